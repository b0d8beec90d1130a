// What must not be kept is not kept, wherever that was said; and what else the site serves is left alone.

import assert from "node:assert/strict";

import { address, base, open } from "./chromium.mjs";
import { everywhere } from "./deal.mjs";
import { hosted, running } from "./host.mjs";
import { documents, inputs, settled } from "./page.mjs";
import { READY } from "./steps.mjs";

const TITLE = "港の脱炭素";

const live = (page) => page.locator(READY).waitFor({ state: "attached" });
const state = (page) => page.locator("#kept").getAttribute("data-saved");

/** The titles of all that the browser keeps, deleted or not. Where there is no store, none may be made. */
const kept = (page) =>
  page.evaluate(async () => {
    const name = "c3p-calculator";
    if (!(await indexedDB.databases()).some((store) => store.name === name)) return [];
    return new Promise((done) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => {
        const all = asked.result.transaction("proposals").objectStore("proposals").getAll();
        all.onsuccess = () => done((asked.result.close(), all.result.map(({ text }) => JSON.parse(text).title)));
      };
    });
  });

/** Nothing is kept here, that is said, and it works. */
async function keepsNothing(page, lang) {
  await live(page);
  assert.equal(await inputs(page, "title").inputValue(), "");
  await inputs(page, "title").fill("not kept");
  await settled(page);
  assert.equal(await state(page), "off");
  assert.equal(await page.locator("#kept").textContent(), { ja: "自動保存しない設定です", en: "Set not to save by itself" }[lang]);
  assert.deepEqual(await kept(page), []);
}

export const journeys = {
  "what must not be kept is not kept after going back, nor in tabs opened from there": everywhere(async (page, { lang }) => {
    const context = await page.context().browser().newContext();
    const told = await context.newPage();
    await told.goto(`${address(lang)}#keep=no`);
    await keepsNothing(told, lang);
    // By a place on the page to somewhere else, and back: the place says nothing of keeping.
    await told.evaluate(() => (location.hash = "#budget"));
    await told.goto("about:blank");
    await told.goBack();
    await keepsNothing(told, lang);
    // The same page by its plain address in the same tab.
    await told.goto("about:blank");
    await told.goto(address(lang));
    await keepsNothing(told, lang);
    const place = told.locator('a[href="#budget"]:visible').first();
    const [other] = await Promise.all([context.waitForEvent("page"), place.click({ modifiers: ["Control"] })]);
    await keepsNothing(other, lang);
    assert.equal(await place.getAttribute("href"), "#budget");
    // A tab of somebody else keeps as ever.
    const free = await open(context, lang);
    await inputs(free, "title").fill(TITLE);
    await settled(free);
    assert.deepEqual(await kept(free), [TITLE]);
    await context.close();
  }),

  async "a frame that may keep nothing opens pages that keep nothing"(page, { lang }) {
    await hosted(page, `<iframe width="900" height="700" src="${address(lang)}#keep=no"></iframe>`, async (host) => {
      const frame = await running(host);
      await frame.locator("[data-path=title]").fill(TITLE);
      const view = await documents(frame);
      const [own] = await Promise.all([host.context().waitForEvent("page"), view.locator('a[target="_blank"][href*="#p=1."]').click()]);
      await own.locator("[data-linked=open]").click();
      await own.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, TITLE);
      await settled(own);
      assert.equal(await state(own), "off");
      assert.deepEqual(await kept(own), []);
      await own.reload();
      await keepsNothing(own, lang);
    });
  },

  "who is told later to keep nothing takes back what was kept, and says so": everywhere(async (page, { lang }) => {
    const before = await open(page.context(), lang);
    await inputs(before, "title").fill("A");
    await settled(before);
    const told = await open(page.context(), lang);
    await told.waitForFunction(() => document.querySelector("[data-path=title]")?.value === "A");
    await before.close();
    // What was there before this visit is there after it, as it was.
    await inputs(told, "title").fill("A changed");
    await settled(told);
    await told.locator("[data-sample=within-cap]").click();
    await settled(told);
    await inputs(told, "title").fill("B");
    await settled(told);
    assert.deepEqual((await kept(told)).sort(), ["A changed", "B"]);
    await told.evaluate(() => (location.hash = "#keep=no"));
    const said = told.locator("#keep-trouble");
    await said.filter({ hasText: "keep=no" }).waitFor();
    assert.deepEqual(await kept(told), ["A"]);
    assert.deepEqual(await told.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("c3p-held"))), []);
    assert.equal(await inputs(told, "title").inputValue(), "B");
    await inputs(told, "title").fill("C");
    await settled(told);
    assert.equal(await state(told), "off");
    assert.deepEqual(await kept(told), ["A"]);
    await told.reload();
    await live(told);
    assert.equal(await inputs(told, "title").inputValue(), "");
  }),

  async "another application of the same site gets nothing from this page's worker"(page, { lang }) {
    const context = await page.context().browser().newContext();
    const first = await open(context, lang);
    await first.waitForFunction(async () => (await navigator.serviceWorker.ready).active.state === "activated");
    await first.reload();
    await live(first);
    const own = await first.evaluate(() => performance.getEntriesByType("resource").find(({ name }) => /assets\/start-/.test(name)).name);
    // It lies below this page, so that this worker controls it, and keeps files of its own.
    const files = { "": "<!doctype html><title>other</title><link rel=icon href=data:,>", "data.txt": "from the network" };
    for (const [name, body] of Object.entries(files)) {
      await context.route(`${base}other/${name}`, (route) => route.fulfill({ body, contentType: name ? "text/plain" : "text/html" }));
    }
    const other = await context.newPage();
    await other.goto(`${base}other/`);
    const [controlled, texts] = await other.evaluate(async () => {
      const cache = await caches.open("other");
      for (const name of ["data.txt", "gone.txt"]) await cache.put(name, new Response("from its cache"));
      const text = async (name) => {
        const answer = await fetch(name);
        return answer.ok ? answer.text() : answer.status;
      };
      return [Boolean(navigator.serviceWorker.controller), [await text("data.txt"), await text("gone.txt")]];
    });
    assert.deepEqual([controlled, texts], [true, ["from the network", 404]]);
    const answers = [];
    context.on("response", (response) => response.request().serviceWorker() || answers.push([response.url(), response.fromServiceWorker()]));
    await other.reload();
    await other.evaluate(() => fetch("data.txt"));
    assert.ok(answers.some(([url]) => url.endsWith("data.txt")), answers.join("\n"));
    for (const [url, fromWorker] of answers) assert.equal(fromWorker, false, url);
    // The page's own files still come without a network.
    await context.setOffline(true);
    assert.equal(await first.evaluate(async (own) => (await fetch(own)).status, own), 200);
    await context.close();
  },
};
