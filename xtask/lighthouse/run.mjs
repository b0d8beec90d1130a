// Lets Lighthouse judge the page as on a slow phone: the four scores, then every audit that is not
// perfect. The whole report is written to target/lighthouse.html and .json.
//
// C3P_URL is where the site is served, C3P_CHROMIUM the browser.

import { mkdirSync, writeFileSync } from "node:fs";

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

import { executablePath, flags } from "../../tests/browser/chromium.mjs";

const folder = new URL("../../target/", import.meta.url);
const url = process.env.C3P_URL;
if (!url) throw new Error("C3P_URL names no page: run `cargo xtask lighthouse`");

const chrome = await launch({ chromePath: executablePath, chromeFlags: ["--headless", ...flags] });
let result;
try {
  // Its default is a slow phone on a slow line, simulated.
  result = await lighthouse(url, { port: chrome.port, output: ["html", "json"], logLevel: "error" });
} finally {
  chrome.kill();
}

const { lhr, report } = result;
mkdirSync(folder, { recursive: true });
for (const [index, extension] of ["html", "json"].entries()) {
  writeFileSync(new URL(`lighthouse.${extension}`, folder), report[index]);
}
if (lhr.runtimeError) throw new Error(`${lhr.runtimeError.code}: ${lhr.runtimeError.message}`);

/** A score of 0 to 1 as people read it. */
const points = (score) => (score === null ? "  –" : String(Math.round(score * 100)).padStart(3));

for (const { title, score, auditRefs } of Object.values(lhr.categories)) {
  console.log(`${points(score)}  ${title}`);
  const audits = auditRefs.map(({ id, weight }) => ({ ...lhr.audits[id], weight }));
  for (const audit of audits.filter(({ score, scoreDisplayMode }) => isJudged(scoreDisplayMode) && score < 1)) {
    const { id, title, displayValue, weight } = audit;
    const value = displayValue ? `: ${displayValue}` : "";
    console.log(`     ${points(audit.score)}  ${title}${value} [${id}${weight > 0 ? "" : ", not counted"}]`);
    for (const reason of reasons(audit)) console.log(`            ${reason}`);
  }
  // Some expect a trace of another Chromium; that says nothing of the page.
  const failed = audits.filter(({ scoreDisplayMode }) => scoreDisplayMode === "error");
  if (failed.length > 0) {
    console.log(`       –  could not be judged with this Chromium: ${failed.map(({ id }) => id).join(", ")}`);
  }
}
const metrics = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
console.log(metrics.map((id) => `${lhr.audits[id].title} ${lhr.audits[id].displayValue}`).join(", "));
console.log("the whole report: target/lighthouse.html");

function isJudged(mode) {
  return !["error", "informative", "notApplicable", "manual"].includes(mode);
}

/** What an audit names, each in a line, ten at most. */
function reasons({ details }) {
  const lines = (details?.items ?? []).map((item) => {
    const texts = [item.node?.selector, item.url, item.groupLabel, item.source, item.description, item.label];
    const numbers = Object.entries(item).filter(([, value]) => typeof value === "number");
    const named = texts.filter((text) => typeof text === "string" && text !== "");
    return [...named, ...numbers.map(([name, value]) => `${name} ${Math.round(value)}`)].join(", ");
  });
  return lines.filter(Boolean).slice(0, 10);
}
