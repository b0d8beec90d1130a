// The page without a network, and as an application: the service worker, offered new versions, the manifest.

/** Starts where a site serves the page on its own. `offer` says that a new version is there. */
export async function goOffline(offer) {
  const isServed = location.protocol.startsWith("http") && parent === globalThis;
  if (!isServed || !isSecureContext || !("serviceWorker" in navigator)) return;
  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = new URL("../app.webmanifest", import.meta.url);
  document.head.append(manifest);
  const registration = await navigator.serviceWorker.register(new URL("../sw.js", import.meta.url));
  const isUpdate = () => navigator.serviceWorker.controller && registration.waiting;
  if (isUpdate()) offer(() => go(registration));
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", () => isUpdate() && offer(() => go(registration)));
  });
}

/** Goes on with the new version; what was typed has been saved. */
function go({ waiting }) {
  // Another tab has done it already.
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("c3p:go");
}
