// When the page's module has stopped, by a panic or for want of memory, or its place was emptied: nothing of
// it runs any more. What was typed is known outside of it, is given away, and is started with again.
import texts from "../src/ui/more/guard.json";
import { KEEP, mayNotKeep, remember, remembered } from "./session.js";
import { spoken } from "./spoken.js";
import { asTold, beginTaking, isGoingOn, isStarting, startsWith, take, taken } from "./taken.js";
import { giveAway } from "./way_out.js";

/** What a proposal has in which nothing is answered: the format, its version and the rules. */
const BLANK = 3;

/** Under this a tab remembers what was typed where nobody else kept it. */
const LEFT = `${KEEP}-left`;

/** What everything that still asks something of the module gets. */
const ENDED = new Error("the page has stopped");

/** The page's module, as scripts reach it, and word that it has told what it holds. */
let page;
let known;
/** What was typed before the page was started again, and whether that is kept under its own name. */
let left;
let isOwn = false;
/** Somebody else keeps what is typed. */
let isKept = false;
let isStopped = false;

/** Watches over the module, and goes on with what was typed before it stopped. */
export async function watchModule(given) {
  page = given;
  page.onStop(() => {
    // It has not ended yet, and can be asked a last time.
    take();
    queueMicrotask(() => stop("stopped"));
  });
  addEventListener("error", (event) => heard(event, event.error));
  addEventListener("unhandledrejection", (event) => heard(event, event.reason));
  known = page.isKnown() ? undefined : new Promise((done) => page.onChange(() => done()));
  await known;
  // Where something keeps, that hears of changes itself, and tells them on.
  page.onChange((leaves) => leaves || dispatchEvent(new Event("c3p:change")));
  beginTaking(page);
  left = history.state?.left || remembered(LEFT);
  isOwn = Boolean(history.state?.isOwn);
  if (left) startsWith(left);
  addEventListener("c3p:kept", () => (isKept = true), { once: true });
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && forget());
  const whole = document.querySelector(".whole");
  const emptied = new MutationObserver(() => {
    if (whole.isConnected) return;
    take();
    stop("emptied");
  });
  for (const place of [document.body, whole.parentNode]) emptied.observe(place, { childList: true });
}

/** Goes on with what was typed before the module stopped, where the page was started again for that. */
export async function goOn() {
  await known;
  if (!left) return;
  history.replaceState(null, "");
  forget();
  isGoingOn();
  if (left === page.draftText()) return startsWith(undefined);
  if (isOwn) dispatchEvent(new Event("c3p:again"));
  page.startWith(left);
}

/** The page goes before anybody keeps what was typed: the next one in this tab goes on with it. */
function leave() {
  // What stopped the page as it started would do so again.
  if (isKept || mayNotKeep() || (isStopped && isStarting())) return;
  take();
  if (Object.keys(JSON.parse(taken())).length > BLANK) remember(LEFT, taken());
}

const forget = () => remember(LEFT, "");

/** An error that nobody caught: of the module it means that it has stopped, and after that it is nothing new. */
function heard(event, error) {
  const isOfModule = error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack));
  if (error === ENDED || (isStopped && isOfModule)) event.preventDefault();
  else if (isOfModule) {
    // What ended it did so before it changed anything: what it holds can be read.
    take();
    stop("stopped");
  }
}

/** Ends the module, and says so with what can be done. */
function stop(key) {
  if (isStopped) return;
  isStopped = true;
  page.end(ENDED);
  // What was typed last may be what stopped it: the next page starts with that only where it is asked to.
  dispatchEvent(new CustomEvent("c3p:stopped", { detail: asTold() }));
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  const whole = document.querySelector(".whole");
  if (whole) whole.disabled = true;
  const kept = document.getElementById("kept");
  if (kept) {
    kept.textContent = "";
    kept.dataset.saved = "no";
  }
  const place = document.createElement("div");
  Object.assign(place, { id: "stopped", className: "bulletin", role: "alert", lang: spoken() });
  const said = document.createElement("p");
  said.textContent = texts[key][spoken()];
  place.append(said);
  const again = document.createElement("button");
  Object.assign(again, { type: "button", textContent: texts.again[spoken()], onclick: startAgain });
  again.dataset.stopped = "again";
  offer(place).after(again);
  document.body.prepend(place);
  // Where the page stands in a frame, only what takes the focus is brought to the eyes.
  place.tabIndex = -1;
  place.focus();
}

/** Gives away what was typed, as it stands when that is asked for. */
export const offer = (place) =>
  giveAway(place, () => {
    take();
    return taken();
  });

/** Starts the page anew; what it shall go on with outlives that in the browser's history. What stopped it once as it
    started would stop it again. */
function startAgain() {
  forget();
  try {
    history.replaceState(isStarting() ? null : { left: taken(), isOwn: isKept }, "");
  } catch {
    // It is too long for that.
    document.querySelector("#stopped [data-way-out=save]").click();
  }
  location.reload();
}
