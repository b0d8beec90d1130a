// Starts what keeps proposals in this browser and what hears from outside the page.
import { giveKeep, draftText, isKnown, offerLink, onChange } from "./page.js";
import { openDoors } from "./doors.js";
import { connectFrame } from "./frame.js";
import { hearMissing } from "./gone.js";
import { changed, fail, isBlank, keep, keepIn, leaving, save } from "./keeping.js";
import { goOffline } from "./offline.js";
import { keepReady } from "./original.js";
import { mark } from "./place.js";
import { resume, resumeWithout } from "./resume.js";
import { remember, remembered } from "./session.js";
import { beginWith, heed, inAddress } from "./settings.js";
import { storeOf } from "./store.js";
import { copy } from "./tab.js";
import { giveStore, tasks } from "./tasks.js";
import { giveTexts, question, trouble, word } from "./trouble.js";
import { Late, within } from "./within.js";

/** A frame shares what a tab remembers with the page around it, but may be told otherwise. */
const KEEP = parent === globalThis ? "c3p-keep" : "c3p-keep-framed";

/** Starts keeping, and goes on with what was kept. */
export async function connect(words) {
  giveTexts(words);
  giveKeep(tasks);
  // The page tells what it holds once it has been painted.
  while (!isKnown()) await new Promise((soon) => setTimeout(soon, 10));
  onChange((leaves) => (leaves ? leaving() : dispatchEvent(new Event("c3p:change"))));
  heed(inAddress());
  addEventListener("c3p:change", changed);
  hearMissing();
  if (isToKeep()) await begin();
  else mark("off");
  dispatchEvent(new Event("c3p:kept"));
  await beginWith(inAddress(), isBlank(draftText())).catch(() => trouble("refused", word("failed")));
  const renew = async (go) => {
    await save();
    go();
  };
  // Where a browser refuses, the page works as it is.
  goOffline((go) => question("fresh", word("fresh"), "go", () => renew(go))).catch(() => {});
  if (parent !== globalThis) connectFrame(askFor);
  linked();
  addEventListener("hashchange", linked);
  openDoors();
}

/** Goes on with what was kept, and keeps from now on. What does not work within two seconds is not waited for,
 * but taken when it comes. */
async function begin() {
  keep(settle);
  const store = storeOf(copy);
  const begun = resume(store).then(() => {
    giveStore(store);
    keepIn(store);
    return save();
  });
  try {
    await within(begun);
  } catch (error) {
    fail(error instanceof Late ? "slow" : "blocked");
    await resumeWithout();
  }
}

/** Something is kept here now: it should outlast a browser's tidying, and be of use without a network. */
async function settle() {
  const outlast = async () => parent === globalThis && navigator.storage?.persist?.();
  // Where a browser refuses, the page works as it is.
  await Promise.allSettled([outlast(), keepReady()]);
}

/** Whether the address lets proposals be kept, or let them before a link on the page took its place. */
function isToKeep() {
  const isReload = performance.getEntriesByType("navigation")[0]?.type === "reload";
  const isForbidden = inAddress().keep === "no" || (isReload && remembered(KEEP) === "no");
  remember(KEEP, isForbidden ? "no" : "yes");
  return !isForbidden;
}

/** The address changed: it asks for other settings, or a link brought a proposal. */
function linked() {
  heed(inAddress());
  if (!location.hash.startsWith("#p=")) return;
  offerLink(location.hash);
  history.replaceState(null, "", location.pathname + location.search);
}

/** Asks whether a page that this one stands in may have the results. */
function askFor(host, answered) {
  question("results", word("results").replace("{}", host), "pass", () => answered(true), () => answered(false));
}
