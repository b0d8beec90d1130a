// Journeys of people, walked in Chromium, Firefox and WebKitGTK, in both languages.
//
// To add one, add an entry below: its key says who wants what, and it has
//
//   budget   the most actions it may take: clicks, fields typed into, keys pressed, options chosen,
//            texts pasted, files attached; going to another step is one. Set it to what it takes now; a change of the page that
//            makes the way longer then fails here.
//   width    of the window in CSS pixels, 1280 unless given. WebKitGTK's is never below 450.
//   isElsewhere   whether it begins on no page at all: `go` visits one.
//   speaks   languages it is walked in, all unless given.
//   go       what the person does, with the methods of `Person` (person.mjs). Those that act
//            (`click`, `type`, `press`, `choose`, `paste`, `attach`) are counted. Those that expect
//            (`sees`, `finds`, `focuses`, `figure`) wait until it is so and fail if it never is;
//            `text`, `attribute`, `value`, `count` and `overflow` answer at once.
//
// Everything is found by CSS selectors; `field`, `tick` and `button` make those of the proposal's
// parts, and `click(selector, named)` takes the one that shows a text. `person.lang` is "ja" or
// "en". The page is open when `go` starts, blank, on a profile of its own. Browsers differ, so ask
// for nothing here that only one of them can do: such things belong in journey.mjs.
//
// Try one alone: `cargo xtask serve`, and in another terminal
// `node tests/browser/run.mjs consultant` or `node tests/browser/webdriver.mjs firefox consultant`.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { button, field, tick } from "./person.mjs";

const copied = readFileSync(new URL("../cases/paste/01-standard.tsv", import.meta.url), "utf8");
const estimate = readFileSync(new URL("../cases/tables/consultant-45.tsv", import.meta.url), "utf8");
/** Its rows that are costs, in their order. */
const costs = estimate.split("\n").slice(1).filter((row) => !/^(小計|直接経費計|一般管理費|消費税|合計)/.test(row));
/** What some of them are for, by their texts. */
const WORK = { "①現地調査": "field_survey", "②制度構築": "coordination", "月次報告": "monthly_report", "最終報告": "debriefing", "⑥都市間連携": "conference", "報告書製本": "deliverables" };
/** The items that proposers rate. */
const JUDGED = ["uniqueness", "implementation_structure", "policy_cooperation", "jcm_feasibility", "non_jcm_feasibility", "synergy", "schedule", "manager", "support_structure", "carbon_neutral"];
const sample = (id) => `[data-sample=${id}]`;
const step = (kind) => `#result [data-step=${kind}] a`;

const copy = new URL("../../dist/c3p-calculator.html", import.meta.url).href;

export const journeys = {
  "a consultant at a client's opens the saved copy from a disk and finds it kept there": {
    budget: 3,
    async go(person) {
      await person.goto(copy);
      await person.click(sample("over-cap"));
      await person.figure("budget.total", "20312400");
      await person.click("[data-view=documents] > summary");
      await person.sees(".kept-list", /2026|20\d\d/);
      await person.click("[data-document=link]");
      await person.sees(".documents .note", /./);
    },
  },

  "a consultant hands on a copy of a copy, each with the proposal in it, and nothing is loaded": {
    budget: 5,
    async go(person) {
      await person.click(sample("over-cap"));
      const folder = mkdtempSync(join(tmpdir(), "c3p-"));
      try {
        for (const name of ["one.html", "two.html"]) {
          await person.figure("budget.total", "20312400");
          await person.click("[data-view=documents] > summary");
          await person.click("[data-document=copy]");
          writeFileSync(join(folder, name), await person.saved());
          await person.goto(pathToFileURL(join(folder, name)).href);
        }
        await person.figure("budget.total", "20312400");
        assert.match(await person.value(field("title")), /サンプル|sample/i);
        assert.deepEqual((await person.loaded()).filter((address) => !/^(file|blob|data):/.test(address)), []);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },

  "a consultant sees the yen over the cap and cuts them": {
    budget: 3,
    async go(person) {
      await person.click(sample("over-cap"));
      await person.figure("budget.over", "312400");
      await person.sees("#result .verdict", "312,400");
      assert.equal(person.actions, 1);
      await person.click(step("over_cap"));
      await person.focuses("[id='budget.fit']");
      await person.finds("[data-view=fitting] .tried");
      await person.type(field("budget.lines[0].unit_price"), "４万９千");
      await person.figure("budget.checks.cap.status", "pass");
      assert.equal(await person.value(field("budget.lines[0].unit_price")), "４万９千");
    },
  },

  "an official who has never applied answers nothing yet and sees a truthful range": {
    budget: 44,
    async go(person) {
      await person.click("[data-visitor=government]");
      const lead = { ja: /民間企業|研究機関|大学/, en: /company|research institute|university/ };
      await person.sees("#visitor .advice-lead", lead[person.lang]);
      await person.click("[data-guide=start]");
      await person.focuses(field("application.lead_applicant"));
      while ((await person.count("[data-guide=skip]")) > 0) {
        const here = await person.text(".guide-progress");
        await person.click("[data-guide=skip]");
        await person.sees(".guide-progress", new RegExp(`^(?!${here}$)`));
      }
      await person.click(".guide [data-guide=end]");
      await person.figure("score.low", "0");
      await person.figure("score.high", "200");
      await person.figure("score.unrated_max", "200");
      await person.figure("gate_counts.fail", "0");
      await person.figure("steps.eligibility.state", "not_started");
      // Not knowing yet is something all the same: nothing is lost of what was looked at.
      await person.figure("progress.unsure", String(person.actions - 3));
    },
  },

  "an official learns at once that a city cannot lead": {
    budget: 2,
    async go(person) {
      await person.choose(field("application.lead_applicant"), "japanese_government");
      await person.sees("#basics .banner", { ja: "想定されていません", en: "not expected to apply" }[person.lang]);
      await person.figure("gates.lead_applicant.status", "fail");
    },
  },

  "a reviewer opens a proposal and finds why a condition is not met": {
    budget: 3,
    async go(person) {
      await person.click(sample("over-cap"));
      await person.click('#result .next [href="#eligibility.letters_of_interest"]');
      await person.focuses(tick("eligibility.letters_of_interest", "true"));
      await person.click('#eligibility [data-why="gates.letters_of_interest.status"]');
      await person.sees("[data-drawer] .source", { ja: "出典", en: "Source" }[person.lang]);
    },
  },

  "someone on a phone opens the answer and reads it": {
    budget: 2,
    width: 375,
    async go(person) {
      await person.click(sample("over-cap"));
      await person.sees(".slim", "312,400");
      await person.click(".toggle");
      await person.sees("#result-more", "20,312,400");
      assert.ok((await person.overflow()) <= 0);
    },
  },

  "a consultant takes over the estimate from Excel, and sees first what is left out": {
    budget: 4,
    async go(person) {
      await person.click("[data-task=intake]");
      await person.paste("[data-intake=text]", copied);
      await person.sees(".intake-sum", "17");
      await person.sees(".intake-left", /./);
      await person.click("[data-intake=add]");
      await person.figure("budget.total", "12661462");
      await person.focuses(field("budget.lines[0].category"));
    },
  },

  "a consultant, the night before, brings an estimate within the cap, names its work, rates, and takes report and workbook away": {
    // Figures that are typed are among them: ten.
    budget: 45,
    async go(person) {
      await person.click("[data-task=intake]");
      await person.paste("[data-intake=text]", estimate);
      await person.figure("budget.total", "0");
      await person.click("[data-action=take]");
      await person.figure("budget.over", "403042");
      await person.click(step("over_cap"));
      await person.sees("[data-fit=least]", "333,091");
      await person.click("[data-fit-reduce] [data-fit=apply]");
      await person.figure("budget.checks.cap.status", "pass");
      await person.figure("budget.checks.outsourcing.status", "pass");
      for (const [text, work] of Object.entries(WORK)) {
        const line = `budget.lines[${costs.findIndex((row) => row.includes(text))}]`;
        await person.click(button("work", line));
        await person.click(tick(`${line}.work`, work));
        await person.press("Escape");
      }
      await person.figure("budget.checks.required_work.status", "pass");
      for (const item of JUDGED) await person.type(field(`ratings.${item}.expected`), "4");
      await person.figure("score.judged.expected", "40");
      await person.click("[data-view=documents] > summary");
      await person.click("[data-document=workbook]");
      await person.until(() => person.reads(() => window.saved?.size ?? 0), (size) => size > 10_000, "the workbook is saved");
      await person.click("[data-document=print]");
      await person.until(() => person.reads(() => window.printed ?? ""), (text) => text.includes("40"), "the report is printed");
    },
  },

  "a consultant enters a cost line, in full-width digits, and takes it back": {
    budget: 7,
    async go(person) {
      const line = "budget.lines[0]";
      await person.click(button("add", "budget.lines"));
      await person.focuses(field(`${line}.category`));
      await person.choose(field(`${line}.category`), "personnel");
      await person.type(field(`${line}.unit_price`), "６０万");
      await person.type(field(`${line}.quantity`), "5");
      await person.figure(`${line}.amount`, "3000000");
      await person.sees('#result-more [data-figure="budget.total"]', "3,300,000");
      assert.equal(await person.value(field(`${line}.unit_price`)), "６０万");
      await person.press("Control+z");
      await person.figure(`${line}.amount`, "");
      await person.press("Control+y");
      await person.figure(`${line}.amount`, "3000000");
    },
  },
};
