// What the page's address or the page around it may ask for: colours, how much is said, the language, and the
// rules to begin with. What is unknown does nothing.
import { lateStyle } from "./late_style.js";
import { speak } from "./page.js";
import { views } from "./views.js";

const root = document.documentElement;

/** What each setting does; those that are asked for but are not here do nothing. */
const settings = new Map([
  ["theme", (theme) => {
    if (["light", "dark", "auto"].includes(theme)) root.style.colorScheme = theme === "auto" ? "" : theme;
  }],
  ["mode", (mode) => {
    if (!["full", "compact"].includes(mode)) return;
    root.dataset.mode = mode;
    // Without its style the page is as it would be without the mode.
    if (mode === "compact") lateStyle()?.catch(() => {});
  }],
  ["lang", (lang) => {
    if (/^(ja|en)(-|$)/.test(lang)) speak(lang);
  }],
]);

/** Does what is asked for, by name. */
export function heed(asked) {
  for (const [name, value] of Object.entries(asked)) if (typeof value === "string") settings.get(name)?.(value);
}

/** What the address asks for: `#theme=dark&mode=compact`, also behind a place on the page or a proposal. */
export function inAddress() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

/** Begins with the rules that the address asks for, unless something is answered before they can be had. */
export async function beginWith({ rules }, isBlank) {
  if (!rules || !isBlank()) return;
  const { startBy } = await views();
  if (isBlank()) startBy(rules);
}
