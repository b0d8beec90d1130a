// What must be there during a random walk: every proposal that was begun, as it should be by now.

import assert from "node:assert/strict";

/** What a page starts with. */
const BLANK = { format: "c3p-proposal", version: 1, rules: "2026-1" };

/** Keys of a path such as `budget.lines[0].unit`: texts and places. */
const keysOf = (path) => Array.from(path.matchAll(/\[(\d+)\]|([^.[\]]+)/g), ([, place, key]) => key ?? Number(place));

/** A value without what is not answered, its keys in order. */
function plain(value) {
  if (Array.isArray(value)) return value.map((entry) => plain(entry) ?? null);
  if (value === null || typeof value !== "object") return value ?? undefined;
  const parts = Object.keys(value).sort().map((key) => [key, plain(value[key])]);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined && !isEmpty(part)));
}

const isEmpty = (part) => typeof part === "object" && !Array.isArray(part) && Object.keys(part).length === 0;

export const same = (one, other) => JSON.stringify(plain(one)) === JSON.stringify(plain(other));
const isBlank = (proposal) => Object.keys(plain(proposal)).length <= 3;

export const at = (value, path) => keysOf(path).reduce((part, key) => part?.[key], value);

function put(value, path, answer) {
  const keys = keysOf(path);
  const last = keys.pop();
  let part = value;
  for (const [depth, key] of keys.entries()) part = part[key] ??= typeof (keys[depth + 1] ?? last) === "number" ? [] : {};
  part[last] = answer;
}

/** The list that holds an entry, and its place there; nothing for what is no entry. */
function placeOf(path) {
  const [, list, place] = /^(.*)\[(\d+)\]$/.exec(path) ?? [];
  return list === undefined ? undefined : [list, Number(place)];
}

export class Model {
  /** All proposals by the loading of the page and their number there. */
  proposals = new Map();
  /** How the one on the page was since the page was loaded: undoing leads there. */
  history = [];
  loading = 0;

  constructor({ proposal, number }) {
    this.begin({ proposal, number });
  }

  get now() {
    return this.proposals.get(this.here);
  }

  /** What is on the page by now is as it should be. A person can't foresee everything: which id an entry gets, say;
      that is taken from the page, at these places only. */
  expect({ proposal, number }, adopted = []) {
    const expected = structuredClone(this.now);
    for (const path of adopted) put(expected, path, at(proposal, path) ?? null);
    assert.deepEqual(plain(proposal), plain(expected), "what stands on the page");
    this.proposals.set(this.here, structuredClone(proposal));
    assert.equal(`${this.loading}:${number}`, this.here, "which proposal it is");
    this.history.push([this.here, JSON.stringify(plain(proposal))]);
  }

  type(path, answer) {
    put(this.now, path, answer === "" ? null : answer);
    return [];
  }

  /** What a button at a list or an entry does; answers what has to be taken from the page. */
  change(action, path) {
    const [list, place] = placeOf(path) ?? [];
    const entries = list === undefined ? undefined : at(this.now, list);
    if (action === "add" && /^scenarios\[\d+\]\.\w+$/.test(path) && !Array.isArray(at(this.now, path))) {
      // A variant starts from what it is a variant of.
      const section = path.split(".")[1];
      const given = at(this.now, section);
      if (given === undefined || given === null) return [path];
      put(this.now, path, structuredClone(given));
      return [];
    }
    if (action === "add") {
      const length = at(this.now, path)?.length ?? 0;
      return [`${path}[${length}]`];
    }
    if (action === "duplicate") {
      const copy = structuredClone(entries[place]);
      entries.splice(place + 1, 0, copy);
      return copy && typeof copy === "object" ? ["id", "year"].filter((key) => key in copy).map((key) => `${list}[${place + 1}].${key}`) : [];
    }
    if (action === "remove" && entries === undefined) put(this.now, path, null);
    else if (action === "remove") {
      entries.splice(place, 1);
      if (entries.length === 0) put(this.now, list, null);
    } else {
      const other = place + (action === "up" ? -1 : 1);
      [entries[place], entries[other]] = [entries[other], entries[place]];
    }
    return [];
  }

  /** The page went a step back or forth: to how it was before. */
  travel({ proposal, number }) {
    const here = `${this.loading}:${number}`;
    const was = JSON.stringify(plain(proposal));
    assert.ok(this.history.some(([of, known]) => of === here && known === was), `undone or done again, it never was so: ${was}`);
    this.here = here;
    this.proposals.set(here, structuredClone(proposal));
  }

  /** Another proposal was begun. */
  begin({ proposal, number }, expected = proposal) {
    assert.ok(same(proposal, expected), `what was opened is ${JSON.stringify(plain(proposal))}`);
    this.here = `${this.loading}:${number}`;
    this.proposals.set(this.here, structuredClone(proposal));
    this.history.push([this.here, JSON.stringify(plain(proposal))]);
  }

  /** The page was loaded anew; in the same tab it goes on with the same proposal, in another with one of all. */
  loaded({ proposal, number }, isSameTab) {
    const all = [...this.proposals].filter(([, known]) => same(known, proposal)).map(([key]) => key);
    const isThere = all.includes(this.here);
    if (isSameTab || all.length === 0) assert.deepEqual(plain(proposal), plain(this.now), "what stands on the page after loading it");
    const before = isThere ? this.here : all[0];
    this.proposals.delete(before);
    this.loading += 1;
    // A page starts blank, and what it goes on with is a step: undoing it leads to the blank page.
    this.history = [[`${this.loading}:0`, JSON.stringify(plain(BLANK))]];
    this.begin({ proposal, number });
  }

  /** The browser keeps all of them. */
  kept(texts) {
    const kept = new Set(texts.map((text) => JSON.stringify(plain(JSON.parse(text)))));
    for (const [key, proposal] of this.proposals) {
      if (!isBlank(proposal)) assert.ok(kept.has(JSON.stringify(plain(proposal))), `lost, of loading ${key}: ${JSON.stringify(plain(proposal))}`);
    }
  }
}
