// Runs the journeys in Chromium, in both languages, wide and narrow.
//
// C3P_URL (or BASE_URL) is where the site is served, C3P_CHROMIUM (or CHROMIUM_PATH) the browser.
// A word on the command line runs only the journeys whose names contain it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { chromium } from "playwright-core";

import { assess } from "../../dist/npm/index.js";
import { journeys } from "./journey.mjs";

const base = process.env.C3P_URL ?? process.env.BASE_URL ?? "http://127.0.0.1:8080/";
const executablePath = process.env.C3P_CHROMIUM ?? process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const only = process.argv[2] ?? "";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const settings = [
  { lang: "ja", width: 1280, colorScheme: "light" },
  { lang: "ja", width: 375, colorScheme: "dark" },
  { lang: "en", width: 1280, colorScheme: "dark" },
  { lang: "en", width: 375, colorScheme: "light" },
];

/** One journey on a fresh page; throws when it or the page fails. */
async function travel(browser, setting, journey) {
  const { lang, width, colorScheme } = setting;
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const faults = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("request", (request) => {
      const { origin } = new URL(request.url());
      if (origin !== new URL(base).origin && origin !== "null") faults.push(`request to ${origin}`);
    });
    await page.goto(new URL(lang === "ja" ? "./" : "./en/", base).href);
    await page.locator("main").waitFor();
    await journey(page, { axe, assess, lang });
    if (faults.length > 0) throw new Error(faults.join("\n"));
  } finally {
    await context.close();
  }
}

let passed = 0;
let failed = 0;
const browser = await chromium.launch({ executablePath, args: flags });
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
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
