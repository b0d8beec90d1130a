// What views ask for (`src/ui/late/keep.rs`).
import { pickFiles, readAll, saveBlob, saveFile, today } from "./files.js";
import { here, save } from "./keeping.js";
import { copyWith } from "./original.js";
import { draftNumber } from "./page.js";
import { load } from "./resume.js";
import { spoken } from "./spoken.js";
import { fresh, page } from "./tab.js";
import { moment, word } from "./trouble.js";
import { within } from "./within.js";

let store;

/** From now on there is a store. */
export const giveStore = (given) => (store = given);

/** What did not work, for a reason that is said. */
const refused = (key) => Object.assign(new Error(key), { said: word(key) });

/** All that is kept and all that was set aside; nothing where that can't be had. */
async function all() {
  try {
    const [kept, aside] = await within(Promise.all([store.list(), store.aside()]));
    return { keeps: true, kept, aside };
  } catch {
    return { keeps: false, kept: [], aside: [] };
  }
}

export const tasks = {
  saved: save,
  async list() {
    const { keeps, kept, aside } = await all();
    const proposals = kept.map(({ id, name, saved, deleted }) => ({ id, name, saved: moment(saved), deleted: Boolean(deleted), here: id === here() }));
    const others = aside.map(({ id, when }) => ({ id: String(id), name: moment(when), saved: "", deleted: false, here: false }));
    return { keeps, proposals, aside: others };
  },
  async open(id) {
    await save();
    if (!(await load(store, await within(store.get(id))))) throw refused("damaged");
  },
  async duplicate(id, name) {
    const { text } = await within(store.get(id));
    // Of a repeated key the last counts. As an object the proposal's numbers would change.
    const named = `${text.trimEnd().slice(0, -1)},"title":${JSON.stringify(name)}}`;
    await within(store.put({ id: fresh(), revision: 0, from: { [page]: 0 }, text: named }));
  },
  remove: (id) => within(store.mark(id, true)),
  restore: (id) => within(store.mark(id, false)),
  async aside(id) {
    const { what } = (await within(store.aside())).find((entry) => String(entry.id) === id);
    const text = typeof what?.text === "string" ? what.text : JSON.stringify(what);
    saveBlob(new Blob([text], { type: "text/plain" }), `c3p-aside-${id}.txt`);
  },
  save: (text, name) => saveFile(draftNumber(), text, name, false),
  file: async () => readAll(await pickFiles(true)),
  files: async () => readAll(await pickFiles(false)),
  async copy(text, name) {
    const html = await copyWith(text, fresh()).catch(() => {
      throw refused("copy");
    });
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
  today,
  day: () => new Date().toLocaleDateString(spoken(), { dateStyle: "long" }),
  clip: (text) => navigator.clipboard.writeText(text),
};
