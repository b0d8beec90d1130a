// A page around the calculator, on an origin of its own, and what is asked of the frame in it.

import assert from "node:assert/strict";
import { createServer } from "node:http";

import { base, PATIENCE } from "./chromium.mjs";
import { READY } from "./steps.mjs";

const site = new URL(base);
export const embed = new URL("./embed.js", base).href;

/** A host page, served from an origin of its own while a journey runs. */
export async function hosted(page, html, journey, { policy = "", files = {} } = {}) {
  const server = createServer((request, response) => {
    const file = files[request.url];
    response.setHeader("Content-Type", file ? "application/json" : "text/html; charset=utf-8");
    if (policy && !file) response.setHeader("Content-Security-Policy", policy);
    response.end(file ?? `<!doctype html><meta charset="utf-8"><title>host</title>${html}`);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const context = await page.context().browser().newContext({ viewport: { width: 1000, height: 800 } });
  try {
    const host = await context.newPage();
    host.setDefaultTimeout(PATIENCE);
    await host.goto(`http://localhost:${server.address().port}/`);
    await journey(host);
  } finally {
    await context.close();
    server.close();
  }
}

export const element = (lang, more = "") => `<script src="${embed}"></script><c3p-calculator lang="${lang}" ${more}></c3p-calculator>`;
export const strict = `default-src 'none'; script-src ${site.origin}; frame-src ${site.origin}; connect-src 'self'`;
export const running = async (host) => {
  const frame = host.frameLocator("iframe:not([name])");
  await frame.locator(READY).waitFor({ state: "attached" });
  return frame;
};

/** The frame is as high as what it shows: it neither scrolls nor leaves room. */
export async function fits(host) {
  await host.waitForFunction(
    () => {
      const calculator = document.querySelector("c3p-calculator");
      return calculator.frame && calculator.seen > 1_000 && calculator.frame.clientHeight === Math.ceil(calculator.seen);
    },
    undefined,
    { timeout: PATIENCE },
  );
  const inner = host.frames().find((frame) => frame.url().startsWith(base));
  const measured = () => inner.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const sizes = () => [innerHeight, Math.ceil(document.getElementById("app").getBoundingClientRect().bottom + scrollY)];
    // Once nothing has changed for a while of frames: a height that is told back and forth never comes to rest.
    for (let last = "", same = 0, left = 300; same < 10 && left > 0; left -= 1) {
      await frame();
      const now = sizes().join();
      same = now === last ? same + 1 : 0;
      last = now;
    }
    return sizes();
  });
  const [shown, whole] = await measured();
  assert.ok(Math.abs(shown - whole) <= 1, `the frame has ${shown} pixels for ${whole}`);
}
