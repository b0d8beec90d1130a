// What docs/hosting.md promises of nginx and Apache with the configuration shown there: the headers of every
// file, brotli and gzip, answers to who has a file already, and a page that runs in Chromium.
//
// C3P_NGINX and C3P_APACHE are the programs, C3P_CHROMIUM the browser.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { request } from "node:http";
import { join, relative } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { launch } from "../browser/chromium.mjs";
import { names, serving } from "./servers.mjs";

const table = readFileSync(new URL("../../docs/hosting.md", import.meta.url), "utf8");
const [, policy] = table.match(/`Content-Security-Policy` \| `\*\.html` \| `([^`]+)`/);

const types = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  ts: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  json: "application/json",
  webmanifest: "application/manifest+json",
  svg: "image/svg+xml",
  png: "image/png",
};

const encodings = {
  br: { unpack: brotliDecompressSync, asked: ["gzip, deflate, br, zstd", "BR;q=0.5"] },
  gz: { name: "gzip", unpack: gunzipSync, asked: ["gzip", "gzip, br;q=0"] },
};

/** An answer as it was sent. */
function get(url, headers = {}) {
  return new Promise((done, failed) => {
    request(url, { headers, agent: false }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on("error", failed).end();
  });
}

/** All files of a folder but the packed ones, as addresses. */
function listed(folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
  return files.filter((name) => statSync(name).isFile() && !/\.(br|gz)$/.test(name)).map((name) => relative(folder, name));
}

/** The headers that every answer of a file has. */
function checkHeaders(path, { headers }) {
  const isPage = path.endsWith(".html");
  const expected = {
    "content-type": types[path.split(".").pop()],
    "cache-control": path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-language": undefined,
    "content-security-policy": isPage ? policy : undefined,
    "access-control-allow-origin": isPage ? undefined : "*",
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(headers[name], value, `${path}: ${name}`);
  assert.match(headers.vary, /accept-encoding/i, path);
}

async function checkFile(base, folder, path) {
  const url = new URL(path.replace(/(^|\/)index\.html$/, "$1"), base);
  const plain = readFileSync(join(folder, path));
  const sent = await get(url);
  assert.equal(sent.status, 200, path);
  assert.equal(sent.headers["content-encoding"], undefined, path);
  assert.ok(sent.body.equals(plain), `${path} is what it is`);
  checkHeaders(path, sent);
  const tags = new Set([sent.headers.etag]);
  for (const [ending, { name = ending, unpack, asked }] of Object.entries(encodings)) {
    const isThere = statSync(join(folder, `${path}.${ending}`), { throwIfNoEntry: false }) !== undefined;
    for (const accept of asked) {
      const packed = await get(url, { "Accept-Encoding": accept });
      assert.equal(packed.status, 200, path);
      assert.equal(packed.headers["content-encoding"], isThere ? name : undefined, `${path} for ${accept}`);
      assert.ok((isThere ? unpack(packed.body) : packed.body).equals(plain), `${path} as ${name} is the same`);
      checkHeaders(path, packed);
      if (!isThere) continue;
      tags.add(packed.headers.etag);
      const again = await get(url, { "Accept-Encoding": accept, "If-None-Match": packed.headers.etag });
      assert.equal(again.status, 304, `${path} is there already`);
      assert.equal(again.headers["cache-control"], packed.headers["cache-control"], path);
    }
    // What is tiny packs to nothing smaller.
    if (/\.(html|js|css|wasm)$/.test(path) && plain.length > 200) assert.ok(isThere, `${path} has no ${ending}`);
  }
  const kinds = [undefined, ...Object.keys(encodings)].filter((ending) => !ending || statSync(join(folder, `${path}.${ending}`), { throwIfNoEntry: false }));
  assert.equal(tags.size, kinds.length, `${path}: each encoding has a tag of its own`);
}

/** The page runs, all of it comes packed, and what has a fingerprint comes once. */
async function checkPage(browser, base) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const faults = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    const network = await context.newCDPSession(page);
    await network.send("Network.enable");
    // What the service worker keeps says nothing about the server.
    await network.send("Network.setBypassServiceWorker", { bypass: true });
    let fetched = [];
    const cached = new Set();
    network.on("Network.requestServedFromCache", ({ requestId }) => cached.add(requestId));
    network.on("Network.responseReceived", ({ requestId, response }) => fetched.push({ requestId, ...response }));
    for (const visit of ["first", "second"]) {
      fetched = [];
      await page.goto(base);
      await page.locator(".whole:not([disabled]) [data-sample=over-cap]:not([disabled])").click();
      await page.locator('[data-figure="budget.total"][data-value="20312400"]').first().waitFor({ state: "attached" });
      const texts = fetched.filter(({ url }) => /\.(js|css|wasm|json)$/.test(url));
      assert.ok(texts.length >= 6, `${texts.length} files`);
      for (const { requestId, url, headers, fromDiskCache } of texts) {
        const encoding = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
        // The smallest files are no smaller packed.
        const isPacked = existsSync(new URL(`../../dist/site/assets/${url.split("/").at(-1)}.br`, import.meta.url)) || !url.includes("/assets/");
        assert.equal(encoding, isPacked ? "br" : undefined, url);
        if (visit === "second") assert.ok(fromDiskCache || cached.has(requestId), `${url} is fetched again`);
      }
    }
    await page.goto(new URL("en/", base).href);
    await page.locator("[data-speaks=en]").waitFor();
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

const browser = await launch();
try {
  for (const name of names) {
    await serving(name, async (base, folder) => {
      const files = listed(folder);
      assert.ok(files.includes("index.html") && files.length > 15, `${files.length} files`);
      for (const path of files) await checkFile(base, folder, path);
      for (const place of [base.slice(0, -1), `${base}en`]) {
        const { status, headers } = await get(place);
        assert.ok([301, 308].includes(status), `${place}: ${status}`);
        assert.equal(new URL(headers.location, place).href, `${place}/`);
      }
      assert.equal((await get(`${base}nothing.js`)).status, 404);
      await checkPage(browser, base);
    });
    const hosts = "'self' https://host.example";
    await serving(name, async (base) => {
      const { headers } = await get(base, { "Accept-Encoding": "br" });
      assert.equal(headers["content-security-policy"], `${policy}; frame-ancestors ${hosts}`);
    }, hosts);
    console.log(`ok      ${name} serves the page as docs/hosting.md says`);
  }
} finally {
  await browser.close();
}
