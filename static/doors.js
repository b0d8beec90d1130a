// What the whole page takes: files that are dropped on it, and keys for saving and undoing.
import { plainName, readAll, saveFile, today } from "./files.js";
import { save } from "./keeping.js";
import { draftNumber, draftText, undo } from "./page.js";
import { trouble, word } from "./trouble.js";
import { views } from "./views.js";

/** Opens them. */
export function openDoors() {
  addEventListener("keydown", pressed);
  addEventListener("dragover", (event) => isFile(event) && event.preventDefault());
  addEventListener("drop", dropped);
}

/** Ctrl+S saves a file, in the place where it was saved before. Where nothing has the focus, as while a row
 * changes places, undo and redo are heard here: the page hears what happens in its own parts. */
async function pressed(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const redoes = key === "y" || (key === "z" && event.shiftKey);
  if (event.target === document.body && (redoes || key === "z")) {
    event.preventDefault();
    undo(redoes);
  }
  if (key !== "s" || event.shiftKey) return;
  event.preventDefault();
  try {
    // Where what writes files can't be had, what was typed can be saved as it is.
    const [name, text] = await views().then(({ fileOf }) => fileOf(today()), () => [plainName(), draftText()]);
    await saveFile(draftNumber(), text, name, true);
  } catch {
    trouble("refused", word("failed"));
  }
}

/** Files are on their way to the page, and not to a field that takes files itself. */
const isFile = ({ dataTransfer, target }) => dataTransfer?.types.includes("Files") && target.type !== "file";

/** A file that begins like a proposal's. */
const isProposal = async (file) => /\.json$/i.test(file.name) || /^\s*\{/.test(await file.slice(0, 64).text());

/** An estimate that is dropped goes where tables are taken over, and is looked at there. */
async function takeOver(file) {
  // Settings of the address stay, as on any move.
  const settings = location.hash.slice(1).split("&").filter((part) => part.includes("="));
  location.hash = ["budget", ...settings].join("&");
  const place = () => document.querySelector("#budget [data-intake=file]");
  for (let wait = 0; !place(); wait += 1) {
    if (wait === 200) throw new Error("tables can't be taken over");
    if (wait % 20 === 0) document.querySelector("#budget [data-task=intake]")?.click();
    await new Promise((done) => setTimeout(done, 100));
  }
  const given = new DataTransfer();
  given.items.add(file);
  place().files = given.files;
  place().dispatchEvent(new Event("change", { bubbles: true }));
}

/** What is dropped on the page: a proposal is opened, an estimate taken over, several proposals are compared. */
async function dropped(event) {
  if (!isFile(event) || event.defaultPrevented) return;
  event.preventDefault();
  const files = [...event.dataTransfer.files];
  try {
    if (files.length === 1 && !(await isProposal(files[0]))) return await takeOver(files[0]);
    const [given, { compare, openFile }] = await Promise.all([readAll(files), views()]);
    if (given.length > 1) return compare(given);
    await save();
    // Who goes on typing does not mean the proposal that takes the place of this one.
    const field = document.activeElement;
    document.getElementById("main")?.focus({ preventScroll: true });
    const refused = openFile(given[0].text ?? " ".repeat(10_000_001));
    if (!refused) return;
    field?.focus({ preventScroll: true });
    trouble("refused", refused);
  } catch {
    trouble("refused", word("failed"));
  }
}
