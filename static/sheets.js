// What the page does with spreadsheets, in a module of its own: it is loaded when first needed. Each
// task takes a request as JSON text, and a file where there is one, and answers JSON text.
import start, { readTable, readWorkbook, writeTable, writeWorkbook } from "./engine.js";

const ready = start();

/** The workbook that was read last: another of its sheets may be asked for. */
let last;

const decode = (bytes) => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
};

const isWorkbook = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Reads a pasted text or a file to what a preview shows. */
export async function read(request, file) {
  await ready;
  const { text, sheet = 0, ...options } = JSON.parse(request);
  if (!file) return readTable(JSON.stringify({ kind: "paste", text, ...options }));
  if (last?.file !== file) last = { file, bytes: new Uint8Array(await file.arrayBuffer()) };
  if (!isWorkbook(last.bytes)) {
    return readTable(JSON.stringify({ kind: "csv", text: decode(last.bytes), ...options }));
  }
  last.book ??= JSON.parse(readWorkbook(last.bytes));
  const { refused, sheets, own } = last.book;
  if (refused) return JSON.stringify({ refused });
  if (own && !options.columns) return JSON.stringify({ own });
  const rows = sheets[sheet]?.rows ?? [];
  const preview = JSON.parse(readTable(JSON.stringify({ kind: "rows", rows, ...options })));
  return JSON.stringify({ ...preview, sheets: sheets.map(({ name }) => name), sheet });
}

/** Copies lines so that a spreadsheet takes them. */
export async function copy(request) {
  await ready;
  await navigator.clipboard.writeText(writeTable(request));
  return "true";
}

/** Saves lines as CSV. */
export async function csv(request) {
  await ready;
  save(new Blob([writeTable(request)], { type: "text/csv;charset=utf-8" }), "c3p.csv");
  return "true";
}

/** Saves the proposal as a workbook. */
export async function workbook(request) {
  await ready;
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const date = new Date().toLocaleDateString("sv-SE");
  const given = JSON.stringify({ ...JSON.parse(request), date });
  try {
    save(new Blob([writeWorkbook(given)], { type }), "c3p.xlsx");
    return "true";
  } catch (refused) {
    return typeof refused === "string" ? `{"refused":${refused}}` : "null";
  }
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
