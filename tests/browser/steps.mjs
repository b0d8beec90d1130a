// The step of the page that something stands in: a person goes there before they act on it.

/** What is there once the page runs, its samples have come, and all steps stand in the document. */
export const READY = "html[data-settled] .whole:not([disabled]) [data-sample=open]:not([disabled])";

/** Goes to the step of the first that a selector finds, unless one is to be seen already; `named` narrows it to a
 * text. Answers whether it had to. Runs in the page. */
export function toStep([selector, named]) {
  // What was opened from the bar lies over the step: pressing elsewhere closes it.
  if (!document.querySelector(selector)?.closest("#files, dialog")) document.querySelector("h1")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  const found = [...document.querySelectorAll(selector)].filter((element) => named == null || element.textContent.includes(named));
  if (found.length === 0 || found.some((element) => !element.closest("main > section[hidden]"))) return false;
  // Pressed as by a person: links don't hear `click()` here (person.mjs).
  const link = document.querySelector(`.steps a[href="#${found[0].closest("main > section").id}"]`);
  link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  return true;
}

/** What a person does with something that they have to see first. */
const DEEDS = ["check", "click", "dblclick", "fill", "focus", "hover", "press", "pressSequentially", "scrollIntoViewIfNeeded", "screenshot", "selectOption", "selectText", "setChecked", "setInputFiles", "tap", "uncheck", "waitFor", "ariaSnapshot"];

/** Lets all locators of Playwright go to the step of what they act on. */
export function goToSteps(page) {
  const kind = Object.getPrototypeOf(page.locator("html"));
  if (kind.goesToSteps) return;
  kind.goesToSteps = true;
  for (const deed of DEEDS) {
    const own = kind[deed];
    kind[deed] = async function (...given) {
      const { state = "visible", timeout } = given.at(-1) ?? {};
      if (deed !== "waitFor" || state === "visible") await reveal(this, timeout);
      return own.apply(this, given);
    };
  }
}

/** Shows the step that something stands in, once it is there. */
async function reveal(locator, timeout) {
  const first = locator.first();
  // Where nothing comes, what is done next says so.
  await first.waitFor({ state: "attached", timeout }).catch(() => {});
  if ((await locator.count()) !== 1) return;
  // What was opened from the bar lies over the step: pressing elsewhere closes it.
  const uncover = (element) => {
    const opened = element.ownerDocument.querySelector("#files > details[open]");
    if (opened && !element.closest("#files, dialog, [role=alert], .bulletin")) element.ownerDocument.querySelector("h1").dispatchEvent(new MouseEvent("click", { bubbles: true }));
  };
  await first.evaluate(uncover, undefined, { timeout: 1_000 }).catch(() => {});
  const isHidden = (element) => Boolean(element.closest("main > section[hidden]"));
  if (!(await first.evaluate(isHidden, undefined, { timeout: 1_000 }).catch(() => false))) return;
  await first.evaluate((element) => document.querySelector(`.steps a[href="#${element.closest("main > section").id}"]`).click());
}
