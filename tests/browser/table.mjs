// Journeys through the cost table: keys, tables from elsewhere, and very long ones.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

import { unzip, zip } from "../workbook/zip.mjs";
import { everywhere } from "./deal.mjs";
import { documents, expectAccessible, expectFigures, figure, inputs, press } from "./page.mjs";

const list = "budget.lines";
const cell = (index, key) => `${list}[${index}].${key}`;
const fixture = (name) => readFileSync(new URL(`../cases/paste/${name}`, import.meta.url), "utf8");
const folder = new URL("../cases/tables/", import.meta.url);
const whole = (name) => readFileSync(new URL(name, folder), "utf8");
const tables = readdirSync(folder).filter((name) => name.endsWith(".tsv"));
const focused = (page) => page.evaluate(() => document.activeElement.dataset.path);
const header = "費目\t内容\t単価\t数量\t単位\n";
const rows = (count) => Array.from({ length: count }, (_, row) => `人件費\t仕事${row}\t1000\t1\t人日\n`).join("");

/** Where the fields of a line stand in its row. */
const widen = (page) => page.setViewportSize({ width: 1280, height: 800 });
const isWide = (page) => page.viewportSize().width >= 1024;
/** Lines that name a work, by its sign on their buttons. */
const naming = (page, sign) =>
  page.locator("[data-action=work]").evaluateAll((buttons, sign) => buttons.filter((button) => button.textContent.includes(sign)).map((button) => button.dataset.path), sign);

async function paste(page, text) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+V");
}

/** Takes a table over through the place that is offered for it. */
async function take(page, text) {
  await page.locator("[data-task=intake]").first().click();
  await page.locator("[data-intake=text]").focus();
  await paste(page, text);
  await page.locator("[data-intake=add]").click();
}

const file = (name, buffer) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) });

async function attach(page, given) {
  await page.locator("[data-task=intake]").first().click();
  await page.locator("[data-intake=file]").setInputFiles(given);
}

export const journeys = {
  async "the table is filled in by keys alone"(page) {
    await widen(page);
    await press(page, "add", list);
    await inputs(page, cell(0, "category")).selectOption("meetings");
    await inputs(page, cell(0, "unit_price")).focus();
    await page.keyboard.type("100");
    await page.keyboard.press("Enter");
    await page.waitForFunction((path) => document.activeElement.dataset.path === path, cell(1, "category"));
    await page.keyboard.press("Control+d");
    await inputs(page, cell(1, "unit_price")).focus();
    await page.keyboard.type("200");
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(page), cell(0, "unit_price"));
    await page.keyboard.press("Tab");
    await page.keyboard.type("3");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), cell(1, "quantity"));
    await page.keyboard.press("Control+d");
    await expectFigures(page, { [cell(0, "amount")]: "300", [cell(1, "amount")]: "600" });
    // A row moves with the focus in its cell, and so again.
    await page.keyboard.press("Alt+ArrowUp");
    await expectFigures(page, { [cell(0, "amount")]: "600", "budget.by_category.meetings": "900" });
    await page.waitForFunction((path) => document.activeElement.dataset.path === path, cell(0, "quantity"));
    await page.keyboard.press("Alt+ArrowDown");
    await page.waitForFunction((path) => document.activeElement.dataset.path === path, cell(1, "quantity"));
    await page.keyboard.press("Alt+ArrowUp");
    await expectFigures(page, { [cell(0, "amount")]: "600" });
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    // Also where nothing has the focus.
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("Control+z");
    await expectFigures(page, { "budget.by_category.meetings": "300" });
    await page.keyboard.press("Control+Shift+z");
    await expectFigures(page, { "budget.by_category.meetings": "900" });
  },

  async "lines are found, grouped and changed many at a time"(page, { axe, lang }) {
    await widen(page);
    await take(page, `${header}人件費\t主任\t1000\t2\t人日\n海外旅費\t航空券\t500\t1\t回\n人件費\t補助\t100\t3\t人日\n海外旅費\tﾎﾃﾙ\t50\t4\t泊\n`);
    await inputs(page, cell(3, "description")).waitFor();
    await page.locator("[data-task=arrange]").first().click();
    const rows = () => page.locator(".row").evaluateAll((rows) => rows.map((row) => row.id.match(/\d+/)[0]).join());
    const shows = (expected) => page.waitForFunction(
      (order) => [...document.querySelectorAll(".row")].map((row) => row.id.match(/\d+/)[0]).join() === order,
      expected,
    );
    await page.locator("[data-arrange=sort]").selectOption({ index: 2 });
    await shows("0,1,2,3");
    await page.locator("[data-arrange=sort]").selectOption({ index: 3 });
    await shows("3,2,1,0");
    // What is above and below follows what is seen.
    await inputs(page, cell(3, "unit_price")).focus();
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), cell(2, "unit_price"));
    await page.locator("[data-arrange=group]").check();
    await shows("2,0,3,1");
    const sums = { ja: ["2行、小計2,300円", "2行、小計700円"], en: ["Lines: 2, ¥2,300", "Lines: 2, ¥700"] }[lang];
    assert.deepEqual(await page.locator(".group [role=cell]").allTextContents(), sums);
    // Six rows and that of the columns' names, each with its number.
    const table = page.getByRole("table").first();
    assert.equal(await table.getAttribute("aria-rowcount"), "7");
    const numbers = await table.locator(".row, .group").evaluateAll((rows) => rows.map((row) => row.ariaRowIndex));
    assert.deepEqual(numbers, ["2", "3", "4", "5", "6", "7"]);
    await expectAccessible(page, axe);
    await page.locator("[data-choose='2']").focus();
    await page.keyboard.press("Space");
    await page.locator("[data-choose='3']").click({ modifiers: ["Shift"] });
    // What is done to the lines goes by those that it says are ticked.
    await page.locator(".arrange-bulk [role=status]", { hasText: "3" }).waitFor();
    const task = page.locator("[data-arrange-work]").first();
    await task.click();
    await page.locator("[data-arrange-work][aria-pressed=true]").first().waitFor();
    assert.deepEqual((await naming(page, "①")).toSorted(), [0, 2, 3].map((row) => `${list}[${row}]`));
    // Two signs right after another: the second goes by what the first changed.
    const [second, third] = await page.locator("[data-arrange-work]").evaluateAll(([, ...signs]) => {
      const pressed = signs.slice(0, 2);
      for (const sign of pressed) sign.click();
      return pressed.map((sign) => sign.dataset.arrangeWork);
    });
    for (const [code, sign] of [[second, "②"], [third, "③"]]) {
      await page.locator(`[data-arrange-work=${code}][aria-pressed=true]`).waitFor();
      assert.equal((await naming(page, sign)).length, 3);
    }
    await expectAccessible(page, axe);
    // A filter shows some; what is ticked out of sight is not ticked any more.
    await page.locator("[data-arrange=find]").fill("ホテル");
    await shows("3");
    await page.locator("[data-arrange=remove]").click();
    await shows("");
    await page.locator("[data-arrange=clear]").click();
    await shows("0,1,2");
    assert.equal(await rows(), "0,1,2");
    await expectFigures(page, { "budget.by_category.overseas_travel": "500", "budget.by_category.personnel": "2300" });
    await page.keyboard.press("Control+z");
  },

  async "an estimate of forty-five lines is seen at a glance, and what it comes to stays in view"(page, { lang }) {
    await widen(page);
    await page.locator("[data-task=intake]").first().click();
    await page.locator("[data-intake=text]").focus();
    await paste(page, whole("consultant-45.tsv"));
    await page.locator("[data-action=take]").click();
    await expectFigures(page, { "budget.total": "20403042" });
    await page.evaluate(() => scrollTo(0, 0));
    const seen = () =>
      page.evaluate(() => {
        const top = document.querySelector(".table-head").getBoundingClientRect().bottom;
        const bottom = document.querySelector(".lines-sums").getBoundingClientRect().top;
        const rows = [...document.querySelectorAll(".row")].map((row) => row.getBoundingClientRect());
        return rows.filter((row) => row.top >= top - 1 && row.bottom <= bottom + 1).length;
      });
    await page.locator(".row").nth(10).evaluate((row) => row.scrollIntoView({ block: "start" }));
    assert.ok((await seen()) >= 20, `${await seen()} lines in view`);
    assert.ok(await page.locator(".lines-sums").evaluate((sums) => sums.getBoundingClientRect().bottom <= innerHeight));
    assert.match(await page.locator(".lines-sums").innerText(), /403,042/);
    // Each category stands above its lines, with what they come to.
    const first = await page.locator(".group").first().innerText();
    assert.match(first, lang === "ja" ? /人件費\s*24行、小計10,127,300円/ : /Personnel\s*Lines: 24, ¥10,127,300/i);
    const stops = await page.locator(".row").first().locator(":is(input, select, button)").count();
    assert.ok(stops <= 8, `${stops} Tab stops`);
    const elements = await page.locator(".row").first().evaluate((row) => row.querySelectorAll("*:not(option)").length);
    assert.ok(elements <= 24, `${elements} elements`);
  },

  async "all of a line stands in its drawer, which goes with it and gives the focus back"(page, { axe, lang }) {
    await take(page, `${header}人件費\t主任\t1000\t2\t人日\n海外旅費\t航空券\t500\t1\t回\n`);
    const open = (index) => page.locator(`[data-action=open][data-path="${list}[${index}]"]`);
    const title = () => page.locator("#drawer-title").innerText();
    const named = (number) => ({ ja: `費用${number}`, en: `Cost ${number}` })[lang];
    await open(0).click();
    await inputs(page, cell(0, "quantity2")).fill("3");
    await inputs(page, cell(0, "note")).fill("備考");
    await expectFigures(page, { [cell(0, "amount")]: "6000" });
    assert.equal(await title(), named(1));
    await expectAccessible(page, axe);
    await press(page, "down", `${list}[0]`);
    await page.waitForFunction((name) => document.querySelector("#drawer-title").textContent === name, named(2));
    assert.equal(await inputs(page, cell(1, "note")).inputValue(), "備考");
    // On after the last line, to a new one.
    await page.locator("[data-task=next-line]").click();
    await page.waitForFunction((name) => document.querySelector("#drawer-title").textContent === name, named(3));
    await inputs(page, cell(2, "note")).fill("x");
    await page.keyboard.press("Escape");
    await page.locator("[data-drawer]").waitFor({ state: "detached" });
    await page.waitForFunction((path) => document.activeElement.dataset.path === path, `${list}[2]`);
    // What is undone is shown where it stands.
    await page.keyboard.press("Control+z");
    await page.waitForFunction((path) => document.activeElement.dataset.path === path, cell(2, "note"));
    assert.equal(await inputs(page, cell(2, "note")).inputValue(), "");
    await press(page, "remove", `${list}[2]`);
    await page.locator("[data-drawer]").waitFor({ state: "detached" });
    assert.equal(await page.locator(".row").count(), 2);
  },

  async "the work of a line is chosen by its words, and filled down by a key"(page) {
    await widen(page);
    await take(page, `${header}人件費\t主任\t1000\t2\t人日\n人件費\t補助\t500\t1\t人日\n`);
    const work = (index) => page.locator(`[data-action=work][data-path="${list}[${index}]"]`);
    await work(0).click();
    const boxes = page.locator(`input[data-path="${cell(0, "work")}"]`);
    await boxes.first().check();
    await boxes.nth(3).check();
    await page.keyboard.press("Escape");
    await boxes.first().waitFor({ state: "detached" });
    assert.equal((await work(0).innerText()).trim(), "①④");
    assert.ok(await work(0).evaluate((button) => button === document.activeElement));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Control+d");
    await page.waitForFunction((path) => document.querySelector(`[data-action=work][data-path="${path}"]`).textContent.trim() === "①④", `${list}[1]`);
    // The same button closes what it has opened.
    await work(1).click();
    await page.locator(".picker").waitFor();
    await work(1).click();
    await page.locator(".picker").waitFor({ state: "detached" });
  },

  async "on a phone a line is a summary, and its fields are a sheet"(page) {
    await page.setViewportSize({ width: 375, height: 812 });
    await page.locator("[data-task=intake]").first().click();
    await page.locator("[data-intake=text]").focus();
    await paste(page, whole("consultant-45.tsv"));
    await page.locator("[data-action=take]").click();
    await expectFigures(page, { "budget.total": "20403042" });
    assert.equal(await inputs(page, cell(0, "unit_price")).count(), 0);
    await page.locator(".row").nth(5).evaluate((row) => row.scrollIntoView({ block: "start" }));
    const inView = await page.locator(".row").evaluateAll((rows) => {
      const bottom = document.querySelector(".result-bar").getBoundingClientRect().top;
      const boxes = rows.map((row) => row.getBoundingClientRect());
      return boxes.filter((box) => box.top >= 0 && box.bottom <= bottom).length;
    });
    assert.ok(inView >= 8, `${inView} lines in view`);
    await page.locator(`[data-action=open][data-path="${list}[0]"]`).click();
    assert.equal(await inputs(page, cell(0, "unit_price")).inputValue(), "58000");
    await page.locator("[data-task=next-line]").click();
    await inputs(page, cell(1, "unit_price")).fill("1");
    await expectFigures(page, { [cell(1, "amount")]: "18" });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  },

  async "rows are filled from the first one as it stands, also after rows have changed places"(page) {
    await take(page, `${header}人件費\t主任\t1000\t2\t人日\n海外旅費\t航空券\t500\t1\t回\n人件費\t補助\t100\t3\t人日\n`);
    await inputs(page, cell(2, "description")).waitFor();
    await page.locator("[data-task=arrange]").first().click();
    await page.locator("[data-arrange=choose]").waitFor();
    await press(page, "up", `${list}[1]`);
    await page.locator("[data-arrange=choose]").click();
    await page.locator("[data-choose]:checked").nth(2).waitFor();
    await page.locator("[data-arrange=fill]").selectOption("unit_price");
    await page.locator("[data-arrange-do=fill]").click();
    // 500 yen once, then twice and three times.
    await expectFigures(page, { "budget.by_category.overseas_travel": "500", "budget.by_category.personnel": "2500" });
    await page.keyboard.press("Control+z");
    await expectFigures(page, { "budget.by_category.overseas_travel": "500", "budget.by_category.personnel": "2300" });
  },

  async "an estimate over the cap is made to fit, and the change is undone"(page, { axe, lang }) {
    await page.locator("[data-sample=over-cap]").first().click();
    await expectFigures(page, { "budget.headroom": "-312400" });
    await page.locator("[data-view=fitting] > summary").first().click();
    const total = { ja: "20,000,000円", en: "¥20,000,000" }[lang];
    const trimmed = page.locator("section").filter({ has: page.locator("[data-fit=trim]") }).last().locator(".tried");
    await trimmed.filter({ hasText: total }).waitFor();
    await expectAccessible(page, axe);
    await trimmed.locator("[data-fit=apply]").click();
    await expectFigures(page, { "budget.total": "20000000", "budget.headroom": "0" });
    // Within the cap it says what is left, and what each category could still take.
    await page.locator("[data-fit-room=personnel]").first().waitFor({ state: "attached" });
    await page.locator("[data-fit-cut] > summary").first().click();
    await page.locator("[data-fit-cut] tbody tr").nth(6).waitFor({ state: "attached" });
    await expectAccessible(page, axe);
    await page.locator("[data-fit-cut] > summary").first().press("Control+z");
    await expectFigures(page, { "budget.headroom": "-312400" });
    await page.locator("[data-fit=go]").first().click();
    const there = isWide(page) ? cell(10, "category") : `${list}[10]`;
    await page.waitForFunction((path) => document.activeElement.dataset.path === path, there);
  },

  async "what to reduce is proposed, the largest lines first, and one press of it fits"(page) {
    await page.locator("[data-sample=over-cap]").first().click();
    await expectFigures(page, { "budget.headroom": "-312400" });
    const least = Number(await figure(page, "budget.reduction.charged"));
    assert.ok(least > 0);
    await page.locator("[data-view=fitting] > summary").first().click();
    const said = page.locator("[data-fit=least]");
    await said.waitFor();
    assert.ok((await said.textContent()).replace(/,/g, "").includes(String(least)));
    const first = page.locator("[data-fit-reduce]").first();
    assert.match(await first.getAttribute("data-fit-reduce"), /^budget\.lines\[\d+\]\.quantity/);
    await first.locator("[data-fit=apply]").click();
    await expectFigures(page, { "budget.checks.cap.status": "pass" });
    assert.equal(await page.locator('[data-figure="budget.reduction.charged"]').count(), 0);
    await page.keyboard.press("Control+z");
    await expectFigures(page, { "budget.headroom": "-312400" });
  },

  async "a line that a filter leaves out is shown once somebody goes there"(page) {
    await take(page, `${header}人件費\t主任\t1000\t2\t人日\n海外旅費\t航空券\t500\t\t回\n`);
    await inputs(page, cell(1, "description")).waitFor();
    await page.locator("[data-task=arrange]").first().click();
    await page.locator("[data-arrange=find]").fill("主任");
    await inputs(page, cell(1, "description")).waitFor({ state: "detached" });
    await page.locator(`#outcome a[href="#${cell(1, "quantity")}"]`).first().click();
    await page.waitForFunction((path) => document.activeElement.dataset.path === path, cell(1, "quantity"));
  },

  async "a key of an input method that composes moves nowhere"(page) {
    await press(page, "add", list);
    const input = inputs(page, cell(0, "description"));
    await input.focus();
    const client = await page.context().newCDPSession(page);
    await client.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
    await input.dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true });
    assert.equal(await focused(page), cell(0, "description"));
    assert.equal(await inputs(page, cell(1, "description")).count(), 0);
  },

  "every cell is named by its column and its row": everywhere(async (page, { axe, lang }) => {
    await press(page, "add", list);
    await press(page, "add", list);
    if (!isWide(page)) {
      // Where there is no room, the drawer is called by the line and each field by itself.
      await inputs(page, cell(1, "unit_price")).focus();
      const drawer = page.getByRole("dialog", { name: { ja: "費用2", en: "Cost 2" }[lang], exact: true });
      const price = drawer.getByRole("textbox", { name: { ja: "単価", en: "Unit price" }[lang], exact: true });
      assert.equal(await price.getAttribute("data-path"), cell(1, "unit_price"));
      await expectAccessible(page, axe);
      return;
    }
    const names = { ja: ["単価 費用2", "数量 費用1"], en: ["Unit price Cost 2", "Quantity Cost 1"] }[lang];
    const named = (name) => page.getByRole("textbox", { name, exact: true });
    assert.equal(await named(names[0]).getAttribute("data-path"), cell(1, "unit_price"));
    assert.equal(await named(names[1]).getAttribute("data-path"), cell(0, "quantity"));
    assert.ok((await page.getByRole("table").first().getByRole("row").count()) >= 2);
    await expectAccessible(page, axe);
  }),

  async "the category of a thing is found, and what the numbers of the work mean"(page, { lang }) {
    await page.locator(`[data-help="${list}"]`).click();
    const named = { ja: { "ビザ": "外国旅費", "通訳": "雑役務費" }, en: { Visa: "Overseas travel", interpreter: "services" } };
    for (const [thing, category] of Object.entries(named[lang])) {
      await page.locator("[data-find=category]").fill(thing);
      await page.waitForFunction(() => document.querySelectorAll(".help-lines[data-found] li").length < 4);
      assert.ok((await page.locator(".help-lines[data-found]").innerText()).includes(category), thing);
    }
    assert.match(await page.locator(".help-lines").nth(1).innerText(), /①[^]+⑥/);
    await page.locator("[data-skeleton=field_survey]").click();
    const all = page.locator(".row");
    await all.nth(6).waitFor();
    assert.equal(await all.count(), 7);
    await widen(page);
    await page.waitForFunction(() => [...document.querySelectorAll("[data-action=work]")].filter((button) => button.textContent === "④").length === 7);
    assert.equal(await figure(page, "budget.total"), "0");
  },

  "a table pasted onto the lines is shown before it is taken, and taken back": everywhere(async (page, { axe }) => {
    await press(page, "add", list);
    const place = isWide(page) ? inputs(page, cell(0, "description")) : page.locator(`[data-action=open][data-path="${list}[0]"]`);
    await place.focus();
    await paste(page, fixture("01-standard.tsv"));
    await page.locator(".intake-sum").waitFor();
    if (isWide(page)) assert.equal(await place.inputValue(), "");
    assert.equal(await figure(page, "budget.total"), "0");
    await expectAccessible(page, axe);
    await page.locator("[data-intake=replace]").click();
    await expectFigures(page, { "budget.total": "12661462" });
    assert.equal(await focused(page), isWide(page) ? cell(0, "category") : `${list}[0]`);
    await page.keyboard.press("Control+z");
    await expectFigures(page, { "budget.total": "0" });
  }),

  async "cells pasted in a field of a line go there as one step, and a table is a table there too"(page, { axe, lang }) {
    await widen(page);
    await take(page, `${header}人件費\t主任\t1000\t2\t人日\n海外旅費\t航空券\t500\t1\t回\n`);
    await expectFigures(page, { [cell(1, "amount")]: "500" });
    const held = (index) => Promise.all(["description", "unit_price", "quantity", "unit"].map((key) => inputs(page, cell(index, key)).inputValue()));
    const price = inputs(page, cell(1, "unit_price"));
    await price.focus();
    await paste(page, "1,200\t3\t泊\n５００\t4\t便\n");
    await expectFigures(page, { [cell(1, "amount")]: "3600", [cell(2, "amount")]: "2000" });
    assert.deepEqual(await held(1), ["航空券", "1,200", "3", "泊"]);
    assert.deepEqual(await held(2), ["", "５００", "4", "便"]);
    assert.equal(await focused(page), cell(1, "unit_price"));
    assert.equal(await page.locator(".intake").count(), 0);
    const said = page.locator("[role=status] [data-import=filled]");
    assert.match(await said.innerText(), { ja: /6欄.*追加した行：1/, en: /filled: 6.*added: 1/ }[lang]);
    await expectAccessible(page, axe);
    await page.keyboard.press("Control+z");
    await expectFigures(page, { [cell(1, "amount")]: "500" });
    assert.deepEqual(await held(1), ["航空券", "500", "1", "回"]);
    assert.equal(await page.locator(".row").count(), 2);
    await said.waitFor({ state: "detached" });
    // What has no column to go to is named.
    await inputs(page, cell(0, "quantity")).focus();
    await paste(page, "5\t人日\t6,000\n");
    await said.waitFor();
    assert.match(await said.innerText(), { ja: /入らなかった列（1列）：6,000/, en: /did not fit \(1\): 6,000/ }[lang]);
    assert.deepEqual(await held(0), ["主任", "1000", "5", "人日"]);
    // One cell is typed, even if it has lines.
    await inputs(page, cell(0, "description")).focus();
    await page.keyboard.press("End");
    await paste(page, '"の\n旅費"\n');
    await page.waitForFunction((path) => document.getElementById(path).value === "主任の 旅費", cell(0, "description"));
    // A header says what its columns are, wherever it is pasted.
    await price.focus();
    await paste(page, `${header}人件費\t調査\t1000\t3\t人日\n`);
    await page.locator(".intake-sum").waitFor();
    assert.deepEqual(await held(1), ["航空券", "500", "1", "回"]);
  },

  async "what the columns mean can be changed before it is taken"(page) {
    await page.locator("[data-task=intake]").first().click();
    await page.locator("[data-intake=text]").focus();
    await paste(page, `${header}人件費\t調査\t1000\t3\t人日\n`);
    await page.locator(".intake-sum").waitFor();
    assert.ok(await page.evaluate(() => document.activeElement.matches("[data-intake=text]")), "the focus stays");
    await page.locator(".intake summary").first().click();
    await page.locator(".intake-columns select").nth(3).selectOption("note");
    await page.waitForFunction(() => !document.querySelector(".intake tbody td:nth-child(5)").textContent.includes("3"));
    await page.locator("[data-intake=add]").click();
    assert.equal(await inputs(page, cell(0, "note")).inputValue(), "3");
  },

  async "a table that is written by hand is read once it is left, and its open rows are named"(page, { lang }) {
    await page.locator("[data-task=intake]").first().click();
    const field = page.locator("[data-intake=text]");
    await field.focus();
    await page.keyboard.type("何か");
    assert.equal(await field.inputValue(), "何か");
    assert.equal(await page.locator(".intake-sum").count(), 0);
    // As a Tab goes on to the next field, these come from elsewhere.
    await field.evaluate((element, text) => (element.value = text), `${header}人件費\t調査\t1000\t3\t人日\n何か\t\t1000\t3\t人日\n`);
    await page.keyboard.type(" ");
    await page.keyboard.press("Tab");
    await page.locator(".intake-sum").waitFor();
    const said = await page.locator(".intake [role=status]").innerText();
    assert.match(said, lang === "ja" ? /決まっていません.*（3行目）/ : /category is open.*\(rows 3\)/);
  },

  "an estimate adds up to what it said, with its administration": everywhere(async (page, { axe }) => {
    await paste(page, ""); // The clipboard may be used from here on.
    await page.locator("[data-task=intake]").first().click();
    await page.locator("[data-intake=text]").focus();
    await paste(page, whole("consultant-45.tsv"));
    const side = (name) => page.locator(`[data-import=${name}]`).getAttribute("data-value");
    await page.locator("[data-import=source]").waitFor();
    assert.deepEqual([await side("source"), await side("here")], ["20403042", "20403042"]);
    assert.ok(await page.locator("[data-intake=administration]").isChecked());
    await expectAccessible(page, axe);
    await page.locator("[data-action=take]").click();
    await expectFigures(page, { "budget.total": "20403042", "budget.headroom": "-403042", "budget.general_administration": "1468020" });
    const outcome = page.locator("[data-import=outcome]");
    const figure = (path) => outcome.locator(`[data-figure="${path}"]`).getAttribute("data-value");
    assert.deepEqual([await figure("budget.total"), await figure("budget.over")], ["20403042", "403042"]);
    assert.match(await outcome.innerText(), /20,403,042.*403,042.*(まだ足りないもの|Still missing)/s);
    await expectAccessible(page, axe);
    // It is about the lines that came, and an administration that stands there stays.
    await inputs(page, "budget.general_administration.rate").first().fill("12");
    await outcome.waitFor();
    await page.locator("[data-task=intake]").first().click();
    await page.locator("[data-intake=text]").focus();
    await paste(page, whole("consultant-45.tsv"));
    await page.locator("[data-import=source]").waitFor();
    const administration = page.locator("[data-intake=administration]");
    assert.ok(!(await administration.isChecked()));
    assert.match(await page.locator(".intake-choice").innerText(), /12/);
    await page.locator("[data-intake=replace]").click();
    await outcome.waitFor();
    assert.equal(await inputs(page, "budget.general_administration.rate").first().inputValue(), "12");
    await inputs(page, "budget.lines[0].description").first().fill("changed");
    await outcome.waitFor({ state: "detached" });
  }),

  async "tables of every kind say in the page what they say outside it"(page) {
    for (const name of tables) {
      const expected = JSON.parse(whole(name.replace(".tsv", ".expected.json")));
      await page.locator("[data-task=intake]").first().click();
      await page.locator("[data-intake=text]").focus();
      await paste(page, whole(name));
      const here = page.locator("[data-import=here]");
      await here.waitFor();
      assert.equal(await here.getAttribute("data-value"), expected.totals.here, name);
      const source = page.locator("[data-import=source]");
      assert.equal((await source.count()) ? await source.getAttribute("data-value") : null, expected.totals.source, name);
      const said = await page.locator(".intake [role=status] [data-said]").evaluateAll((notes) => notes.map((note) => note.dataset.said));
      const wanted = new Set([...expected.said, ...expected.lines.flatMap((line) => line.said)]);
      assert.deepEqual(said.sort(), [...wanted].sort(), name);
      const left = await page.locator(".intake-left li").evaluateAll((rows) => rows.map((row) => row.dataset.said));
      const rows = expected.skipped.map((row) => row.reason).filter((reason) => !["blank", "header"].includes(reason));
      assert.deepEqual(left, rows, name);
      await page.locator(".intake > button").last().click();
      await page.locator(".intake").waitFor({ state: "hidden" });
    }
  },

  async "a CSV file in Shift_JIS is read"(page) {
    // 費目,単価,数量 / 人件費,1000,2
    const bytes = [0x94, 0xef, 0x96, 0xda, 0x2c, 0x92, 0x50, 0x89, 0xbf, 0x2c, 0x90, 0x94, 0x97, 0xca, 0x0d, 0x0a];
    const line = [0x90, 0x6c, 0x8c, 0x8f, 0x94, 0xef, 0x2c, 0x31, 0x30, 0x30, 0x30, 0x2c, 0x32, 0x0d, 0x0a];
    await attach(page, file("costs.csv", [...bytes, ...line]));
    await page.locator("[data-intake=add]").click();
    await expectFigures(page, { "budget.by_category.personnel": "2000" });
  },

  async "the workbook is saved, and its lines are known when it comes back"(page) {
    await take(page, fixture("01-standard.tsv"));
    await expectFigures(page, { "budget.total": "12661462" });
    const [download] = await Promise.all([page.waitForEvent("download"), (await documents(page)).locator("[data-document=workbook]").click()]);
    assert.match(download.suggestedFilename(), /\.xlsx$/);
    const saved = readFileSync(await download.path());
    await page.keyboard.press("Control+z");
    await attach(page, file("estimate.xlsx", saved));
    await page.locator("[data-intake=add]").click();
    await expectFigures(page, { "budget.total": "12661462" });
    await attach(page, file("broken.xlsx", saved.subarray(0, 2_000)));
    await page.locator(".intake .note[data-severity=error]").waitFor();
    await expectFigures(page, { "budget.total": "12661462" });
  },

  async "files are what is in them, and what they show is understood"(page) {
    const book = (name) => file(name, readFileSync(new URL(`../cases/books/${name}`, import.meta.url)));
    for (const [name, code] of [["69-password.xlsx", "encrypted"], ["13-html.xls", "web_page"]]) {
      await attach(page, book(name));
      await page.locator(`.intake [data-said=${code}]`).waitFor();
    }
    await attach(page, book("35-unicode-text.txt"));
    await page.locator("[data-import=here][data-value=\"3292000\"]").waitFor();
    // A hidden row is left out, and taken by one press.
    await attach(page, book("07-hidden-row.xlsx"));
    await page.locator(".intake-left [data-said=hidden] button").click();
    await page.locator("[data-import=here][data-value=\"6491968\"]").waitFor();
    // Dropped anywhere, an estimate is taken over.
    const bytes = [...readFileSync(new URL("../cases/books/05-thousands-format.xlsx", import.meta.url))];
    const dropped = await page.evaluateHandle((content) => {
      const all = new DataTransfer();
      all.items.add(new File([new Uint8Array(content)], "estimate.bin"));
      return all;
    }, bytes);
    await page.dispatchEvent("main", "drop", { dataTransfer: dropped });
    await page.locator("[data-import=here][data-value=\"3850000\"]").waitFor();
    await page.locator("[data-intake=add]").click();
    await expectFigures(page, { "budget.by_category.personnel": "2000000" });
  },

  async "a workbook that comes back without values changes nothing, and emptying is asked twice"(page) {
    await page.locator("[data-sample=over-cap]").first().click();
    const name = await inputs(page, "co2.measures[0].name").inputValue();
    const [download] = await Promise.all([page.waitForEvent("download"), (await documents(page)).locator("[data-document=workbook]").click()]);
    const sheets = ([part]) => /worksheets\/sheet\d+\.xml$/.test(part);
    const saved = readFileSync(await download.path());
    const parts = unzip(saved);
    for (const [part, content] of [...parts].filter(sheets)) {
      const bare = content.toString().replaceAll(/(<c [^>]*?)( t="str")?>(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, "$1>$3<v></v>");
      parts.set(part, Buffer.from(bare));
    }
    await attach(page, file("bare.xlsx", zip(parts)));
    await page.locator("[data-intake=add]").waitFor();
    assert.equal(await page.locator("[data-intake=others]").count(), 0);
    assert.equal(await page.locator("[data-intake=ask-empty]").count(), 0);
    const emptied = unzip(saved);
    for (const [part, content] of [...emptied].filter(sheets)) {
      emptied.set(part, Buffer.from(content.toString().replaceAll(`<v>:${name}</v>`, "<v>:</v>")));
    }
    await attach(page, file("emptied.xlsx", zip(emptied)));
    await page.locator("[data-intake=ask-empty]").click();
    assert.equal(await inputs(page, "co2.measures[0].name").inputValue(), name);
    await page.locator("[data-intake=empty]").click();
    await page.waitForFunction((path) => document.querySelector(`[data-path="${path}"]`).value === "", "co2.measures[0].name");
  },

  async "what else was changed in a workbook is offered, and finds its measure where that stands now"(page) {
    await page.locator("[data-sample=over-cap]").first().click();
    const name = await inputs(page, "co2.measures[0].name").inputValue();
    const other = await inputs(page, "co2.measures[1].name").inputValue();
    const [download] = await Promise.all([page.waitForEvent("download"), (await documents(page)).locator("[data-document=workbook]").click()]);
    const parts = unzip(readFileSync(await download.path()));
    let count = 0;
    // What the hidden sheet would say once a spreadsheet has computed it anew.
    for (const [part, content] of parts) {
      if (!/worksheets\/sheet\d+\.xml$/.test(part)) continue;
      const changed = content.toString().replaceAll(`<v>:${name}</v>`, () => ((count += 1), "<v>:changed in Excel</v>"));
      parts.set(part, Buffer.from(changed));
    }
    assert.equal(count, 1);
    await press(page, "down", "co2.measures[0]");
    await attach(page, file("changed.xlsx", zip(parts)));
    await page.locator("[data-intake=others]").click();
    await page.waitForFunction((path) => document.querySelector(`[data-path="${path}"]`).value === "changed in Excel", "co2.measures[1].name");
    assert.equal(await inputs(page, "co2.measures[0].name").inputValue(), other);
  },

  async "lines are copied and come back the same"(page) {
    await take(page, fixture("01-standard.tsv"));
    await expectFigures(page, { "budget.total": "12661462" });
    const lines = await figure(page, "budget.lines[16].amount");
    await page.locator(".tools-more > summary").first().click();
    await page.locator("[data-task=copy]").first().click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes("主任技師"));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    await page.locator("[data-task=intake]").first().click();
    await page.locator("[data-intake=text]").focus();
    await paste(page, copied);
    await page.locator("[data-intake=replace]").click();
    await expectFigures(page, { "budget.total": "12661462", "budget.lines[16].amount": lines });
  },

  async "what no spreadsheet would copy is refused in words, and the page lives"(page, { lang }) {
    const hostile = ["x".repeat(40_000) + "\t1", "\t".repeat(2_000), `${header}${rows(20_001)}`];
    for (const text of hostile) {
      await page.locator("[data-task=intake]").first().click();
      await page.locator("[data-intake=text]").focus();
      await paste(page, text);
      await page.locator(".intake .note[data-severity=error]").waitFor();
      const why = await page.locator(".intake .note").innerText();
      assert.match(why, lang === "ja" ? /[ぁ-ん]/ : /[a-z]/);
      await page.locator(".intake > button").click();
      await page.locator(".intake").waitFor({ state: "hidden" });
    }
    await press(page, "add", list);
    await inputs(page, cell(0, "unit_price")).fill("5");
    assert.equal(await page.locator(".row").count(), 1);
  },

  async "of a thousand lines those near are there, and any is reached"(page) {
    await widen(page);
    await take(page, header + rows(1_000));
    await expectFigures(page, { "budget.by_category.personnel": "1000000" });
    assert.equal(await page.getByRole("table").first().getAttribute("aria-rowcount"), "1001");
    assert.ok((await page.locator(".row").count()) < 200);
    await page.locator("[data-chunk='budget.lines[980]']").evaluate((part) => part.scrollIntoView());
    const last = inputs(page, cell(999, "quantity"));
    await last.waitFor({ state: "attached" });
    await last.evaluate((input) => input.scrollIntoView());
    await last.fill("x");
    // Its problem is a link away from anywhere.
    await page.locator("#title").evaluate((title) => title.scrollIntoView()).catch(() => {});
    await page.evaluate(() => scrollTo(0, 0));
    await inputs(page, cell(999, "quantity")).waitFor({ state: "detached" }).catch(() => {});
    await page.locator("#problems [data-problem=not_a_number] a").click();
    await page.waitForFunction((path) => document.activeElement.dataset.path === path, cell(999, "quantity"));
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.waitForFunction(() => document.querySelectorAll(".row").length === 1_000);
  },
};
