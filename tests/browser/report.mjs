// The report on paper: every figure there is on few pages, with headings and heads of tables for those who listen;
// later years, comparisons, long estimates, and what was answered to viewpoints.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { extractText, getDocumentProxy } from "unpdf";

import { documents, inputs, press, settled, tick } from "./page.mjs";

const ENGLISH = JSON.parse(readFileSync(new URL("../../src/ui/more/samples/en.json", import.meta.url), "utf8"));

/** What stands in a PDF: its pages' size in points, the text of each, signs of one look made one, and how often each role is there. */
async function read(bytes) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const [, , width, height] = (await pdf.getPage(1)).view;
  const roles = {};
  const count = (node) => {
    if (node?.role) roles[node.role] = (roles[node.role] ?? 0) + 1;
    for (const child of node?.children ?? []) count(child);
  };
  for (let number = 1; number <= pdf.numPages; number += 1) count(await (await pdf.getPage(number)).getStructTree());
  const pages = (await extractText(pdf, { mergePages: false })).text.map((text) => text.normalize("NFKC"));
  return { size: [Math.round(width), Math.round(height)], pages, roles, said: pages.join("\n") };
}

/** A text without white space: lines break anywhere; some fonts have the middle dot for another. */
const dense = (text) => text.normalize("NFKC").replace(/\s/g, "").replaceAll("\u2027", "・");

/** Opens a proposal as a file. */
async function open(page, proposal) {
  const file = join(mkdtempSync(join(tmpdir(), "c3p-report-")), "p.c3p.json");
  writeFileSync(file, JSON.stringify(proposal));
  const view = await documents(page);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), view.locator("[data-document=open]").click()]);
  await chooser.setFiles(file);
  await page.waitForFunction((title) => document.querySelector('[data-path="title"]')?.value === title, proposal.title);
  await settled(page);
}

/** A sample with this many cost lines of different descriptions. */
function long(lines) {
  const sample = JSON.parse(readFileSync(new URL("../../src/ui/more/samples/within-cap.json", import.meta.url), "utf8"));
  const given = sample.budget.lines;
  sample.title = `${lines} lines`;
  sample.budget.lines = Array.from({ length: lines }, (_, place) => ({
    ...given[place % given.length],
    id: `X${place}`,
    unit_price: String(1_000 + place),
    description: `${place} ${"調査の内容を確かめるための費用です。".repeat(1 + (place % 3))}了`,
  }));
  return sample;
}

/** The report as a PDF, as `read` has it. */
async function printed(page) {
  await page.evaluate(() => {
    delete globalThis.printed;
    globalThis.print = () => (globalThis.printed = true);
  });
  const view = await documents(page);
  await view.locator("[data-document=print]").click();
  await page.waitForFunction(() => globalThis.printed);
  const report = await read(await page.pdf({ preferCSSPageSize: true, tagged: true }));
  assert.deepEqual(report.size, [595, 842], "A4 in points");
  // With the printing the report is gone, and the page is there again.
  await page.locator("#report").waitFor({ state: "detached" });
  return report;
}

export const journeys = {
  async "the report, printed to PDF, has every figure there is"(page, { assess, lang }) {
    for (const sample of ["within-cap", "over-cap", "open"]) {
      await page.locator(`[data-sample=${sample}]`).click();
      await settled(page);
      const { pages, roles, said } = await printed(page);
      const proposal = JSON.parse(readFileSync(new URL(`../../src/ui/more/samples/${sample}.json`, import.meta.url), "utf8"));
      const { score, budget, co2, gate_counts: counts } = JSON.parse(assess(JSON.stringify(proposal)));
      const numbers = (part) =>
        part && typeof part === "object" ? Object.values(part).flatMap(numbers) : /^-?\d+(\.\d+)?$/.test(String(part)) ? [String(part)] : [];
      const grouped = (number) => {
        const [whole, fraction] = number.replace("-", "").split(".");
        return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? `.${fraction}` : "");
      };
      const all = [...numbers(score), ...numbers(budget), ...numbers(co2), ...numbers(counts)];
      assert.ok(all.length > 60);
      for (const number of all) assert.ok(said.includes(grouped(number)), `${sample}, ${lang}: ${number} is not in the report`);
      const title = lang === "ja" ? proposal.title : ENGLISH[proposal.title];
      assert.ok(pages.length <= 4, `${sample}, ${lang}: ${pages.length} pages`);
      // The title on top, the digest at the foot, and the number of the page.
      for (const [place, text] of pages.entries()) {
        assert.ok(dense(text).includes(dense(title)), `page ${place + 1} lacks the title`);
        assert.match(text, new RegExp(`${place + 1} / ${pages.length}`));
        assert.match(text, /[0-9a-f]{16}/);
      }
      assert.equal(roles.H1, 1, "one heading of the whole");
      assert.ok(roles.H2 >= 8 && roles.Table >= 6 && roles.TH >= 40, JSON.stringify(roles));
      for (const role of ["TR", "TD", "Caption"]) assert.ok(roles[role] > 0, `no ${role}`);
    }
  },

  async "long estimates take few pages, no description is cut, and nothing stands there that is not"(page) {
    for (const [lines, most] of [[45, 6], [300, 20]]) {
      const proposal = long(lines);
      await open(page, proposal);
      const { pages, said } = await printed(page);
      assert.ok(pages.length <= most, `${lines} lines take ${pages.length} pages`);
      const all = dense(said);
      for (const { description } of proposal.budget.lines) assert.ok(all.includes(dense(description)), description);
      for (const text of pages.slice(0, -1)) assert.ok(dense(text).length > 150, `hardly anything on a page: ${text}`);
    }
    assert.equal(await page.locator("#report").count(), 0);
  },

  async "variants, years and reviewers have tables in the report when they are there"(page, { lang }) {
    const proposal = long(20);
    const none = (await (await open(page, proposal), printed(page))).said;
    const name = lang === "ja" ? "並べて比べる" : "Side by side";
    assert.ok(!dense(none).includes(dense(name)), "nothing to compare");
    proposal.title = "compared";
    proposal.scenarios = [{ id: "A", name: "Variant-1", budget: { lines: proposal.budget.lines.slice(0, 3) } }];
    proposal.years = [{ id: "Y", year: "2", budget: { lines: proposal.budget.lines.slice(0, 4) } }];
    proposal.reviewers = [
      { id: "R1", name: "One", ratings: { uniqueness: "30" } },
      { id: "R2", name: "Two", ratings: { uniqueness: "36" } },
    ];
    await open(page, proposal);
    const { said } = await printed(page);
    for (const part of [name, "Variant-1"]) assert.ok(dense(said).includes(dense(part)), part);
  },

  async "the form on paper says where the report is"(page, { lang }) {
    await page.locator("[data-sample=within-cap]").click();
    await settled(page);
    const { said } = await read(await page.pdf({ format: "A4" }));
    const name = lang === "ja" ? "報告書を印刷・PDF" : "Print a report or PDF";
    assert.ok(dense(said).includes(dense(name)));
  },

  async "the report has later years, and what was answered to viewpoints"(page) {
    await page.locator("[data-sample=open]").click();
    await press(page, "add", "years");
    await press(page, "add", "years[0].budget.lines");
    await inputs(page, "years[0].budget.lines[0].unit_price").fill("7654321");
    await inputs(page, "years[0].budget.lines[0].quantity").fill("1");
    await page.locator("details[data-view=judging] > summary").click();
    await page.locator("[data-judge=manager]").click();
    await tick(page, "viewpoints.manager_ability.answer", "partly").check();
    await page.locator('[data-viewpoint="judging.viewpoints.manager_ability"] summary').click();
    await inputs(page, "viewpoints.manager_ability.evidence").fill("CN-12345");
    await settled(page);
    const { said } = await printed(page);
    for (const part of ["7,654,321", "CN-12345"]) assert.ok(said.replace(/\s/g, "").includes(part), part);
  },
};
