// Compares the page with the pictures in tests/browser/look.
//
// The header, each section and the result are taken at every width and in every mode there below, and
// once as they are printed, in both languages, at half size. `--accept` takes the pictures anew.
// What differs is left in target/look: the part as it is now, and where it differs.
//
// Other fonts, or a Chromium of another major version, draw otherwise without anything being wrong
// with the page: then differences are reported, and nothing fails.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { languages, launch, openSample } from "./chromium.mjs";
import { goTo } from "./page.mjs";
import { decode, differ, encode } from "./picture.mjs";

const accept = process.argv.includes("--accept");
const folder = new URL("./look/", import.meta.url);
const failures = new URL("../../target/look/", import.meta.url);
/** Says what drew the pictures. */
const origin = new URL("CHROMIUM", folder);

/** No more than this of a part, in CSS pixels: what is further down repeats what is above. */
const LONGEST = 2_000;

/** Colours follow the mode alike at all widths: the narrowest and the widest show it. */
const modes = {
  light: { widths: [375, 768, 1280], options: { colorScheme: "light" } },
  dark: { widths: [375, 1280], options: { colorScheme: "dark" } },
  forced: { widths: [375, 1280], options: { forcedColors: "active" } },
};

const settings = languages.flatMap((lang) => [
  ...Object.entries(modes).flatMap(([mode, { widths, options }]) =>
    widths.map((width) => ({ lang, width, name: `${lang}-${width}-${mode}`, options })),
  ),
  { lang, width: 1280, name: `${lang}-print`, media: "print", options: {} },
]);

/** The pictures of every part in one setting: pairs of a file's name and what it holds. */
async function pictures(browser, { lang, width, name, media, options }) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    deviceScaleFactor: 0.5,
    reducedMotion: "reduce",
    ...options,
  });
  const { page, parts } = await openSample(context, lang);
  if (media) await page.emulateMedia({ media });
  await page.evaluate(() => {
    scrollTo(0, 0);
    // Lines out of sight are not drawn by themselves.
    for (const part of document.querySelectorAll(".chunk")) part.style.contentVisibility = "visible";
  });
  const taken = [];
  for (const [part, selector] of parts) {
    if (selector.startsWith("main")) await goTo(page, part);
    // What a step shows on demand has come.
    await page.waitForFunction(() => !document.querySelector("main > section:not([hidden]) :is(.late-waiting, .late[data-view]:empty)"));
    const clip = await page.locator(selector).evaluate(alone, LONGEST);
    if (clip.width === 0 || clip.height === 0) continue;
    const png = await page.screenshot({ fullPage: true, clip, animations: "disabled", timeout: 30_000 });
    taken.push([`${name}-${part}.png`, png]);
  }
  await context.close();
  return taken;
}

/** The pictures of a setting. Chromium on a busy machine sometimes never answers with a picture:
 * then the page is opened anew, once. */
async function patiently(browser, setting) {
  try {
    return await pictures(browser, setting);
  } catch (error) {
    if (error.name !== "TimeoutError") throw error;
    console.log(`${setting.name}: Chromium gave no picture in time, taken anew`);
    return pictures(browser, setting);
  }
}

/** The pictures of every setting, two settings at a time; `use` gets each as it is there. */
async function everywhere(browser, use) {
  const queue = settings.values();
  const work = async () => {
    for (const setting of queue) {
      for (const [name, png] of await patiently(browser, setting)) use(name, decode(png));
    }
  };
  await Promise.all([work(), work()]);
}

/** Hides what stays put while the page moves, so that it lies over no other part; answers where
 * the part is. Runs in the page. */
function alone(part, longest) {
  for (const element of document.body.querySelectorAll("*")) {
    const { position } = getComputedStyle(element);
    const stays = position === "fixed" || position === "sticky";
    const related = element.contains(part) || part.contains(element);
    if (stays) element.style.visibility = related ? "" : "hidden";
  }
  const { x, y, width, height } = part.getBoundingClientRect();
  return { x: x + scrollX, y: y + scrollY, width, height: Math.min(height, longest) };
}

/** What draws here: the browser's major version, and the fonts of a heading in each language. */
async function drawer(browser) {
  const lines = [`Chromium ${browser.version().split(".")[0]}`];
  for (const lang of languages) {
    const context = await browser.newContext();
    const { page } = await openSample(context, lang);
    const client = await context.newCDPSession(page);
    await client.send("DOM.enable");
    await client.send("CSS.enable");
    const { root } = await client.send("DOM.getDocument");
    const { nodeId } = await client.send("DOM.querySelector", { nodeId: root.nodeId, selector: "h1" });
    const { fonts } = await client.send("CSS.getPlatformFontsForNode", { nodeId });
    lines.push(`${lang}: ${fonts.map(({ familyName }) => familyName).sort().join(", ")}`);
    await context.close();
  }
  return `${lines.join("\n")}\n`;
}

async function rewrite(browser) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(new URL(name, folder));
  let [count, size] = [0, 0];
  await everywhere(browser, (name, picture) => {
    const small = encode(picture);
    writeFileSync(new URL(name, folder), small);
    count += 1;
    size += small.length;
  });
  writeFileSync(origin, await drawer(browser));
  console.log(`${count} pictures (${(size / 1e6).toFixed(1)} MB) are written to tests/browser/look`);
}

async function compare(browser) {
  const [then, here] = [readFileSync(origin, "utf8"), await drawer(browser)];
  rmSync(failures, { recursive: true, force: true });
  mkdirSync(failures, { recursive: true });
  const missing = new Set(readdirSync(folder).filter((name) => name.endsWith(".png")));
  let [passed, failed] = [0, 0];
  const report = (name, what) => {
    failed += 1;
    console.log(`differs ${name}: ${what}`);
  };
  await everywhere(browser, (name, now) => {
    const isKnown = missing.delete(name);
    const { what, diff } = isKnown
      ? differ(decode(readFileSync(new URL(name, folder))), now)
      : { what: "there is no picture of it yet" };
    if (what === undefined) {
      passed += 1;
      return;
    }
    report(name, what);
    writeFileSync(new URL(name.replace(".png", "-actual.png"), failures), encode(now));
    if (diff) writeFileSync(new URL(name.replace(".png", "-diff.png"), failures), encode(diff));
  });
  for (const name of missing) report(name, "the page has no such part any more");
  console.log(`${passed} pictures are alike, ${failed} differ`);
  if (failed === 0) return;
  console.log(`what is there now, and where it differs: ${fileURLToPath(failures)}`);
  if (then === here) {
    process.exitCode = 1;
  } else {
    console.log(`nothing fails, since the pictures were drawn otherwise.\nThen:\n${then}Here:\n${here}`);
  }
}

if (!accept && !existsSync(origin)) {
  console.log("no pictures are committed yet: run `cargo xtask look --accept`");
} else {
  const browser = await launch();
  await (accept ? rewrite(browser) : compare(browser));
  await browser.close();
}
