// Chromium, driven by Playwright: how it is started, and its hands for a person (see person.mjs).
//
// C3P_URL is where the site is served, C3P_CHROMIUM the browser.

import { chromium } from "playwright-core";

import { READY, goToSteps } from "./steps.mjs";

export const base = process.env.C3P_URL ?? "http://127.0.0.1:8080/";
export const executablePath = process.env.C3P_CHROMIUM ?? "/usr/bin/chromium";

export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const languages = ["ja", "en"];

/** How long is waited for what must come, in milliseconds: only a busy machine needs more than a moment. */
export const PATIENCE = 30_000;

export const launch = () => chromium.launch({ executablePath, args: flags });

/** Where the page stands in a language. */
export const address = (lang) => new URL(lang === "ja" ? "./" : "./en/", base).href;

/** The page in a language, once it has started. */
export async function open(context, lang) {
  const page = await context.newPage();
  goToSteps(page);
  page.setDefaultTimeout(PATIENCE);
  await page.goto(address(lang));
  // Before, the page can be read but not filled in; the samples come last.
  await page.locator(READY).waitFor({ state: "attached" });
  return page;
}

/**
 * What `look` and `aria` record: the page with a sample in it, where the page offers that one, and
 * the names and selectors of its parts.
 */
export async function openSample(context, lang) {
  // What was saved when is another time each time.
  await context.addInitScript(() => {
    Date.prototype.toLocaleTimeString = () => "23:04";
  });
  const page = await open(context, lang);
  const sample = page.locator("[data-sample=over-cap]");
  if ((await sample.count()) > 0) {
    await sample.first().click();
    await page.locator('[data-figure="budget.total"]:not([data-value="0"])').first().waitFor({ state: "attached" });
    await page.waitForFunction(() => /保存済み|^Saved/.test(document.getElementById("kept").textContent));
    await page.evaluate(() => document.activeElement?.blur());
  }
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => "settled" in document.documentElement.dataset);
  const ids = await page.locator("main > section[id]").evaluateAll((sections) => sections.map(({ id }) => id));
  const parts = [["header", "header >> nth=0"], ...ids.map((id) => [id, `main > section#${id}`]), ["result", "#result"]];
  return { page, parts };
}

/** A person's hands in Chromium, on a fresh profile. */
export async function hands(browser, width) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  /** The page, or a frame in it. */
  let here = page;
  const at = ({ selector, named }) => {
    const all = here.locator(selector).filter({ visible: true });
    return (named === undefined ? all : all.filter({ hasText: named })).first();
  };
  return {
    goto: (url) => page.goto(url),
    async enter(find, given) {
      here = find ? await (await page.evaluateHandle(find, given)).asElement().contentFrame() : page;
    },
    evaluate: (work, given) => here.evaluate(work, given),
    click: (target) => at(target).click(),
    press: (key) => page.keyboard.press(key),
    async type(target, text) {
      await at(target).selectText();
      await page.keyboard.press("Delete");
      await at(target).pressSequentially(text);
    },
    choose: (target, value) => at(target).selectOption(value),
    attach: ({ selector }, files) => here.locator(selector).first().setInputFiles(files),
    async paste(target, text) {
      await at(target).focus();
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
      await page.keyboard.press("Control+V");
    },
    leave: () => context.close(),
  };
}
