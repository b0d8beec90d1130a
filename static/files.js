// Files in and out: where the browser can, a file is saved in its place; elsewhere it is downloaded.

/** Where a file was saved last. */
let place;

/** The proposal that was saved there: no other is saved over it without being asked for. */
let placed;

/** Files that are compared at most. */
const MOST = 20;

/** The day, such as `2026-11-25`. */
export const today = () => new Date().toLocaleDateString("sv-SE");

/** What the file of a proposal is called that is saved as it was typed. */
export const plainName = () => `c3p-${today()}.c3p.json`;

/** Saves a blob as a download. */
export function saveBlob(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Saves a proposal's text, in the file that was chosen before where it shall be saved again. */
export async function saveFile(number, text, name, again) {
  const blob = new Blob([text], { type: "application/json" });
  if (!("showSaveFilePicker" in globalThis) || parent !== globalThis) {
    saveBlob(blob, name);
    return { name };
  }
  try {
    if (!again || !place || placed !== number) {
      place = await showSaveFilePicker({ suggestedName: name, types: [{ accept: { "application/json": [".json"] } }] });
      placed = number;
    }
    const file = await place.createWritable();
    await file.write(blob);
    await file.close();
    return { name: place.name };
  } catch (error) {
    if (error.name === "AbortError") return {};
    place = undefined;
    saveBlob(blob, name);
    return { name };
  }
}

/** Asks for files, or for one, and answers them; none where nothing is chosen. */
export function pickFiles(one) {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = !one;
  input.accept = ".json,application/json";
  return new Promise((done) => {
    input.oncancel = () => done([]);
    input.onchange = () => done([...input.files]);
    input.click();
  });
}

/** The texts of several files, but of those that are too large and of more than are compared. */
export function readAll(files) {
  const one = async (file, at) => {
    const large = file.size > 10_000_000;
    return { name: file.name, large, text: large || at >= MOST ? null : await file.text() };
  };
  return Promise.all(files.map(one));
}
