// The page without a network: exactly the files of this build. A new version waits until a person asks
// for it or all tabs are closed; a tab of the version before finds its files still there.
const VERSION = "{{version}}";
const FILES = "{{files}}".split(" ");
// A site may have the page at several places.
const NAME = `c3p-calculator${new URL(registration.scope).pathname}`;

addEventListener("install", (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(`${NAME}-${VERSION}`).then((cache) => cache.addAll(fresh)));
});

addEventListener("activate", (event) => event.waitUntil(tidy()));

/** Keeps this version and the one before: a tab may still run it. */
async function tidy() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`${NAME}-`));
  const old = names.filter((name) => name !== `${NAME}-${VERSION}`).slice(0, -1);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener("message", ({ data }) => data === "c3p:go" && skipWaiting());

addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  if (method !== "GET" || new URL(url).origin !== location.origin) return;
  event.respondWith(answer(event.request, mode === "navigate"));
});

async function answer(request, isPage) {
  const own = await caches.open(`${NAME}-${VERSION}`);
  // What stands after the ? is no other page.
  const found = await own.match(request, { ignoreSearch: true });
  return found ?? (isPage ? undefined : await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
