// Starts the page: its WebAssembly module, then what the first figure does not need. What goes wrong is
// said on the page.
import { lateStyle } from "./late_style.js";
import start, { giveMore, giveStyle, run } from "./page.js";

const trouble = document.getElementById("trouble");

function reason(error) {
  if (typeof WebAssembly !== "object") return "wasm";
  const { CompileError } = WebAssembly;
  return error instanceof CompileError || error instanceof EvalError ? "policy" : "network";
}

function say(reason) {
  for (const text of trouble.children) text.hidden = text.dataset.trouble !== reason;
  trouble.dataset.failed = "";
  document.body.append(trouble);
}

// What else the address asks for comes later; colours should not change before one's eyes.
document.documentElement.style.colorScheme = /\btheme=(light|dark)\b/.exec(location.hash)?.[1] ?? "";

/** Lets what was painted first be seen, all of it, since starting keeps the processor busy. Where nothing is
    painted, as in a background tab or a frame out of sight, that is not waited for long. */
const seen = () =>
  new Promise((done) => {
    const frame = (then) => () => requestAnimationFrame(then);
    new PerformanceObserver(frame(frame(() => setTimeout(done, 50)))).observe({ type: "paint", buffered: true });
    setTimeout(done, 1_000);
  });

/** Starts with the module and with what comes after it; both answer when they are there. */
export async function boot(engine, afterwards) {
  try {
    await Promise.all([start(await engine()), seen()]);
    giveStyle(lateStyle);
    run(document.getElementById("words").textContent);
    trouble.remove();
  } catch (error) {
    say(reason(error));
    throw error;
  }
  try {
    const more = await afterwards();
    giveMore(more);
    const keep = await import("./keep.js");
    await keep.connect(JSON.parse(more).keep);
  } catch (error) {
    say("network");
    throw error;
  }
}
