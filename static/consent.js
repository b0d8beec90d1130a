// Whether the page around this one may have the results: asked for each proposal anew, with who gets what. A yes
// counts only where it could be read: the page around may show this one too small, covered, or see-through.
import { notice } from "./notice.js";

const ID = "keep-results";
/** Milliseconds that all of the question has to be in view. */
const LONG_ENOUGH = 1_000;
/** Browsers leave out a pixel's fraction. */
const WHOLE = 0.99;

/** What looks whether the question that stands here is in view. */
let sight;

/** Asks whether a host may have the results; `word` finds the texts. The question before goes. */
export function askFor(host, word, answered) {
  unask();
  const texts = ["results", "passed", "unpassed"].map((key) => word(key).replace("{}", host));
  const end = (answer) => () => {
    sight.end();
    answered(answer);
  };
  const counts = () => {
    const isSeen = sight.isLongEnough();
    if (!isSeen) hint(element, word("unseen"));
    return isSeen;
  };
  const element = notice(ID, texts, [
    [word("pass").replace("{}", host), end(true), counts],
    [word("close"), end(false)],
  ]);
  sight = watch([...element.querySelectorAll("p"), element.querySelector("button")]);
}

/** Takes the question back. */
export function unask() {
  sight?.end();
  document.getElementById(ID)?.remove();
}

/** Says, below the question, why a press did not count, and brings all of it into view. */
function hint(element, said) {
  const status = element.querySelector("[role=status]") ?? document.createElement("p");
  status.setAttribute("role", "status");
  element.append(status);
  status.textContent = said;
  element.scrollIntoView({ block: "nearest" });
}

/** Looks whether parts are in view: each of them has to have been, and the last one still, for long enough. */
function watch(parts) {
  /** Since when those are in view that are, and those that were for long enough. */
  const since = new Map();
  const read = new Set();
  const isLong = (part, now) => now - since.get(part) >= LONG_ENOUGH;
  const look = (entries) => {
    for (const { target, time, intersectionRatio, isVisible } of entries) {
      // Whether something covers it is known to some browsers only.
      const isShown = intersectionRatio >= WHOLE && isVisible !== false;
      if (isLong(target, time)) read.add(target);
      if (!isShown) since.delete(target);
      else if (!since.has(target)) since.set(target, time);
    }
  };
  const observer = new IntersectionObserver(look, { threshold: [WHOLE, 1], trackVisibility: true, delay: 100 });
  for (const part of parts) observer.observe(part);
  return {
    isLongEnough() {
      look(observer.takeRecords());
      const now = performance.now();
      return isLong(parts.at(-1), now) && parts.every((part) => read.has(part) || isLong(part, now));
    },
    end: () => observer.disconnect(),
  };
}
