// What a tab remembers until it is closed, where the browser lets it.

export function remembered(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A frame shares what a tab remembers with the page around it, but may be told otherwise. */
export const KEEP = parent === globalThis ? "c3p-keep" : "c3p-keep-framed";

/** Whether this tab was told to keep nothing: by its address now, or before. */
export const mayNotKeep = () => new URLSearchParams(location.hash.slice(1)).get("keep") === "no" || remembered(KEEP) === "no";

export function remember(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Without it a reload goes on with what was saved last.
  }
}
