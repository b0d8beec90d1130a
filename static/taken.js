// What was typed, outside of the page's module, for when that stops: the proposal as text, and what was typed into
// fields since that was made. A text may have millions of letters, so that none is made at a key: it is taken over
// from what keeps (keeping.js), which makes one once typing pauses, or made then where nothing keeps.
import { edited } from "./edited.js";

/** Milliseconds after which nobody else has made a text: longer than typing pauses until it is kept. */
const PAUSE = 1_000;

let page;
/** The proposal as it was taken over last, and its number. */
let text = "";
let number;
/** By their paths, what fields hold that were typed into since: as the module has told, and before it has. What is
    typed last may be what stops it. */
let told = new Map();
const typing = new Map();
/** What the page is started again with, until it has that; and that it has been given it. */
let start;
let isGiven = false;
let timer;

/** From now on what is typed is known outside of the module. */
export function beginTaking(given) {
  page = given;
  addEventListener("input", heard, true);
  addEventListener("c3p:change", changed);
  addEventListener("c3p:text", ({ detail }) => know(detail.text, detail.number));
  take();
}

/** What stands on the page now, as text; where the module can't be asked any more, what is known. */
export function take() {
  try {
    know(page.draftText(), page.draftNumber());
  } catch {
    // It has stopped.
  }
}

function know(given, from) {
  clearTimeout(timer);
  timer = undefined;
  [text, number, told] = [given, from, new Map()];
}

function heard({ target }) {
  const isText = target.dataset?.path && target.matches("textarea, select, [type=text]");
  if (isText) typing.set(target.dataset.path, target.value);
}

/** The module has told of a change. What is no typing changes more than a field: entries have other places. */
function changed() {
  if (isGiven) start = undefined;
  if (typing.size === 0) return take();
  for (const [path, answer] of typing) told.set(path, answer);
  typing.clear();
  timer ??= setTimeout(take, PAUSE);
}

/** The page is to go on with a text: should it stop before it does, this is what was typed. */
export const startsWith = (given) => (start = given);

/** From now on the page has been given that. */
export const isGoingOn = () => (isGiven = true);

/** Whether the page has yet to go on with what it was started again with. */
export const isStarting = () => start !== undefined;

const and = (answers) => text && edited(text, answers);

/** The proposal as the module has told it, and its number. */
export const asTold = () => ({ number, text: and([...told]) });

/** All that was typed, as text. */
export const taken = () => start ?? and([...told, ...typing]);
