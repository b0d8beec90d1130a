// Journeys through what is prepared beside the points: the year's plan, letters, pairs, days, schemes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { everywhere } from "./deal.mjs";
import { expectAccessible, expectFigures, inputs, press, tick, goTo } from "./page.mjs";

const first = "application.governments[0]";

/** Opens a part, from wherever the page is. */
async function part(page, id) {
  await goTo(page, "programme");
  const card = page.locator(`[data-programme=${id}]`);
  await card.waitFor();
  if ((await card.getAttribute("aria-expanded")) !== "true") await card.click();
  await page.locator(`[data-part=${id}] h3`).first().waitFor();
}

async function pair(page, city, government) {
  await choose(page, "application.partner_country", "VNM");
  await press(page, "add", "application.partner_cities");
  await inputs(page, "application.partner_cities[0]").fill(city);
  await press(page, "add", "application.governments");
  await inputs(page, `${first}.name`).fill(government);
}

/** Codes are chosen from a list or among radios, by how many there are. */
const isList = (page, path) => inputs(page, path).first().evaluate(({ tagName }) => tagName === "SELECT");

async function choose(page, path, code) {
  await ((await isList(page, path)) ? inputs(page, path).selectOption(code) : tick(page, path, code).check());
}

async function isChosen(page, path, code) {
  return (await isList(page, path)) ? (await inputs(page, path).inputValue()) === code : tick(page, path, code).isChecked();
}

/** An iCalendar text as names and values, unfolded. */
const lines = (text) =>
  text.replaceAll("\r\n ", "").trimEnd().split("\r\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]);

export const journeys = {
  "every part of the preparation is reached by keys and can be read by all": everywhere(async (page, { axe }) => {
    await goTo(page, "programme");
    const cards = page.locator("[data-programme]");
    await cards.first().waitFor();
    const count = await cards.count();
    for (let place = 0; place < count; place += 1) {
      await cards.nth(place).focus();
      await page.keyboard.press("Enter");
      await page.locator(`[data-part=${await cards.nth(place).getAttribute("data-programme")}] h3`).first().waitFor();
      await expectAccessible(page, axe);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `the page is ${wide} too wide`);
    }
  }),

  async "the plan follows the estimate and says what has no budget"(page) {
    await part(page, "plan");
    await page.waitForFunction(() => document.querySelectorAll("[data-cover=nothing]").length === 6);
    await press(page, "add", "budget.lines");
    await inputs(page, "budget.lines[0].description").fill("報告書");
    await tick(page, "budget.lines[0].work", "deliverables").check();
    // What is not shown stays as it was until it is.
    await goTo(page, "programme");
    await page.waitForFunction(() => document.querySelectorAll("[data-cover=nothing]").length === 5);
    await inputs(page, "preparation.plan_start").selectOption("2026-07");
    await page.waitForFunction(() => document.querySelectorAll("th[data-month]").length === 9);
    await page.locator("[data-go='budget.lines[0]']").click();
    await page.waitForFunction(() => document.activeElement.dataset.path?.startsWith("budget.lines[0]"));
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => document.querySelectorAll("th[data-month]").length === 12);
  },

  async "letters are noted for whoever takes part, one right after the other, and change no figure"(page) {
    await pair(page, "ハイフォン市", "神戸市");
    await part(page, "letters");
    const state = (place) => inputs(page, `preparation.letters[${place}].state`);
    const rows = page.locator("[data-letter]");
    await page.waitForFunction(() => document.querySelectorAll("[data-letter]").length === 2);
    // One right after the other: the second is written before the page has shown the first.
    await rows.nth(1).locator("select").selectOption("received");
    await rows.nth(1).locator("input[type=date]").fill("2026-12-01");
    await rows.nth(0).locator("select").selectOption("requested");
    await page.waitForFunction(() => {
      const at = (place) => document.querySelector(`[data-letter='${place}'] select`).dataset.path;
      return at(1) === "preparation.letters[0].state" && at(0) === "preparation.letters[1].state";
    });
    assert.deepEqual([await state(0).inputValue(), await state(1).inputValue()], ["received", "requested"]);
    assert.equal(await inputs(page, "preparation.letters[0].date").inputValue(), "2026-12-01");
    assert.equal(await inputs(page, "preparation.letters[1].date").inputValue(), "");
    await inputs(page, "preparation.letters[0].translated").check();
    await page.locator("button[data-action=add][data-path='preparation.letters']").click();
    await inputs(page, "preparation.letters[2].name").fill("商工会議所");
    await inputs(page, "preparation.letters[2].name").press("Tab");
    await inputs(page, "preparation.documents.cover").check();
    await choose(page, "organisation.ems", "certified");
    await goTo(page, "programme");
    await page.locator("[data-proof=ems_certificate]").waitFor();
    assert.ok(await inputs(page, "preparation.documents.cover").isChecked());
    await page.locator("button[data-action=remove][data-path='preparation.letters[2]']").click();
    await page.waitForFunction(() => document.querySelectorAll("[data-letter]").length === 2);
    await expectFigures(page, { "budget.total": "0" });
  },

  async "a pair that took part suggests going on, and its years are shown one by one"(page) {
    await pair(page, "ハイフォン", "兵庫県神戸市");
    await part(page, "partner");
    await page.locator("[data-relation=same_lately]").waitFor();
    assert.equal(await page.locator("[data-relation=same_city]").count(), 2);
    await page.locator("[data-suggest=continuing]").click();
    await page.locator("[data-suggest=continuing]").waitFor({ state: "detached" });
    assert.ok(await isChosen(page, "application.kind", "continuing"));
    await page.locator("[data-suggest=year]").click();
    await page.locator("[data-suggest=year]").waitFor({ state: "detached" });
    assert.equal(await inputs(page, "application.participation_years[0]").inputValue(), "2025");
    await press(page, "add", "application.participation_years");
    await inputs(page, "application.participation_years[1]").fill("2023");
    await goTo(page, "programme");
    await page.waitForFunction(() => document.querySelectorAll("[data-year]").length === 7);
    assert.deepEqual(
      await page.locator("[data-year]").evaluateAll((years) => years.slice(0, 3).map(({ dataset }) => [dataset.year, dataset.what])),
      [["2023", "counted"], ["2024", "idle"], ["2025", "counted"]],
    );
  },

  async "a government is found by its name and answers for itself"(page) {
    await part(page, "governments");
    await page.locator("[data-find=government]").fill("Ｏｇａｔａ");
    await page.locator("[data-result=大潟村] [data-government=add]").click();
    await inputs(page, `${first}.name`).waitFor();
    const answered = await inputs(page, `${first}.name`).inputValue();
    assert.ok(["大潟村", "Ogata Village"].includes(answered), answered);
    assert.ok(await isChosen(page, `${first}.level`, "municipality"));
    assert.ok(await tick(page, `${first}.leading_area`, "true").isChecked());
    await goTo(page, "programme");
    await page.locator("[data-listed=one]").waitFor();
    assert.equal(await page.locator("[data-apply]").count(), 0);
    await inputs(page, `${first}.name`).fill("湯梨浜町");
    await goTo(page, "programme");
    await page.locator("[data-listed=unknown]").waitFor();
    assert.ok(await tick(page, `${first}.leading_area`, "true").isChecked(), "what is not found is no no");
  },

  async "days are counted back and leave as a calendar"(page) {
    await part(page, "call");
    await inputs(page, "preparation.call.deadline").fill("2027-03-01");
    await inputs(page, "preparation.call.days.check").fill("１");
    await inputs(page, "preparation.call.days.check").press("Tab");
    const save = page.locator("a[download]");
    await page.locator("[data-step=check] .programme-date").waitFor();
    await page.locator("button[data-action=add][data-path='preparation.call.steps']").click();
    await inputs(page, "preparation.call.steps[0].name").fill("決裁, 社内; \"A\"");
    await inputs(page, "preparation.call.steps[0].days").fill("30");
    await inputs(page, "preparation.call.steps[0].days").press("Tab");
    await page.locator("[data-step=own-s1] .programme-date").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    assert.equal(download.suggestedFilename(), "c3p.ics");
    const found = lines(readFileSync(await download.path(), "utf8"));
    const values = (name) => found.filter(([known]) => known === name).map(([, value]) => value);
    assert.deepEqual(values("DTSTART;VALUE=DATE"), ["20270130", "20270228", "20270301"]);
    assert.ok(values("SUMMARY")[0].includes("決裁\\, 社内\\; \"A\""), values("SUMMARY")[0]);
    assert.match(values("DTSTAMP")[0], /^\d{8}T\d{6}Z$/);
    assert.equal(new Set(values("UID")).size, 3);
  },

  async "schemes are told apart by activity, and by country"(page) {
    await part(page, "schemes");
    await page.waitForFunction(() => document.querySelectorAll("[data-reach=unknown]").length === 10);
    await inputs(page, "application.partner_country").selectOption("BRA");
    await goTo(page, "programme");
    await page.waitForFunction(() => document.querySelectorAll("[data-reach=not_by_itself]").length === 10);
    await inputs(page, "application.partner_country").selectOption("VNM");
    await goTo(page, "programme");
    await page.waitForFunction(() => document.querySelectorAll("[data-reach=open]").length === 16);
    await page.locator("[data-schemes=activity]").selectOption("cooperation");
    await page.waitForFunction(() => document.querySelectorAll("[data-reach]").length === 5);
  },
};
