// The JSON Schemas of the package agree with the engine: a proposal is valid exactly where the engine
// can read all of it, and every answer is valid and holds nothing that its schema does not name.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";

import Ajv from "ajv/dist/2020.js";

import { figures } from "./help/figures.mjs";
import { installed } from "./help/installed.mjs";
import { changed, generated, given, TEXTS, VALUES } from "./help/proposals.mjs";

/** Problems that say: this can't be read. All others are about what was read. */
const UNREADABLE = ["not_a_number", "unknown_value", "negative"];
/** Proposals of which every figure is explained, and how many are tried otherwise. */
const EXPLAINED = 25;
const MADE = 2000;

const guest = installed();
const { assess, explain } = await guest.engine();
const schemas = Object.fromEntries(["proposal", "assessment", "explanation"].map((name) => {
  return [name, JSON.parse(readFileSync(guest.file(`c3p-calculator/${name}.schema.json`), "utf8"))];
}));

const compile = (schema) => new Ajv({ strict: true, allErrors: true }).compile(schema);
const isProposal = compile(schemas.proposal);
const isAssessment = compile(closed(schemas.assessment));
const isExplanation = compile(closed(schemas.explanation));

/** Kinds of next steps that were answered. */
const seen = new Set();

/** The schema with objects that may hold nothing but what it names. */
function closed(schema) {
  if (schema === null || typeof schema !== "object") return schema;
  if (Array.isArray(schema)) return schema.map(closed);
  const parts = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]));
  return schema.properties && schema.type === "object" ? { ...parts, additionalProperties: false } : parts;
}

/** The engine's answer to a text; it must be valid. */
function answered(text) {
  const answer = JSON.parse(assess(text));
  assert(isAssessment(answer), `${JSON.stringify(isAssessment.errors)} in the answer to ${text}`);
  for (const { kind } of answer.next_steps ?? []) seen.add(kind);
  return answer;
}

/** Every problem of an assessment and of its variants. */
function problemsOf({ problems, scenarios = [] }) {
  return [problems, ...scenarios.map((scenario) => scenario.problems)].flat();
}

/** Whether the engine can read all that it looks at. */
function isReadable(answer) {
  if (answer.error) return false;
  const isTooLong = ({ code, path }) => code === "too_large" && ["years", "scenarios"].includes(path);
  return !problemsOf(answer).some((problem) => UNREADABLE.includes(problem.code) || isTooLong(problem));
}

/** The proposal without ratings that do not count: the engine does not look into them. */
function looked(proposal, answer) {
  const copy = structuredClone(proposal);
  for (const { code, path } of answer.error ? [] : problemsOf(answer)) {
    if (code !== "not_applicable") continue;
    const steps = path.split(/[.[\]]+/).filter((step) => step !== "");
    const last = steps.pop();
    const holder = steps.reduce((value, step) => value?.[step], copy);
    if (holder) delete holder[last];
  }
  return copy;
}

/** Checks that schema and engine agree on a proposal, and says what they say. */
function agree(proposal, what = "") {
  const text = JSON.stringify(proposal);
  const answer = answered(text);
  const readable = isReadable(answer);
  const valid = isProposal(looked(proposal, answer));
  const said = JSON.stringify(valid ? answer.problems : isProposal.errors.slice(0, 5));
  assert.equal(valid, readable, `${what} valid: ${valid}, readable: ${readable}; ${said} of ${text}`);
  return valid;
}

// Proposals of all kinds.
const known = given();
const proposals = [...known, ...changed(known, MADE, 20260402), ...generated().map((text) => JSON.parse(text))];
const valid = proposals.filter((proposal) => agree(proposal));
for (const few of [valid, proposals.filter((proposal) => !valid.includes(proposal))]) {
  assert(few.length > 200, `only ${few.length} of ${proposals.length} are of one kind`);
}
for (const text of TEXTS) answered(text);

// Every place of the format, with everything that may and may not stand there.
const whole = structuredClone(known.find((proposal) => proposal.co2 && proposal.organisation && proposal.ratings));
assert(whole && agree(whole), "no case is a whole proposal that can be read");
const places = placesOf(schemas.proposal, []);
let [taken, refused] = [0, 0];
for (const place of places) {
  for (const value of VALUES) {
    const proposal = structuredClone(whole);
    put(proposal, place, value);
    if (agree(proposal, place.join("."))) taken += 1;
    else refused += 1;
  }
}

/** Where values may stand, by the schema: the keys on the way, 0 for the first row of a list. */
function placesOf(schema, way) {
  if (schema.$ref) return placesOf(schemas.proposal.$defs[schema.$ref.split("/").at(-1)], way);
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
    return [[...way, key], ...placesOf(part, [...way, key])];
  });
  const rows = schema.items ? [[...way, 0], ...placesOf(schema.items, [...way, 0])] : [];
  const any = typeof schema.additionalProperties === "object" ? [[...way, "grid_factor"]] : [];
  return [...own, ...rows, ...any, ...(schema.anyOf ?? []).flatMap((part) => placesOf(part, way))];
}

/** Puts a value at a place, with what is missing on the way. */
function put(tree, place, value) {
  const way = place.slice(0, -1);
  const holder = way.reduce((part, step, index) => {
    const missing = typeof place[index + 1] === "number" ? [] : {};
    if (part[step] === null || typeof part[step] !== "object") part[step] = missing;
    return part[step];
  }, tree);
  holder[place.at(-1)] = structuredClone(value);
}

// Keys that are not known are allowed everywhere.
const strange = structuredClone(whole);
for (const place of places) {
  const holder = place.slice(0, -1).reduce((part, step) => part?.[step], strange);
  if (holder && !Array.isArray(holder) && !["sources", "comments"].includes(place.at(-2))) holder.a_later_key = { of: ["any", 1.5] };
}
assert(agree(strange), "an unknown key is refused");

// Every kind of next step that the schema knows was answered to some proposal.
const kinds = schemas.assessment.$defs.NextStep.anyOf.map((kind) => kind.properties.kind.enum[0]);
assert.deepEqual(kinds.filter((kind) => !seen.has(kind)), [], "no proposal has these next steps");

// Explanations.
let explained = 0;
for (const proposal of proposals.slice(-EXPLAINED)) {
  const text = JSON.stringify(proposal);
  for (const [figure, value] of figures(JSON.parse(assess(text)))) {
    const tree = JSON.parse(explain(text, figure));
    assert(isExplanation(tree), `${figure} of ${text}: ${JSON.stringify(isExplanation.errors)}`);
    assert.deepEqual(tree.value, value, `${figure} of ${text}`);
    explained += 1;
  }
}
for (const [text, figure] of [["{", "budget.total"], [JSON.stringify(whole), "charm"]]) {
  assert(isExplanation(JSON.parse(explain(text, figure))), "a refusal is valid");
}

console.log(
  `schemas and engine agree on ${proposals.length} proposals (${valid.length} valid), on ${places.length} places of the ` +
    `format (${taken} values taken, ${refused} refused), and on ${explained} explanations`,
);
