// What a page around the calculator gets of the results, and when: after a yes that could be read, for that
// proposal, and no text of it.

import assert from "node:assert/strict";

import { base } from "./chromium.mjs";
import { everywhere } from "./deal.mjs";
import { element, fits, hosted, running } from "./host.mjs";

/** Results that are passed on arrive within half a second; those that must not come are waited for so long. */
const COMING = 700;
/** How long a question has to be read, and a moment more. */
const READ = 1_300;

const SECRET = "極秘 secret";
const line = { id: SECRET, category: "consumables", description: SECRET, unit_price: "300000", currency: SECRET, exchange_rate: "1", quantity: "1", unit: SECRET, note: SECRET };

/** A text at every place that takes one, and as a key wherever keys are free. */
const full = {
  format: "c3p-proposal",
  version: 1,
  rules: "2026-1",
  title: SECRET,
  application: { partner_cities: [SECRET], partner_country: SECRET, governments: [{ name: SECRET, level: SECRET, fiscal_capability_index: SECRET }] },
  ratings: { [SECRET]: { low: SECRET }, synergy: { expected: SECRET } },
  budget: { lines: [line, { ...line, category: SECRET }], general_administration: { rate: SECRET, base: [SECRET] } },
  co2: { threshold: { source: SECRET }, measures: [{ id: SECRET, name: SECRET, route: SECRET, sources: { [SECRET]: SECRET } }] },
  years: [{ year: "2", budget: { lines: [line] } }],
  scenarios: [{ id: SECRET, name: SECRET, budget: { lines: [line] }, ratings: { [SECRET]: { low: "1" } } }],
  reviewers: [{ id: SECRET, name: SECRET, ratings: { [SECRET]: "1" }, comments: { [SECRET]: SECRET } }],
  unsure: [SECRET],
  [SECRET]: SECRET,
};

/** Keeps what the host is told; asks for results. */
async function asking(host) {
  await host.waitForFunction(() => document.querySelector("c3p-calculator").isReady);
  await host.evaluate(() => {
    globalThis.results = [];
    const calculator = document.querySelector("c3p-calculator");
    calculator.addEventListener("c3p-assessment", ({ detail }) => globalThis.results.push(detail));
    calculator.askResults();
  });
}

const inner = (host) => host.frames().find((frame) => frame.url().startsWith(base));
const told = (host) => host.evaluate(() => globalThis.results.length);

/** Brings the question before one's eyes, reads it, and says yes. */
async function agree(host, notice) {
  // All of it: where its first line is cut off, it can't be read.
  for (const part of ["button", "p"]) await notice.locator(part).first().scrollIntoViewIfNeeded();
  await host.waitForTimeout(READ);
  await notice.locator("button").first().click();
}

export const journeys = {
  "results are passed on for the proposal that was agreed to, without any text of it": everywhere(async (page, { lang }) => {
    await hosted(page, element(lang), async (host) => {
      const frame = await running(host);
      await asking(host);
      const notice = frame.locator("#keep-results");
      await notice.waitFor();
      // Who gets what stands there, the former on the button too.
      const { origin } = new URL(host.url());
      assert.match(await notice.locator("p").first().innerText(), new RegExp(origin));
      assert.match(await notice.locator("button").first().innerText(), new RegExp(origin));
      assert.equal(await notice.locator("p").count(), 3);
      // What is offered stands beside the question; what comes is another proposal, and the question another.
      await host.evaluate((full) => document.querySelector("c3p-calculator").load(full), full);
      await frame.locator("[data-linked=open]").click();
      await inner(host).waitForFunction((title) => document.querySelector("[data-path=title]").value === title, SECRET);
      await fits(host);
      await host.waitForTimeout(COMING);
      assert.equal(await told(host), 0);
      await agree(host, notice);
      await host.waitForFunction(() => globalThis.results.length > 0);
      const [first] = await host.evaluate(() => globalThis.results);
      assert.doesNotMatch(JSON.stringify(first), /極秘|secret/);
      assert.deepEqual([first.budget.lines[0].id, first.scenarios[0].id, first.scenarios[0].name], ["budget.lines[0]", "scenarios[0]", null]);
      assert.equal(first.budget.lines[0].amount, "300000");
      // From then on after every change of this proposal, and of no other.
      await frame.locator("input[data-path='organisation.employees']").fill("12");
      await host.waitForFunction(() => globalThis.results.length > 1);
      const before = await told(host);
      await frame.locator("[data-sample=over-cap]").click();
      await notice.waitFor();
      await host.waitForTimeout(COMING);
      assert.equal(await told(host), before);
      await agree(host, notice);
      await host.waitForFunction(() => globalThis.results.at(-1).budget.total === "20312400");
      // A no is an answer, too: nothing is passed on, and nobody is asked again.
      await frame.locator("[data-sample=open]").click();
      await notice.locator("button").last().click();
      const after = await told(host);
      await frame.locator("[data-path=title]").fill("x");
      await host.waitForTimeout(COMING);
      assert.deepEqual([await told(host), await notice.count()], [after, 0]);
      // Going back to a proposal goes back to what was said of it.
      for (let steps = 0; steps < 2; steps += 1) await frame.locator("[data-sample=open]").press("Control+z");
      await host.waitForFunction((after) => globalThis.results.length > after && globalThis.results.at(-1).budget.total === "20312400", after);
    });
  }),

  "a yes that nobody could read does not count": everywhere(async (page, { lang }) => {
    await hosted(page, `<style>body{margin:0}</style>${element(lang)}`, async (host) => {
      const frame = await running(host);
      const notice = frame.locator("#keep-results");
      const yes = notice.locator("button").first();
      const look = (style) => host.evaluate((style) => (document.querySelector("c3p-calculator").frame.style.cssText += style), style);
      /** Pressed where it stands, whatever lies over it: as somebody does who is led to. */
      const press = async () => {
        await yes.evaluate((button) => button.click());
        await host.waitForTimeout(COMING);
      };
      const refused = async (why) => {
        await press();
        assert.deepEqual([await told(host), await notice.locator("[role=status]").count()], [0, 1], why);
      };
      // Before anybody could read it.
      await inner(host).evaluate(() => {
        const press = (_, observer) => {
          const button = document.querySelector("#keep-results button");
          if (!button) return;
          observer.disconnect();
          button.click();
        };
        new MutationObserver(press).observe(document.body, { childList: true, subtree: true });
      });
      await asking(host);
      await notice.locator("[role=status]").waitFor();
      await yes.scrollIntoViewIfNeeded();
      await host.waitForTimeout(COMING);
      assert.equal(await told(host), 0);
      await look(";opacity:.01");
      await host.waitForTimeout(READ);
      await refused("see-through");
      await look(";opacity:1");
      await host.evaluate(() => {
        const cover = document.createElement("div");
        cover.style.cssText = "position:fixed;inset:0;background:white;pointer-events:none;z-index:9";
        document.body.append(cover);
      });
      await host.waitForTimeout(READ);
      await refused("covered");
      await host.evaluate(() => document.body.lastElementChild.remove());
      // As high as one button, and that one in sight.
      await look(";height:60px!important;position:absolute;top:-300px");
      await host.waitForTimeout(READ);
      await refused("cut off");
      await look(";height:3000px!important;position:static");
      await agree(host, notice);
      await host.waitForFunction(() => globalThis.results.length > 0);
    });
  }),

  async "what a host offers waits until what is open is closed"(page, { lang }) {
    await hosted(page, element(lang), async (host) => {
      const frame = await running(host);
      await host.waitForFunction(() => document.querySelector("c3p-calculator").isReady);
      await frame.locator("[data-sample=over-cap]").click();
      await frame.locator('[data-figure="budget.total"][data-value="20312400"]').first().click();
      const why = frame.locator('[data-drawer=why]');
      await why.waitFor();
      const offer = (title) => host.evaluate((title) => document.querySelector("c3p-calculator").load({ format: "c3p-proposal", version: 1, rules: "2026-1", title }), title);
      for (const title of ["first", "second"]) await offer(title);
      // What must not come has no state to wait for.
      await host.waitForTimeout(COMING);
      assert.equal(await frame.locator(".linked").count(), 0);
      assert.ok(await why.isVisible());
      await why.locator("[data-drawer-close]").click();
      const linked = frame.locator(".linked", { hasText: "second" });
      await linked.waitFor();
      await offer("third");
      await host.waitForTimeout(COMING);
      assert.ok(await linked.isVisible());
      await frame.locator("[data-linked=open]").click();
      await frame.locator(".linked", { hasText: "third" }).waitFor();
      await frame.locator('dialog[data-shows="linked"] > button').click();
      await frame.locator("dialog").waitFor({ state: "detached" });
      assert.equal(await frame.locator("[data-path=title]").inputValue(), "second");
    });
  },
};
