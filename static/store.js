// Proposals kept in this browser. Each has an id, its text, when it was saved, a revision, and from which
// pages it is, with the change of each that it goes up to: these tell whether somebody else has changed it
// since. What can't be read is set aside, and nothing is lost.
import { openDB } from "idb";

import { Late, within } from "./within.js";

/** On so many days the page is opened before what was deleted goes for good. Days that were seen, since a
 * clock may be a year ahead. */
const BIN = 30;
/** The latest pages that a proposal is from. */
const PAGES = 50;
/** The connection has gone under the page; another may do. */
const LOST = ["AbortError", "InvalidStateError", "UnknownError"];

const today = () => new Date().toLocaleDateString("sv-SE");

/** The store of the page; each saved copy of it has one of its own. It is opened when it is first asked. */
export function storeOf(copy) {
  let db;

  function connection() {
    if (db) return db;
    const forget = () => db === own && (db = undefined);
    const own = openDB(`c3p-calculator${copy ? `-${copy}` : ""}`, 1, {
      upgrade(db) {
        db.createObjectStore("proposals", { keyPath: "id" });
        db.createObjectStore("aside", { keyPath: "id", autoIncrement: true });
      },
      // Browsers may close it, and another tab may want it for itself: whoever asks next opens it again.
      blocking(_, __, { target }) {
        target.close();
        forget();
      },
      terminated: forget,
    });
    own.catch(forget);
    db = own;
    return own;
  }

  /** The next time another connection is opened; what runs on this one comes to its end. */
  function renew() {
    db?.then((old) => old.close()).catch(() => {});
    db = undefined;
  }

  /** Does something with the store; where its connection is gone or says nothing, once more with another, for
   * whose opening is waited as long as it takes. */
  async function ask(work) {
    try {
      return await within(connection().then(work));
    } catch (error) {
      if (!(error instanceof Late) && !LOST.includes(error.name)) throw error;
      renew();
      return within(work(await connection()));
    }
  }

  return {
    /** All that are kept, with their names, the latest first; those that were deleted carry when. */
    list: () =>
      ask(async (db) => {
        const all = (await db.getAll("proposals")).filter(isRecord);
        return all.map((record) => ({ ...record, name: nameOf(record.text) })).sort((a, b) => b.saved - a.saved);
      }),

    get: (id) =>
      ask(async (db) => {
        const record = await db.get("proposals", id);
        return isRecord(record) ? record : undefined;
      }),

    /** Saves a text as the next revision, or under another id where somebody else has changed it since;
     * answers what is kept. */
    put: (given, other) =>
      ask(async (db) => {
        const write = db.transaction("proposals", "readwrite");
        const there = await write.store.get(given.id);
        const record = isKept(there, given) ? there : next(there, given, other);
        if (record !== there) write.store.put(record);
        await write.done;
        return record;
      }),

    /** Has a proposal as it was, or not at all, unless somebody else has saved it since that revision. */
    putBack: (id, revision, was) =>
      ask(async (db) => {
        const write = db.transaction("proposals", "readwrite");
        const there = await write.store.get(id);
        if (there?.revision === revision) {
          if (was) write.store.put({ ...was, deleted: there.deleted, revision: revision + 1 });
          else write.store.delete(id);
        }
        await write.done;
      }),

    /** Marks a proposal as deleted, or takes that back. */
    mark: (id, deleted) =>
      ask(async (db) => {
        const write = db.transaction("proposals", "readwrite");
        const there = await write.store.get(id);
        const since = deleted ? { deleted: Date.now(), day: today(), days: 0 } : { deleted: undefined };
        if (there) write.store.put({ ...there, ...since });
        await write.done;
      }),

    /** Sets a proposal aside that the page can't read. */
    reject: (id) =>
      ask(async (db) => {
        const write = db.transaction(["proposals", "aside"], "readwrite");
        const record = await write.objectStore("proposals").get(id);
        write.objectStore("aside").add({ what: record, when: Date.now() });
        write.objectStore("proposals").delete(id);
        await write.done;
      }),

    /** Sets a text aside that can't be read. */
    setAside: (text) => ask((db) => db.add("aside", { what: { text }, when: Date.now() })),

    aside: () => ask((db) => db.getAll("aside")),

    /** Sets aside what can't be read, forgets what was deleted long ago, and puts right what was saved by
     * a clock that was ahead; answers how many were set aside. */
    tidy: () =>
      ask(async (db) => {
        const write = db.transaction(["proposals", "aside"], "readwrite");
        const [proposals, aside] = ["proposals", "aside"].map((name) => write.objectStore(name));
        let damaged = 0;
        for (const record of await proposals.getAll()) {
          const isRead = isRecord(record) && nameOf(record.text) !== undefined;
          const now = isRead ? tidied(record) : undefined;
          if (now === record) continue;
          if (now) proposals.put(now);
          else proposals.delete(record.id);
          if (isRead) continue;
          aside.add({ what: record, when: Date.now() });
          damaged += 1;
        }
        await write.done;
        return damaged;
      }),
  };
}

/** Whether a proposal is kept already: as it is, or with more of the same pages. */
function isKept(there, { text, from }) {
  return isRecord(there) && (there.text === text || isFrom(from, there));
}

/** Whether a proposal is from these pages, up to these changes of theirs. */
function isFrom(pages, record) {
  return Object.entries(pages).every(([page, change]) => record.from?.[page] >= change);
}

/** The next revision of a proposal; its first under another id, where it would go over what nobody here has
 * seen. */
function next(there, given, other) {
  const { text, from, saved } = given;
  const isSeen = isRecord(there) && (there.revision === given.revision || (there.from && isFrom(there.from, given)));
  const isNext = !there || isSeen;
  const pages = Object.entries({ ...(isSeen ? there.from : {}), ...from }).slice(-PAGES);
  return {
    id: isNext ? given.id : other,
    text,
    saved: Math.min(saved ?? Date.now(), Date.now()),
    revision: (isSeen ? there.revision : 0) + 1,
    from: Object.fromEntries(pages),
  };
}

/** A record as it is kept on, nothing where it has been in the bin long enough. */
function tidied(record) {
  if (record.saved > Date.now()) return tidied({ ...record, saved: Date.now() });
  if (!record.deleted || record.day === today()) return record;
  return record.days >= BIN ? undefined : { ...record, day: today(), days: (record.days ?? 0) + 1 };
}

function isRecord(record) {
  return typeof record?.id === "string" && typeof record.text === "string" && typeof record.saved === "number" && typeof record.revision === "number";
}

/** The title in a proposal's text; nothing where it is no proposal. */
export function nameOf(text) {
  try {
    const { format, title } = JSON.parse(text);
    return format === "c3p-proposal" ? String(title ?? "") : undefined;
  } catch {
    return undefined;
  }
}
