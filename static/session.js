// What a tab remembers until it is closed, where the browser lets it.

export function remembered(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Without it a reload goes on with what was saved last.
  }
}
