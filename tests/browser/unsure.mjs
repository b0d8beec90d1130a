// Journeys of those who do not know yet: what is being checked is kept, counted and listed; and of reviewers, who
// say why.

import assert from "node:assert/strict";

import { documents, expectAccessible, expectFigures, inputs, press, settled, tick } from "./page.mjs";

const quoted = (path) => JSON.stringify(path);
const checking = (page, path) => page.locator(`:is(.field, #score, #eligibility) [data-action=unsure][data-path=${quoted(path)}], .question [data-action=unsure][data-path=${quoted(path)}]`);

/** The file as it would be saved now. */
async function file(page) {
  await settled(page);
  await page.evaluate(() => {
    delete window.showSaveFilePicker;
    URL.createObjectURL = (blob) => ((window.saved = blob), "");
    HTMLAnchorElement.prototype.click = () => {};
  });
  await (await documents(page)).locator("[data-document=save]").click();
  await page.waitForFunction(() => window.saved);
  const text = await page.evaluate(() => window.saved.text());
  await page.evaluate(() => delete window.saved);
  return JSON.parse(text);
}

export const journeys = {
  async "what is being checked is counted, listed with whom to ask, and gone once it is answered"(page, { axe }) {
    for (const path of ["organisation.ems", "application.kind", "ratings.synergy.expected", "application.governments"]) {
      const button = checking(page, path);
      assert.equal(await button.getAttribute("aria-pressed"), "false", path);
      await button.click();
      await page.waitForFunction(([path]) => {
        const pressed = [...document.querySelectorAll('[data-action=unsure][aria-pressed="true"]')];
        return pressed.some(({ dataset }) => dataset.path === path);
      }, [path]);
    }
    await expectFigures(page, {
      "progress.unsure": "4",
      "progress.steps.basics.unsure": "2",
      "progress.steps.organisation.unsure": "1",
      "progress.steps.score.unsure": "1",
      "steps.organisation.answered": "0",
      "score.high": "200",
    });
    await page.locator("details[data-view=unsure] > summary").click();
    await page.locator(".unsure-list").waitFor();
    const listed = () => page.locator("[data-unsure-place]").evaluateAll((rows) => rows.map(({ dataset }) => dataset.unsurePlace));
    assert.deepEqual(await listed(), ["application.kind", "ratings.synergy.expected", "organisation.ems", "application.governments"]);
    await expectAccessible(page, axe);
    // From the list to the field, and an answer there.
    await page.locator('[data-unsure-place="organisation.ems"] [data-unsure=go]').click();
    await page.waitForFunction(() => document.activeElement.dataset.path === "organisation.ems");
    await inputs(page, "organisation.ems").selectOption("none");
    assert.equal(await checking(page, "organisation.ems").count(), 0, "an answer is nothing to check");
    await press(page, "add", "application.governments");
    await expectFigures(page, { "progress.unsure": "2" });
    assert.deepEqual((await file(page)).unsure, ["application.kind", "ratings.synergy.expected"]);
    await page.locator("[data-step=undo]").click();
    await expectFigures(page, { "progress.unsure": "3" });
    // Taken back in the list as at the field.
    await page.locator('[data-unsure-place="application.kind"] [data-action=unsure]').click();
    await expectFigures(page, { "progress.unsure": "2" });
    assert.equal(await checking(page, "application.kind").getAttribute("aria-pressed"), "false");
    await tick(page, "eligibility.consortium", "true").check();
    assert.equal(await checking(page, "eligibility.consortium").count(), 0);
  },

  async "places that are being checked follow their entries"(page) {
    await press(page, "add", "application.governments");
    await press(page, "add", "application.governments");
    await checking(page, "application.governments[1].level").click();
    await press(page, "up", "application.governments[1]");
    assert.equal(await checking(page, "application.governments[0].level").getAttribute("aria-pressed"), "true");
    assert.equal(await checking(page, "application.governments[1].level").getAttribute("aria-pressed"), "false");
    await press(page, "duplicate", "application.governments[0]");
    await expectFigures(page, { "progress.unsure": "2" });
    await press(page, "remove", "application.governments[0]");
    await expectFigures(page, { "progress.unsure": "1" });
    assert.deepEqual((await file(page)).unsure, ["application.governments[0].level"]);
    // A line of costs says so where something is missing.
    await press(page, "add", "budget.lines");
    await inputs(page, "budget.lines[0].description").fill("通訳");
    const price = page.locator('[data-action=unsure][data-path="budget.lines[0].unit_price"]');
    await price.click();
    await expectFigures(page, { "progress.steps.budget.unsure": "1" });
    await inputs(page, "budget.lines[0].unit_price").fill("88000");
    await price.waitFor({ state: "detached" });
    await page.locator('[data-figure="progress.steps.budget.unsure"]').waitFor({ state: "detached" });
  },

  async "a reviewer says why, and the file keeps it"(page, { axe }) {
    await press(page, "add", "reviewers");
    await inputs(page, "reviewers[0].ratings.uniqueness").fill("31");
    await inputs(page, "reviewers[0].comments.uniqueness").fill("他都市への展開が弱い");
    await expectFigures(page, { "reviews.items.uniqueness.mean": "31" });
    await expectAccessible(page, axe);
    const [reviewer] = (await file(page)).reviewers;
    assert.deepEqual([reviewer.ratings, reviewer.comments], [{ uniqueness: "31" }, { uniqueness: "他都市への展開が弱い" }]);
  },
};
