// Compares what assistive technology is told of the page with what was committed.
//
// For the header, each section and the result, in both languages, the accessibility tree stands in
// tests/browser/aria as Playwright writes it. `--accept` writes these files anew: look at
// `git diff` before committing them.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

import { languages, launch, openSample } from "./chromium.mjs";

const accept = process.argv.includes("--accept");
const folder = new URL("./aria/", import.meta.url);

/** The trees of all parts by their files' names. */
async function trees(browser) {
  const found = new Map();
  for (const lang of languages) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const { page, parts } = await openSample(context, lang);
    for (const [name, selector] of parts) {
      found.set(`${lang}-${name}.yml`, `${await page.locator(selector).ariaSnapshot()}\n`);
    }
    await context.close();
  }
  return found;
}

/** The first line that differs, as it was and as it is. */
function difference(before, after) {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const at = now.findIndex((line, index) => line !== old[index]);
  const line = at < 0 ? now.length : at;
  return `line ${line + 1}:\n  - ${old[line] ?? "(nothing)"}\n  + ${now[line] ?? "(nothing)"}`;
}

const browser = await launch();
const now = await trees(browser);
await browser.close();

mkdirSync(folder, { recursive: true });
const committed = readdirSync(folder).filter((name) => name.endsWith(".yml"));
if (accept) {
  for (const name of committed) rmSync(new URL(name, folder));
  for (const [name, tree] of now) writeFileSync(new URL(name, folder), tree);
  console.log(`${now.size} accessibility trees are written to tests/browser/aria`);
} else if (committed.length === 0) {
  console.log("no accessibility trees are committed yet: run `cargo xtask aria --accept`");
} else {
  let failed = 0;
  for (const name of new Set([...committed, ...now.keys()])) {
    const before = committed.includes(name) ? readFileSync(new URL(name, folder), "utf8") : undefined;
    const after = now.get(name);
    if (before === after) continue;
    failed += 1;
    const what = before === undefined ? "is new" : after === undefined ? "is gone" : `differs at ${difference(before, after)}`;
    console.log(`FAILED  tests/browser/aria/${name} ${what}`);
  }
  console.log(`${now.size - failed < 0 ? 0 : now.size - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
