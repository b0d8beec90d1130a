// The page without a network: exactly the files of this build. A new version waits until a person asks
// for it or all tabs are closed; a tab of the version before finds its files still there. What else the site
// serves at this place or below it is none of its business.
const VERSION = "{{version}}";
const FILES = "{{files}}".split(" ");
// A site may have the page at several places.
const HOME = new URL(registration.scope).pathname;
const NAME = `c3p-calculator${HOME}-`;

/** Where this version's files stand. */
const OWN = new Set(FILES.map((file) => new URL(file, registration.scope).pathname));
/** What files of other versions are called: their names tell what they hold. */
const NAMED = /^assets\/[\w.]+-[0-9a-f]{16}\.\w+$/;

addEventListener("install", (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(NAME + VERSION).then((cache) => cache.addAll(fresh)));
});

addEventListener("activate", (event) => event.waitUntil(tidy()));

/** Keeps this version and the one before: a tab may still run it. */
async function tidy() {
  await Promise.all((await others()).slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
}

/** The caches of other versions, the oldest first. A page whose place begins like this one's has its own. */
async function others() {
  const isOwn = (name) => name.startsWith(NAME) && /^[0-9a-f]{16}$/.test(name.slice(NAME.length));
  return (await caches.keys()).filter((name) => isOwn(name) && name !== NAME + VERSION);
}

addEventListener("message", ({ data }) => data === "c3p:go" && skipWaiting());

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || !pathname.startsWith(HOME)) return;
  const isOwn = OWN.has(pathname);
  // Everything else goes its way as if nobody were here.
  if (isOwn || NAMED.test(pathname.slice(HOME.length))) event.respondWith(answer(event.request, isOwn));
});

async function answer(request, isOwn) {
  const names = isOwn ? [NAME + VERSION] : await others();
  for (const name of names) {
    // What stands after the ? is no other file.
    const found = await (await caches.open(name)).match(request, { ignoreSearch: true });
    if (found) return found;
  }
  return fetch(request);
}
