// Chunks of the page's module, which come when something in them is first needed.

/** How often each was asked for. */
const tries = new Map();

/** The bytes of a chunk. Browsers and hosts may keep what could not be had under its address, so that each
    try has its own. */
export async function chunk(name) {
  const count = tries.get(name) ?? 0;
  tries.set(name, count + 1);
  const response = await fetch(new URL(count ? `${name}?${count}` : name, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.arrayBuffer();
}
