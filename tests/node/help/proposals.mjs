// Proposals to try: those of the test cases, those that the Rust tests make, and odd values to put
// into them.
import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";

const CODES = ["new", "continuing", "company", "VNM", "certified", "eruboshi_3", "personnel", "equipment", "JPY", "USD"];
const NUMBERS = ["0", "1", "-1", "-0.0", "0.39999", "0.4", "2026", "200000", "20000000", "999999999999999.9999999999"];
const NO_NUMBERS = ["１２", "1e3", ".5", "5.", "1,000", " 5", "0.12345678901", "1000000000000000", "abc"];
const ODD = [null, true, false, "", " ", "01", 0, 7, -3, 2.5, 1e21, [], {}, ["x", null], [""], "🏙️"];
export const VALUES = [...CODES, ...NUMBERS, ...NO_NUMBERS, ...ODD];

/** Texts that are no proposals, or hardly. */
export const TEXTS = [
  "", " ", "{", "null", "[]", "1", "{}", "\ufeff{}", '{"format":"c3p-proposal"}',
  '{"format":"c3p-proposal","version":1}', '{"format":"c3p-proposal","version":2,"rules":"2026-1"}',
  '{"format":"c3p-proposal","version":1,"rules":"1999-9"}', '{"format":"c3p-proposal","version":1,"rules":"2026-1"}',
];

/** The same numbers on every run: a failure can be looked at again. */
export function randomNumbers(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** The proposals of the test cases. */
export function given() {
  const folder = new URL("../../cases/", import.meta.url);
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".json")).sort();
  const found = names.flatMap((name) => proposalsIn(JSON.parse(readFileSync(new URL(name, folder), "utf8"))));
  assert(found.length > 0, "tests/cases holds no proposal");
  return found;
}

/** What the Rust tests make, a text each: `cargo xtask test` has them written. */
export function generated() {
  const file = process.env.C3P_GENERATED;
  assert(file, "C3P_GENERATED must name the file that the test generate::for_other_languages wrote");
  const texts = readFileSync(file, "utf8").trimEnd().split("\n");
  assert.equal(texts.length, 1000, "the Rust tests make 1,000 proposals");
  return texts;
}

/** Proposals made from others by odd changes. */
export function changed(proposals, count, seed) {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => oddlyChanged(proposals[random(proposals.length)], random));
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

function oddlyChanged(proposal, random) {
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
