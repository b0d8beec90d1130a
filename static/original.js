// A copy of the page to give away: this file as it was opened, or the one that the site has ready.
import { spoken } from "./spoken.js";

let original;

/** Where the proposal stands in it. */
const PLACE = /(<script id="proposal"[^>]*>)[^<]*/;

/** The one that the site has ready. */
const address = () => new URL("./copy.html", import.meta.url);
/** Where the browser keeps that for when there is no network; a site may have the page at several places. */
const shelf = () => caches.open(`c3p-copy-${new URL("../", import.meta.url).pathname}`);

/** Keeps the document as it was before anything ran in it. */
export function keepOriginal(html) {
  original = `<!doctype html>\n${html}`;
}

/** The text of a copy with a proposal in it, in the language that is spoken now. */
export async function copyWith(proposal, id) {
  const html = original ?? (await ready());
  // As text: as an object its numbers would change.
  const saved = JSON.stringify({ saved: Date.now(), text: proposal }).replaceAll("<", "\\u003c");
  return html
    .replace(/<html[^>]*>/, `<html lang="${spoken()}" data-copy="${id}">`)
    .replace(PLACE, (_, tag) => tag + saved);
}

/** What the site has ready. After the site has changed there may be something else at its old addresses. */
async function ready() {
  for (const from of [() => fetch(address()), async () => (await shelf()).match(address())]) {
    const html = await from().then((answer) => answer?.text()).catch(() => "");
    if (PLACE.test(html)) return html;
  }
  throw new Error("no copy of the page");
}

/** Has it there for when there is no network. What is made when it is first asked for has no name of its own,
 * and is left where it is. */
export async function keepReady() {
  if (original || parent !== globalThis || navigator.connection?.saveData) return;
  const { href } = address();
  if (href.endsWith("/copy.html")) return;
  const kept = await shelf();
  if (await kept.match(href)) return;
  await kept.add(href);
  // A tab may still run the version before.
  const old = (await kept.keys()).filter(({ url }) => url !== href).slice(0, -1);
  for (const request of old) await kept.delete(request);
}

/** The proposal that came with this copy, if any, and when it was saved. */
export function broughtAlong() {
  try {
    const { saved, text } = JSON.parse(document.getElementById("proposal").textContent);
    return typeof text === "string" ? { saved: Number(saved), text } : undefined;
  } catch {
    return undefined;
  }
}
