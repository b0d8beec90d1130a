// What is painted before the engine runs, and what is said when it does not.

import assert from "node:assert/strict";

import { address } from "./chromium.mjs";
import { everywhere } from "./deal.mjs";

/** The text of a document's main part, without what is loaded once the page runs. Runs in the page. */
const read = (html) => {
  const painted = html === null ? document : new DOMParser().parseFromString(html, "text/html");
  const main = painted.querySelector("main").cloneNode(true);
  const late = ".help-parts, .help-lines p, optgroup:nth-of-type(n + 3)";
  for (const part of main.querySelectorAll(late)) part.remove();
  return main.textContent.replace(/\s+/g, " ");
};

/** A page that is hindered from starting, and what it says then. */
async function hindered(page, lang, options, hinder) {
  const context = await page.context().browser().newContext(options);
  const other = await context.newPage();
  await hinder(other);
  await other.goto(address(lang));
  const trouble = other.locator("#trouble p").filter({ visible: true });
  await trouble.first().waitFor();
  const said = await trouble.allInnerTexts();
  const fields = await other.locator("main input").first().isDisabled();
  await context.close();
  assert.ok(fields, "fields can be filled in, and what is typed there is lost");
  return said.join(" ");
}

export const journeys = {
  async "what can't be fetched is said so, and comes once it is asked for again"(page, { lang }) {
    const context = await page.context().browser().newContext({ serviceWorkers: "block" });
    const other = await context.newPage();
    const asked = [];
    await other.route(/(split|chunk)_[^/]*\.wasm/, (route) => {
      asked.push(route.request().url());
      return asked.length > 1 ? route.continue() : route.abort();
    });
    await other.goto(address(lang));
    await other.locator(".whole:not([disabled])").waitFor();
    await other.locator("details[data-view=programme] > summary").click();
    const failed = other.locator("#programme [role=alert]");
    await failed.waitFor();
    await failed.locator("button").click();
    await other.locator("#programme .cards").waitFor();
    assert.equal(new Set(asked).size, asked.length, "a chunk is asked for at an address that has failed");
    await context.close();
  },

  "the first paint is the page, and starting changes no word of it": everywhere(async (page, { lang }) => {
    const html = await (await page.request.get(address(lang))).text();
    const [painted, started] = [await page.evaluate(read, html), await page.evaluate(read, null)];
    assert.ok(painted.length > 2_000);
    assert.equal(started, painted);
    assert.match(html, /<fieldset[^>]*\bdisabled/);
    assert.equal(await page.locator("#trouble").count(), 0);
  }),

  async "without scripts the page can be read, and says what is missing"(page, { lang }) {
    const said = await hindered(page, lang, { javaScriptEnabled: false }, () => {});
    assert.match(said, /JavaScript/);
  },

  async "a policy that forbids WebAssembly is named, with the way out"(page, { lang }) {
    const said = await hindered(page, lang, {}, (other) =>
      other.route(address(lang), async (route) => {
        const response = await route.fetch();
        const policy = response.headers()["content-security-policy"].replace(" 'wasm-unsafe-eval'", "");
        await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
      }),
    );
    assert.match(said, /wasm-unsafe-eval/);
  },

  async "a browser without WebAssembly is told so"(page, { lang }) {
    const said = await hindered(page, lang, {}, (other) => other.addInitScript("delete globalThis.WebAssembly"));
    assert.match(said, /WebAssembly/);
    assert.doesNotMatch(said, /wasm-unsafe-eval/);
  },

  async "a file that does not arrive is spoken of"(page, { lang }) {
    const said = await hindered(page, lang, {}, (other) => other.route(/\.wasm$/, (route) => route.abort()));
    assert.match(said, { ja: /通信/, en: /connection/ }[lang]);
  },
};
