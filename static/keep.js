// Keeps what is typed in this browser within a second, says so quietly, and speaks up where it can't.
import { draftNumber, draftText, giveKeep, isKnown, offerLink, onChange, startWith, undo } from "./page.js";
import { pickFiles, readAll, saveBlob, saveFile } from "./files.js";
import { connectFrame } from "./frame.js";
import { goOffline } from "./offline.js";
import { broughtAlong, copyWith } from "./original.js";
import { beginWith, heed, inAddress } from "./settings.js";
import { openStore } from "./store.js";
import { views } from "./views.js";

/** Milliseconds between a change and its saving: of the last, and at most of the first. */
const PAUSE = 300;
const MOST = 800;

const HERE = "c3p-proposal";
/** A frame shares what a tab remembers with the page around it, but may be told otherwise. */
const KEEP = parent === globalThis ? "c3p-keep" : "c3p-keep-framed";
let texts = {};
let store;
/** The proposal of this tab: its id once it has been saved, and what was saved last. */
let own = { number: 0, revision: 0 };
/** Where the proposals are kept that this tab has had, by their numbers: undoing goes back to them. */
const kept = new Map();
/** What this tab saved or opened last of each, by its id. */
const revisions = new Map();
let saving = Promise.resolve();
let timer;
let since;
const others = "BroadcastChannel" in globalThis ? new BroadcastChannel("c3p-calculator") : undefined;

const copy = document.documentElement.dataset.copy ?? "";
const word = (key) => texts[key]?.[document.documentElement.lang] ?? "";
const fresh = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Starts keeping, and goes on with what was kept. */
export async function connect(words) {
  texts = words;
  giveKeep(tasks);
  // The page tells what it holds once it has been painted.
  while (!isKnown()) await new Promise((soon) => setTimeout(soon, 10));
  onChange(() => dispatchEvent(new Event("c3p:change")));
  heed(inAddress());
  if (isBlank(draftText())) own.text = draftText();
  addEventListener("c3p:change", changed);
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => document.hidden && save());
  others?.addEventListener("message", heard);
  try {
    if (isToKeep()) {
      store = await openStore(copy);
      if (await store.tidy()) trouble("damaged");
      await resume();
      await save();
    }
  } catch {
    store = undefined;
    trouble("blocked");
    say(0);
  }
  if (!store) mark("off");
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
  addEventListener("keydown", pressed);
  addEventListener("dragover", (event) => isFile(event) && event.preventDefault());
  addEventListener("drop", dropped);
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

/** Ctrl+S saves a file, in the place where it was saved before. Where nothing has the focus, as while a row
 * changes places, undo and redo are heard here: the page hears what happens in its own parts. */
async function pressed(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const redoes = key === "y" || (key === "z" && event.shiftKey);
  if (event.target === document.body && (redoes || key === "z")) {
    event.preventDefault();
    undo(redoes);
  }
  if (key !== "s" || event.shiftKey) return;
  event.preventDefault();
  try {
    const [name, text] = (await views()).fileOf(tasks.today());
    await saveFile(draftNumber(), text, name, true);
  } catch {
    trouble("refused", word("failed"));
  }
}

/** Files are on their way to the page, and not to a field that takes files itself. */
const isFile = ({ dataTransfer, target }) => dataTransfer?.types.includes("Files") && target.type !== "file";

/** A file that begins like a proposal's. */
const isProposal = async (file) => /\.json$/i.test(file.name) || /^\s*\{/.test(await file.slice(0, 64).text());

/** An estimate that is dropped goes where tables are taken over, and is looked at there. */
async function takeOver(file) {
  location.hash = "budget";
  const place = () => document.querySelector("#budget [data-intake=file]");
  for (let wait = 0; !place(); wait += 1) {
    if (wait === 200) throw new Error("tables can't be taken over");
    if (wait % 20 === 0) document.querySelector("#budget [data-task=intake]")?.click();
    await new Promise((done) => setTimeout(done, 100));
  }
  const given = new DataTransfer();
  given.items.add(file);
  place().files = given.files;
  place().dispatchEvent(new Event("change", { bubbles: true }));
}

/** What is dropped on the page: a proposal is opened, an estimate taken over, several proposals are compared. */
async function dropped(event) {
  if (!isFile(event) || event.defaultPrevented) return;
  event.preventDefault();
  const files = [...event.dataTransfer.files];
  try {
    if (files.length === 1 && !(await isProposal(files[0]))) return await takeOver(files[0]);
    const [given, { compare, openFile }] = await Promise.all([readAll(files), views()]);
    if (given.length > 1) return compare(given);
    await save();
    const refused = openFile(given[0].text ?? " ".repeat(10_000_001));
    if (refused) trouble("refused", refused);
  } catch {
    trouble("refused", word("failed"));
  }
}

/** Goes on with what this tab had, or else with what was saved last, unless something was typed already. */
async function resume() {
  const all = (await store.list()).filter(({ deleted }) => !deleted);
  const last = all.find(({ id }) => id === remembered(HERE)) ?? all[0];
  const brought = broughtAlong();
  if (!isBlank(draftText())) return;
  const plain = (text) => JSON.stringify(JSON.parse(text));
  if (!brought || (last && plain(last.text) === plain(brought.text))) return last && load(last);
  await start(brought.text);
  // What was typed into this copy since it was saved is not forgotten: the person says which it shall be.
  if (last?.saved > brought.saved) {
    question("newer", word("newer").replace("{}", moment(last.saved)), "open", () => load(last));
  }
}

function remembered(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Without it a reload goes on with what was saved last.
  }
}

/** Nothing is answered yet: there are the format, its version and the rules. */
function isBlank(text) {
  return Object.keys(JSON.parse(text)).length <= 3;
}

/** Starts with a proposal's text on the page. It goes there as text: as an object its numbers would change. */
async function start(text) {
  const there = new Promise((done) => addEventListener("c3p:change", done, { once: true }));
  startWith(text);
  await there;
}

async function load(record) {
  await start(record.text);
  own.number = draftNumber();
  take(record);
  // The page writes numbers and keys its own way; that alone is no change.
  own.text = draftText();
}

function take({ id, revision, saved, text }) {
  Object.assign(own, { id, revision, text });
  kept.set(own.number, id);
  revisions.set(id, revision);
  remember(HERE, id);
  say(saved);
  others?.postMessage({ id, asks: true });
}

function changed() {
  clearTimeout(timer);
  since ??= Date.now();
  timer = setTimeout(save, Math.min(PAUSE, Math.max(0, since + MOST - Date.now())));
  // The time is written anew only in another language: this runs at every keystroke.
  if (own.saved !== undefined && own.lang !== document.documentElement.lang) say(own.saved);
  mark("no");
}

/** Saves what stands here, one after the other. */
function save() {
  clearTimeout(timer);
  since = undefined;
  saving = saving.then(saveNow);
  return saving;
}

async function saveNow() {
  const [text, number] = [draftText(), draftNumber()];
  if (!store) return mark("off");
  if (text === own.text && number === own.number) {
    // What could not be saved was taken back: what stands here is kept.
    if (own.saved === 0 && own.at) say(own.at);
    return mark("yes");
  }
  if (number !== own.number) {
    // Another proposal was started, or gone back to; the one before stays as it was saved.
    const id = kept.get(number);
    Object.assign(own, { id, revision: revisions.get(id) ?? 0, number });
  }
  if (!own.id && isBlank(text)) {
    // The list of what is kept no longer stands on any of it.
    if (text !== own.text) dispatchEvent(new Event("c3p:kept"));
    own.text = text;
    return mark("yes");
  }
  try {
    let record = await store.put(own.id ?? fresh(), own.revision, text);
    if (!record) {
      record = await store.put(fresh(), 0, text);
      trouble("parted");
    } else if (own.trouble === "full" || own.trouble === "blocked") {
      trouble();
    }
    take({ ...record, text });
    // What was typed while this was being saved is saved next.
    mark(draftText() === text && draftNumber() === number ? "yes" : "no");
    others?.postMessage({ id: record.id });
    dispatchEvent(new Event("c3p:kept"));
  } catch (error) {
    trouble(error.name === "QuotaExceededError" ? "full" : "blocked");
    // That may have been closed long ago; this stays.
    say(0);
    mark("off");
  }
}

/** Another tab has the same proposal open. */
function heard({ data }) {
  if (data?.id !== own.id || !own.id) return;
  if (data.asks) others.postMessage({ id: own.id });
  trouble("elsewhere");
}

/** Says how saving stands, in its place on the page: when it was saved last, or that it is not. */
function say(saved) {
  Object.assign(own, { saved, at: saved || own.at, lang: document.documentElement.lang });
  const place = document.getElementById("kept");
  const time = new Date(saved).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  if (place) place.textContent = saved ? word("saved").replace("{}", time) : word("unsaved");
}

/** Marks that place for programs: whether all that was typed is kept by now, or nothing can be. */
function mark(saved) {
  const place = document.getElementById("kept");
  // This runs at every keystroke.
  if (place && place.dataset.saved !== saved) place.dataset.saved = saved;
}

/** Says what is wrong and what to do, until it is closed; nothing is wrong without a key. */
function trouble(key, said = word(key)) {
  if (key === own.trouble && key !== "refused") return;
  document.getElementById("keep-trouble")?.remove();
  own.trouble = key;
  if (key) notice("keep-trouble", said, [[word("close"), () => {}]]);
}

/** Asks something once; what is wrong meanwhile is said beside it. */
function question(key, said, yes, agreed, refused = () => {}) {
  if (document.getElementById(`keep-${key}`)) return;
  notice(`keep-${key}`, said, [
    [word(yes), agreed],
    [word("close"), refused],
  ]);
}

/** Says something above the page until one of the buttons is pressed. */
function notice(id, said, ways) {
  const element = document.createElement("div");
  Object.assign(element, { id, className: "bulletin", role: "alert", lang: document.documentElement.lang });
  const text = document.createElement("p");
  text.textContent = said;
  const buttons = ways.map(([name, act]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: name });
    button.onclick = () => {
      element.remove();
      // The focus would be lost with the button.
      document.getElementById("main")?.focus({ preventScroll: true });
      act();
    };
    return button;
  });
  element.append(text, ...buttons);
  let all = document.getElementById("bulletins");
  if (!all) {
    all = document.createElement("div");
    all.id = "bulletins";
    document.body.prepend(all);
  }
  all.prepend(element);
}

/** What views ask for (`src/ui/late/keep.rs`). */
const tasks = {
  saved: save,
  async list() {
    const [all, aside] = store ? [await store.list(), await store.aside()] : [[], []];
    const proposals = all.map(({ id, name, saved, deleted }) => ({ id, name, saved: moment(saved), deleted: Boolean(deleted), here: id === own.id }));
    const others = aside.map(({ id, when }) => ({ id: String(id), name: moment(when), saved: "", deleted: false, here: false }));
    return { keeps: Boolean(store), proposals, aside: others };
  },
  async open(id) {
    await save();
    await load(await store.get(id));
  },
  async duplicate(id, name) {
    const { text } = await store.get(id);
    // Of a repeated key the last counts. As an object the proposal's numbers would change.
    await store.put(fresh(), 0, `${text.trimEnd().slice(0, -1)},"title":${JSON.stringify(name)}}`);
  },
  remove: (id) => store.mark(id, true),
  restore: (id) => store.mark(id, false),
  async aside(id) {
    const { what } = (await store.aside()).find((entry) => String(entry.id) === id);
    const text = typeof what?.text === "string" ? what.text : JSON.stringify(what);
    saveBlob(new Blob([text], { type: "text/plain" }), `c3p-aside-${id}.txt`);
  },
  save: (text, name) => saveFile(draftNumber(), text, name, false),
  file: async () => readAll(await pickFiles(true)),
  files: async () => readAll(await pickFiles(false)),
  async copy(text, name) {
    const html = await copyWith(text, fresh());
    saveBlob(new Blob([html], { type: "text/html" }), name.replace(/c3p\.json$/, "html"));
  },
  download: (part, type, name) => saveBlob(new Blob([part], { type }), name),
  async print() {
    document.documentElement.dataset.printing = "report";
    const done = () => delete document.documentElement.dataset.printing;
    addEventListener("afterprint", done, { once: true });
    let isBegun = parent === globalThis;
    addEventListener("beforeprint", () => (isBegun = true), { once: true });
    print();
    if (!isBegun) await new Promise((soon) => setTimeout(soon, 500));
    if (isBegun) return;
    // A frame that may not print says nothing; all that happens is that the event is missing.
    done();
    throw new Error("printing is forbidden");
  },
  today: () => new Date().toLocaleDateString("sv-SE"),
  day: () => new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" }),
  clip: (text) => navigator.clipboard.writeText(text),
};

function moment(time) {
  return new Date(time).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
}
