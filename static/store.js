// Proposals kept in this browser. Each has an id, its text, when it was saved, and a revision that tells
// whether somebody else has saved it since; what can't be read is set aside, and nothing is lost.
import { openDB } from "idb";

/** Deleted proposals can be brought back for so long, in milliseconds. */
const BIN = 30 * 24 * 60 * 60 * 1000;

/** Opens the store; each saved copy of the page has one of its own. */
export async function openStore(copy) {
  const db = await openDB(`c3p-calculator${copy ? `-${copy}` : ""}`, 1, {
    upgrade(db) {
      db.createObjectStore("proposals", { keyPath: "id" });
      db.createObjectStore("aside", { keyPath: "id", autoIncrement: true });
    },
  });
  return {
    /** All that are kept, with their names, the latest first; those that were deleted carry when. */
    async list() {
      const all = (await db.getAll("proposals")).filter(isRecord);
      return all.map((record) => ({ ...record, name: nameOf(record.text) })).sort((a, b) => b.saved - a.saved);
    },

    async get(id) {
      const record = await db.get("proposals", id);
      return isRecord(record) ? record : undefined;
    },

    /** Saves a text as the next revision; answers nothing where somebody else has saved since. */
    async put(id, revision, text) {
      const write = db.transaction("proposals", "readwrite");
      const there = await write.store.get(id);
      if (there && there.revision !== revision && there.text !== text) {
        await write.done;
        return undefined;
      }
      const record = { id, text, saved: Date.now(), revision: (there?.revision ?? 0) + 1 };
      write.store.put(record);
      await write.done;
      return record;
    },

    /** Has a proposal as it was, or not at all, unless somebody else has saved it since that revision. */
    async putBack(id, revision, was) {
      const write = db.transaction("proposals", "readwrite");
      const there = await write.store.get(id);
      if (there?.revision === revision) {
        if (was) write.store.put({ ...was, deleted: there.deleted, revision: revision + 1 });
        else write.store.delete(id);
      }
      await write.done;
    },

    /** Marks a proposal as deleted, or takes that back. */
    async mark(id, deleted) {
      const write = db.transaction("proposals", "readwrite");
      const there = await write.store.get(id);
      if (there) write.store.put({ ...there, deleted: deleted ? Date.now() : undefined });
      await write.done;
    },

    /** Sets aside what can't be read, and forgets what was deleted long ago. */
    async tidy() {
      const write = db.transaction(["proposals", "aside"], "readwrite");
      const [proposals, aside] = ["proposals", "aside"].map((name) => write.objectStore(name));
      let damaged = 0;
      for (const record of await proposals.getAll()) {
        if (!isRecord(record) || nameOf(record.text) === undefined) {
          aside.add({ what: record, when: Date.now() });
          proposals.delete(record.id);
          damaged += 1;
        } else if (record.deleted < Date.now() - BIN) {
          proposals.delete(record.id);
        }
      }
      await write.done;
      return damaged;
    },

    aside: () => db.getAll("aside"),
  };
}

function isRecord(record) {
  return typeof record?.id === "string" && typeof record.text === "string" && typeof record.saved === "number" && typeof record.revision === "number";
}

/** The title in a proposal's text; nothing where it is no proposal. */
function nameOf(text) {
  try {
    const { format, title } = JSON.parse(text);
    return format === "c3p-proposal" ? String(title ?? "") : undefined;
  } catch {
    return undefined;
  }
}
