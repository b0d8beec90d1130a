// The place on the page that says when it was saved last, and marks for programs whether all is kept.
import { spoken } from "./spoken.js";
import { word } from "./trouble.js";

/** What stands there: when it was saved, or that it is not; in which language; and when it was saved last. */
let said;
let lang;
let last;
/** Nothing is kept, as somebody asked for. */
let isWithheld = false;

const place = () => document.getElementById("kept");

/** Says when it was saved last, or that it is not. */
export function say(saved) {
  said = saved;
  lang = spoken();
  last = saved || last;
  const time = new Date(saved).toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit" });
  if (place()) place().textContent = saved ? word("saved").replace("{}", time) : word(isWithheld ? "withheld" : "unsaved");
}

/** Says that nothing is kept, as somebody asked for. */
export function withhold() {
  isWithheld = true;
  say(0);
  mark("off");
}

/** What was said not to be saved is so again, or there is nothing to save. */
export function sayAgain() {
  if (said !== 0) return;
  if (last) return say(last);
  said = undefined;
  if (place()) place().textContent = "";
}

/** Marks whether all that was typed is kept by now, or nothing can be. */
export function mark(saved) {
  // The time is written anew only in another language: this runs at every keystroke.
  if (said !== undefined && lang !== spoken()) say(said);
  const element = place();
  if (element && element.dataset.saved !== saved) element.dataset.saved = saved;
}
