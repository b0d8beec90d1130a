// How soon what is opened is there: why a figure is what it is, the first time and later, and a file of a
// thousand cost lines. From the click, or the drop, until the frame that shows it.
//
// C3P_URL is where the site is served, C3P_CHROMIUM the browser. These times are for reading: nothing is
// asserted. What each may take on the machine that serves the page stands in brackets.

import { launch, open } from "../tests/browser/chromium.mjs";

const LINES = 1_000;

/** Milliseconds from an action in the page until a place is there and a frame has been drawn. */
const until = (page, act, place, given) =>
  page.evaluate(
    async ([act, place, given]) => {
      const start = performance.now();
      // The benchmark's own words, not the page's: a policy forbids making functions from text.
      if (act === "click") document.querySelector(given).click();
      if (act === "drop") {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([given], "proposal.json", { type: "application/json" }));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      }
      while (!document.querySelector(place)) await new Promise((soon) => setTimeout(soon));
      const there = performance.now() - start;
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      return [there, performance.now() - start];
    },
    [act, place, given],
  );

const say = (what, [there, drawn], limit) =>
  console.log(`${what.padEnd(52)} ${there.toFixed(0).padStart(5)} ms there, ${drawn.toFixed(0).padStart(5)} ms drawn (${limit})`);

const browser = await launch();
for (let turn = 0; turn < 3; turn += 1) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await open(context, "ja");
  await page.locator("[data-sample=within-cap]").first().click();
  await page.locator('[data-figure="budget.total"]:not([data-value="0"])').first().waitFor({ state: "attached" });
  const why = (about) => [`details[data-view=why][data-about="${about}"]`];
  for (const [about, what, limit] of [["budget", "why this result, the first time", 200], ["score.items.manager", "why this result, later", 30]]) {
    const [place] = why(about);
    say(what, await until(page, "click", `${place} .why`, `${place} > summary`), limit);
  }
  const line = (number) => ({ id: `L${number}`, category: "personnel", description: `調査 ${number}`, unit_price: String(1_000 + number), quantity: "2", unit: "人日" });
  const file = { format: "c3p-proposal", version: 1, rules: "2026-1", title: "千行", budget: { lines: Array.from({ length: LINES }, (_, number) => line(number)) } };
  say(`a file of ${LINES} cost lines`, await until(page, "drop", `[role=table][aria-rowcount="${LINES + 1}"]`, JSON.stringify(file)), 200);
  await context.close();
}
await browser.close();
