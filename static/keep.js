// Starts what keeps proposals in this browser and what hears from outside the page.
import { giveKeep, draftText, offerLink, onChange } from "./page.js";
import { askFor } from "./consent.js";
import { openDoors } from "./doors.js";
import { connectFrame } from "./frame.js";
import { hearMissing } from "./gone.js";
import { changed, fail, isBlank, keep, keepIn, leaving, save, stop } from "./keeping.js";
import { goOffline } from "./offline.js";
import { keepReady } from "./original.js";
import { withhold } from "./place.js";
import { resume, resumeWithout } from "./resume.js";
import { beginWith, heed, inAddress } from "./settings.js";
import { storeOf } from "./store.js";
import { copy } from "./tab.js";
import { giveStore, tasks } from "./tasks.js";
import { giveTexts, question, trouble, word } from "./trouble.js";
import { mayKeep, rememberView, takingBack } from "./visit.js";
import { Late, within } from "./within.js";

/** Proposals are kept. */
let keeps = false;

/** Starts keeping, and goes on with what was kept. */
export async function connect(words) {
  giveTexts(words);
  giveKeep(tasks);
  onChange((leaves) => (leaves ? leaving() : dispatchEvent(new Event("c3p:change"))));
  heed(inAddress());
  addEventListener("c3p:change", changed);
  addEventListener("c3p:view", rememberView);
  hearMissing();
  keeps = mayKeep();
  if (keeps) await begin();
  else withhold();
  dispatchEvent(new Event("c3p:kept"));
  // Who types need not wait for what comes from elsewhere.
  openToOthers();
}

/** Hears the address and the page around this one, once the page has begun by the rules they ask for. */
async function openToOthers() {
  await beginWith(inAddress(), () => isBlank(draftText())).catch(() => trouble("refused", word("failed")));
  const renew = async (go) => {
    await save();
    go();
  };
  // Where a browser refuses, the page works as it is.
  goOffline((go) => question("fresh", word("fresh"), "go", () => renew(go))).catch(() => {});
  const failed = () => trouble("refused", word("failed"));
  if (parent !== globalThis) connectFrame((host, answered) => askFor(host, word, answered), failed);
  linked();
  addEventListener("hashchange", linked);
  openDoors();
}

/** Goes on with what was kept, and keeps from now on. What does not work within two seconds is not waited for,
 * but taken when it comes. */
async function begin() {
  keep(settle);
  try {
    await within(resumeIn(storeOf(copy)));
  } catch (error) {
    if (error instanceof Late) fail("slow");
    await resumeWithout();
  }
}

/** Goes on with what a store has, and keeps in it. Where going on fails that is said, and what is typed next is
 * tried to be saved all the same. */
async function resumeIn(store) {
  const fault = await resume(store).then(() => undefined, (error) => error);
  if (!keeps) return;
  // What this visit puts there it may have to take back.
  const own = takingBack(store);
  giveStore(own);
  keepIn(own);
  if (!fault) return save();
  fail(fault instanceof Late ? "slow" : "blocked");
  throw fault;
}

/** Something is kept here now: it should outlast a browser's tidying, and be of use without a network. */
async function settle() {
  const outlast = async () => parent === globalThis && navigator.storage?.persist?.();
  // Where a browser refuses, the page works as it is.
  await Promise.allSettled([outlast(), keepReady()]);
}

/** The address changed: it asks for other settings, or a link brought a proposal. */
function linked() {
  heed(inAddress());
  if (keeps && !mayKeep()) stopKeeping();
  if (!/^#p(=|%3[Dd])/.test(location.hash)) return;
  offerLink(location.hash);
  // The step that is shown, unless it is the first, and the settings stay in the address.
  const step = document.querySelector('.steps a[aria-current=page]:not([href="#start"])')?.hash.slice(1);
  const settings = location.hash.slice(1).split("&").filter((part) => /^(theme|mode|lang|rules|keep|view)=/.test(part));
  const rest = [step, ...settings].filter(Boolean).join("&");
  history.replaceState(null, "", location.pathname + location.search + (rest && `#${rest}`));
}

/** Nothing is to be kept any more: what this visit has kept goes as well, and that is said. */
async function stopKeeping() {
  keeps = false;
  const isDone = await stop().then(() => true, () => false);
  giveStore(undefined);
  withhold();
  trouble("stopped", word(isDone ? "stopped" : "remains"));
  dispatchEvent(new Event("c3p:kept"));
}
