// Chunks of the page's module, which come when something in them is first needed.

/** How often each was asked for. */
const tries = new Map();

/** The bytes of a chunk. Browsers and hosts may keep what could not be had under its address, so that each
    try has its own. */
async function fetched(name) {
  const count = tries.get(name) ?? 0;
  tries.set(name, count + 1);
  const response = await fetch(new URL(count ? `${name}?${count}` : name, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.arrayBuffer();
}

/** Fetches a chunk, and answers what makes it run. */
export function chunk(name) {
  const bytes = fetched(name);
  // It is waited for later; what fails meanwhile is heard then.
  bytes.catch(() => {});
  return async (imports) => {
    try {
      return await WebAssembly.instantiate(await bytes, imports);
    } catch (error) {
      dispatchEvent(new CustomEvent("c3p:missing", { detail: new URL(name, import.meta.url) }));
      throw error;
    }
  };
}
