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
    const code = await task.getAttribute("data-arrange-work");
    const ticked = page.locator(`.tag[value=${code}]:checked`);
    assert.deepEqual(
      (await ticked.evaluateAll((tags) => tags.map((tag) => tag.dataset.path))).toSorted(),
      [0, 2, 3].map((row) => cell(row, "work")),
    );
    // Two signs right after another: the second goes by what the first changed.
    const [second, third] = await page.locator("[data-arrange-work]").evaluateAll(([, ...signs]) => {
      const pressed = signs.slice(0, 2);
      for (const sign of pressed) sign.click();
      return pressed.map((sign) => sign.dataset.arrangeWork);
    });
    for (const code of [second, third]) {
      await page.locator(`[data-arrange-work=${code}][aria-pressed=true]`).waitFor();
      assert.equal(await page.locator(`.tag[value=${code}]:checked`).count(), 3);
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
    const trimmed = page.locator("section:has([data-fit=trim]) .tried");
    await trimmed.filter({ hasText: total }).waitFor();
    await expectAccessible(page, axe);
    await trimmed.locator("[data-fit=apply]").click();
    await expectFigures(page, { "budget.total": "20000000", "budget.headroom": "0" });
    // Within the cap it says what is left, and what each category could still take.
    await page.locator("[data-fit-room=personnel]").first().waitFor({ state: "attached" });
    await page.locator("[data-fit-cut] > summary").first().click();
    assert.equal(await page.locator("[data-fit-cut] tbody tr").count() > 6, true);
    await expectAccessible(page, axe);
    await page.locator("[data-fit-cut] > summary").first().press("Control+z");
    await expectFigures(page, { "budget.headroom": "-312400" });
    await page.locator("[data-fit=go]").first().click();
    assert.equal(await focused(page), cell(10, "category"));
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
    const names = { ja: ["単価 費用2", "数量 費用1"], en: ["Unit price Cost 2", "Quantity Cost 1"] }[lang];
    const named = (name) => page.getByRole("textbox", { name, exact: true });
    assert.equal(await named(names[0]).getAttribute("data-path"), cell(1, "unit_price"));
    assert.equal(await named(names[1]).getAttribute("data-path"), cell(0, "quantity"));
    assert.ok((await page.getByRole("table").first().getByRole("row").count()) >= 2);
    await expectAccessible(page, axe);
  }),

  async "the category of a thing is found, and what the numbers of the work mean"(page, { lang }) {
    await page.locator("#budget [data-view=categories] > summary").click();
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
    assert.equal(await page.locator("input.tag[value=field_survey]:checked").count(), 7);
    assert.equal(await figure(page, "budget.total"), "0");
  },

  "a table pasted onto the lines is shown before it is taken, and taken back": everywhere(async (page, { axe }) => {
    await press(page, "add", list);
    await inputs(page, cell(0, "description")).focus();
    await paste(page, fixture("01-standard.tsv"));
    await page.locator(".intake-sum").waitFor();
    assert.equal(await inputs(page, cell(0, "description")).inputValue(), "");
    assert.equal(await figure(page, "budget.total"), "0");
    await expectAccessible(page, axe);
    await page.locator("[data-intake=replace]").click();
    await expectFigures(page, { "budget.total": "12661462" });
    assert.equal(await focused(page), cell(0, "category"));
    await page.keyboard.press("Control+z");
    await expectFigures(page, { "budget.total": "0" });
  }),

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
