// The npm engine, installed as a program gets it, must answer exactly as the command line does, byte
// for byte: on the proposals of the test cases, on many made from them by odd changes, and on 1,000
// that the Rust tests are tried on.
import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { installed, root, run } from "./help/installed.mjs";
import { changed, generated, given, TEXTS } from "./help/proposals.mjs";

const MADE = 3000;
/** Figures of all kinds, and one there is not. */
const FIGURES = [
  "history.completed_years", "score.expected", "score.items.wlb.high", "score.computed.low", "gates.pair_years.status",
  "gate_counts.unknown", "budget.total", "budget.lines[0].amount", "budget.checks.outsourcing.status",
  "budget.checks.required_work.missing", "co2.public_yen_per_tonne", "co2.measures[0].threshold",
  "reviews.total.mean", "years[0].budget.total", "scenarios[0].score.expected", "budget.charm",
];

const { assess, explain } = await installed().engine();
const known = given();
const made = changed(known, MADE, 20260401).map((proposal) => JSON.stringify(proposal));
const texts = [...TEXTS, ...known.map((proposal) => JSON.stringify(proposal)), ...made, ...generated()];

const program = `${process.env.C3P_EXAMPLES ?? `${root}target/debug/examples`}/assess`;

/** What the command line answers to each text. */
function commandLine(words, texts) {
  const printed = run(program, [...words, "-"], { input: texts.map((text) => `${text}\n`).join("") });
  const answers = printed.split("\n");
  assert.equal(answers.pop(), "", "the command line's last answer has no end");
  assert.equal(answers.length, texts.length, "each line gets exactly one answer");
  return answers;
}

function compare(words, texts, own) {
  for (const [index, answer] of commandLine(words, texts).entries()) {
    assert.equal(own(texts[index]), answer, `the answers differ for ${words.join(" ")} ${texts[index]}`);
  }
}

compare([], texts, assess);
const explained = texts.filter((_, index) => index % 8 === 0);
for (const figure of FIGURES) compare(["--explain", figure], explained, (text) => explain(text, figure));

// A file that is not there stops no other, and is told by how the program ends.
const folder = mkdtempSync(join(tmpdir(), "assess-"));
const file = join(folder, "a.json");
writeFileSync(file, texts[0]);
const { status, stdout } = spawnSync(program, [file, join(folder, "none.json"), file], { encoding: "utf8" });
assert.deepEqual([status, stdout], [1, `${assess(texts[0])}\n`.repeat(2)]);
rmSync(folder, { recursive: true });

console.log(
  `${texts.length} proposals are assessed alike by the npm engine and the command line, and ` +
    `${FIGURES.length} figures of ${explained.length} of them explained alike`,
);
