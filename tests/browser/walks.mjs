// Random walks through the page: type, choose, add, move, repeat and take away entries, open files and views, undo,
// reload, close, crash, without a network; nothing may be lost, no figure be another than the engine's, nothing fail.
//
//   node tests/browser/walks.mjs [WALKS] [ACTS] [SEED]
//
// walks through the site at C3P_URL; a walk that fails names its seed: `walks.mjs 1 ACTS SEED` repeats it.

import { languages, launch } from "./chromium.mjs";
import { Walk } from "./walk.mjs";

/** One walk in a browser's fresh profile; throws where it or the page fails, with all it did. */
async function walk(browser, acts, seed) {
  const context = await browser.newContext({ viewport: { width: seed % 4 < 2 ? 1280 : 375, height: 800 } });
  const faults = [];
  context.on("weberror", (error) => faults.push(error.error().stack));
  context.on("console", (message) => message.type() === "error" && !isOffline(message) && faults.push(message.text()));
  const one = new Walk(context, languages[seed % 2], seed);
  try {
    await one.go(acts);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    if (one.done < acts / 2) throw new Error(`only ${one.done} of ${acts} could be done`);
  } catch (error) {
    throw new Error(`seed ${seed}, after ${one.trail.length} acts: ${error.message}\n${faults.join("\n")}\n  ${one.trail.slice(-12).join("\n  ")}`);
  } finally {
    await context.close();
  }
  return one.done;
}

/** A browser says itself what can't be had without a network. */
const isOffline = (message) => /ERR_INTERNET_DISCONNECTED|net::ERR_FAILED/.test(message.text());

async function main([walks = "10", acts = "100", first = String(Date.now() % 1_000_000)]) {
  console.log(`${walks} walks of ${acts} acts, from seed ${first}`);
  let browser = await launch();
  let failed = 0;
  for (let count = 0; count < Number(walks); count += 1) {
    const start = Date.now();
    const own = Number(first) + count;
    try {
      const done = await walk(browser, Number(acts), own);
      console.log(`ok      seed ${own}: ${done} acts (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${error.message}`);
      if (!browser.isConnected()) browser = await launch();
    }
  }
  console.log(`${Number(walks) - failed} passed, ${failed} failed`);
  await browser.close();
  process.exitCode = failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
