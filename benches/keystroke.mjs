// A keystroke in one of many cost lines to the new assessment, in WebAssembly as the page runs it.
// Usage: node benches/keystroke.mjs MODULE
import { createRequire } from "node:module";
import { resolve } from "node:path";

const { Typing, assess } = createRequire(import.meta.url)(resolve(process.argv[2]));

function proposal(lines) {
  const categories = ["personnel", "overseas_travel", "consumables", "outsourcing", "printing"];
  return JSON.stringify({
    format: "c3p-proposal", version: 1, rules: "2026-1",
    application: { kind: "new", participation_years: [] },
    budget: {
      general_administration: { rate: "10" },
      lines: Array.from({ length: lines }, (_, index) => ({
        id: `L${index}`, category: categories[index % 5], description: "現地調査の旅費",
        unit_price: `${1000 + (index % 997)}.5`, quantity: "2", quantity2: "3",
        ...(index % 3 === 0 && { currency: "USD", exchange_rate: "150.25" }),
        price_includes_tax: index % 2 === 0, work: ["field_survey"],
      })),
    },
  });
}

/** The median of the times, in milliseconds, of doing something so many times. */
function median(times, work) {
  const taken = [];
  for (let turn = 0; turn < times; turn += 1) {
    const start = performance.now();
    work(turn);
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[times >> 1].toFixed(3);
}

for (const lines of [30, 1_000, 10_000]) {
  const text = proposal(lines);
  const typing = new Typing(text);
  const path = `budget.lines[${lines >> 1}].unit_price`;
  typing.key(path, "0");
  const key = median(1_000, (turn) => typing.key(path, String(turn)));
  const whole = median(20, () => assess(text));
  console.log(`${lines} lines in Node: text to text ${whole} ms, keystroke ${key} ms (medians)`);
}
