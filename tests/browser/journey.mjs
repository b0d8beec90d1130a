// Journeys through the page: each is a person with a purpose.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { everywhere } from "./deal.mjs";
import { enter, expectAccessible, expectFigures, figure, goTo, inputs, press, tick } from "./page.mjs";
import { asFile, expected, figures, typed } from "./proposals.mjs";

/** The rules of a set: whatever says what it is based on. */
const rulesOf = (part) => [
  ...(part?.basis ? [part] : []),
  ...(part && typeof part === "object" ? Object.values(part).flatMap(rulesOf) : []),
];

const english = { ja: "English", en: "日本語" };

export const journeys = {
  async "a blank page promises nothing and has no errors"(page, { axe }) {
    assert.equal(await figure(page, "score.low"), "0");
    assert.equal(await figure(page, "budget.total"), "0");
    assert.equal(await figure(page, "history.completed_years"), "");
    assert.equal(await figure(page, "budget.lines[0].amount").catch(() => "absent"), "absent");
    assert.equal(await page.locator("[aria-invalid=true]").count(), 0);
    await expectAccessible(page, axe);
  },

  "a whole proposal is entered and every figure agrees with the engine": everywhere(async (page, { axe, assess }) => {
    await enter(page, typed);
    await expectFigures(page, expected);
    const shown = await page.locator("[data-figure]").evaluateAll((elements) =>
      elements.map(({ dataset }) => [dataset.figure, dataset.value]),
    );
    const answered = figures(JSON.parse(assess(JSON.stringify(asFile(typed)))));
    for (const [path, value] of shown) {
      assert.equal(value, answered.get(path), `${path} as the engine answers`);
    }
    // The lines that a variant takes over stand once, with the proposal they belong to.
    const isTakenOver = (path) => /^scenarios\[\d+\]\.years\[\d+\]\.budget\.lines\[/.test(path);
    // A variant is summed up: its steps, and its points by what decides them, stand nowhere.
    const isSummedUp = (path) => /^scenarios\[\d+\]\.(steps|score\.(computed|judged))\./.test(path);
    // Nothing over the cap is nothing to say.
    const isNothing = (path) => path.endsWith("budget.over") && answered.get(path) === "0";
    const isLeftOut = (path) => isTakenOver(path) || isSummedUp(path) || isNothing(path);
    const seen = new Set(shown.map(([path]) => path));
    const missing = [...answered.keys()].filter((path) => !seen.has(path) && !isLeftOut(path));
    assert.deepEqual(missing, []);
    await expectAccessible(page, axe);
  }),

  async "every field of the file format has its input"(page) {
    const lists = ["application.partner_cities", "application.participation_years", "application.governments"];
    const more = ["budget.lines", "co2.measures", "years", "years[0].budget.lines", "scenarios", "reviewers"];
    const variant = ["application", "eligibility", "organisation", "ratings", "budget", "co2", "years", "reviewers"];
    for (const path of [...lists, ...more, ...variant.map((section) => `scenarios[0].${section}`)]) {
      await press(page, "add", path);
    }
    const table = readFileSync(new URL("../../src/proposal/fields.rs", import.meta.url), "utf8");
    const [once, inBudgets] = table.split("BUDGET_FIELDS").map((part) =>
      [...part.matchAll(/field\(\s*"([^"]+)"/g)].map(([, path]) => path.replaceAll("[]", "[0]")),
    );
    assert.ok(once.length > 50 && inBudgets.length > 15);
    const budgets = ["budget", "years[0].budget", "scenarios[0].budget", "scenarios[0].years[0].budget"];
    const variants = once.filter((path) => variant.includes(path.split(/[.[]/)[0]));
    const paths = [
      ...once,
      ...variants.map((path) => `scenarios[0].${path}`),
      ...budgets.flatMap((budget) => inBudgets.map((path) => `${budget}.${path}`)),
      ...["uniqueness", "carbon_neutral"].flatMap((item) => [
        `ratings.${item}.low`,
        `ratings.${item}.expected`,
        `ratings.${item}.high`,
        `reviewers[0].ratings.${item}`,
      ]),
      "co2.measures[0].sources.grid_factor",
      "co2.measures[0].sources.useful_life_years",
    ];
    const inputsShown = () => page.locator(":is(input, select, textarea)").evaluateAll((elements) => elements.map((element) => element.dataset.path));
    const shown = await inputsShown();
    // Of a cost line the rest stands in its drawer, and its work in a list of its own, while these are open.
    for (const budget of budgets) {
      const button = (action) => page.locator(`button[data-action=${action}][data-path="${budget}.lines[0]"]`);
      await button("open").click();
      await page.locator("[data-drawer=line]").waitFor();
      shown.push(...(await inputsShown()));
      await page.locator("[data-drawer-close]").click();
      if ((await button("work").count()) === 0) continue;
      await button("work").click();
      shown.push(...(await inputsShown()));
      await page.keyboard.press("Escape");
    }
    assert.deepEqual(paths.filter((path) => !shown.includes(path)), []);
    assert.ok(!shown.includes(undefined));
  },

  "what was typed stays, in both languages": everywhere(async (page, { lang }) => {
    const path = "organisation.employees";
    await inputs(page, path).pressSequentially("１,２００");
    await inputs(page, "application.partner_country").selectOption("VNM");
    await page.getByRole("button", { name: english[lang] }).click();
    const other = lang === "ja" ? "en" : "ja";
    assert.equal(await page.locator("html").getAttribute("lang"), other);
    assert.match(await page.title(), other === "en" ? /Calculator/ : /シミュレーター/);
    assert.equal(await inputs(page, path).inputValue(), "１,２００");
    assert.equal(await inputs(page, "application.partner_country").inputValue(), "VNM");
    assert.equal(await page.locator("[aria-invalid=true]").count(), 0);
  }),

  async "an input method is not disturbed while it composes"(page) {
    const input = inputs(page, "title");
    await input.focus();
    const client = await page.context().newCDPSession(page);
    for (const text of ["に", "にほ", "にほん", "日本"]) {
      await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    assert.equal(await input.inputValue(), "日本");
    await client.send("Input.insertText", { text: "日本" });
    await page.keyboard.type("2050");
    assert.equal(await input.inputValue(), "日本2050");
  },

  async "entries are added, repeated, moved and removed, and the focus follows"(page) {
    const list = "budget.lines";
    // On a phone a line is the button that opens its fields.
    const field = page.viewportSize().width >= 1024 ? ".category" : "";
    for (const price of ["100", "200"]) {
      await press(page, "add", list);
      const index = price === "100" ? 0 : 1;
      await page.waitForFunction(
        (path) => document.activeElement?.dataset.path === path,
        `${list}[${index}]${field}`,
      );
      await enter(page, { category: "meetings", unit_price: price, quantity: "1" }, `${list}[${index}]`);
    }
    await press(page, "up", `${list}[1]`);
    await expectFigures(page, { [`${list}[0].amount`]: "200", [`${list}[1].amount`]: "100" });
    await press(page, "duplicate", `${list}[0]`);
    await expectFigures(page, { [`${list}[1].amount`]: "200", "budget.by_category.meetings": "500" });
    await press(page, "down", `${list}[0]`);
    await press(page, "remove", `${list}[2]`);
    await expectFigures(page, { "budget.by_category.meetings": "400" });
    await press(page, "remove", `${list}[1]`);
    await press(page, "remove", `${list}[0]`);
    assert.equal(await page.locator(`[data-path^="${list}["]`).count(), 0);
    await page.waitForFunction(() => document.activeElement?.dataset.action === "add");
  },

  async "none held and the certificates exclude each other"(page) {
    const path = "organisation.wlb";
    await tick(page, path, "[]").check();
    assert.equal(await figure(page, "score.items.wlb.expected"), "0");
    await tick(page, path, "youth_yell").check();
    assert.equal(await tick(page, path, "[]").isChecked(), false);
    assert.equal(await figure(page, "score.items.wlb.expected"), "4");
    await tick(page, path, "youth_yell").uncheck();
    assert.equal(await figure(page, "score.items.wlb.expected"), "");
  },

  async "no years, and years not answered, are different answers"(page) {
    const path = "application.participation_years";
    await tick(page, path, "[]").check();
    await expectFigures(page, { "history.completed_years": "0", "gates.pair_years.status": "pass" });
    await tick(page, path, "[]").uncheck();
    await expectFigures(page, { "history.completed_years": "", "gates.pair_years.status": "unknown" });
  },

  async "a problem stands at its field and is a link away"(page, { axe, lang }) {
    await press(page, "add", "budget.lines");
    const path = "budget.lines[0].unit_price";
    await inputs(page, path).fill("abc");
    await inputs(page, "ratings.synergy.low").fill("9");
    await inputs(page, "ratings.synergy.expected").fill("7");
    assert.equal(await inputs(page, path).getAttribute("aria-invalid"), "true");
    const described = await inputs(page, path).getAttribute("aria-describedby");
    const message = await page.locator(`[id=${JSON.stringify(described.split(" ").at(-1))}]`).textContent();
    assert.match(message, lang === "ja" ? /^＊エラー：/ : /^＊Error: /);
    await page.locator(`#problems a[href="#${path}"]`).click();
    await page.waitForFunction((at) => document.activeElement?.dataset.path === at, path);
    await page.locator('#problems a[href="#ratings.synergy"]').click();
    await page.waitForFunction(() => document.activeElement?.dataset.path === "ratings.synergy.low");
    await expectAccessible(page, axe);
    await inputs(page, path).fill("5");
    assert.equal(await inputs(page, path).getAttribute("aria-invalid"), null);
    // A comma that can only stand for a point is asked about.
    await inputs(page, "organisation.employees").fill("0,402");
    const asked = await inputs(page, "organisation.employees").getAttribute("aria-describedby");
    const question = await page.locator(`[id=${JSON.stringify(asked.split(" ").at(-1))}]`).textContent();
    assert.match(question, lang === "ja" ? /^0\.402のことですか。$/ : /^Did you mean 0\.402\?$/);
  },

  "every rule is there to read, with its basis, once asked for": everywhere(async (page, { axe, lang }) => {
    assert.equal(await page.locator("[data-rule]").count(), 0);
    await goTo(page, "rules");
    await page.locator("#rules [data-rule]").first().waitFor();
    const set = JSON.parse(readFileSync(new URL("../../src/rules/2026-1.json", import.meta.url), "utf8"));
    const shown = await page
      .locator("[data-rule]")
      .evaluateAll((rules) => rules.map(({ dataset, textContent }) => [dataset.rule, textContent]));
    const rules = rulesOf(set);
    assert.ok(rules.length > 50);
    assert.deepEqual(shown.map(([id]) => id).sort(), rules.map(({ id }) => id).sort());
    const texts = new Map(shown);
    const words = { ja: ["ガイドブックによる", "このツールの取り決め"], en: ["From the guidebook", "A convention of this tool"] };
    for (const { id, title, explanation, basis, why, source } of rules) {
      const said = [title[lang], explanation[lang], words[lang][basis === "guidebook" ? 0 : 1], source.section];
      for (const part of [...said, why?.[lang] ?? "", source.table ?? ""]) {
        assert.ok(texts.get(id).includes(part), `${id} says ${part}`);
      }
    }
    await expectAccessible(page, axe);
  }),

  async "a condition that fails is named beside the result, with the way to its question"(page) {
    await tick(page, "eligibility.not_suspended", "false").check();
    assert.equal(await figure(page, "gates.not_suspended.status"), "fail");
    // On a phone it is told with the result, which the bar below opens.
    const bar = page.locator("[aria-controls=result-more]");
    if (await bar.isVisible()) await bar.click();
    await page.locator('#result .next a[href="#eligibility.not_suspended"]').waitFor();
    if (await bar.isVisible()) await bar.click();
    await press(page, "add", "scenarios");
    // What a variant leaves to its proposal is not asked there.
    assert.equal(await figure(page, "scenarios[0].gates.not_suspended.status"), "fail");
    await press(page, "add", "scenarios[0].eligibility");
    const path = "scenarios[0].eligibility.not_suspended";
    const own = page.locator(`.summary .next a[href="#${path}"]`);
    await own.click();
    await page.waitForFunction((at) => document.activeElement?.dataset.path === at, path);
    assert.equal(await figure(page, "scenarios[0].gates.not_suspended.status"), "fail");
  },

  async "every link on the page leads to a part of it, and ids are there once"(page) {
    await enter(page, typed);
    await inputs(page, "ratings.synergy.low").fill("9");
    const dead = await page.evaluate(() => {
      const links = [...document.querySelectorAll('a[href^="#"]')].map(({ hash }) => decodeURIComponent(hash).slice(1));
      return links.filter((id) => !document.getElementById(id));
    });
    assert.deepEqual(dead, []);
    const twice = await page.evaluate(() => {
      const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    });
    assert.deepEqual(twice, []);
    const described = await page.evaluate(() =>
      [...document.querySelectorAll("[aria-describedby], [aria-labelledby]")].flatMap((element) =>
        ["aria-describedby", "aria-labelledby"].flatMap((name) => {
          const ids = element.getAttribute(name)?.split(" ") ?? [];
          return ids.filter((id) => !document.getElementById(id)).map((id) => `${name}=${id}`);
        }),
      ),
    );
    assert.deepEqual(described, []);
    assert.equal(await page.locator("input[type=radio][aria-invalid]").count(), 0);
  },

  async "a variant changes its own budget only, and can go back"(page) {
    await enter(page, { lines: [{ category: "personnel", unit_price: "1000", quantity: "1" }] }, "budget");
    await press(page, "add", "scenarios");
    await expectFigures(page, { "scenarios[0].budget.subtotal": "1000" });
    await press(page, "add", "scenarios[0].budget");
    await inputs(page, "scenarios[0].budget.lines[0].unit_price").fill("3000");
    await expectFigures(page, { "budget.subtotal": "1000", "scenarios[0].budget.subtotal": "3000" });
    await press(page, "remove", "scenarios[0].budget");
    await expectFigures(page, { "scenarios[0].budget.subtotal": "1000" });
  },

  "everything is reached by keyboard, and nothing is wider than the screen": everywhere(async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.className), "skip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.dataset.visitor), "company");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  }),
};
