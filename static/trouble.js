// What is said above the page until somebody closes it, in the page's language: what is wrong, and questions.
import { notice } from "./notice.js";
import { spoken } from "./spoken.js";

let texts = {};
/** What is wrong, as long as it is said. */
let wrong;

/** Takes the texts over, in both languages. */
export const giveTexts = (words) => (texts = words);

/** A text in the page's language. */
export const word = (key) => texts[key]?.[spoken()] ?? "";

/** Says what is wrong and what to do, until it is closed; nothing is wrong without a key. */
export function trouble(key, said = word(key)) {
  if (key === wrong && key !== "refused") return;
  document.getElementById("keep-trouble")?.remove();
  wrong = key;
  if (key) notice("keep-trouble", said, [[word("close"), () => {}]]);
}

/** Nothing is wrong in any of these ways any more. */
export function over(keys) {
  if (keys.includes(wrong)) trouble();
}

/** Asks something once; what is wrong meanwhile is said beside it. */
export function question(key, said, yes, agreed, refused = () => {}) {
  if (document.getElementById(`keep-${key}`)) return;
  notice(`keep-${key}`, said, [
    [word(yes), agreed],
    [word("close"), refused],
  ]);
}

/** A time in words. */
export function moment(time) {
  return new Date(time).toLocaleString(spoken(), { dateStyle: "medium", timeStyle: "short" });
}
