// The page in a frame of another: as high as what it shows, and careful with what it is told. The first
// greeting says whom it talks to; from then on it hears nobody else.
import { unask } from "./consent.js";
import { draftNumber } from "./page.js";
import { heed } from "./settings.js";
import { views } from "./views.js";

/** Milliseconds without a change before results are passed on. */
const PAUSE = 300;
/** Milliseconds within which what took the focus is shown again where the frame changed its height. */
const SETTLING = 2_000;

let host;
/** The host has asked for results. */
let isAsked = false;
/** What the person answered, by the number of the proposal. */
const answers = new Map();

/** Starts talking. `ask` asks the person, `failed` says that something could not be had. */
export function connectFrame(ask, failed) {
  addEventListener("message", ({ source, origin, data }) => {
    const isMeant = source === parent && typeof data?.type === "string" && data.type.startsWith("c3p:v1:");
    if (!isMeant || (host ?? origin) !== origin) return;
    const type = data.type.slice("c3p:v1:".length);
    if (type === "hello") {
      if (host) return;
      host = origin;
      tell("ready");
      fit(true);
      measure();
    }
    if (!host) return;
    if (["lang", "theme", "mode"].includes(type)) heed({ [type]: data[type] });
    if (type === "load" && typeof data.text === "string" && data.text.length <= 10_000_000) {
      views().then(({ offer }) => offer(data.text, host)).catch(failed);
    }
    if (type === "results" && host !== "null") {
      isAsked = true;
      consider();
    }
  });

  // Who goes to a place before the frame is as high as the page scrolls within it, and sees it leave as it grows.
  // What was pressed is in sight already.
  let arrived = -SETTLING;
  let pressed = null;
  addEventListener("pointerdown", ({ target }) => (pressed = target));
  document.addEventListener("focusin", ({ target, timeStamp }) => (arrived = target.contains(pressed) ? -SETTLING : timeStamp));
  for (const own of ["wheel", "touchmove"]) addEventListener(own, () => (arrived = -SETTLING), { passive: true });
  addEventListener("resize", ({ timeStamp }) => {
    const { activeElement } = document;
    // Where a notice was closed, the focus is on the page as a whole, which is no place to go to.
    const isNowhere = activeElement === document.body || activeElement?.id === "main";
    const hasSettled = timeStamp - arrived >= SETTLING || isNowhere;
    if (!hasSettled) activeElement?.scrollIntoView({ block: "nearest" });
  });

  let seen = 0;
  const app = document.getElementById("app");
  const measure = () => {
    const height = Math.ceil(app.getBoundingClientRect().bottom + scrollY);
    if (height === seen || !host) return;
    seen = height;
    tell("height", { height });
    soon();
  };
  // Where the frame is not as high as what it shows, or nobody has asked, bar and sums stay in view within it.
  // Where it is, nothing scrolls in it: a bar for scrolling would make the page narrower, and so higher, and that
  // the frame, which takes the bar away, and so on for ever.
  const fit = (fits) => {
    document.documentElement.toggleAttribute("data-sticks", !fits);
    document.documentElement.toggleAttribute("data-fits", fits);
  };
  const stick = () => fit(Boolean(host) && Math.abs(innerHeight - seen) <= 1);
  let sticking;
  const soon = () => {
    clearTimeout(sticking);
    sticking = setTimeout(stick, SETTLING);
  };
  soon();
  addEventListener("resize", soon);
  const resized = new ResizeObserver(() => requestAnimationFrame(measure));
  resized.observe(app);
  // What is said above the page moves it.
  resized.observe(document.body);

  let timer;
  let shown;
  addEventListener("c3p:change", () => {
    consider();
    clearTimeout(timer);
    timer = setTimeout(pass, PAUSE);
  });

  /** Asks once for each proposal, whatever comes of it. A question about another one is none about this. */
  function consider() {
    if (!isAsked) return;
    const number = draftNumber();
    if (number === shown) return;
    shown = number;
    if (answers.has(number)) return unask();
    ask(host, (yes) => {
      answers.set(number, yes);
      pass();
    });
  }

  /** Passes on what came of the proposal, once the person has agreed. */
  async function pass() {
    if (!answers.get(draftNumber())) return;
    try {
      const { passed } = await views();
      // Another proposal may have come meanwhile.
      if (answers.get(draftNumber())) tell("assessment", { assessment: JSON.parse(passed()) });
    } catch {
      failed();
    }
  }

  // Nothing is in this greeting, so that anybody may hear it; whoever answers is the one to talk to.
  parent.postMessage({ type: "c3p:v1:ready" }, "*");
}

function tell(type, more) {
  parent.postMessage({ ...more, type: `c3p:v1:${type}` }, host === "null" ? "*" : host);
}
