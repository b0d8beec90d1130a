// When the page's module has stopped, by a panic or for want of memory, or its place was emptied: nothing of
// it runs any more. What was typed is kept outside of it as text, is saved as a file, and is started with again.
import texts from "../src/ui/more/guard.json";
import { saveBlob } from "./files.js";
import { KEEP, mayNotKeep, remember, remembered } from "./session.js";
import { spoken } from "./spoken.js";

/** Letters above which a text is not taken over at every keystroke, and how long after the first of them it is: no
    longer than until it is saved, so that nothing older takes the place of what was. */
const LONG = 500_000;
const PAUSE = 300;

/** What a proposal has in which nothing is answered: the format, its version and the rules. */
const BLANK = 3;

/** Under this a tab remembers what was typed where nobody else kept it. */
const LEFT = `${KEEP}-left`;

/** What everything that still asks something of the module gets. */
const ENDED = new Error("the page has stopped");

/** The page's module, as scripts reach it. */
let page;
/** What was taken over last, the number of the proposal, and how many changes came since. */
let latest;
let number;
let behind = 0;
let timer;
/** Somebody else keeps what is typed. */
let isKept = false;
let isStopped = false;

const word = (key) => texts[key][spoken()];

/** Watches over the module, and goes on with what was typed before it stopped. */
export async function watchModule(given) {
  page = given;
  page.onStop(() => queueMicrotask(() => stop("stopped")));
  addEventListener("error", (event) => heard(event, event.error));
  addEventListener("unhandledrejection", (event) => heard(event, event.reason));
  await known();
  // Where something keeps, that hears of changes itself, and tells them on.
  page.onChange((leaves) => leaves || dispatchEvent(new Event("c3p:change")));
  addEventListener("c3p:change", changed);
  addEventListener("c3p:kept", () => (isKept = true), { once: true });
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && forget());
  take();
  const whole = document.querySelector(".whole");
  const emptied = new MutationObserver(() => whole.isConnected || stop("emptied"));
  for (const place of [document.body, whole.parentNode]) emptied.observe(place, { childList: true });
}

async function known() {
  while (!page.isKnown()) await new Promise((soon) => setTimeout(soon, 10));
}

/** Goes on with what was typed before the module stopped, where the page was started again for that. */
export async function goOn() {
  const left = history.state?.left || remembered(LEFT);
  if (!left) return;
  await known();
  history.replaceState(null, "");
  forget();
  latest = left;
  if (left !== page.draftText()) page.startWith(left);
}

/** The page goes before anybody keeps what was typed: the next one in this tab goes on with it. */
function leave() {
  if (isKept || mayNotKeep()) return;
  take();
  if (Object.keys(JSON.parse(latest)).length > BLANK) remember(LEFT, latest);
}

const forget = () => remember(LEFT, "");

function changed() {
  behind += 1;
  if (latest?.length > LONG) timer ??= setTimeout(take, PAUSE);
  else take();
}

function take() {
  timer = undefined;
  if (isStopped || !page.isKnown()) return;
  [latest, number, behind] = [page.draftText(), page.draftNumber(), 0];
}

/** An error that nobody caught: of the module it means that it has stopped, and after that it is nothing new. */
function heard(event, error) {
  const isOfModule = error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack));
  if (error === ENDED || (isStopped && isOfModule)) event.preventDefault();
  else if (isOfModule) stop("stopped");
}

/** Ends the module, and says so with what can be done. */
function stop(key) {
  if (isStopped) return;
  isStopped = true;
  page.end(ENDED);
  dispatchEvent(new CustomEvent("c3p:stopped", { detail: { number, text: latest, behind } }));
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
  said.textContent = word(key);
  place.append(said);
  offer(place);
  place.querySelector("button").after(button("again", startAgain));
  document.body.prepend(place);
  // Where the page stands in a frame, only what takes the focus is brought to the eyes.
  place.tabIndex = -1;
  place.focus();
}

/** Offers what was typed as a file, and as a text to copy where files can't be saved. */
export function offer(place) {
  const label = document.createElement("label");
  const text = document.createElement("textarea");
  Object.assign(text, { readOnly: true, rows: 3, value: latest ?? "" });
  text.addEventListener("focus", () => {
    take();
    text.value = latest;
    text.select();
  });
  label.append(word("copy"), text);
  place.append(button("save", save), label);
}

function button(key, act) {
  const element = document.createElement("button");
  Object.assign(element, { type: "button", textContent: word(key), onclick: act });
  element.dataset.stopped = key;
  return element;
}

function save() {
  take();
  saveBlob(new Blob([latest], { type: "application/json" }), "c3p.c3p.json");
}

/** Starts the page anew; what it shall go on with outlives that in the browser's history. */
function startAgain() {
  try {
    history.replaceState({ left: latest }, "");
  } catch {
    // It is too long for that.
    save();
  }
  location.reload();
}
