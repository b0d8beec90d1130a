// A part of the page that can't be had since its site has none of it any more, as after a new version: nothing
// more can be opened then. What was typed is offered as a file and as a text, which need nothing more.
import { holdAll, save } from "./keeping.js";
import { notice } from "./notice.js";
import { draftText } from "./page.js";
import { word } from "./trouble.js";
import { giveAway } from "./way_out.js";

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
    // A frame of no origin may not read what a site says of other files than it shares: that it answers has to do.
    if (origin !== "null") return false;
    return fetch(address, { mode: "no-cors", cache: "no-store" }).then(() => true, () => false);
  }
}

function offer() {
  if (document.getElementById(ID)) return;
  // It stays until the page is loaded anew.
  const anew = () => (reload(), false);
  const element = notice(ID, word("gone"), [
    [word("anew"), () => {}, anew],
    [word("close"), () => {}],
  ]);
  const ways = document.createElement("div");
  giveAway(ways, draftText);
  element.querySelector("button").before(ways);
}

async function reload() {
  await save();
  holdAll();
  location.reload();
}
