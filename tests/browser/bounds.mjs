// What is too long, too large or not what it should be: bounded and said, and the page goes on. What is bounded
// is counted; how long it takes is for the benchmarks.

import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";

import { address } from "./chromium.mjs";
import { inputs, settled } from "./page.mjs";

const head = { format: "c3p-proposal", version: 1, rules: "2026-1" };
const linkOf = (text) => `#p=1.2026-1.x.${deflateRawSync(text).toString("base64url")}`;
const link = (proposal) => linkOf(JSON.stringify({ ...head, ...proposal }));
const many = (count, entry) => Array.from({ length: count }, (_, index) => entry(index));
const counted = (page, selector) => page.locator(selector).count();

/** Opens what a link brings. */
async function openLink(page, lang, fragment) {
  await page.goto(`${address(lang)}${fragment}`);
  await page.locator("[data-linked=open]").click();
  await page.locator(".linked").waitFor({ state: "detached" });
  await settled(page);
}

export const journeys = {
  async "a link is read whatever stands behind it"(page, { lang }) {
    const given = link({ title: "港" });
    for (const written of ["。", "）", ">", ".", "%", "%0A", "&utm_source=mail"].map((behind) => given + behind).concat(given.replace("p=", "p%3D"))) {
      await page.goto(`${address(lang)}${written}`);
      await page.locator("[data-linked=open]").waitFor();
      assert.equal(new URL(page.url()).hash, "", written);
      await page.reload();
    }
  },

  async "a link that unfolds without end is refused, and the next one opens"(page, { lang }) {
    await page.goto(`${address(lang)}${linkOf(" ".repeat(100_000_000))}`);
    await page.locator(".linked [data-severity=error]").waitFor();
    assert.match(await page.locator(".linked [data-severity=error]").innerText(), /200万|two million/);
    await openLink(page, lang, link({ title: "after" }));
    assert.equal(await inputs(page, "title").inputValue(), "after");
  },

  async "long lists are shown by the page, and every entry is found"(page, { lang }) {
    const measures = many(2_000, (index) => ({ id: `M${index}`, name: `m${index}`, annual_reduction: "x" }));
    await openLink(page, lang, link({ co2: { measures }, application: { governments: many(60, () => ({ level: "x" })) } }));
    assert.equal(await counted(page, "#co2 ol.entries > li"), 50);
    await page.locator('[id="co2.measures"] [data-page=forth]').click();
    await inputs(page, "co2.measures[50].name").waitFor();
    assert.equal(await counted(page, "#co2 ol.entries > li"), 50);
    // What is wrong is told by the hundred, and leads to the page that it stands on.
    assert.equal(await counted(page, "#problems li"), 100);
    for (const shown of [200, 300]) {
      await page.locator("[data-problems=more]").click();
      await page.waitForFunction((shown) => document.querySelectorAll("#problems li").length === shown, shown);
    }
    await page.locator('#problems a[href="#co2.measures[199].annual_reduction"]').click();
    await page.waitForFunction(() => document.activeElement.dataset.path === "co2.measures[199].annual_reduction");
    // The list as a whole has one problem, and nothing is known of its totals.
    assert.equal(await counted(page, '#problems a[href="#co2.measures"]'), 1);
    const totals = await page.locator('[data-figure="co2.annual_tonnes"]').evaluateAll((all) => all.map(({ dataset }) => dataset.value));
    assert.ok(totals.every((value) => value === ""), `${totals}`);
  },

  async "rows that were there for printing leave again"(page, { lang }) {
    const lines = many(3_000, (index) => ({ id: `L${index}`, description: `d${index}` }));
    await openLink(page, lang, link({ budget: { lines } }));
    await page.evaluate(() => (location.hash = "budget"));
    await inputs(page, "budget.lines[0].description").waitFor();
    const before = await counted(page, "#budget [role=row]");
    assert.ok(before < 1_000, `${before} rows`);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.waitForFunction(() => document.querySelectorAll("#budget [role=row]").length > 3_000);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.waitForFunction((before) => document.querySelectorAll("#budget [role=row]").length <= before, before);
  },

  async "a key without a name is no reason to stop"(page) {
    const field = inputs(page, "title");
    await field.fill("x");
    await field.evaluate((element) => element.dispatchEvent(new Event("keydown", { bubbles: true, cancelable: true })));
    await field.press("Control+z");
    await page.waitForFunction(() => document.querySelector("[data-path=title]").value === "");
  },

  async "a pile of marks is no taller than can be laid out"(page, { lang }) {
    const pile = `e${"\u0301".repeat(30_000)}!`;
    await openLink(page, lang, link({ title: pile, budget: { lines: [{ id: "L1", description: pile }] } }));
    assert.equal((await inputs(page, "title").inputValue()).length, 32);
  },

  async "what is no text is answered like what is no proposal"(page) {
    const answered = await page.evaluate(async () => {
      const module = [...document.querySelectorAll("link[rel=modulepreload], script[type=module]")].map(({ href, src }) => href || src);
      for (const source of module) {
        const { assess } = await import(source);
        if (assess) return [5, undefined, {}, null].map((given) => JSON.parse(assess(given)).error.code);
      }
      return [];
    });
    assert.deepEqual(answered, ["not_json", "not_json", "not_json", "not_json"]);
  },
};
