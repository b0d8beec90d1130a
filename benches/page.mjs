// A keystroke in one of many cost lines on the page: how long it keeps the browser's main thread.
//
// For N cost lines, taken over as a table, 40 keys are typed into the price in the middle, one
// after the other is drawn. From Chromium's trace come, for each key, the tasks of the main thread
// from the one that takes the key to the one that commits the frame showing its outcome. What they
// take together is printed, as median and 95th percentile, and what of it is the page's own scripts,
// the engine included; plain and on a processor slowed down four times. These times are without
// waiting for the screen, and for reading: nothing is asserted.
//
// C3P_URL is where the site is served, C3P_CHROMIUM the browser. Numbers on the command line take
// the place of 30, 1,000 and 10,000. An empty page is measured in the same run.

import { launch, open } from "../tests/browser/chromium.mjs";

const KEYS = 40;
const WIDTHS = [6, 10, 5, 8, 8, 8, 8];
/** What Chromium calls the time in which scripts run. */
const SCRIPTS = ["FunctionCall", "RunMicrotasks", "FireAnimationFrame", "TimerFire", "FireIdleCallback"];

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [30, 1_000, 10_000];

const categories = ["devtools.timeline", "disabled-by-default-devtools.timeline"];

/** Takes the lines over as a pasted table, and says how long it took until they were shown. */
async function enter(page, count) {
  const row = "人件費\t調査\t1000\t2\t人日";
  const table = ["費目\t内容\t単価\t数量\t単位", ...Array(count).fill(row)].join("\n");
  // The chunk is there already, as it is for whoever pastes again.
  await page.locator("[data-task=intake]").first().click();
  await page.locator("[data-intake=text]").waitFor();
  const took = await page.evaluate(async (text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    const start = performance.now();
    document.querySelector(".lines").dispatchEvent(event);
    while (!document.querySelector(".intake-sum")) await new Promise(requestAnimationFrame);
    return performance.now() - start;
  }, table);
  console.log(`${count} pasted rows are shown after ${took.toFixed(0)} ms`);
  await page.locator("[data-intake=add]").click();
  await page.locator(`[role=table][aria-rowcount="${count + 1}"]`).waitFor({ state: "attached" });
}

/** The price in the middle: in a long table a row is there once its part is near. */
async function price(page) {
  const parts = page.locator("[data-chunk]");
  const middle = parts.nth((await parts.count()) >> 1);
  await middle.evaluate((part) => part.scrollIntoView());
  const input = middle.locator("input[data-path$='.unit_price']").first();
  await input.waitFor();
  return input;
}

/** Types the keys and answers the trace's events. */
async function trace(browser, page, client, input, slowdown) {
  await input.fill("");
  await input.focus();
  await client.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await drawn();
  await browser.startTracing(page, { categories });
  for (let key = 0; key < KEYS; key += 1) {
    // A price stays one: eight digits, then from the start again.
    await page.keyboard.press(key % 9 === 8 ? "Control+A" : String(1 + (key % 8)));
    await drawn();
  }
  const buffer = await browser.stopTracing();
  await client.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return JSON.parse(buffer.toString()).traceEvents;
}

/** Milliseconds in scripts of these events, those within one another once. */
function inScripts(events) {
  let [sum, end] = [0, 0];
  for (const { ts, dur } of events.filter(({ name, ph }) => ph === "X" && SCRIPTS.includes(name))) {
    sum += Math.max(0, ts + dur - Math.max(ts, end));
    end = Math.max(end, ts + dur);
  }
  return sum / 1_000;
}

/** Milliseconds of the main thread, and those in scripts, for each key that changed the field. */
function costs(events) {
  const isKey = ({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown";
  const isInput = ({ name, args }) => name === "EventDispatch" && args.data?.type === "input";
  const first = events.find(isInput);
  if (!first) throw new Error("the trace holds no input event");
  const own = events.filter(({ pid, tid }) => pid === first.pid && tid === first.tid).sort((a, b) => a.ts - b.ts);
  const tasks = own.filter(({ name, ph }) => name === "RunTask" && ph === "X");
  const commits = own.filter(({ name }) => name === "Commit");
  const keys = own.filter(isKey);
  const taskAt = (ts) => tasks.find((task) => task.ts <= ts && ts <= task.ts + task.dur);
  return keys.flatMap((key, index) => {
    const next = keys[index + 1]?.ts ?? Infinity;
    const input = own.find((event) => isInput(event) && key.ts <= event.ts && event.ts < next);
    if (!input) return [];
    const commit = commits.find(({ ts }) => input.ts <= ts && ts < next);
    if (!commit) throw new Error("a key was followed by no frame");
    const [start, end] = [taskAt(key.ts)?.ts ?? key.ts, commit.ts];
    const between = tasks.filter(({ ts }) => start <= ts && ts <= end);
    const all = between.reduce((sum, { dur }) => sum + dur, 0) / 1_000;
    return [{ all, scripts: inScripts(own.filter(({ ts }) => start <= ts && ts <= end)) }];
  });
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

/** Prints what keystrokes in a field cost, plain and slowed down. */
async function measure(browser, page, input, what) {
  const client = await page.context().newCDPSession(page);
  for (const slowdown of [1, 4]) {
    const events = await trace(browser, page, client, input, slowdown);
    const keys = costs(events);
    const of = (part) => {
      const sorted = keys.map((key) => key[part]).sort((a, b) => a - b);
      return [0.5, 0.95].map((share) => quantile(sorted, share).toFixed(1));
    };
    const cells = [what, `${slowdown}x`, keys.length, ...of("all"), ...of("scripts")];
    console.log(columns(cells));
  }
}

const columns = (cells) => cells.map((cell, index) => String(cell).padStart(WIDTHS[index])).join(" ");
console.log("a keystroke on the page, main thread in ms");
console.log(columns(["", "", "", "all", "", "scripts", ""]));
console.log(columns(["lines", "slow-down", "keys", "p50", "p95", "p50", "p95"]));
const browser = await launch();
for (const count of sizes) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  // What any browser takes for a key in a page with nothing else on it.
  const empty = await context.newPage();
  await empty.setContent("<input>");
  await measure(browser, empty, empty.locator("input"), "none");
  const page = await open(context, "ja");
  page.setDefaultTimeout(300_000);
  await enter(page, count);
  await measure(browser, page, await price(page), count);
  await context.close();
}
await browser.close();
