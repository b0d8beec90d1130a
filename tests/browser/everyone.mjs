// The page for everyone: by keyboard, read aloud, enlarged, narrow, in colours of one's own.

import assert from "node:assert/strict";

import { everywhere } from "./deal.mjs";
import { expectAccessible, expectFigures, goTo, inputs } from "./page.mjs";

const open = (page, id) => page.locator(`[data-sample=${id}]`).click();

/** By how many pixels the page is wider than the window. */
const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Presses Tab until the focus is on what a selector finds. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((at) => document.activeElement.matches(at), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

export const journeys = {
  "nothing keeps anyone out, whatever is open": everywhere(async (page, { axe }) => {
    for (const sample of ["within-cap", "over-cap", "open"]) {
      await open(page, sample);
      await expectAccessible(page, axe);
    }
    await page.locator("[data-visitor=government]").click();
    await page.locator("[data-guide=start]").click();
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await page.locator("[data-rule]").first().waitFor();
    const toggle = page.locator(".toggle");
    if (await toggle.isVisible()) await toggle.click();
    await expectAccessible(page, axe);
  }),

  async "in one's own colours, nothing keeps anyone out"(page, { axe }) {
    await page.emulateMedia({ forcedColors: "active" });
    await open(page, "over-cap");
    await expectAccessible(page, axe);
    // The grouped number lies over what was typed, which does not shine through.
    await goTo(page, "co2");
    assert.equal(await page.locator("#co2 .number[data-read] > .read").first().isVisible(), true);
    const typed = page.locator("#co2 .number[data-read] > input").first();
    assert.equal(await typed.evaluate((input) => getComputedStyle(input).color), "rgba(0, 0, 0, 0)");
  },

  async "the guide is walked by keyboard alone"(page) {
    await tabTo(page, "[data-guide=start]");
    await page.keyboard.press("Enter");
    const seen = new Set();
    const path = () => page.locator("[data-current=true]").evaluate((element) => element.textContent);
    for (let questions = 0; questions < 60; questions += 1) {
      seen.add(await path());
      await tabTo(page, "[data-guide=skip], .guide .solid[data-guide=end]");
      const isLast = await page.evaluate(() => document.activeElement.dataset.guide === "end");
      await page.keyboard.press("Enter");
      if (isLast) break;
    }
    assert.ok(seen.size > 35, `${seen.size} questions`);
    assert.equal(await page.locator("[data-current=true]").count(), 0);
  },

  async "Enter goes on in the guide, but not while an input method composes"(page) {
    await page.locator("[data-guide=start]").click();
    const current = () => page.locator("[data-current=true] [data-path]").first().getAttribute("data-path");
    while (!(await current()).startsWith("budget.general_administration")) {
      await page.locator("[data-guide=next]").click();
    }
    const rate = inputs(page, "budget.general_administration.rate");
    await rate.focus();
    const client = await page.context().newCDPSession(page);
    await client.send("Input.imeSetComposition", { text: "１０", selectionStart: 2, selectionEnd: 2 });
    assert.equal(await current(), "budget.general_administration.rate");
    await client.send("Input.insertText", { text: "１０" });
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("[data-current=true] [data-path]")?.dataset.path === "budget.work_without_cost");
    assert.equal(await rate.inputValue(), "１０");
  },

  async "all that can be read aloud still can be while a field has the focus"(page) {
    await open(page, "over-cap");
    // More than two full parts, and fewer than rows are left out of (styles/80-far.css).
    const add = page.locator("button[data-action=add][data-path='budget.lines']");
    const lines = await page.locator(".row").count();
    for (let line = lines; line < 45; line += 1) await add.click();
    await page.evaluate(() => document.activeElement.blur());
    const client = await page.context().newCDPSession(page);
    await client.send("Accessibility.enable");
    const told = async () => {
      const { nodes } = await client.send("Accessibility.getFullAXTree");
      const roles = nodes.filter(({ ignored }) => !ignored).map(({ role }) => role.value);
      const count = (role) => roles.filter((found) => found === role).length;
      return Object.fromEntries(["region", "heading", "row", "textbox", "radio"].map((role) => [role, count(role)]));
    };
    const before = await told();
    assert.ok(before.row >= 45, `all rows are told: ${before.row}`);
    await inputs(page, "budget.general_administration.rate").focus();
    assert.deepEqual(await told(), before);
    // On a phone a line's fields stand in its drawer.
    if (page.viewportSize().width < 1024) return;
    await inputs(page, "budget.lines[20].unit_price").focus();
    assert.deepEqual(await told(), before);
  },

  "the result is said once typing pauses, in one sentence": everywhere(async (page, { lang }) => {
    const status = page.locator("p[role=status].hidden");
    await open(page, "over-cap");
    const expected = {
      ja: "満たしていない応募の条件：1件。見込みは124点、評価した185点のうちです。予算は税込み20,312,400円です。上限を312,400円超えています",
      en: "Conditions not met: 1. Expected 124 pts of 185 pts rated. Budget ¥20,312,400 including tax. ¥312,400 over the cap",
    };
    await page.waitForFunction(
      (text) => document.querySelector("p[role=status].hidden").textContent === text,
      expected[lang],
    );
    assert.equal(await status.getAttribute("aria-live"), null);
    // What says how the start goes is out of the way by then.
    assert.equal(await page.locator("[role=status]:not([hidden])").count(), 1);
  }),

  async "a number is grouped once the field is left, and stays as it was typed"(page) {
    await page.locator("button[data-action=add][data-path='budget.lines']").click();
    const path = "budget.lines[0].unit_price";
    await inputs(page, path).pressSequentially("１２３４５６７");
    const read = page.locator(".number:has([data-path='budget.lines[0].unit_price']) .read");
    assert.equal(await read.isVisible(), false);
    await inputs(page, "budget.lines[0].quantity").focus();
    assert.equal(await read.innerText(), "1,234,567");
    assert.ok(await read.isVisible());
    assert.equal(await inputs(page, path).inputValue(), "１２３４５６７");
  },

  async "everything that was done is undone, step by step, and done again"(page) {
    await open(page, "within-cap");
    await inputs(page, "title").fill("A");
    await page.locator("button[data-action=remove][data-path='budget.lines[0]']").click();
    const total = await page.locator("[data-figure='budget.total']").first().getAttribute("data-value");
    await page.keyboard.press("Control+z");
    await expectFigures(page, { "budget.total": "19892152" });
    await page.keyboard.press("Control+z");
    assert.notEqual(await inputs(page, "title").inputValue(), "A");
    await page.keyboard.press("Control+z");
    await expectFigures(page, { "budget.total": "0" });
    for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press("Control+Shift+Z");
    await expectFigures(page, { "budget.total": total });
    assert.equal(await inputs(page, "title").inputValue(), "A");
  },

  async "ratings are entered down a column, and Tab goes on in the row"(page) {
    const at = (path) => page.waitForFunction((path) => document.activeElement?.dataset.path === path, path);
    await inputs(page, "ratings.uniqueness.expected").fill("30");
    await page.keyboard.press("Enter");
    await at("ratings.implementation_structure.expected");
    await page.keyboard.type("25");
    await page.keyboard.press("ArrowDown");
    await at("ratings.policy_cooperation.expected");
    await page.keyboard.press("Shift+Enter");
    await at("ratings.implementation_structure.expected");
    assert.equal(await page.evaluate(() => getSelection().toString()), "25");
    await page.keyboard.press("ArrowUp");
    await at("ratings.uniqueness.expected");
    await page.keyboard.press("Tab");
    await at("ratings.uniqueness.high");
    // Facts have no field: the last judged item comes after them.
    await inputs(page, "ratings.support_structure.low").focus();
    await page.keyboard.press("Enter");
    await at("ratings.carbon_neutral.low");
    await page.keyboard.press("Enter");
    await at("ratings.carbon_neutral.low");
    // Keys of an input method that composes are its own.
    await inputs(page, "ratings.synergy.low").focus();
    const client = await page.context().newCDPSession(page);
    await client.send("Input.imeSetComposition", { text: "５", selectionStart: 1, selectionEnd: 1 });
    await client.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 });
    await at("ratings.synergy.low");
    await client.send("Input.insertText", { text: "５" });
    await expectFigures(page, { "score.items.synergy.low": "5", "score.items.uniqueness.expected": "30" });
  },

  async "each cell of a step's table is named by its row and its column"(page) {
    await open(page, "over-cap");
    for (const [step, cells] of [["score", 14 * 7 + 7], ["eligibility", 14 * 3]]) {
      await goTo(page, step);
      const table = page.locator(`#${step} table`);
      const { head, rows } = await table.evaluate((table) => ({
        head: [...table.tHead.rows[0].cells].map(({ innerText }) => innerText.trim()),
        rows: [...table.rows].slice(1).filter((row) => !row.matches(".below")).map((row) => [...row.cells].map(({ tagName }) => tagName)),
      }));
      assert.ok(head.every((name) => name.length > 0), `${step}: ${head}`);
      assert.ok(rows.every(([first, ...rest]) => first === "TH" && rest.every((cell) => cell === "TD")));
      assert.equal(rows.flat().length, cells);
    }
    await goTo(page, "score");
    const field = page.getByRole("textbox", { name: /^(見込み|Expected) / });
    assert.equal(await field.count(), await page.locator('#score input[data-path$=".expected"]').count());
    // A figure that an input shows is not said twice.
    const twice = page.locator("#score td:has(input) [data-figure]").filter({ visible: true });
    for (const element of await twice.all()) {
      assert.ok(await element.evaluate((figure) => figure.closest("td").querySelector("input").value === "" || figure.closest("[aria-hidden]")));
    }
  },

  async "no step without a long table is longer than two screens"(page) {
    await open(page, "over-cap");
    for (const [width, most] of [[1280, 1_400], [1024, 1_400], [375, 2_400]]) {
      await page.setViewportSize({ width, height: 800 });
      for (const step of ["basics", "eligibility", "organisation", "score", "co2", "outcome"]) {
        await goTo(page, step);
        const { height } = await page.locator(`#${step}`).boundingBox();
        assert.ok(height <= most, `${step} is ${height} pixels high at ${width}`);
      }
    }
  },

  "enlarged or narrow, nothing is lost to the right": everywhere(async (page) => {
    await open(page, "over-cap");
    await page.locator("[data-guide=start]").click();
    // 320 pixels are a window of 1,280 at 400 %.
    for (const width of [320, 480, 768, 1024, 1280]) {
      await page.setViewportSize({ width, height: 640 });
      assert.ok((await overflow(page)) <= 0, `${await overflow(page)} pixels too wide at ${width}`);
    }
    // WebDriver and CDP know no text zoom: the root's size does the same, as all sizes hang on it.
    for (const width of [640, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      assert.ok((await overflow(page)) <= 0, `${await overflow(page)} pixels too wide at ${width}, text of 200 %`);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("button, h1, h2, h3, label")]
          .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
          .filter((element) => getComputedStyle(element).display !== "inline" && !element.closest(".steps"))
          .map((element) => element.textContent),
      );
      assert.deepEqual(cut, []);
      await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
    }
  }),

  "in a frame of another page the answer stands above the form, and each section repeats its own": everywhere(async (page, { lang }) => {
    const frame = await page.evaluate(async (lang) => {
      const frame = document.createElement("iframe");
      frame.src = location.href;
      frame.title = lang;
      // As high as the page says: in one of a fixed height the answer would stay in view below.
      addEventListener("message", ({ source, data }) => {
        if (data?.type === "c3p:v1:ready") source.postMessage({ type: "c3p:v1:hello" }, "*");
        if (data?.type === "c3p:v1:height") frame.height = data.height;
      });
      document.body.replaceChildren(frame);
      frame.width = "700";
    }, lang);
    assert.equal(frame, undefined);
    const inside = page.frameLocator("iframe");
    await inside.locator("[data-framed=true]:not([disabled])").waitFor();
    await page.frames()[1].waitForFunction(() => {
      const top = (id) => document.getElementById(id).getBoundingClientRect().top;
      return top("result") < top("main") && getComputedStyle(document.getElementById("result")).position === "static";
    });
    await inside.locator('.steps a[href="#budget"]').evaluate((link) => link.click());
    await inside.locator("#budget .own-result").waitFor();
  }),

  async "headings go down one level at a time, and every part is a landmark or has one"(page) {
    await open(page, "over-cap");
    const levels = await page
      .locator("h1, h2, h3, h4, h5, h6")
      .evaluateAll((headings) => headings.map((heading) => Number(heading.tagName[1])));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    const jumps = levels.filter((level, index) => index > 0 && level > levels[index - 1] + 1);
    assert.deepEqual(jumps, []);
    const landmarks = await page.evaluate(() => ["header", "nav", "main", "aside", "footer"].map((name) => document.querySelectorAll(name).length));
    assert.deepEqual(landmarks, [1, 1, 1, 1, 1]);
  },
};
