// Starts the page: its WebAssembly module, then what the first figure does not need. What goes wrong is
// said on the page, each cause by its own text.
import { lateStyle } from "./late_style.js";

/** Milliseconds after which it is said what is being waited for. */
const LONG = 7_000;

const trouble = document.getElementById("trouble");

function say(reason) {
  for (const text of trouble.children) text.hidden = text.dataset.trouble !== reason;
  trouble.dataset.failed = "";
  trouble.hidden = false;
  document.body.append(trouble);
}

/** Does a part of the start; after a while it is said what it lacks, for as long as it lasts. */
async function part(lack, work) {
  const timer = setTimeout(say, LONG, lack);
  try {
    await work();
    trouble.hidden = true;
  } finally {
    clearTimeout(timer);
  }
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
  let page;
  try {
    await part("late", async () => {
      page = await import("./page.js");
      await Promise.all([page.default(await engine()), seen()]);
      page.giveStyle(lateStyle);
      page.run(document.getElementById("words").textContent);
    });
  } catch (error) {
    say("network");
    const { tell } = await import("./guard.js");
    tell(trouble, error);
    throw error;
  }
  try {
    await part("network", async () => {
      const watching = import("./guard.js").then(({ watch }) => watch(page));
      const [more, goOn] = await Promise.all([afterwards(), watching]);
      page.giveMore(more);
      const keep = await import("./keep.js");
      await keep.connect(JSON.parse(more).keep);
      await goOn();
    });
  } catch (error) {
    say("network");
    const { withoutKeeping } = await import("./guard.js");
    await withoutKeeping(trouble);
    throw error;
  }
}
