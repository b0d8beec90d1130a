// A part of the page that can't be had since its site has none of it any more, as after a new version: nothing
// more can be opened then. What was typed is offered as a file and as a text, which need nothing more.
import { plainName, saveFile } from "./files.js";
import { holdAll, save } from "./keeping.js";
import { notice } from "./notice.js";
import { draftNumber, draftText } from "./page.js";
import { word } from "./trouble.js";

const ID = "keep-gone";

/** Hears of parts that can't be had. */
export function hearMissing() {
  addEventListener("c3p:missing", async ({ detail }) => (await isGone(detail)) && offer());
}

/** Whether the site answers that there is no such file, or with a page in its place. Without an answer there is
 * no connection, and with another the site is out of order: trying again will do. It is asked at an address of its
 * own, since what failed may be kept under the other. */
async function isGone(address) {
  try {
    const { ok, status, headers } = await fetch(`${address}?is-there`, { cache: "no-store" });
    return ok ? (headers.get("content-type") ?? "").includes("html") : status < 500;
  } catch {
    return false;
  }
}

function offer() {
  if (document.getElementById(ID)) return;
  const text = document.createElement("textarea");
  Object.assign(text, { readOnly: true, rows: 4, hidden: true, ariaLabel: word("by_hand") });
  // These stay until the page is loaded anew: one of them may not work where the page stands.
  const stay = (act) => () => (act(), false);
  const element = notice(ID, word("gone"), [
    [word("as_file"), () => {}, stay(() => saveFile(draftNumber(), draftText(), plainName(), false))],
    [word("as_text"), () => {}, stay(() => show(text))],
    [word("anew"), () => {}, stay(reload)],
    [word("close"), () => {}],
  ]);
  element.append(text);
}

/** Shows what was typed, and copies it where the browser lets it; elsewhere a person does. */
function show(text) {
  Object.assign(text, { hidden: false, value: draftText() });
  text.focus();
  text.select();
  navigator.clipboard?.writeText(text.value).catch(() => {});
}

async function reload() {
  await save();
  holdAll();
  location.reload();
}
