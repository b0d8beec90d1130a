// What is painted before the engine runs, and what is said when it does not.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { PATIENCE, address } from "./chromium.mjs";
import { everywhere } from "./deal.mjs";
import { inputs, settled, goTo } from "./page.mjs";
import { READY } from "./steps.mjs";

/** The text of a document's main part, without what is loaded once the page runs. Runs in the page. */
const read = (html) => {
  const painted = html === null ? document : new DOMParser().parseFromString(html, "text/html");
  const main = painted.getElementById("start").cloneNode(true);
  const late = ".help-parts, .help-lines p, optgroup:nth-of-type(n + 3)";
  for (const part of main.querySelectorAll(late)) part.remove();
  return main.textContent.replace(/\s+/g, " ");
};

/** Counts in the page the tenths of a second until it says something: those that a busy machine makes long count
    once. Runs in the page. */
const count = (said) => {
  let tenths = 0;
  const isShown = (text) => text.getClientRects().length > 0 && getComputedStyle(text).visibility !== "hidden" && text.textContent.includes(said);
  const timer = setInterval(() => {
    tenths += 1;
    if (![...document.querySelectorAll("#trouble p")].some(isShown)) return;
    globalThis.tenths = tenths;
    clearInterval(timer);
  }, 100);
};

/** A page that is hindered from starting says this, within ten seconds where scripts run, and its fields stay
    closed. */
async function hindered(page, options, hinder, said, lang) {
  const context = await page.context().browser().newContext({ serviceWorkers: "block", ...options });
  const other = await context.newPage();
  await hinder(other);
  await other.addInitScript(count, said);
  await other.goto(address(lang), { waitUntil: "commit" });
  await other.locator("#trouble p").filter({ visible: true, hasText: said }).first().waitFor({ timeout: PATIENCE });
  if (options.javaScriptEnabled !== false) {
    const tenths = await (await other.waitForFunction(() => globalThis.tenths)).jsonValue();
    assert.ok(tenths <= 105, `it is said after ${tenths} tenths of a second`);
  }
  const fields = await other.locator("main button").first().isDisabled();
  const all = await other.locator("#trouble p").filter({ visible: true }).allInnerTexts();
  await context.close();
  assert.ok(fields, "fields can be filled in, and what is typed there is lost");
  return all.join(" ");
}

/** Files that come otherwise than the site has them. */
const missing = (name) => (other) => other.route(name, (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<h1>Not found</h1>" }));
const blocked = (name) => (other) => other.route(name, (route) => route.abort("blockedbyclient"));
const silent = (name) => (other) => other.route(name, () => {});
const replaced = (name) => (other) => other.route(name, (route) => route.fulfill({ contentType: "text/html", body: "<h1>Log in to the network</h1>" }));
const cut = (name) => (other) =>
  other.route(name, async (route) => {
    const response = await route.fetch().catch(() => {});
    // The page is gone by now.
    if (!response) return;
    const body = await response.body();
    await route.fulfill({ status: 200, contentType: response.headers()["content-type"], body: body.subarray(0, body.length >> 1) });
  });

const START = /\/start-\w+\.js$/;
const GLUE = /\/page-\w+\.js$/;
const MODULE = /\/page_bg-\w+\.wasm$/;

/** What is said of scripts that do not run, of files that do not come, and of those that are not whole. */
const SCRIPTS = { ja: "スクリプトが届いていないか", en: "scripts have not come" };
const CONNECTION = { ja: "読み込めませんでした", en: "could not be loaded" };
const BROKEN = { ja: "別の内容に置き換わって", en: "something else came in its place" };

const HINDRANCES = [
  ["the starting script is missing", missing(START), SCRIPTS],
  ["the starting script is blocked", blocked(START), SCRIPTS],
  ["the starting script never comes", silent(START), SCRIPTS],
  ["the starting script is cut off", cut(START), SCRIPTS],
  ["no file but the page itself comes", missing(/\/assets\//), SCRIPTS],
  ["the module's script is missing", missing(GLUE), CONNECTION],
  ["the module's script is blocked", blocked(GLUE), CONNECTION],
  ["the module's script is cut off", cut(GLUE), BROKEN],
  ["the module is missing", missing(MODULE), CONNECTION],
  ["the module never comes", silent(MODULE), SCRIPTS],
  ["the module is cut off", cut(MODULE), BROKEN],
  ["a network's own page comes instead of the module", replaced(MODULE), BROKEN],
];

/** Drills that mostly wait, some beside each other. */
async function someAtATime(all, drill) {
  const queue = all.values();
  const worker = async () => {
    for (const one of queue) await drill(one);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

/** Texts that are no words but names of words. Runs in the page. */
function keysShown(lang) {
  const key = { ja: /^[a-z][a-z0-9_.]{2,}$/, en: /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/ }[lang];
  const walk = document.createTreeWalker(document.querySelector(".whole"), NodeFilter.SHOW_TEXT);
  const shown = [];
  while (walk.nextNode()) shown.push(walk.currentNode.data.trim());
  return shown.filter((text) => key.test(text));
}

export const journeys = {
  async "what can't be fetched is said so, and comes once it is asked for again"(page, { lang }) {
    const context = await page.context().browser().newContext({ serviceWorkers: "block" });
    const other = await context.newPage();
    const asked = [];
    let works = false;
    await other.route(/(split|chunk)_[^/]*\.wasm/, (route) => {
      asked.push(route.request().url());
      return works ? route.continue() : route.abort();
    });
    await other.goto(address(lang));
    await other.locator(".whole:not([disabled])").waitFor();
    await goTo(other, "programme");
    const failed = other.locator("#programme [role=alert]");
    await failed.waitFor();
    works = true;
    await failed.locator("button").click();
    await other.locator("#programme .cards").waitFor();
    assert.equal(new Set(asked).size, asked.length, "a chunk is asked for at an address that has failed");
    await context.close();
  },

  async "the bar, the rail and the panel have their words before the steps come"(page, { lang }) {
    const context = await page.context().browser().newContext({ serviceWorkers: "block" });
    const other = await context.newPage();
    await other.route(/(split|chunk)_[^/]*\.wasm/, (route) => route.abort());
    await other.goto(address(lang));
    await other.locator("[data-sample=over-cap]:not([disabled])").first().click();
    await other.locator("#result [data-status=fail]").first().waitFor({ state: "attached" });
    assert.deepEqual(await other.evaluate(keysShown, lang), []);
    await context.close();
  },

  "the first paint is the page, and starting changes no word of it": everywhere(async (page, { lang }) => {
    const html = await (await page.request.get(address(lang))).text();
    const [painted, started] = [await page.evaluate(read, html), await page.evaluate(read, null)];
    assert.ok(painted.length > 300);
    assert.equal(started, painted);
    assert.match(html, /<fieldset[^>]*\bdisabled/);
    assert.ok(await page.locator("#trouble").isHidden());
  }),

  async "without scripts the page can be read, and says what is missing"(page, { lang }) {
    await hindered(page, { javaScriptEnabled: false }, () => {}, "JavaScript", lang);
  },

  async "a policy that forbids WebAssembly is named, with the way out"(page, { lang }) {
    const forbid = (other) =>
      other.route(address(lang), async (route) => {
        const response = await route.fetch();
        const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
        await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
      });
    await hindered(page, {}, forbid, "wasm-unsafe-eval", lang);
  },

  async "a browser without WebAssembly is told so, and that it may be switched off"(page, { lang }) {
    const without = (other) => other.addInitScript("delete globalThis.WebAssembly");
    const said = await hindered(page, {}, without, { ja: "ロックダウンモード", en: "Lockdown Mode" }[lang], lang);
    assert.doesNotMatch(said, /wasm-unsafe-eval/);
  },

  async "each cause of a start that fails is told apart within ten seconds"(page, { lang }) {
    const drill = async ([name, hinder, said]) => {
      const all = await hindered(page, {}, hinder, said[lang], lang).catch((error) => assert.fail(`${name}: ${error.message}`));
      for (const other of [SCRIPTS, CONNECTION, BROKEN]) if (other !== said) assert.ok(!all.includes(other[lang]), `${name}: ${all}`);
    };
    await someAtATime(HINDRANCES, drill);
  },

  async "what was typed before anything keeps is there when the page is loaded again"(page, { lang }) {
    for (const hash of ["", "#keep=no"]) {
      const context = await page.context().browser().newContext({ serviceWorkers: "block" });
      const other = await context.newPage();
      await silent(/\/keep-\w+\.js$/)(other);
      await other.goto(address(lang) + hash);
      await other.locator(READY).waitFor({ state: "attached" });
      await inputs(other, "title").fill("港");
      await other.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await other.unrouteAll();
      await other.reload();
      await other.locator(READY).waitFor({ state: "attached" });
      await settled(other);
      if (!hash) await other.waitForFunction(() => document.querySelector("[data-path=title]").value === "港");
      else assert.equal(await inputs(other, "title").inputValue(), "");
      await context.close();
    }
  },

  async "where views are slow to come, nothing says that what is kept is not kept"(page, { lang }) {
    const context = await page.context().browser().newContext({ serviceWorkers: "block" });
    const other = await context.newPage();
    await silent(/split_views[^/]*\.wasm/)(other);
    await other.goto(`${address(lang)}#rules=2026-1`, { waitUntil: "commit" });
    await other.locator(".whole:not([disabled])").waitFor();
    await inputs(other, "title").fill("港");
    await other.locator("#kept[data-saved=yes]").waitFor();
    // It would be said after seven.
    await other.waitForTimeout(8_000);
    assert.ok(await other.locator("#trouble").isHidden());
    await context.close();
  },

  async "where what keeps is missing, the page says that nothing is kept, and gives away what is typed"(page, { lang }) {
    const files = [/\/keep-\w+\.js$/, /\/more-\w+\.json$/].flatMap((name) => [missing, blocked, cut, silent].map((way) => [way, name]));
    const drill = async ([way, name]) => {
      const context = await page.context().browser().newContext({ serviceWorkers: "block" });
      const other = await context.newPage();
      await way(name)(other);
      await other.goto(address(lang), { waitUntil: "commit" });
      const said = { ja: "保存されません", en: "What you enter is not kept" }[lang];
      await other.locator("#trouble p").filter({ visible: true, hasText: said }).waitFor({ timeout: PATIENCE }).catch((error) => assert.fail(`${way.name} ${name}: ${error.message}`));
      if (way !== silent) {
        await inputs(other, "title").fill("港");
        const [download] = await Promise.all([other.waitForEvent("download"), other.locator("#trouble [data-way-out=save]").click()]);
        assert.equal(JSON.parse(readFileSync(await download.path(), "utf8")).title, "港");
      }
      await context.close();
    };
    await someAtATime(files, drill);
  },
};
