// The step of the page that something stands in: a person goes there before they act on it.

/** What is there once the page runs, its samples have come, and all steps stand in the document. */
export const READY = "html[data-settled] .whole:not([disabled]) [data-sample=open]:not([disabled])";

/** Goes to the step of the first that a selector finds, unless one is to be seen already; `named` narrows it to a
 * text. Answers whether it had to. Runs in the page. */
export function toStep([selector, named]) {
  // What was opened from the bar lies over the step: pressing elsewhere closes it.
  const first = document.querySelector(selector);
  if (first && !first.closest("#files, dialog")) document.querySelector("h1")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  const found = [...document.querySelectorAll(selector)].filter((element) => named == null || element.textContent.includes(named));
  if (found.length === 0 || found.some((element) => !element.closest("main > section[hidden]"))) return false;
  // Pressed as by a person: links don't hear `click()` here (person.mjs).
  const link = document.querySelector(`.steps a[href="#${found[0].closest("main > section").id}"]`);
  link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  return true;
}

/** What a person does with something that they have to see first. */
const DEEDS = ["check", "click", "dblclick", "fill", "focus", "hover", "press", "pressSequentially", "scrollIntoViewIfNeeded", "screenshot", "selectOption", "selectText", "setChecked", "setInputFiles", "tap", "uncheck", "waitFor", "ariaSnapshot"];

/** What a person reads of something that may stand in a cost line's drawer. */
const READS = ["inputValue", "isChecked", "getAttribute"];

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
  for (const read of READS) {
    const own = kind[read];
    kind[read] = async function (...given) {
      await openLine(this, given.at(-1)?.timeout);
      return own.apply(this, given);
    };
  }
}

/** A place of a cost line in a selector: the path of the line, and the field. */
const OF_LINE = /data-path=\\?["']((?:\w+(?:\[\d+\])?\.)*lines\[\d+\])(?:\.(\w+))?/;

/** Closes what lies over the page, unless something stands in it: a drawer, and what was opened from the bar, which
 * pressing elsewhere closes. Runs in the page. */
function uncover(element) {
  const over = document.querySelector("dialog.drawer:modal");
  if (over && !over.contains(element)) over.querySelector("[data-drawer-close]").click();
  const closed = element.closest("#files > details:not([open])");
  // Its summary opens it by itself.
  if (closed && !element.closest("summary")) closed.open = true;
  const opened = document.querySelector("#files > details[open]");
  if (opened && !element.closest("#files, dialog, [role=alert], .bulletin")) document.querySelector("h1").dispatchEvent(new MouseEvent("click", { bubbles: true }));
}

/** Opens the cost line that has a field, or the words of its work, where that is what brings it. */
export async function openLine(locator, timeout) {
  const [, path, field] = OF_LINE.exec(String(locator)) ?? [];
  if (path === undefined || (await locator.count()) > 0) return;
  const page = locator.page();
  const button = (action) => page.locator(`button[data-action=${action}][data-path=${JSON.stringify(path)}]`);
  const its = button("open");
  await its.first().waitFor({ state: "attached", timeout }).catch(() => {});
  if ((await locator.count()) > 0 || (await its.count()) !== 1) return;
  const isWork = field === "work" && (await button("work").count()) === 1;
  const opener = isWork ? button("work") : its;
  await opener.evaluate(uncover);
  if (isWork) await reveal(opener, timeout);
  await opener.evaluate((opener) => opener.click());
}

/** Shows the step that something stands in, once it is there, and opens the cost line that holds it. */
async function reveal(locator, timeout) {
  const first = locator.first();
  await openLine(locator, timeout);
  // Where nothing comes, what is done next says so.
  await first.waitFor({ state: "attached", timeout }).catch(() => {});
  await first.evaluate(uncover, undefined, { timeout: 1_000 }).catch(() => {});
  if ((await locator.count()) !== 1) return;
  const isHidden = (element) => Boolean(element.closest("main > section[hidden]"));
  const go = (element) => {
    const link = document.querySelector(`.steps a[href="#${element.closest("main > section").id}"]`);
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  };
  // A page that has yet to start hears nothing.
  for (let tries = 0; tries < 100; tries += 1) {
    if (!(await first.evaluate(isHidden, undefined, { timeout: 1_000 }).catch(() => false))) return;
    await first.evaluate(go);
    await new Promise((soon) => setTimeout(soon, 50));
  }
}
