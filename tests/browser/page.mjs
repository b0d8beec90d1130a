// What a person does on the page, by the paths that its inputs, buttons and figures carry.

import assert from "node:assert/strict";

import { openLine } from "./steps.mjs";

const quoted = (path) => JSON.stringify(path);

/** The inputs of a path: one, or the radios or checkboxes that share it. */
export const inputs = (page, path) =>
  page.locator(`:is(input, select, textarea)[data-path=${quoted(path)}]`);

/** The radio or checkbox of a path with a value. */
export const tick = (page, path, value) =>
  page.locator(`input[data-path=${quoted(path)}][value=${quoted(value)}]`);

/** Presses the button that changes a list. */
export const press = (page, action, path) =>
  page.locator(`button[data-action=${action}][data-path=${quoted(path)}]`).click();

/** The exact values of a figure, wherever it is shown; all must agree. */
export async function figure(page, path) {
  const values = await page
    .locator(`[data-figure=${quoted(path)}]`)
    .evaluateAll((shown) => shown.map((element) => element.dataset.value));
  assert.ok(values.length > 0, `${path} is not shown`);
  assert.equal(new Set(values).size, 1, `${path} is shown as ${values}`);
  return values[0];
}

/** Waits until figures have these values; what was done last may not be drawn yet. */
export async function expectFigures(page, expected) {
  await page
    .waitForFunction(
      (expected) =>
        Object.entries(expected).every(([path, value]) => {
          const shown = [...document.querySelectorAll(`[data-figure=${JSON.stringify(path)}]`)];
          return shown.length > 0 && shown.every(({ dataset }) => dataset.value === value);
        }),
      expected,
    )
    // What is wrong is said better by comparing them.
    .catch(() => {});
  for (const [path, value] of Object.entries(expected)) {
    assert.equal(await figure(page, path), value, path);
  }
}

/** Enters a part of a proposal through its inputs, adding entries to lists. */
export async function enter(page, value, path = "") {
  if (value && typeof value === "object" && !Array.isArray(value)) {
    for (const [key, part] of Object.entries(value)) {
      const at = path ? `${path}.${key}` : key;
      if (/^scenarios\[\d+\]\.budget$/.test(at)) {
        await press(page, "add", at);
      }
      await enter(page, part, at);
    }
    return;
  }
  if (Array.isArray(value)) {
    const codes = page.locator(`input[type=checkbox][data-path=${quoted(path)}]:not([value="[]"])`);
    await openLine(codes);
    const isCodes = (await codes.count()) > 0;
    if (isCodes) {
      for (const code of value) {
        await tick(page, path, code).check();
      }
      return;
    }
    for (const [index, element] of value.entries()) {
      await press(page, "add", path);
      await enter(page, element, `${path}[${index}]`);
    }
    return;
  }
  if (typeof value === "boolean" || value === null) {
    await tick(page, path, value === null ? "" : String(value)).check();
    return;
  }
  const input = inputs(page, path);
  await openLine(input);
  const isSelect = (await input.evaluate((element) => element.tagName)) === "SELECT";
  await (isSelect ? input.selectOption(value) : input.fill(value));
  assert.equal(await input.inputValue(), value, `${path} shows what was entered`);
}

/** Fails on anything that axe finds, in the step that is shown and in all as one page; its source is evaluated, since
 * the page allows no other script. */
export async function expectAccessible(page, axe) {
  await page.evaluate(`${axe}; void 0`);
  const violations = () =>
    page.evaluate(async () => {
      const { violations } = await window.axe.run(document);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" | ")}`);
    });
  assert.deepEqual(await violations(), []);
  await asOnePage(page, async () => assert.deepEqual(await violations(), []));
}

/** Does something while all steps are shown as one page. */
export async function asOnePage(page, work) {
  const turn = async (isWhole) => {
    await page.evaluate(() => document.querySelector("button[data-whole]").click());
    await page.waitForFunction((isWhole) => "whole" in document.documentElement.dataset === isWhole, isWhole);
  };
  if (await page.evaluate(() => "whole" in document.documentElement.dataset)) return work();
  await turn(true);
  await work();
  await turn(false);
}

/** Goes to a step. */
export async function goTo(page, step) {
  const go = (step) => document.querySelector(`.steps a[href="#${step}"]`).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  await page.evaluate(go, step);
  await page.locator(`main > section#${step}:not([hidden])`).waitFor({ state: "attached" });
}

/** Waits until all that was typed is kept, or it is known that nothing is: what was done last is drawn first. */
export async function settled(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.locator("#kept:is([data-saved=yes], [data-saved=off])").waitFor({ state: "attached" });
}

/** The parts of the page that save, opened. */
export async function documents(page) {
  const view = page.locator("header details[data-view=documents]");
  if ((await view.getAttribute("open")) === null) await view.locator("> summary").click();
  await view.locator(".documents").waitFor();
  return view;
}
