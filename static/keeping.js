// Keeps what is typed within a second, and holds what is not kept yet where the page may go. Says how that
// stands, quietly, and speaks up where it can't.
import { hold, release, releaseAll } from "./held.js";
import { draftNumber, draftText } from "./page.js";
import { mark, say, sayAgain } from "./place.js";
import { remember } from "./session.js";
import { HERE, fresh, page } from "./tab.js";
import { over, trouble } from "./trouble.js";
import { Late, within } from "./within.js";

/** Milliseconds between a change and its saving: of the last, and at most of the first. */
const PAUSE = 300;
const MOST = 800;
/** Letters of a proposal for which there is always room where it is held. */
const HELD = 2_000_000;
/** Ways in which the store fails. */
const FAULTS = ["full", "blocked", "slow", "lost"];

/** Where the proposals are kept that this tab has had, by their numbers: undoing goes back to them. */
const ids = new Map();
/** How this tab saved or opened last each of them, by its id: revision and pages. */
const known = new Map();
/** The text of the one on the page as it was saved or opened last. */
let last = {};
/** Those that were left before they were saved, by their numbers. */
const left = new Map();
let store;
/** Proposals are to be kept, whether the store can be had or not. */
let keeps = false;
/** The store fails. */
let fails = false;
/** One of those that were left could not be saved, though others may be. */
let lacks = false;
/** The page has stopped; nothing can be asked of it any more. */
let hasEnded = false;
/** The number of the proposal that was saved last. */
let shown = 0;
/** How many changes there were, and the text of the proposal on the page after so many of them. */
let changes = 0;
let made = {};
let saving = Promise.resolve();
let timer;
let since;
let first = () => {};
const others = "BroadcastChannel" in globalThis ? new BroadcastChannel("c3p-calculator") : undefined;

/** The id of the proposal on the page, where it is kept. */
export const here = () => [ids.get(draftNumber())].find((id) => known.has(id));

/** Nothing is answered yet: there are the format, its version and the rules. */
export const isBlank = (text) => Object.keys(JSON.parse(text)).length <= 3;

/** The proposal on the page as text. It is made once for each change, for all that go by it: it may be long. */
function textNow() {
  if (made.change !== changes) {
    made = { change: changes, text: draftText() };
    dispatchEvent(new CustomEvent("c3p:text", { detail: { text: made.text, number: draftNumber() } }));
  }
  return made.text;
}

/** From now on what is typed is held; `told` hears when this page has saved something first. */
export function keep(told) {
  keeps = true;
  first = () => {
    first = () => {};
    told();
  };
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  addEventListener("c3p:stopped", ended);
  addEventListener("c3p:again", again);
  others?.addEventListener("message", heard);
}

/** From now on it goes into a store. */
export function keepIn(given) {
  store = given;
  works();
}

/** The store does what it should. */
function works() {
  fails = false;
  over(FAULTS);
  warn(false);
}

/** The proposal on the page is one that was kept. The page writes numbers and keys its own way; that
 * alone is no change. */
export function isKept({ id, revision, from, saved }, text = textNow()) {
  if (!keeps) return;
  ids.set(draftNumber(), id);
  known.set(id, { revision, from });
  last = { id, text };
  shown = draftNumber();
  remember(HERE, id);
  say(saved);
  others?.postMessage({ id, asks: true });
}

/** The proposal on the page is one that was held and that the store has yet to get: it is held on. */
export function isHeld({ id, revision, from }) {
  ids.set(draftNumber(), id);
  known.set(id, { revision, from });
  return keeps && holdAll();
}

/** From now on nothing is kept or held, and what this page has put into the store, or holds, is taken back. */
export function stop() {
  keeps = false;
  fails = false;
  warn(false);
  releaseAll();
  const done = saving.then(async () => {
    const before = store;
    store = undefined;
    known.clear();
    await before?.takeBack();
  });
  saving = done.catch(() => {});
  return within(done);
}

/** Something was typed: it is saved soon. */
export function changed() {
  changes += 1;
  clearTimeout(timer);
  const now = performance.now();
  since ??= now;
  timer = setTimeout(save, Math.min(PAUSE, Math.max(0, since + MOST - now)));
  if (last.text?.length > HELD) warn(true);
  mark("no");
}

/** Another proposal is about to take the place of this one, which is saved as it stands. */
export function leaving() {
  const [number, text] = [draftNumber(), textNow()];
  if (!unsaved(number, text, changes)) return;
  left.set(number, { text, change: changes });
  save();
}

/** Saves what stands here, one after the other; whoever waits for it waits two seconds at most. */
export function save() {
  clearTimeout(timer);
  since = undefined;
  if (hasEnded) return Promise.resolve();
  if (fails) holdAll();
  saving = saving.then(saveAll);
  return within(saving).catch(() => {});
}

async function saveAll() {
  if (hasEnded) return undefined;
  if (!store) return mark(keeps && !fails ? "no" : "off");
  lacks = false;
  for (const [number, { text, change }] of left) {
    if (!(await isSaved(number, text, change))) lacks = true;
    else if (left.get(number)?.text === text) left.delete(number);
    if (!keeps) return undefined;
  }
  const [number, text, change] = [draftNumber(), textNow(), changes];
  const isDone = await isSaved(number, text, change);
  if (!keeps) return undefined;
  // That this one is saved is not all there is to say.
  if (lacks) say(0);
  if (!isDone || lacks) return mark("off");
  // The list of what is kept no longer stands on any of it.
  if (number !== shown) dispatchEvent(new Event("c3p:kept"));
  shown = number;
  // What was typed while this was being saved is saved next.
  mark(left.size === 0 && changes === change ? "yes" : "no");
}

/** A proposal as it goes into the store, or is held; nothing where that has been done. */
function unsaved(number, text, change) {
  const id = ids.get(number);
  const before = known.get(id);
  if (before ? last.id === id && last.text === text : isBlank(text)) return undefined;
  if (!id) ids.set(number, fresh());
  return { id: ids.get(number), revision: before?.revision ?? 0, from: { ...before?.from, [page]: change }, text };
}

/** Saves a proposal; answers whether it is kept. */
async function isSaved(number, text, change) {
  const given = unsaved(number, text, change);
  if (!given) {
    // What could not be saved, or is held, was taken back: what stands here is kept.
    release(ids.get(number), change);
    sayAgain();
    return true;
  }
  try {
    const put = store.put(given, fresh());
    within(put).catch((error) => error instanceof Late && keeps && fail("slow"));
    const record = await put;
    release(given.id, change);
    // Nothing is to be kept any more, or the page has stopped, since this was asked for.
    if (!keeps) return false;
    if (!lacks) works();
    ids.set(number, record.id);
    known.set(record.id, record);
    if (number === draftNumber()) isKept(record, text);
    if (record.id !== given.id) {
      trouble("parted");
      // What was typed meanwhile is held under the id it has now.
      release(given.id, Infinity);
      if (number === draftNumber()) holdAll();
    }
    first();
    others?.postMessage({ id: record.id });
    dispatchEvent(new Event("c3p:kept"));
    return true;
  } catch (error) {
    if (keeps) fail(faultOf(error));
    return false;
  }
}

/** In which way the store failed. What was never had from it or saved can't be lost. */
function faultOf(error) {
  if (error instanceof Late) return "slow";
  if (error.name === "QuotaExceededError") return "full";
  return last.id ? "lost" : "blocked";
}

/** Says that the store fails, and holds what it does not take. */
export function fail(how) {
  fails = true;
  trouble(how);
  // That may be closed soon; this stays.
  say(0);
  mark("off");
  holdAll();
}

/** The page may go: what is not saved by then is held. */
function leave() {
  holdAll();
  save();
}

/** The page has stopped: what it told last is held, since it can't be asked for more. */
function ended({ detail: { number, text } }) {
  hasEnded = true;
  clearTimeout(timer);
  if (text) holdAll([number, { text, change: changes }]);
  keeps = false;
}

/** What comes next is the proposal that stands here, with what was typed into it last. */
function again() {
  const id = ids.get(draftNumber());
  const same = () => id && ids.set(draftNumber(), id);
  addEventListener("c3p:change", same, { once: true });
}

/** Holds at once what the store does not have; answers whether there was room for all of it. */
export function holdAll(last) {
  if (!keeps) return true;
  const now = last ?? [draftNumber(), { text: textNow(), change: changes }];
  let isHeld = true;
  for (const [number, { text, change }] of [...left, now]) {
    const given = unsaved(number, text, change);
    if (!given) continue;
    isHeld = hold(given, change) && isHeld;
    if (number === now[0]) remember(HERE, given.id);
  }
  warn(!isHeld);
  return isHeld;
}

/** Has the browser ask before the page goes, where nothing else can keep what was typed. A frame goes with
 * its page. */
function warn(asks) {
  if (parent === globalThis) (asks ? addEventListener : removeEventListener)("beforeunload", ask);
}

function ask(event) {
  if (!holdAll()) event.preventDefault();
}

/** Another tab has the same proposal open. */
function heard({ data }) {
  const id = here();
  if (!id || data?.id !== id) return;
  if (data.asks) others.postMessage({ id });
  trouble("elsewhere");
}
