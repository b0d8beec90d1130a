// The page's second module: spreadsheets, and what is shown on demand. It is loaded when first needed.
// Each task takes a request as JSON text and answers JSON text, or tells what is done in its view.
import { saveBlob } from "./files.js";
import { lateStyle } from "./late_style.js";
import start, { fileOf, giveDraft, giveFiles, giveKeep, openFile, showLate, writeResults, writeTable, writeWorkbook } from "./late_engine.js";

await Promise.all([start(), lateStyle()]);

export { fileOf, giveDraft, giveFiles, openFile };

/** Takes the function that keeps and saves; what this module writes is saved here. */
export function connect(ask) {
  const own = { workbook, results };
  giveKeep((task, given) => (own[task] ? own[task](given) : ask(task, given)));
}

/** Shows a view in an element of the page, or anew what it shows there. */
export function show(request, tell, root) {
  showLate(root, request, tell);
}

/** Copies lines so that a spreadsheet takes them. */
export async function copy(request, done) {
  const text = writeTable(request);
  // A frame may not be allowed to, and there is no clipboard without https.
  const copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  done(String(copied ?? false));
}

/** Saves lines as CSV. */
export function csv(request, done) {
  saveBlob(new Blob([writeTable(request)], { type: "text/csv;charset=utf-8" }), "c3p.csv");
  done("true");
}

const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Saves a table of results as CSV or as a workbook. */
async function results(request) {
  const { code, kind } = JSON.parse(request);
  saveBlob(new Blob([writeResults(request)], { type: kind === "csv" ? "text/csv;charset=utf-8" : type }), `c3p-${code}.${kind}`);
  return "true";
}

/** Saves the proposal as a workbook. */
async function workbook(request) {
  // As text: as an object the proposal's numbers would change.
  const given = request.replace("{", `{"date":"${new Date().toLocaleDateString("sv-SE")}",`);
  try {
    saveBlob(new Blob([writeWorkbook(given)], { type }), "c3p.xlsx");
    return "true";
  } catch (refused) {
    if (typeof refused !== "string") throw refused;
    return `{"refused":${refused}}`;
  }
}
