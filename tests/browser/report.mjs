// The report on paper: every figure there is, later years and what was answered to viewpoints.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { extractText, getDocumentProxy } from "unpdf";

import { documents, inputs, press, settled, tick } from "./page.mjs";

const ENGLISH = JSON.parse(readFileSync(new URL("../../src/ui/more/samples/en.json", import.meta.url), "utf8"));

/** The text of the report as a PDF, with its pages' size held against A4. */
async function printed(page) {
  await page.evaluate(() => {
    delete globalThis.printed;
    globalThis.print = () => (globalThis.printed = true);
  });
  const view = await documents(page);
  await view.locator("[data-document=print]").click();
  await page.waitForFunction(() => globalThis.printed);
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const [, , width, height] = (await pdf.getPage(1)).view;
  assert.deepEqual([Math.round(width), Math.round(height)], [595, 842], "A4 in points");
  // With the printing the report is gone, and the page is there again.
  await page.locator("#report").waitFor({ state: "detached" });
  return (await extractText(pdf, { mergePages: true })).text;
}

export const journeys = {
  async "the report, printed to PDF, has every figure there is"(page, { assess, lang }) {
    for (const sample of ["within-cap", "over-cap", "open"]) {
      await page.locator(`[data-sample=${sample}]`).click();
      await settled(page);
      const said = await printed(page);
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
      assert.ok(said.replace(/\s/g, "").includes(title.replace(/\s/g, "")));
    }
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
    const said = await printed(page);
    for (const part of ["7,654,321", "CN-12345"]) assert.ok(said.replace(/\s/g, "").includes(part), part);
  },
};
