// What the page starts with: what it was left with, taken over where the store did not have it yet; what came
// with a copy of it; or else what was saved last.
import { drop, held } from "./held.js";
import { isBlank, isHeld, isKept } from "./keeping.js";
import { broughtAlong } from "./original.js";
import { draftText, startWith } from "./page.js";
import { remember, remembered } from "./session.js";
import { nameOf } from "./store.js";
import { HERE, fresh } from "./tab.js";
import { moment, question, trouble, word } from "./trouble.js";

/** Goes on with what a store has, unless something was typed already. */
export async function resume(store) {
  let damaged = await store.tidy();
  for (const { key, given, raw } of held()) {
    if (given && nameOf(given.text) !== undefined) {
      const { id } = await store.put(given, fresh());
      if (id !== given.id) {
        trouble("parted");
        if (remembered(HERE) === given.id) remember(HERE, id);
      }
    } else {
      await store.setAside(raw);
      damaged += 1;
    }
    drop(key);
  }
  if (damaged) trouble("damaged");
  const kept = (await store.list()).filter(({ deleted }) => !deleted);
  const isHere = ({ id }) => id === remembered(HERE);
  const all = [...kept.filter(isHere), ...kept.filter((record) => !isHere(record))];
  const brought = broughtAlong();
  if (brought && !isSame(brought, all[0]) && isBlank(draftText())) {
    if (await starts(brought.text)) return ask(store, all[0], brought);
    await store.setAside(brought.text);
    trouble("damaged");
  }
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
  if (isLater && (await starts(last.given.text))) {
    // From now on it is this page that holds it.
    if (isHeld(last.given)) drop(last.key);
  } else if (brought) {
    await starts(brought.text);
  }
}

/** Goes on with a proposal that is kept; one that the page can't read is set aside, and that is said. */
export async function load(store, record) {
  if (await starts(record.text)) {
    isKept(record);
    return true;
  }
  await store.reject(record.id);
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
 * text: as an object its numbers would change. */
async function starts(text) {
  const heard = new AbortController();
  const there = new Promise((done) => addEventListener("c3p:change", done, { once: true, signal: heard.signal }));
  try {
    startWith(text);
  } catch {
    heard.abort();
    return false;
  }
  await there;
  return true;
}
