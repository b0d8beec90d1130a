// A copy of the page to give away: this file as it was opened, or the one that the site has ready.
let original;

/** Where the proposal stands in it. */
const PLACE = /(<script id="proposal"[^>]*>)[^<]*/;

/** A browser that saves this file again, by its own "save as", writes into it what stood on the page: all of that
    goes, so that the file starts like any other. */
export function asWritten() {
  const { body, documentElement: root } = document;
  const own = (part) => part.localName === "script" || ["trouble", "app"].includes(part.id);
  for (const part of [...body.children]) if (!own(part)) part.remove();
  for (const { name } of [...root.attributes]) if (!["lang", "data-copy"].includes(name)) root.removeAttribute(name);
  document.getElementById("app").replaceChildren();
  const trouble = document.getElementById("trouble");
  trouble.hidden = false;
  delete trouble.dataset.failed;
  for (const text of trouble.querySelectorAll("[data-trouble]")) text.hidden = !["slow", "late"].includes(text.dataset.trouble);
}

/** Keeps the document as it was before anything ran in it. */
export function keepOriginal(html) {
  original = `<!doctype html>\n${html}`;
}

/** The text of a copy with a proposal in it, in the language that is spoken now. */
export async function copyWith(proposal, id) {
  const html = original ?? (await (await fetch(new URL("./copy.html", import.meta.url))).text());
  // After the site has changed there may be something else at its old addresses.
  if (!PLACE.test(html)) throw new Error("no copy of the page");
  // As text: as an object its numbers would change.
  const saved = JSON.stringify({ saved: Date.now(), text: proposal }).replaceAll("<", "\\u003c");
  return html
    .replace(/<html[^>]*>/, `<html lang="${document.documentElement.lang}" data-copy="${id}">`)
    .replace(PLACE, (_, tag) => tag + saved);
}

/** The proposal that came with this copy, if any, and when it was saved. */
export function broughtAlong() {
  try {
    return JSON.parse(document.getElementById("proposal").textContent);
  } catch {
    return undefined;
  }
}
