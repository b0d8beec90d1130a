// Journeys through what helps to rate and to plan: viewpoints, the official sheet, next steps in full, and
// what it would take.

import assert from "node:assert/strict";

import { expectAccessible, expectFigures, figure, goTo, inputs, tick } from "./page.mjs";

async function begin(page, sample) {
  await page.locator(`[data-sample=${sample}]`).first().click();
  await page.locator('[data-figure="budget.total"]:not([data-value="0"])').first().waitFor({ state: "attached" });
}

/** Unfolds a view, and waits until it is there. */
async function unfold(page, view, name) {
  await page.locator(`details[data-view=${view}] > summary`).click();
  await page.locator(`.${name}`).waitFor();
}

const shows = (page, path, value) =>
  page.locator(`[data-figure=${JSON.stringify(path)}][data-value="${value}"]`).first().waitFor({ state: "attached" });

const answered = (page, id, value) => tick(page, `viewpoints.${id}.answer`, value).isChecked();
const answer = (page, id, value) => tick(page, `viewpoints.${id}.answer`, value).check();

export const journeys = {
  async "viewpoints suggest a range, and a button makes it the rating"(page, { axe }) {
    await begin(page, "within-cap");
    await unfold(page, "judging", "judging");
    await page.locator("[data-judge=manager]").click();
    const before = await figure(page, "score.items.manager.expected");
    await answer(page, "manager_ability", "yes");
    await answer(page, "manager_experience", "unknown");
    await page.locator('[data-suggestion="true"]').waitFor();
    const range = await page.locator("[data-suggested]").allTextContents();
    assert.deepEqual(range.map((points) => points.replace(/\D/g, "")), ["1", "4", "5"]);
    assert.equal(await figure(page, "score.items.manager.expected"), before, "nothing is rated by itself");
    const evidence = inputs(page, "viewpoints.manager_ability.evidence");
    await page.locator('[data-viewpoint="judging.viewpoints.manager_ability"] summary').click();
    // Taking back a word takes back nothing else.
    await evidence.focus();
    await page.keyboard.type("x");
    await page.keyboard.press("Control+z");
    assert.equal(await answered(page, "manager_experience", "unknown"), true);
    await evidence.fill("技術士");
    await page.locator("[data-judge-step=apply]").click();
    await shows(page, "score.items.manager.high", "5");
    await expectFigures(page, {
      "score.items.manager.low": "1",
      "score.items.manager.expected": "4",
    });
    assert.equal(await evidence.inputValue(), "技術士");
    await expectAccessible(page, axe);
    await page.locator("[data-judge-step=back]").click();
    await shows(page, "score.items.manager.expected", before);
    await page.keyboard.press("Control+z");
    await shows(page, "score.items.manager.expected", "4");
  },

  async "extra credit and preparations suggest nothing"(page) {
    await begin(page, "open");
    await unfold(page, "judging", "judging");
    await page.locator("[data-judge=jcm_feasibility]").click();
    await answer(page, "market_survey", "yes");
    await answer(page, "outstanding_cost", "yes");
    await page.locator('[data-suggestion="false"]').waitFor();
    assert.equal(await page.locator('[data-role="preparation"] fieldset').count(), 9);
    assert.equal(await page.locator("[data-judge-step]").count(), 0);
  },

  async "the official sheet is filled in and adds up"(page, { axe }) {
    await begin(page, "within-cap");
    await unfold(page, "judging", "judging");
    await page.locator("[data-judge-sheet] > summary").click();
    const points = page.locator('.sheet [data-path="ratings.uniqueness.expected"]');
    const before = Number(await figure(page, "score.expected"));
    const own = Number(await points.inputValue());
    await points.fill(String(own - 1));
    await points.press("Tab");
    await shows(page, "score.expected", before - 1);
    await page.locator('[data-sheet-sum="sheet.total"] strong', { hasText: String(before - 1) }).waitFor();
    assert.equal(await page.locator("[data-group]").count(), 6);
    await points.fill("999");
    await points.press("Tab");
    await page.locator('[data-sheet-item=uniqueness] [data-severity="error"]').waitFor();
    await expectAccessible(page, axe);
    await page.evaluate(() => (window.print = () => (window.printed = document.documentElement.dataset.print)));
    await page.locator("[data-sheet=print]").click();
    assert.equal(await page.evaluate(() => window.printed), "sheet");
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".sheet table").isVisible());
    assert.ok(!(await page.locator("#budget").isVisible()), "all else is left out");
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    assert.equal(await page.evaluate(() => document.documentElement.dataset.print), undefined);
  },

  async "a next step keeps what it promises and is undone as one"(page, { axe }) {
    await begin(page, "over-cap");
    await unfold(page, "planning", "planning");
    const before = await figure(page, "budget.total");
    await page.locator("[data-plan-change=over_cap] > summary").click();
    await page.locator("[data-plan-change=required_work] > summary").first().click();
    await expectAccessible(page, axe);
    const row = page.locator('[data-plan=over_cap] [data-promise="budget.total"]');
    const promised = await row.getAttribute("data-after");
    await page.locator("[data-plan-apply=over_cap]").click();
    await shows(page, "budget.total", promised);
    await expectFigures(page, { "budget.checks.cap.status": "pass" });
    await page.locator("[data-plan=over_cap]").waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await shows(page, "budget.total", before);
    await page.locator("[data-plan=over_cap]").waitFor();
  },

  async "a next step leads to where it is done"(page) {
    await begin(page, "over-cap");
    await unfold(page, "planning", "planning");
    await page.locator("[data-plan=gate] button.plain").first().click();
    const focused = () => page.evaluate(() => document.activeElement?.dataset.path ?? "");
    const wanted = await page.locator("[data-plan=gate]").first().getAttribute("data-plan-path");
    await page.waitForFunction((path) => document.activeElement?.dataset.path === path, wanted);
    assert.equal(await focused(), wanted);
  },

  async "variants, years and reviewers stand side by side"(page, { axe }) {
    await begin(page, "over-cap");
    await page.locator('button[data-action=add][data-path="scenarios"]').click();
    for (const index of [1, 2]) {
      await page.locator(`button[data-action=duplicate][data-path="scenarios[${index - 1}]"]`).click();
    }
    await page.locator('button[data-action=add][data-path="scenarios[1].budget"]').click();
    await inputs(page, "scenarios[1].budget.lines[0].unit_price").fill("1");
    await page.locator('button[data-action=add][data-path="years"]').click();
    await goTo(page, "compare");
    const total = page.locator('[data-case="budget.total"] td');
    await total.first().waitFor();
    assert.equal(await total.count(), 4);
    const differs = await total.evaluateAll((cells) => cells.map((cell) => cell.dataset.differs));
    assert.deepEqual(differs, ["false", "false", "true", "false"]);
    assert.match(await total.nth(2).textContent(), /≠/);
    assert.equal(await page.locator("[data-grid=years] tbody tr").count(), 2);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "the page itself does not scroll");
    await expectAccessible(page, axe);
  },

  async "the subsidy for an amount per tonne keeps that amount"(page, { axe }) {
    await begin(page, "over-cap");
    await unfold(page, "reach", "reach");
    await page.locator("[data-reach=amount]").fill("４０００");
    await page.locator('[data-reach-apply="0"]').click();
    await page.waitForFunction(() => {
      const shown = document.querySelector('[data-figure="co2.measures[0].subsidy_yen_per_tonne"]');
      return Number(shown?.dataset.value) <= 4000;
    });
    assert.ok(Number(await figure(page, "co2.measures[0].subsidy_yen_per_tonne")) > 3999);
    const payer = page.locator('[data-path="co2.measures[0].gap_borne_by"]');
    await payer.fill("現地の事業者");
    await payer.press("Tab");
    assert.ok((await page.locator("[data-moved]").count()) >= 4);
    assert.ok(await page.locator(".chart svg").isVisible());
    await expectAccessible(page, axe);
  },
};
