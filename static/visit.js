// What this visit may keep: nothing, once the address has said so (`keep=no`), in this tab and its frames.
import { KEEP, mayNotKeep, remember } from "./session.js";

/** Whether proposals may be kept. Once they may not, that holds for the tab: at every place of the page, after
    going back, and in what is opened from here. */
export function mayKeep() {
  const may = !mayNotKeep();
  if (!may) {
    remember(KEEP, "no");
    for (const kind of ["click", "auxclick", "contextmenu"]) addEventListener(kind, carry, true);
  }
  return may;
}

/** A link of the page to itself, while it is being opened in another tab, says the same there. */
function carry({ target, type, ctrlKey, metaKey, shiftKey }) {
  const link = target.closest?.("a[href]");
  const isOwn = link?.origin === location.origin && link.pathname === location.pathname;
  const stays = type === "click" && !ctrlKey && !metaKey && !shiftKey && link?.target !== "_blank";
  if (!isOwn || stays || /[#&]keep=no/.test(link.hash)) return;
  const before = link.getAttribute("href");
  link.hash += link.hash ? "&keep=no" : "keep=no";
  setTimeout(() => link.setAttribute("href", before));
}

/** Remembers whether all steps are shown, where anything may be kept (`WHOLE` in src/ui/address.rs). */
export function rememberView() {
  if (mayNotKeep()) return;
  try {
    if ("whole" in document.documentElement.dataset) localStorage.setItem("c3p:view", "all");
    else localStorage.removeItem("c3p:view");
  } catch {
    // Without it, it holds for this visit.
  }
}

/** A store that can take back what is put into it from now on. */
export function takingBack(store) {
  /** What stood there before, and the revision that this visit made of it, by id. */
  const own = new Map();
  return {
    ...store,
    async put(given, other) {
      const was = own.has(given.id) ? own.get(given.id).was : await store.get(given.id);
      const record = await store.put(given, other);
      // Under another id nothing stood before.
      own.set(record.id, { was: record.id === given.id ? was : undefined, revision: record.revision });
      return record;
    },
    async takeBack() {
      for (const [id, { was, revision }] of own) await store.putBack(id, revision, was);
    },
  };
}
