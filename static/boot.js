// Starts the page: its WebAssembly module, then what the first figure does not need. What goes wrong is
// said on the page.
import start, { draftText, giveLate, giveMore, onChange, run } from "./page.js";

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

let module;
let ask;
let tries = 0;

/** The second module, for spreadsheets and what is shown on demand; it comes when first needed. */
function late() {
  module ??= load()
    .then((module) => {
      module.connect((task, given) => ask(task, given));
      return module;
    })
    .catch((error) => {
      module = undefined;
      tries += 1;
      throw error;
    });
  return module;
}

/** Browsers keep a module that could not be had under its address, so that each try has its own. */
function load() {
  const again = `./late.js?${tries}`;
  return tries ? import(again) : import("./late.js");
}

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
    run(document.getElementById("words").textContent);
    trouble.remove();
  } catch (error) {
    say(reason(error));
    throw error;
  }
  giveLate((task, request, done, ...rest) => {
    const ran = late().then((module) => {
      // What is asked is asked of the proposal as it stands now.
      module.giveDraft(draftText());
      return module[task](request, done, ...rest);
    });
    ran.catch(() => done("null"));
  });
  try {
    const more = await afterwards();
    giveMore(more);
    const [views, keep] = await Promise.all([import("./views.js"), import("./keep.js")]);
    onChange(() => dispatchEvent(new Event("c3p:change")));
    ask = keep.ask;
    const texts = JSON.parse(more).keep;
    views.connect(late, texts);
    await keep.connect({ texts, late, openDialog: views.openDialog, showView: views.showView });
  } catch (error) {
    say("network");
    throw error;
  }
}
