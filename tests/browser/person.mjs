// A person at the page, the same in every browser: what they do is counted, and what they want to
// read is waited for. A browser lends the hands (`hands` in chromium.mjs and webdriver.mjs).

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

import { languagesOf } from "./deal.mjs";
import { READY, toStep } from "./steps.mjs";

/** How long a person waits for what they expect, and how often they look, in milliseconds. */
const PATIENCE = 30_000;
const GLANCE = 25;

const quoted = (path) => JSON.stringify(path);

export class Person {
  #hands;

  /** Clicks, fields typed into, keys pressed, options chosen, texts pasted, files attached. */
  actions = 0;

  constructor(hands, lang) {
    this.#hands = hands;
    this.lang = lang;
  }

  /** Opens an address and waits for the page; not counted, since it comes before everything. */
  async goto(url) {
    await this.visit(url);
    await this.#starts();
  }

  /** Opens an address of any page. */
  async visit(url) {
    await this.#hands.goto(url);
    await this.#listen();
  }

  /** Turns to a frame in the page that was visited, which `find` answers there, once its page runs. */
  async enter(find, given) {
    await this.leave();
    await this.#hands.enter(find, given);
    await this.#listen();
    await this.#starts();
  }

  /** Turns back to the page that was visited. */
  leave() {
    return this.#hands.enter(undefined);
  }

  /** Answers what a script tells of the page or the frame. */
  reads(work, given) {
    return this.#hands.evaluate(work, given);
  }

  /** Waits until a script finds nothing wrong: it answers what is, or an empty text. */
  async holds(work, given, what) {
    await this.until(() => this.#hands.evaluate(work, given), (wrong) => wrong === "", what);
  }

  async #listen() {
    await this.#hands.evaluate(() => {
      if (window.faults) return;
      window.faults = [];
      addEventListener("error", ({ message }) => window.faults.push(message));
      addEventListener("unhandledrejection", ({ reason }) => window.faults.push(String(reason)));
      // What is saved stays in the window: where it would go to, browsers decide each for itself.
      delete window.showSaveFilePicker;
      window.print = () => (window.printed = document.querySelector("#report")?.textContent ?? "");
      URL.createObjectURL = (blob) => ((window.saved = blob), "");
      HTMLAnchorElement.prototype.click = () => {};
    });
  }

  async #starts() {
    await this.until(() => this.count(READY), (count) => count === 1, "the page starts");
  }

  /** Goes to the step of what a selector finds, where another one is shown: an action of its own. */
  async #reach(selector, named) {
    if (await this.#hands.evaluate(toStep, [selector, named])) this.actions += 1;
  }

  /** Clicks what a selector finds first among what is shown; `named` narrows it to a text. */
  async click(selector, named) {
    await this.#reach(selector, named);
    this.actions += 1;
    await this.#hands.click({ selector, named });
  }

  /** Goes to a field and types in place of what it holds: one action, however long the text. */
  async type(selector, text) {
    await this.#reach(selector);
    this.actions += 1;
    await this.#hands.type({ selector }, text);
  }

  /** Presses a key such as `Enter` or `Control+a` where the focus is. */
  async press(key) {
    this.actions += 1;
    await this.#hands.press(key);
  }

  /** Chooses an option of a select by its value. */
  async choose(selector, value) {
    await this.#reach(selector);
    this.actions += 1;
    await this.#hands.choose({ selector }, value);
  }

  /** Pastes a text into a field or region. */
  async paste(selector, text) {
    await this.#reach(selector);
    this.actions += 1;
    await this.#hands.paste({ selector }, text);
  }

  /** Gives files, by their paths on this machine, to a file field, which may be out of sight. */
  async attach(selector, files) {
    this.actions += 1;
    await this.#hands.attach({ selector }, files);
  }

  /** The text a person sees there. */
  text(selector) {
    return this.#hands.evaluate((at) => document.querySelector(at)?.innerText.trim(), selector);
  }

  /** An attribute's value; `null` when there is none. */
  attribute(selector, name) {
    return this.#hands.evaluate(
      ([at, name]) => document.querySelector(at)?.getAttribute(name) ?? null,
      [selector, name],
    );
  }

  /** What a field holds. */
  value(selector) {
    return this.#hands.evaluate((at) => document.querySelector(at)?.value, selector);
  }

  /** The text of what was saved last; `null` when nothing was. */
  saved() {
    const read = () => this.#hands.evaluate(() => window.saved?.text() ?? null);
    return this.until(read, (text) => text !== null, "something is saved");
  }

  /** The addresses of all that the page has loaded since it was opened. */
  loaded() {
    return this.#hands.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  }

  /** How many there are. */
  count(selector) {
    return this.#hands.evaluate((at) => document.querySelectorAll(at).length, selector);
  }

  /** By how many pixels the page is wider than the window. */
  overflow() {
    return this.#hands.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** Waits until a text is there that holds, or matches, what is expected. */
  sees(selector, expected) {
    const fits = (text) => (expected instanceof RegExp ? expected.test(text) : text?.includes(expected));
    return this.until(() => this.text(selector), fits, `${selector} says ${expected}`);
  }

  /** Waits until a selector finds something. */
  finds(selector) {
    return this.until(() => this.count(selector), (count) => count > 0, `${selector} is there`);
  }

  /** Waits until the focus is there. */
  focuses(selector) {
    const has = () => this.#hands.evaluate((at) => document.activeElement?.matches(at) ?? false, selector);
    return this.until(has, Boolean, `the focus is at ${selector}`);
  }

  /** Waits until a figure of the assessment has an exact value wherever it is shown. */
  figure(path, expected) {
    const read = () =>
      this.#hands.evaluate(
        (at) => [...new Set([...document.querySelectorAll(at)].map(({ dataset }) => dataset.value))].join(" and "),
        `[data-figure=${quoted(path)}]`,
      );
    return this.until(read, (value) => value === expected, `${path} is ${expected}`);
  }

  /** What went wrong in the page unseen. */
  faults() {
    return this.#hands.evaluate(() => window.faults);
  }

  /** Waits until what is read fits. */
  async until(read, fits, what) {
    const end = Date.now() + PATIENCE;
    let last = await read();
    while (!fits(last)) {
      if (Date.now() > end) assert.fail(`${what}; but after ${PATIENCE / 1000} s it is ${JSON.stringify(last)}`);
      await pause(GLANCE);
      last = await read();
    }
    return last;
  }
}

/** The selector of the field of a path. */
export const field = (path) => `:is(input, select, textarea)[data-path=${quoted(path)}]`;

/** The selector of the radio or checkbox of a path with a value. */
export const tick = (path, value) => `input[data-path=${quoted(path)}][value=${quoted(value)}]`;

/** The selector of the button that changes a list. */
export const button = (action, path) => `button[data-action=${action}][data-path=${quoted(path)}]`;

/** The browser ended or hangs: nothing that the page could help. */
export class BrowserGone extends Error {}

/** How often a browser may break before its person gives up. */
const BROWSERS = 3;

/**
 * The ways of people, each in the languages of its turn: titles, and how each is gone on a fresh profile. `go`
 * takes what makes the hands for a window of some width, throws what is wrong with the page, and answers what
 * it took. Who loses the browser on the way takes another and starts again; who finds fault with the page does
 * not.
 */
export function walks({ journeys, browser, languages, address }) {
  return Object.entries(journeys).flatMap(([name, { budget, width = 1280, isElsewhere = false, speaks = languages, go }]) =>
    languagesOf(name, speaks).map((lang) => ({
      title: `${browser} ${lang} ${width}: ${name}`,
      async go(hands) {
        for (let left = BROWSERS; ; left -= 1) {
          let own;
          try {
            own = await hands(width);
            const person = new Person(own, lang);
            if (!isElsewhere) await person.goto(address(lang));
            await go(person);
            assert.deepEqual(await person.faults(), [], "faults in the page");
            assert.ok(person.actions <= budget, `it took ${person.actions} actions, ${budget} must do`);
            return `${person.actions} of ${budget} actions, `;
          } catch (error) {
            const isGone = error instanceof BrowserGone || ((await own?.isGone?.()) ?? false);
            if (!isGone || left === 1) throw error;
            console.log(`again   ${browser} ${lang} ${width}: ${name}: the browser broke (${error.message})`);
          } finally {
            await own?.leave();
          }
        }
      },
    })),
  );
}
