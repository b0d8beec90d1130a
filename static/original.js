// A copy of the page to give away: this file as it was opened, or the one that the site has ready.
let original;

/** Where the proposal stands in it. */
const PLACE = /(<script id="proposal"[^>]*>)[^<]*/;

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
