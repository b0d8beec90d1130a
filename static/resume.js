// What the page starts with: what it was left with, taken over where the store did not have it yet; what came
// with a copy of it; or else what was saved last.
import { drop, held } from "./held.js";
import { isBlank, isHeld, isKept } from "./keeping.js";
import { broughtAlong } from "./original.js";
import { draftNumber, draftText, startWith } from "./page.js";
import { remember, remembered } from "./session.js";
import { nameOf } from "./store.js";
import { HERE, fresh } from "./tab.js";
import { moment, question, trouble, word } from "./trouble.js";

/** Goes on with what a store has, unless something was typed already. */
export async function resume(store) {
  // A store that takes nothing may still have what can be read.
  let damaged = await store.tidy().catch(() => 0);
  const rest = [];
  for (const one of held()) {
    try {
      damaged += await takeOver(store, one);
      drop(one);
    } catch {
      // It stays held, for the next page, or is held by this one.
      if (isProposal(one)) rest.push(one);
    }
  }
  if (damaged) trouble("damaged");
  const kept = (await store.list()).filter(({ deleted }) => !deleted);
  const isHere = ({ id }) => id === remembered(HERE);
  const latest = [...rest.map((one) => ({ ...one.given, one })), ...kept].sort((a, b) => b.saved - a.saved);
  const all = [...latest.filter(isHere), ...latest.filter((record) => !isHere(record))];
  const brought = broughtAlong();
  if (brought && !isSame(brought, all[0]) && isBlank(draftText())) {
    if (await starts(brought.text)) return ask(store, all[0], brought);
    await store.setAside(brought.text).catch(() => {});
    trouble("damaged");
  }
  const going = goOnWith(store, all);
  // Who decides about an offer may take long.
  if (!isOffered()) await going;
}

const isProposal = ({ given }) => given && nameOf(given.text) !== undefined;

/** Takes over into a store what was held; answers how many can't be read. */
async function takeOver(store, { given, raw }) {
  if (!isProposal({ given })) {
    await store.setAside(raw);
    return 1;
  }
  const { id } = await store.put(given, fresh());
  if (id !== given.id) {
    trouble("parted");
    if (remembered(HERE) === given.id) remember(HERE, id);
  }
  return 0;
}

/** What a link or the page around this one offers, and nobody has decided about yet. */
const isOffered = () => document.querySelector('dialog[data-shows="linked"]');

/** Until somebody has decided about what is offered. */
function decided() {
  if (!isOffered()) return undefined;
  return new Promise((done) => {
    const gone = new MutationObserver(() => {
      if (isOffered()) return;
      gone.disconnect();
      done();
    });
    gone.observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-shows"] });
  });
}

/** Goes on with the first of these that the page can read, unless something was typed or opened. An offer would
 * be closed by that: it is decided about first. */
async function goOnWith(store, all) {
  await decided();
  for (const record of all) {
    if (!isBlank(draftText()) || (await load(store, record))) return;
  }
}

/** Starts with what there is without a store. */
export async function resumeWithout() {
  if (!isBlank(draftText())) return;
  const all = held().filter(({ given }) => given);
  const last = all.findLast(({ given }) => given.id === remembered(HERE)) ?? all.at(-1);
  const brought = broughtAlong();
  const isLater = last && !(brought?.saved > last.given.saved);
  if (!(isLater && (await holdsOn(last))) && brought) await starts(brought.text);
}

/** Goes on with what the store does not take, or can't be asked for; from now on it is this page that holds it. */
const holdsOn = (one) => starts(one.given.text, () => isHeld(one.given) && drop(one));

/** Goes on with a proposal that is kept, or held; one of those kept that the page can't read is set aside, and
 * that is said. */
export async function load(store, record) {
  if (record.one) return holdsOn(record.one);
  if (await starts(record.text, () => isKept(record))) return true;
  await store.reject(record.id).catch(() => {});
  trouble("damaged");
  return false;
}

/** What was typed into this copy since it was saved is not forgotten: the person says which it shall be. */
function ask(store, last, brought) {
  if (last?.saved > brought.saved) {
    question("newer", word("newer").replace("{}", moment(last.saved)), "open", () => load(store, last));
  }
}

const plain = (text) => JSON.stringify(JSON.parse(text));

function isSame({ text }, record) {
  try {
    return plain(record.text) === plain(text);
  } catch {
    return false;
  }
}

/** Starts with a proposal's text on the page, and answers whether the page can read it. It goes there as
 * text: as an object its numbers would change. Which one it is has to be known (`know`) at once: what was being
 * saved goes on with what stands there, and would keep it as another. */
async function starts(text, know = () => {}) {
  const before = draftNumber();
  const heard = new AbortController();
  const there = new Promise((done) => {
    const changed = () => {
      // What else changes meanwhile is told as well.
      if (draftNumber() === before) return;
      heard.abort();
      know();
      done();
    };
    addEventListener("c3p:change", changed, { signal: heard.signal });
  });
  try {
    startWith(text);
  } catch {
    heard.abort();
    return false;
  }
  await there;
  return true;
}
