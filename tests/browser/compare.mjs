// Journeys of those who compare: several proposal files at once, and tables that are taken away.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { documents, expectAccessible, figure, inputs, goTo } from "./page.mjs";

const FULL = ["implementation_structure", "policy_cooperation", "jcm_feasibility", "non_jcm_feasibility", "synergy", "schedule", "manager", "support_structure", "carbon_neutral"];

/** A proposal file in which every item but some is rated with as many points. */
function proposal(name, points, { open = [], title = name } = {}) {
  const rated = ["uniqueness", ...FULL].filter((item) => !open.includes(item));
  const text = JSON.stringify({
    format: "c3p-proposal",
    version: 1,
    rules: "2026-1",
    title,
    application: { kind: "new", governments: [], partner_cities: ["Hải Phòng"] },
    organisation: { ems: "none", wlb: [] },
    ratings: Object.fromEntries(rated.map((item) => [item, { expected: points }])),
    budget: { lines: [{ id: "L1", category: "personnel", unit_price: "100000", quantity: "2" }], general_administration: { amount: "0" } },
  });
  return { name: `${name}.c3p.json`, text };
}

const LOW = proposal("=low", "1");
const OPEN = proposal("open", "1", { open: ["uniqueness"] });
const HIGH = proposal("high", "5");
const BAD = { name: "bad.c3p.json", text: "{" };

const given = ({ name, text }) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

/** Chooses files with a button that asks for them. */
async function choose(page, button, files) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  assert.ok(chooser.isMultiple());
  await chooser.setFiles(files.map(given));
}

/** Drops files on the page. */
async function drop(page, files) {
  const dropped = await page.evaluateHandle((files) => {
    const all = new DataTransfer();
    for (const { name, text } of files) all.items.add(new File([text], name));
    return all;
  }, files);
  await page.dispatchEvent("main", "drop", { dataTransfer: dropped });
}

/** The view of cases, opened. */
async function cases(page) {
  await goTo(page, "compare");
  const view = page.locator("[data-view=cases]");
  await view.locator(".cases-files").waitFor();
  return view;
}

/** What the cells of a row say. */
const row = (table, code) => table.locator(`[data-case=${JSON.stringify(code)}] td`).allInnerTexts();

/** A file that a button saves. */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The rules that are shipped, changed. */
function rules(change) {
  const file = JSON.parse(readFileSync(new URL("../../src/rules/2026-1.json", import.meta.url), "utf8"));
  change(file);
  return { name: "draft.json", text: JSON.stringify(file) };
}

export const journeys = {
  async "several files that are dropped stand beside the proposal, and nothing of it changes"(page, { axe, assess, lang }) {
    await inputs(page, "title").fill("Own");
    const before = await figure(page, "score.high");
    await drop(page, [LOW, BAD, OPEN, HIGH]);
    const view = page.locator("dialog .cases-files");
    await view.locator("[data-grid=files-points]").waitFor();
    assert.equal(await inputs(page, "title").inputValue(), "Own");
    assert.equal(await figure(page, "score.high"), before);
    // What can't be read says so where it stands, in words.
    const bad = view.locator("[data-file=false]");
    assert.equal(await bad.count(), 1);
    assert.match(await bad.innerText(), lang === "ja" ? /bad\.c3p\.json\s+ファイルの形式/ : /bad\.c3p\.json\s+The file is damaged/);
    // The columns stand in the order of the files: nothing is ranked.
    const heads = await view.locator("[data-grid=files-points] thead th").allInnerTexts();
    assert.deepEqual(heads.slice(2, 5), ["=low", "open", "high"]);
    const answers = [LOW, OPEN, HIGH].map(({ text }) => JSON.parse(assess(text)));
    const shown = await row(view.locator("[data-grid=files-points]"), "score");
    for (const [place, { score }] of answers.entries()) {
      assert.deepEqual(shown[place + 1].match(/\d+/g), [score.low, score.high]);
    }
    const total = await row(view.locator("[data-grid=files-figures]"), "budget.total");
    for (const [place, { budget }] of answers.entries()) {
      assert.equal(total[place + 1].replace(/\D/g, ""), budget.total);
    }
    // Different items are open, which is said; only ranges that don't touch tell proposals apart.
    assert.equal(await view.locator("[data-open=different]").count(), 1);
    assert.equal(await view.locator("[data-apart]").getAttribute("data-apart"), "1");
    assert.match(await view.locator("[data-apart]").innerText(), /=low.*high/);
    await expectAccessible(page, axe);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page itself does not scroll");
    await view.locator("[data-file]").nth(2).locator("button").click();
    await view.locator("[data-file]").nth(3).waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    // They are still there where cases are compared, in memory alone.
    const later = await cases(page);
    assert.equal(await later.locator("[data-file]").count(), 3);
  },

  async "several files that are chosen are compared, and one alone is opened"(page) {
    await inputs(page, "title").fill("Own");
    const view = await documents(page);
    await choose(page, view.locator("[data-document=open]"), [LOW, HIGH]);
    await page.locator("dialog [data-grid=files-points]").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    assert.equal(await inputs(page, "title").inputValue(), "Own");
    await choose(page, view.locator("[data-document=open]"), [HIGH]);
    await page.waitForFunction(() => document.querySelector("[data-path=title]")?.value === "high");
  },

  async "a comparison leaves as CSV and as a workbook, and follows the proposal"(page, { lang }) {
    await inputs(page, "title").fill("Own");
    const view = await cases(page);
    await choose(page, view.locator("[data-cases=open]"), [LOW]);
    const points = view.locator("[data-grid=files-points]");
    await points.waitFor();
    const of = (grid, kind) => view.locator(`.cases-wide:has([data-grid=${grid}]) + .cases-save [data-results=${kind}]`);
    const csv = await saved(page, of("files-points", "csv"));
    assert.equal(csv.name, "c3p-files-points.csv");
    const text = csv.bytes.toString("utf8");
    assert.ok(text.startsWith("\ufeff"));
    const [head, score] = text.slice(1).split("\r\n").map((line) => line.split(","));
    const [lowest, highest] = lang === "ja" ? ["：最低", "：最高"] : [": Lowest", ": Highest"];
    assert.deepEqual(head.slice(3, 5), [`'=low${lowest}`, `'=low${highest}`]);
    assert.deepEqual(score.slice(3, 5), ["10", "20"]);
    const workbook = await saved(page, of("files-figures", "xlsx"));
    assert.equal(workbook.name, "c3p-files-figures.xlsx");
    assert.equal(workbook.bytes.subarray(0, 2).toString(), "PK");
    // The proposal's own column follows what is typed.
    await page.locator('button[data-action=add][data-path="budget.lines"]').click();
    await inputs(page, "budget.lines[0].unit_price").fill("5000");
    await inputs(page, "budget.lines[0].quantity").fill("1");
    await inputs(page, "budget.lines[0].category").selectOption("personnel");
    await goTo(page, "compare");
    await page.waitForFunction(() => /5,500/.test(document.querySelector('[data-grid=files-figures] [data-case="budget.total"] td').innerText));
  },

  async "a draft of rules says what it changes, and the proposal is seen under both"(page, { axe, lang }) {
    await page.locator("[data-sample=over-cap]").click();
    await page.waitForFunction(() => document.querySelector("[data-path=title]")?.value !== "");
    const before = await figure(page, "budget.headroom");
    await goTo(page, "rules");
    const view = page.locator("[data-view=rulebook] .draft");
    const open = view.locator("[data-draft=open]");
    const take = async (file) => {
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), open.click()]);
      assert.ok(!chooser.isMultiple());
      await chooser.setFiles([given(file)]);
    };
    // A file that can't be read says where, and nothing else happens.
    await take(rules((file) => (file.budget.cap.value = "2e7")));
    const said = view.locator("[data-draft=said]");
    await said.waitFor();
    assert.match(await said.innerText(), lang === "ja" ? /budget\.cap\.valueは/ : /budget\.cap\.value is no plain decimal/);
    assert.equal(await view.locator("[data-grid]").count(), 0);
    await expectAccessible(page, axe);
    await take(
      rules((file) => {
        file.id = "2027-1";
        file.budget.cap.value = "25000000";
        file.budget.advice.pop();
      }),
    );
    await view.locator("[data-grid=draft-figures]").waitFor();
    assert.match(await said.innerText(), lang === "ja" ? /効力はありません.*2027-1/ : /not in force.*2027-1/);
    assert.deepEqual((await view.locator("[data-draft=counts]").innerText()).match(/\d+/g), ["0", "1", "1"]);
    const cap = view.locator('[data-grid=draft-rules] [data-case$="budget.cap.value"] td');
    assert.deepEqual(await cap.allInnerTexts(), ["20000000", "25000000"]);
    const figures = view.locator("[data-grid=draft-figures]");
    const headroom = figures.locator('[data-case="budget.headroom"] td');
    const [own, other] = (await headroom.allInnerTexts()).map((text) => BigInt(text.match(/\d[\d,]*/)[0].replaceAll(",", "")));
    assert.equal(own, -BigInt(before));
    assert.equal(other, 5_000_000n - own);
    const differs = (code) => figures.locator(`[data-case="${code}"] td`).nth(1).getAttribute("data-differs");
    assert.equal(await differs("budget.headroom"), "true");
    assert.equal(await differs("budget.checks.cap.status"), "true");
    assert.equal(await differs("budget.total"), "false");
    assert.equal(await differs("score.low"), "false");
    await expectAccessible(page, axe);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page itself does not scroll");
    // The page goes on by its own rules, and keeps nothing of the draft.
    assert.equal(await figure(page, "budget.headroom"), before);
    const kept = await page.evaluate(async () => {
      const asked = indexedDB.open("c3p-calculator");
      const database = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
      const all = database.transaction("proposals").objectStore("proposals").getAll();
      const texts = await new Promise((done) => (all.onsuccess = () => done(JSON.stringify(all.result))));
      database.close();
      return texts;
    });
    assert.ok(kept.includes("2026-1") && !kept.includes("2027-1"));
    await view.locator("[data-draft=remove]").click();
    await figures.waitFor({ state: "detached" });
    assert.ok(await view.evaluate((region) => region === document.activeElement));
  },
};
