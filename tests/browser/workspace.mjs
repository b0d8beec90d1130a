// One step at a time: moves and the address, what is found in other steps, all as one page, the drawer, the panel.

import assert from "node:assert/strict";

import { address, PATIENCE } from "./chromium.mjs";
import { everywhere } from "./deal.mjs";
import { expectAccessible, figure, goTo, inputs } from "./page.mjs";
import { READY } from "./steps.mjs";

const STEPS = ["start", "basics", "eligibility", "organisation", "score", "budget", "co2", "outcome", "programme", "years", "scenarios", "compare", "reviewers", "rules"];

/** Waits until all steps stand in the document. */
const settled = (page) => page.waitForFunction(() => "settled" in document.documentElement.dataset);

/** Waits until just these steps are shown. */
const shows = (page, ...steps) =>
  page.waitForFunction((steps) => {
    const shown = [...document.querySelectorAll("main > section")].filter((part) => part.checkVisibility() && !part.hidden);
    return String(shown.map(({ id }) => id)) === steps;
  }, String(steps));

const hash = (page) => page.evaluate(() => location.hash);

/** Opens an address of the page in a tab of its own. */
async function visit(page, lang, more) {
  const other = await page.context().newPage();
  other.setDefaultTimeout(PATIENCE);
  await other.goto(address(lang) + more);
  await other.locator(READY).waitFor({ state: "attached" });
  return other;
}

/** How often Tab is pressed until the focus is on what a selector finds. */
async function tabs(page, selector, most) {
  for (let presses = 0; presses <= most; presses += 1) {
    if (await page.evaluate((at) => document.activeElement.matches(at), selector)) return presses;
    await page.keyboard.press("Tab");
  }
  return assert.fail(`${selector} is more than ${most} Tabs away`);
}

export const journeys = {
  "one step is shown, goes into the address and the history, and takes the focus": everywhere(async (page) => {
    await settled(page);
    assert.deepEqual(await page.locator("main > section").evaluateAll((parts) => parts.map(({ id }) => id)), STEPS);
    await shows(page, "start");
    for (const step of ["basics", "budget", "rules"]) {
      await goTo(page, step);
      await shows(page, step);
      assert.equal(await hash(page), `#${step}`);
      assert.equal(await page.evaluate(() => document.activeElement.id), `${step}-title`);
      assert.equal(await page.locator(`.steps [aria-current=page]`).getAttribute("href"), `#${step}`);
    }
    await page.goBack();
    await shows(page, "budget");
    await page.goBack();
    await shows(page, "basics");
    await page.goForward();
    await shows(page, "budget");
    await page.locator("#budget .way-on").click();
    await shows(page, "co2");
    for (const back of ["budget", "basics", "start"]) {
      await page.goBack();
      await shows(page, back);
    }
  }),

  async "hidden steps take no room, and each step is left where it was"(page) {
    await page.locator("[data-sample=over-cap]").click();
    await settled(page);
    const [height, step] = await page.evaluate(() => [document.querySelector("main").getBoundingClientRect().height, document.getElementById("start").getBoundingClientRect().height]);
    assert.ok(height - step < 1, `${height - step} pixels of hidden steps`);
    await goTo(page, "co2");
    await page.evaluate(() => scrollTo(0, 150));
    await goTo(page, "basics");
    assert.equal(await page.evaluate(() => scrollY), 0);
    await page.evaluate(() => scrollTo(0, 100));
    await goTo(page, "co2");
    await page.waitForFunction(() => Math.abs(scrollY - 150) < 2);
    await page.goBack();
    await page.waitForFunction(() => Math.abs(scrollY - 100) < 2);
  },

  async "an address opens its step or field, and a move keeps its settings"(page, { lang }) {
    for (const [more, step] of [["#budget", "budget"], ["#theme=dark&co2", "co2"], ["#rules&mode=compact", "rules"], ["#nonsense", "start"]]) {
      const other = await visit(page, lang, more);
      await shows(other, step);
      await other.close();
    }
    const other = await visit(page, lang, "#theme=dark&score&mode=compact");
    await goTo(other, "budget");
    assert.equal(await hash(other), "#budget&theme=dark&mode=compact");
    assert.equal(await other.evaluate(() => document.documentElement.dataset.mode), "compact");
    await other.evaluate(() => (location.hash = "#organisation.employees"));
    await shows(other, "organisation");
    await other.waitForFunction(() => document.activeElement?.dataset.path === "organisation.employees");
    await other.close();
  },

  async "a place in a hidden step is shown when a browser goes there"(page) {
    await settled(page);
    const kept = await page.locator("main > section[hidden]").evaluateAll((parts) => parts.map((part) => part.getAttribute("hidden")));
    assert.deepEqual(new Set(kept), new Set(["until-found"]));
    // Finding a text shows what holds it as going to a fragment does.
    await page.evaluate(() => (location.hash = "#problems"));
    await shows(page, "outcome");
    assert.ok(await page.locator("#problems").isVisible());
    assert.equal(await page.locator(".steps [aria-current=page]").getAttribute("href"), "#outcome");
  },

  "all steps are one page where that is asked for, and stay so": everywhere(async (page, { axe, lang }) => {
    await page.locator("[data-sample=over-cap]").click();
    await settled(page);
    await page.evaluate(() => document.querySelector("button[data-whole]").click());
    await shows(page, ...STEPS);
    await expectAccessible(page, axe);
    const again = await visit(page, lang, "");
    await shows(again, ...STEPS);
    await again.evaluate(() => document.querySelector("button[data-whole]").click());
    await shows(again, "start");
    await again.close();
    for (const more of ["?view=all", "#view=all", "#budget&view=all"]) {
      const other = await visit(page, lang, more);
      await shows(other, ...STEPS);
      await other.close();
    }
  }),

  async "an address that asks for all steps while the page runs shows them, and goes where it says"(page) {
    await goTo(page, "budget");
    await page.evaluate(() => (location.hash = "#view=all"));
    await shows(page, ...STEPS);
    await page.locator("button[data-whole]").evaluate((button) => button.click());
    await page.evaluate(() => (location.hash = "#co2&view=all"));
    await shows(page, ...STEPS);
    await page.waitForFunction(() => document.activeElement.id === "co2-title");
  },

  async "what skips to the step and to the result goes to what is shown of them"(page) {
    await goTo(page, "budget");
    const skip = async (place) => {
      await page.locator(`.skip[href="#${place}"]`).evaluate((link) => (link.focus(), link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }))));
      return page.evaluate((place) => [document.activeElement.id, document.getElementById(place).contains(document.activeElement)], place);
    };
    assert.deepEqual(await skip("main"), ["budget-title", true]);
    const [, isInResult] = await skip("result");
    assert.ok(isInResult, "the focus is not in the result");
  },

  async "what lies over the page goes where its reason leads to a field"(page) {
    if (page.viewportSize().width >= 1280) await page.setViewportSize({ width: 900, height: 800 });
    await page.locator("[data-sample=over-cap]").click();
    await settled(page);
    await goTo(page, "eligibility");
    await page.locator('#eligibility [data-why^="gates.lead_applicant"]').click();
    await page.locator("[data-drawer=why]:modal .why-way").first().click();
    await page.locator("[data-drawer]").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.matches("#basics [data-path='application.lead_applicant']"));
    await shows(page, "basics");
  },

  async "a link that is taken leaves the step and the settings in the address"(page) {
    await page.evaluate(() => (location.hash = "#budget&theme=dark"));
    await shows(page, "budget");
    await page.evaluate(() => (location.hash = "#p=nothing&theme=dark"));
    await page.waitForFunction(() => location.hash === "#budget&theme=dark");
    await shows(page, "budget");
  },

  async "on paper all steps but the start are there, whichever is shown"(page) {
    await page.locator("[data-sample=over-cap]").click();
    await settled(page);
    await page.emulateMedia({ media: "print" });
    const printed = await page.locator("main > section").evaluateAll((parts) => parts.filter((part) => part.getBoundingClientRect().height > 40).map(({ id }) => id));
    // What is made on demand may be of a while ago.
    assert.deepEqual(printed, STEPS.slice(1).filter((step) => !["programme", "compare", "rules"].includes(step)));
    const statuses = page.locator("#eligibility [data-figure$='.status']");
    assert.ok(await statuses.first().evaluate((figure) => figure.getBoundingClientRect().width > 0), "no verdicts on paper");
    assert.ok(await page.locator("#score .item, #score table").first().isVisible());
  },

  async "without scripts the first step is there, and the names of the others"(page, { lang }) {
    const context = await page.context().browser().newContext({ javaScriptEnabled: false });
    const other = await context.newPage();
    await other.goto(address(lang));
    await other.locator("#start h2").waitFor();
    const named = await other.locator(".steps a").evaluateAll((links) => links.map((link) => link.getAttribute("href").slice(1)));
    assert.deepEqual(named, STEPS);
    assert.ok(await other.locator("noscript").innerText());
    await context.close();
  },

  async "a reason opens beside the step, or over it where there is no room, and gives the focus back"(page, { axe }) {
    await page.locator("[data-sample=over-cap]").click();
    await goTo(page, "outcome");
    const width = page.viewportSize().width;
    if (width < 1024) await page.locator(".toggle").click();
    const button = page.locator('#result [data-why="budget"]');
    await button.focus();
    await page.keyboard.press("Enter");
    const drawer = page.locator("[data-drawer=why]");
    await drawer.locator(".why").first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "drawer-title");
    assert.equal(await drawer.evaluate((drawer) => drawer.matches(":modal")), width < 1280);
    // The sums stay beside it.
    if (width >= 1280) assert.ok(await page.locator(".slim").isVisible());
    await expectAccessible(page, axe);
    await page.locator("#drawer-title").focus();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.dataset.why === "budget");
  },

  async "the panel is in view as a whole, and the first price is near"(page) {
    if (page.viewportSize().width < 1280) return;
    await page.locator("[data-sample=over-cap]").click();
    await settled(page);
    await goTo(page, "budget");
    const panel = await page.locator("#result").evaluate((panel) => [panel, ...panel.querySelectorAll("*")].filter((part) => part.scrollHeight > part.clientHeight + 1 && ["auto", "scroll"].includes(getComputedStyle(part).overflowY)).length);
    assert.equal(panel, 0, "something scrolls in the panel");
    const bottom = await page.locator("#result").evaluate((panel) => panel.getBoundingClientRect().bottom);
    assert.ok(bottom <= 800, `the panel ends at ${bottom}`);
    await page.evaluate(() => document.activeElement.blur());
    await page.evaluate(() => document.body.focus());
    const far = await tabs(page, "[data-path='budget.lines[0].unit_price']", 60);
    assert.ok(far <= 30, `${far} Tabs`);
  },

  async "as many parts as a page can have and still be quick"(page) {
    await settled(page);
    const count = () => page.evaluate(() => [document.querySelectorAll("*:not(option)").length, document.querySelectorAll("main > section[hidden] *:not(option)").length]);
    const [blank, hidden] = await count();
    assert.ok(blank <= 1_950, `${blank} elements of a blank page`);
    assert.ok(blank - hidden <= 900, `${blank - hidden} outside hidden steps`);
    assert.equal(await figure(page, "score.low"), "0");
    assert.equal(await inputs(page, "title").count(), 1);
  },
};
