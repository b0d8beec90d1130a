// What a host asks of the page's look and language, by the element or by a plain frame's address, and where a
// web master gets the text for either.

import assert from "node:assert/strict";

import { address, base } from "./chromium.mjs";
import { everywhere } from "./deal.mjs";
import { element, fits, hosted, running } from "./host.mjs";
import { documents, expectAccessible } from "./page.mjs";

const inner = (host) => host.frames().find((frame) => frame.url().startsWith(base));

/** Waits until the page's ground is dark, or light. */
const looks = (frame, expected) =>
  frame.waitForFunction((expected) => {
    const parts = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
    return parts.every((part) => (expected === "dark" ? part < 80 : part > 200));
  }, expected);

/** The paths of all fields and figures that are to be seen. */
const shown = (frame) =>
  frame.evaluate(() => {
    const all = [...document.querySelectorAll("[data-path], [data-figure]")];
    const seen = all.filter((part) => part.checkVisibility());
    return seen.map(({ dataset }) => dataset.path ?? dataset.figure).sort();
  });

/** Waits until the first sentences of the sections are gone, or there. */
const brief = (frame, expected) =>
  frame.waitForFunction((expected) => [...document.querySelectorAll("main > section:not([hidden]) .lead")].every((lead) => lead.checkVisibility() !== expected), expected);

export const journeys = {
  "a web master copies what puts the page into another, and it is there as chosen": everywhere(async (page, { lang, axe }) => {
    const other = lang === "ja" ? "en" : "ja";
    const view = await documents(page);
    const builder = view.locator("[data-embed=builder]");
    await builder.locator("> summary").click();
    await builder.locator("[data-embed=lang]").selectOption(other);
    await builder.locator("[data-embed=theme]").selectOption("dark");
    await builder.locator("[data-embed=mode]").selectOption("compact");
    const preview = page.frames().find((frame) => frame !== page.mainFrame());
    await preview.locator(`[data-speaks=${other}]`).waitFor();
    await looks(preview, "dark");
    await brief(preview, true);
    // What is chosen next is seen without loading the page anew, and what is tried there is not kept.
    await preview.locator("[data-sample=open]").click();
    const loaded = await preview.evaluate(() => performance.timeOrigin);
    await builder.locator("[data-embed=theme]").selectOption("light");
    await looks(preview, "light");
    await builder.locator("[data-embed=theme]").selectOption("dark");
    await looks(preview, "dark");
    assert.equal(await preview.evaluate(() => performance.timeOrigin), loaded);
    assert.equal(await page.locator("#keep-trouble").count(), 0);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    await expectAccessible(page, axe);
    for (const kind of ["element", "script", "plain"]) {
      await builder.locator(`[data-embed-copy=${kind}]`).click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, await builder.locator(`[data-embed-text=${kind}]`).textContent());
      await hosted(page, copied, async (host) => {
        await host.emulateMedia({ colorScheme: "light" });
        await running(host);
        const own = inner(host);
        await looks(own, "dark");
        await brief(own, true);
        assert.equal(await own.evaluate(() => document.documentElement.lang), other);
        if (kind === "element") return fits(host);
        const high = () => host.locator("iframe").evaluate((frame) => frame.clientHeight);
        if (kind === "plain") return assert.equal(await high(), 900);
        const whole = await own.evaluate(() => Math.ceil(document.getElementById("app").getBoundingClientRect().bottom + scrollY));
        await host.waitForFunction((whole) => Math.abs(document.querySelector("iframe").clientHeight - whole) <= 1, whole);
      });
    }
    await builder.locator("[data-embed=height]").selectOption("fixed");
    assert.equal(await builder.locator("[data-embed-text=script]").count(), 0);
    await builder.locator("[data-embed=pixels]").fill("640");
    await builder.locator("[data-embed-text=element]", { hasText: 'height="640"' }).waitFor();
  }),

  async "a host chooses colours and how much is said, and changes its mind"(page, { lang, axe }) {
    await hosted(page, element(lang, 'theme="dark" mode="compact" rules="2026-1"'), async (host) => {
      await host.emulateMedia({ colorScheme: "light" });
      const frame = await running(host);
      await frame.locator("[data-sample=over-cap]").click();
      // The result unfolded, and a step with fields.
      await frame.locator(".toggle").click();
      await frame.locator("[data-path=title]").waitFor();
      const own = inner(host);
      await looks(own, "dark");
      await brief(own, true);
      await fits(host);
      await expectAccessible(own, axe);
      const compact = await shown(own);
      const set = (name, value) =>
        host.locator("c3p-calculator").evaluate((calculator, [name, value]) => (value === null ? calculator.removeAttribute(name) : calculator.setAttribute(name, value)), [name, value]);
      await set("mode", null);
      await brief(own, false);
      await fits(host);
      assert.deepEqual(compact, await shown(own), "compact hides fields or figures");
      assert.ok(compact.includes("budget.total") && compact.includes("title"));
      await set("theme", "light");
      await looks(own, "light");
      await host.emulateMedia({ colorScheme: "dark" });
      // The host's choice goes before the reader's; that nothing follows has no state to wait for.
      await host.waitForTimeout(200);
      await looks(own, "light");
      await set("theme", null);
      await looks(own, "dark");
      for (const [name, value] of [["theme", "purple"], ["mode", "constructor"]]) await set(name, value);
      // What is not understood changes nothing: there is no state to wait for.
      await host.waitForTimeout(200);
      await looks(own, "dark");
      await brief(own, false);
    });
  },

  async "rules that are not there change nothing"(page, { lang }) {
    await hosted(page, element(lang, 'rules="1999-9" theme="x" mode="x"'), async (host) => {
      const frame = await running(host);
      // The rules come first.
      await host.waitForFunction(() => document.querySelector("c3p-calculator").isReady);
      // Nor would it have one that it changes.
      await host.waitForTimeout(200);
      assert.equal(await frame.locator('[data-figure="budget.total"]').first().getAttribute("data-value"), "0");
      await brief(inner(host), false);
    });
  },

  async "a plain frame is told by its address, and keeps that at every place of the page"(page, { lang }) {
    const other = lang === "ja" ? "en" : "ja";
    await hosted(page, `<iframe width="360" height="600" src="${address(lang)}#theme=dark&amp;mode=compact&amp;lang=${other}"></iframe>`, async (host) => {
      await host.emulateMedia({ colorScheme: "light" });
      const frame = await running(host);
      const own = inner(host);
      await looks(own, "dark");
      await brief(own, true);
      await frame.locator(`[data-speaks=${other}]`).waitFor();
      await frame.locator(".steps-menu").click();
      await frame.locator('.steps a[href="#budget"]').click();
      await own.waitForFunction(() => location.hash.startsWith("#budget&theme=dark"));
      await looks(own, "dark");
      await brief(own, true);
      await host.locator("iframe").evaluate((frame, src) => (frame.src = src), `${address(lang)}#theme=light&mode=nonsense`);
      await looks(own, "light");
      await brief(own, true);
    });
  },
};
