// Files of wrong values only, as large as files may be: the package answers each, lists so many problems and counts
// the rest, and takes no more memory than a browser's tab has to spare.
import { strict as assert } from "node:assert";

import { installed } from "./help/installed.mjs";

const MOST_BYTES = 10_000_000;
const MOST_VALUES = 1_000_000 - 2_000;
const MOST_PROBLEMS = 100_000;
/** Kilobytes of the whole process: Node itself, the text, the answer as text and as values, and the engine. */
const MOST_MEMORY = 1_000_000;

const head = '{"format":"c3p-proposal","version":1,"rules":"2026-1",';
const key = (index) => `"${index}":[]`;
const line = '{"category":0,"unit_price":"x","quantity":"x","currency":0,"exchange_rate":"x","quantity2":"x"}';
/** Places that take many values: what stands before them, one of them, how many values that is, what stands behind. */
const kinds = {
  "nothing known": ['"x":[', () => "0", 1, "]"],
  cities: ['"application":{"partner_cities":[', () => "0", 1, "]}"],
  governments: ['"application":{"governments":[', () => "0", 1, "]}"],
  "years carried out": ['"application":{"participation_years":[', () => "0", 1, "]}"],
  certificates: ['"organisation":{"wlb":[', () => "0", 1, "]}"],
  ratings: ['"ratings":{', key, 1, "}"],
  lines: ['"budget":{"lines":[', () => "0", 1, "]}"],
  "wrong lines": ['"budget":{"lines":[', () => line, 7, "]}"],
  "tasks of a line": ['"budget":{"lines":[{"work":[', () => "0", 1, "]}]}"],
  measures: ['"co2":{"measures":[', () => "0", 1, "]}"],
  sources: ['"co2":{"measures":[{"sources":{', key, 1, "}}]}"],
  "later years": ['"years":[', () => "0", 1, "]"],
  "lines of later years": ['"years":[', () => `{"budget":{"lines":[${'{"unit_price":"x"},'.repeat(4_500)}0]}}`, 9_005, "]"],
  variants: ['"ratings":{"x":0},"scenarios":[', () => "0", 1, "]"],
  reviewers: ['"reviewers":[', () => "0", 1, "]"],
  "ratings of a reviewer": ['"reviewers":[{"ratings":{', key, 1, "}}]"],
};

function filled([before, element, values, after]) {
  const parts = [];
  let length = head.length + before.length + after.length + 1;
  for (let index = 0; index < MOST_VALUES / values; index++) {
    const part = element(index);
    length += part.length + 1;
    if (length > MOST_BYTES) break;
    parts.push(part);
  }
  return `${head}${before}${parts.join(",")}${after}}`;
}

const { assess } = await installed().engine();
for (const [name, kind] of Object.entries(kinds)) {
  const { error, problems } = JSON.parse(assess(filled(kind)));
  assert.equal(error, undefined, name);
  // What says that a list is too long is always listed.
  assert.ok(problems.length <= MOST_PROBLEMS + 10, `${name}: ${problems.length} problems`);
}
const beyond = JSON.parse(assess(filled(kinds.ratings)));
assert.ok(beyond.problems.length + Number(beyond.problems_beyond) > 700_000, "problems that are not listed are counted");
const { maxRSS } = process.resourceUsage();
assert.ok(maxRSS < MOST_MEMORY, `${maxRSS} kB of memory`);

// One value more than are read, and a million of them, is said at once.
assert.equal(JSON.parse(assess(`${head}"x":[${"0,".repeat(4_900_000)}0]}`)).error.code, "too_large");
console.log(`the npm package answers ${Object.keys(kinds).length} kinds of files of wrong values, with ${Math.round(maxRSS / 1000)} MB`);
