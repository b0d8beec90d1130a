// Which journeys are taken in which setting.
//
// A journey is taken in one of four settings, in its turn: from one deal to the next each changes its language,
// and after four it has been in all. One whose subject is language or width, or that guards what must never
// break, says so with `everywhere` and is taken in all four each time.
//
// C3P_DEAL is the deal's number, or "all" for every journey in every setting, as without it.

import { createHash } from "node:crypto";

/** In this order, so that neighbours differ in language. */
const settings = [
  { lang: "ja", width: 1280, colorScheme: "light" },
  { lang: "en", width: 375, colorScheme: "light" },
  { lang: "ja", width: 375, colorScheme: "dark" },
  { lang: "en", width: 1280, colorScheme: "dark" },
];

const marked = new WeakSet();

/** Marks a journey to be taken in every setting. */
export function everywhere(journey) {
  marked.add(journey);
  return journey;
}

/** The deal's number; `undefined` takes all. */
const deal = /^\d+$/.test(process.env.C3P_DEAL ?? "") ? Number(process.env.C3P_DEAL) : undefined;

/** A number of a name, so that a journey keeps its turn when others come or go. */
const turn = (name) => createHash("sha256").update(name).digest().readUInt32BE(0);

/** The settings in which a journey is taken. */
export function settingsOf(name, journey) {
  return deal === undefined || marked.has(journey) ? settings : [settings[(turn(name) + deal) % settings.length]];
}

/** The languages in which a walk (people.mjs) is taken: one of those it speaks, in its turn. */
export function languagesOf(name, speaks) {
  return deal === undefined ? speaks : [speaks[(turn(name) + deal) % speaks.length]];
}
