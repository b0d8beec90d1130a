// What this page is called, beside all others of this browser, and what it has open.

/** Under this a tab remembers the proposal that stands on its page, by its id. */
export const HERE = "c3p-proposal";

/** A name that nothing else has. */
export const fresh = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** This page, from one loading to the next. */
export const page = fresh();

/** The saved copy of the page that this is, if it is one. */
export const copy = document.documentElement.dataset.copy ?? "";
