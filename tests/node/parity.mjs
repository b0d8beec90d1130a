// The npm engine must answer exactly as the native one, byte for byte, on the
// proposals of the test cases and on many made from them by odd changes.
import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { assess, explain } from "../../dist/npm/index.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const MADE = 3000;

const CODES = ["new", "continuing", "company", "VNM", "certified", "eruboshi_3", "personnel", "JPY", "USD"];
const NUMBERS = ["0", "1", "-1", "0.39999", "0.4", "2026", "200000", "20000000", "999999999999999.9999999999"];
const ODD = [null, true, false, "", " ", "１２", "1e3", "01", ".5", "abc", 7, 2.5, 1e21, [], {}, ["x", null], "🏙️"];
const VALUES = [...CODES, ...NUMBERS, ...ODD];

const WHOLE = [
  "", " ", "{", "null", "[]", "1", "{}", "\ufeff{}", '{"format":"c3p-proposal"}',
  '{"format":"c3p-proposal","version":1}', '{"format":"c3p-proposal","version":2,"rules":"2026-1"}',
  '{"format":"c3p-proposal","version":1,"rules":"1999-9"}', '{"format":"c3p-proposal","version":1,"rules":"2026-1"}',
];

/** The same numbers on every run: a failure can be looked at again. */
function randomNumbers(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** Every proposal inside a value, wherever a case keeps it. */
function proposalsIn(value) {
  if (value === null || typeof value !== "object") return [];
  const own = value.format === "c3p-proposal" ? [value] : [];
  return own.concat(Object.values(value).flatMap(proposalsIn));
}

/** Every place inside a value, as the container and its key. */
function placesIn(value) {
  if (value === null || typeof value !== "object") return [];
  return Object.keys(value).flatMap((key) => [[value, key], ...placesIn(value[key])]);
}

function filesOf(folder) {
  const names = readdirSync(new URL(`../${folder}/`, import.meta.url), { recursive: true });
  return names.filter((name) => name.endsWith(".json")).map((name) => `${root}tests/${folder}/${name}`).sort();
}

function changed(proposal, random) {
  const copy = structuredClone(proposal);
  for (let count = 1 + random(4); count > 0; count -= 1) {
    const places = placesIn(copy);
    if (places.length === 0) break;
    const [container, key] = places[random(places.length)];
    const value = VALUES[random(VALUES.length)];
    if (random(8) === 0 && !Array.isArray(container)) delete container[key];
    else container[key] = structuredClone(value);
  }
  return copy;
}

const given = filesOf("cases").flatMap((file) => proposalsIn(JSON.parse(readFileSync(file, "utf8"))));
assert(given.length > 0, "tests/cases holds no proposal");

const random = randomNumbers(20260401);
const made = Array.from({ length: MADE }, () => changed(given[random(given.length)], random));
const texts = [...WHOLE, ...[...given, ...made].map((proposal) => JSON.stringify(proposal))];

const program = process.env.CARGO_TARGET_DIR ?? `${root}target`;
const native = spawnSync(`${program}/release/examples/assess`, ["-"], {
  input: texts.map((text) => `${text}\n`).join(""),
  maxBuffer: 2 ** 30,
  encoding: "utf8",
});
assert.equal(native.status, 0, `the native engine failed: ${native.error ?? native.stderr}`);

const answers = native.stdout.split("\n");
assert.equal(answers.pop(), "", "the native engine's last line has no end");
assert.equal(answers.length, texts.length, "each line gets exactly one answer");
for (const [index, text] of texts.entries()) {
  assert.equal(assess(text), answers[index], `the answers differ for ${text}`);
}
assert.equal(typeof explain(JSON.stringify(given[0]), "score.expected"), "string");

console.log(`${texts.length} proposals are assessed alike by the npm engine and the native one`);
