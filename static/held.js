// What was typed last, where a page goes before the store has it: held in a place that is written at once,
// though there is little room in it. The page that is opened next takes it over into the store.
import { copy, page } from "./tab.js";

/** All that is held for this page or this copy of it; behind it the page that holds it, and the proposal. */
const PREFIX = `c3p-held-${copy}-`;

/** Up to which change of this page what it holds of each proposal goes. */
const own = new Map();

const keyOf = (id) => `${PREFIX}${page}-${id}`;

/** Holds a proposal's text as it is after so many changes; answers whether there was room for it. */
export function hold(given, change) {
  try {
    localStorage.setItem(keyOf(given.id), JSON.stringify({ ...given, saved: Date.now() }));
    own.set(given.id, change);
    return true;
  } catch {
    return false;
  }
}

/** The store has a proposal as it is after so many changes: what is held of it and is no newer may go. */
export function release(id, change) {
  if (!(own.get(id) <= change)) return;
  own.delete(id);
  remove(keyOf(id));
}

/** Nothing that this page holds is to be held any more. */
export function releaseAll() {
  for (const id of [...own.keys()]) release(id, Infinity);
}

/** What pages before this one held, the earliest first: each under its key, as it is (`raw`), and read
 * (`given`) where it can be. */
export function held() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && !key.startsWith(PREFIX + page));
    const all = keys.map((key) => ({ key, raw: localStorage.getItem(key), given: read(localStorage.getItem(key)) }));
    return all.sort((a, b) => (a.given?.saved ?? 0) - (b.given?.saved ?? 0));
  } catch {
    // Where nothing can be read, nothing could be held.
    return [];
  }
}

/** What was held is in the store, or this page holds it now. A tab that is still open may have put something
 * later there meanwhile, which stays. */
export function drop({ key, raw }) {
  try {
    if (localStorage.getItem(key) === raw) remove(key);
  } catch {
    // What is taken over twice is known by its changes.
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // What is taken over twice is known by its changes.
  }
}

/** Others write into that place too. */
function read(raw) {
  try {
    const { id, revision, from, text, saved } = JSON.parse(raw);
    const isFrom = from && typeof from === "object" && Object.values(from).every(Number.isSafeInteger);
    const isGiven = typeof id === "string" && id.length <= 100 && Number.isSafeInteger(revision) && typeof text === "string";
    return isFrom && isGiven && Number.isFinite(saved) ? { id, revision, from: { ...from }, text, saved } : undefined;
  } catch {
    return undefined;
  }
}
