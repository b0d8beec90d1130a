// Runs in Chromium the journeys of journey.mjs and its like, in both languages, wide and narrow, and those of
// people.mjs and hosts.mjs.
//
// C3P_URL is where the site is served, C3P_CHROMIUM the browser. A word on the command line runs
// only the journeys whose names contain it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { assess } from "../../dist/npm/index.js";
import { address, base, hands, languages, launch, open } from "./chromium.mjs";
import { journeys as comparing } from "./compare.mjs";
import { journeys as embedded } from "./embed.mjs";
import { journeys as first } from "./first.mjs";
import { journeys as filling } from "./journey.mjs";
import { journeys as everyone } from "./everyone.mjs";
import { journeys as keeping } from "./keep.mjs";
import { journeys as hosts } from "./hosts.mjs";
import { journeys as judging } from "./judging.mjs";
import { journeys as people } from "./people.mjs";
import { journeys as programme } from "./programme.mjs";
import { journeys as choosing } from "./settings.mjs";
import { journeys as table } from "./table.mjs";
import { walk } from "./person.mjs";

const journeys = { ...first, ...filling, ...everyone, ...table, ...keeping, ...programme, ...judging, ...comparing, ...embedded, ...choosing };
const only = process.argv[2] ?? "";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const settings = [
  { lang: "ja", width: 1280, colorScheme: "light" },
  { lang: "ja", width: 375, colorScheme: "dark" },
  { lang: "en", width: 1280, colorScheme: "dark" },
  { lang: "en", width: 375, colorScheme: "light" },
];

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

let passed = 0;
let failed = 0;
const browser = await launch();
for (const setting of settings) {
  for (const [name, journey] of Object.entries(journeys).filter(([name]) => name.includes(only))) {
    const title = `${setting.lang} ${setting.width}: ${name}`;
    try {
      await travel(browser, setting, journey);
      passed += 1;
      console.log(`ok      ${title}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${title}\n${error.stack ?? error}`);
    }
  }
}
const walked = await walk({
  journeys: { ...people, ...hosts },
  hands: (width) => hands(browser, width),
  browser: "Chromium",
  languages,
  address,
  only,
});
await browser.close();
console.log(`${passed + walked.passed} passed, ${failed + walked.failed} failed`);
process.exitCode = failed + walked.failed > 0 ? 1 : 0;
