// Runs in Chromium the journeys of journey.mjs and its like, in the settings that deal.mjs gives each, and the
// walks of people.mjs and hosts.mjs: by two browsers that share the work.
//
// C3P_URL is where the site is served, C3P_CHROMIUM the browser. A word on the command line runs
// only the journeys whose names contain it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { assess } from "../../dist/npm/index.js";
import { address, base, hands, languages, launch, open } from "./chromium.mjs";
import { journeys as bounded } from "./bounds.mjs";
import { journeys as comparing } from "./compare.mjs";
import { journeys as consenting } from "./consent.mjs";
import { settingsOf } from "./deal.mjs";
import { journeys as embedded } from "./embed.mjs";
import { journeys as first } from "./first.mjs";
import { journeys as filling } from "./journey.mjs";
import { journeys as everyone } from "./everyone.mjs";
import { journeys as faulty } from "./faults.mjs";
import { journeys as keeping } from "./keep.mjs";
import { journeys as hosts } from "./hosts.mjs";
import { journeys as judging } from "./judging.mjs";
import { journeys as leaving } from "./leaving.mjs";
import { journeys as offline } from "./offline.mjs";
import { journeys as people } from "./people.mjs";
import { journeys as programme } from "./programme.mjs";
import { journeys as reporting } from "./report.mjs";
import { journeys as choosing } from "./settings.mjs";
import { journeys as table } from "./table.mjs";
import { Tally } from "./tally.mjs";
import { journeys as unsure } from "./unsure.mjs";
import { journeys as visiting } from "./visit.mjs";
import { walks } from "./person.mjs";
import { journeys as watched } from "./watched.mjs";
import { journeys as moving } from "./workspace.mjs";

const BROWSERS = 2;

const journeys = {
  ...{ ...keeping, ...leaving, ...faulty, ...offline, ...reporting, ...visiting },
  ...{ ...first, ...filling, ...everyone, ...table, ...programme, ...judging, ...comparing, ...unsure },
  ...{ ...embedded, ...consenting, ...choosing, ...watched, ...bounded, ...moving },
};
const only = process.argv[2] ?? "";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One journey on a fresh page; throws when it or the page fails. */
async function travel(browser, setting, journey) {
  const { lang, width, colorScheme } = setting;
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, permissions: ["clipboard-read", "clipboard-write"] });
  const faults = [];
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  context.on("weberror", (error) => faults.push(error.error().message));
  context.on("request", (request) => {
    const { origin } = new URL(request.url());
    if (request.method() !== "GET") faults.push(`${request.method()} to ${request.url()}`);
    if (origin !== new URL(base).origin && origin !== "null") faults.push(`request to ${origin}`);
  });
  try {
    const page = await open(context, lang);
    await journey(page, { axe, assess, lang });
    if (faults.length > 0) throw new Error(faults.join("\n"));
  } finally {
    await context.close();
  }
}

/** All there is to do: titles, and what to do in a browser of one's own. Walks through hosts take longest. */
const work = [
  ...walks({ journeys: { ...hosts, ...people }, browser: "Chromium", languages, address }).map(({ title, go }) => ({
    title,
    go: (browser) => go((width) => hands(browser, width)),
  })),
  ...Object.entries(journeys).flatMap(([name, journey]) =>
    settingsOf(name, journey).map((setting) => ({
      title: `${setting.lang} ${setting.width}: ${name}`,
      go: (browser) => travel(browser, setting, journey),
    })),
  ),
].filter(({ title }) => title.includes(only));

const start = Date.now();
const tally = new Tally();
const queue = work.values();

/** Each has a browser of its own: what is copied in one would be pasted in the other. */
async function worker() {
  const browser = await launch();
  for (const { title, go } of queue) await tally.take(title, () => go(browser));
  return browser;
}

const browsers = await Promise.all(Array.from({ length: BROWSERS }, worker));
console.log(`${Object.keys(journeys).length} journeys, in ${((Date.now() - start) / 1000).toFixed(0)} s`);
await tally.end();
await Promise.all(browsers.map((browser) => browser.close()));
