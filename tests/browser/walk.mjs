// One random walk through the page: what it does, and what has to hold after each act.

import assert from "node:assert/strict";

import { assess } from "../../dist/npm/index.js";
import { address, open } from "./chromium.mjs";
import { stored } from "./kept.mjs";
import { Model } from "./model.mjs";
import { settled } from "./page.mjs";
import { figures } from "./proposals.mjs";

/** Numbers from a seed, the same each time (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return { below, of: (all) => all[below(all.length)] };
}

/** How long is waited for what must come, in milliseconds: walks are taken behind all else. */
const PATIENCE = 180_000;

const NUMBERS = ["", "0", "1", "12", "１２３", "1,234", "１２０万", "3.5", "0.45", "-5", "abc", "2050", "99999999999", "1e5", "１，０００．５", "7"];
const TEXTS = ["", "港", "港湾都市の脱炭素", "Port <b>&\"'\\", "👨‍👩‍👧 É", "}{][,:", "a\u2028b", "x".repeat(300)];

/** The page as it stands: the proposal and its number, what fields and figures show. Runs in the page. */
const look = async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const glue = [...document.querySelectorAll("link[rel=modulepreload]")].map(({ href }) => href).find((href) => /\/page[-.]/.test(href));
  const { draftNumber, draftText, withViews } = await import(glue);
  // Only a file has what was typed as the engine reads it.
  globalThis.scripts ??= await new Promise((done) => withViews(done));
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    text: draftText(),
    file: globalThis.scripts.fileOf("2026-11-30")[1],
    number: draftNumber(),
    fields: all(":is([type=text], textarea, select)[data-path]").map(({ dataset, value }) => [dataset.path, value]),
    figures: all("[data-figure]").map(({ dataset }) => [dataset.figure, dataset.value]),
    isStopped: Boolean(document.getElementById("stopped")),
  };
};

/** What can be done with the page, by the number that a walk chose: fields and buttons are as many as there are.
    What stands in a part that is not shown is gone to first. Runs in the page; answers what was done. */
const act = async ([kind, number, given]) => {
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (const button of document.querySelectorAll("dialog[open] > button")) button.click();
  const selectors = {
    type: ":is([type=text], textarea)[data-path]",
    choose: "select[data-path]",
    tick: "[type=radio][data-path]",
    code: "[type=checkbox][data-path]",
    change: "button:is([data-action=add], [data-action=duplicate], [data-action=remove], [data-action=up], [data-action=down])[data-path]",
    unsure: "button[data-action=unsure]",
    view: "main summary, header summary, [data-why], [data-figure], button[data-action=open], button[data-page], .speak",
    undo: "[data-step=undo]",
    redo: "[data-step=redo]",
    sample: "[data-sample]",
    fresh: "[data-document=fresh]",
  };
  const all = [...document.querySelectorAll(selectors[kind])].filter((element) => !element.matches(":disabled"));
  const element = all[number % all.length];
  if (!element) return undefined;
  const reveal = async () => {
    const step = element.closest("[hidden]");
    if (step?.id) location.hash = step.id;
    for (let part = element.closest("details:not([open])"); part; part = part.parentElement.closest("details:not([open])")) {
      if (!part.dataset.view) part.open = true;
    }
    await frames();
  };
  const { path, action } = element.dataset;
  if (kind === "type") {
    await reveal();
    element.focus();
    if (document.activeElement !== element) return undefined;
    element.select();
    const text = given[element.inputMode === "decimal" ? 0 : 1];
    if (text === element.value) return undefined;
    document.execCommand(text ? "insertText" : "delete", false, text);
    return { path, text: element.value };
  }
  if (kind === "choose") {
    const options = [...element.options].filter(({ disabled }) => !disabled);
    element.value = options[number % options.length].value;
    element.dispatchEvent(new Event("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
    return { path, text: element.value };
  }
  const { value } = element;
  element.click();
  return { path, action, value };
};

/** A small proposal as a file. */
function file({ below, of }, serial) {
  const line = (index) => ({ id: `L${index + 1}`, category: of(["personnel", "travel", "meetings"]), description: of(TEXTS.slice(1)), unit_price: of(NUMBERS.slice(1)), quantity: String(below(9)) });
  return {
    ...{ format: "c3p-proposal", version: 1, rules: "2026-1", title: `file ${serial}` },
    application: { kind: of(["new", "continuing"]), partner_cities: ["ハイフォン市"], governments: [{ level: "municipality" }] },
    budget: { lines: Array.from({ length: below(4) + 1 }, (_, index) => line(index)) },
    x: { [`free ${serial}`]: [true, "1"] },
  };
}

/** How often each is done, of so many. */
const WEIGHTS = { type: 34, choose: 6, tick: 6, code: 4, change: 18, unsure: 2, view: 8, undo: 6, redo: 3, sample: 2, fresh: 1, file: 2, reload: 3, close: 2, crash: 1, offline: 2 };
const KINDS = Object.entries(WEIGHTS).flatMap(([kind, weight]) => Array(weight).fill(kind));

export class Walk {
  constructor(context, lang, seed) {
    Object.assign(this, { context, lang, chance: random(seed), trail: [], done: 0, serial: 0, isOffline: false });
  }

  async begin() {
    this.page = await open(this.context, this.lang);
    this.page.setDefaultTimeout(PATIENCE);
    await this.page.evaluate(async () => (await navigator.serviceWorker.ready).active.state);
    await settled(this.page);
    this.model = new Model(await this.seen());
  }

  /** How the page stands, once something was done there (`act`). */
  async seen(todo) {
    // The page's policy lets no function be made of a text, but an expression be evaluated.
    const done = todo ? `await (${act})(${JSON.stringify(todo)})` : "undefined";
    const seen = await this.page.evaluate(`(async () => ({ done: ${done}, ...(await (${look})()) }))()`);
    assert.ok(!seen.isStopped, "the page has stopped");
    this.last = { ...seen, proposal: JSON.parse(seen.text) };
    return this.last;
  }

  /** So many acts, one after the other. */
  async go(count) {
    await this.begin();
    for (let turn = 0; turn < count; turn += 1) {
      const kind = this.chance.of(KINDS);
      this.trail.push(kind);
      await this.step(kind);
    }
    await this.context.setOffline(false);
    await settled(this.page);
    this.model.kept((await stored(this.page)).map(({ text }) => text));
  }

  async step(kind) {
    const { chance, model } = this;
    if (kind === "reload" || kind === "close" || kind === "crash") return this.leave(kind);
    if (kind === "offline") {
      this.isOffline = !this.isOffline;
      return this.context.setOffline(this.isOffline);
    }
    if (kind === "file") return this.openFile();
    const number = chance.below(1_000_000);
    const given = [chance.of(NUMBERS), `${chance.of(TEXTS)}${chance.of(["", number])}`];
    const before = this.last.number;
    const { done } = await this.seen([kind, number, given]);
    if (!done) return undefined;
    this.done += 1;
    this.trail[this.trail.length - 1] = `${kind} ${JSON.stringify(done)}`;
    if (kind === "sample" || kind === "fresh") {
      return this.checked(() => this.another(before));
    }
    let adopted = [];
    if (kind === "type" || kind === "choose") adopted = model.type(done.path, done.text);
    if (kind === "tick") adopted = model.type(done.path, { true: true, false: false, "": "" }[done.value]);
    if (kind === "code") adopted = [done.path];
    if (kind === "unsure") adopted = ["unsure"];
    if (kind === "change") adopted = model.change(done.action, done.path);
    const travels = kind === "undo" || kind === "redo";
    return this.checked((seen) => (travels ? model.travel(seen) : model.expect(seen, adopted)));
  }

  /** Another proposal comes, whose number is another. */
  async another(before, expected) {
    const seen = await this.until(({ number }) => number !== before);
    this.model.begin(seen, expected);
  }

  async until(holds) {
    for (let turn = 0; turn < 100; turn += 1) {
      if (holds(this.last)) return this.last;
      await this.seen();
    }
    throw new Error("it does not come");
  }

  async openFile() {
    const given = file(this.chance, (this.serial += 1));
    const before = this.last.number;
    await this.page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "a.json"));
      document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, JSON.stringify(given));
    this.done += 1;
    await this.checked(() => this.another(before, given));
  }

  /** The page goes: at once where that must lose nothing, and else once it says that all is kept. */
  async leave(kind) {
    if (kind === "reload") await this.page.reload();
    else {
      if (kind === "crash") {
        await settled(this.page);
        const cdp = await this.context.newCDPSession(this.page);
        const crashed = this.page.waitForEvent("crash");
        cdp.send("Page.crash").catch(() => {});
        await crashed;
      }
      await this.page.close();
      this.page = await this.context.newPage();
      this.page.setDefaultTimeout(PATIENCE);
      await this.page.goto(address(this.lang));
    }
    await this.page.locator(".whole:not([disabled]) [data-sample=open]:not([disabled])").waitFor({ state: "attached" });
    await settled(this.page);
    await this.seen();
    this.done += 1;
    await this.checked((seen) => this.model.loaded(seen, kind === "reload"));
    this.model.kept((await stored(this.page)).map(({ text }) => text));
  }

  /** What has to hold after each act: the proposal is what it should be, fields show it, figures are the engine's. */
  async checked(judge) {
    let isJudged = false;
    for (let turn = 0; ; turn += 1) {
      try {
        if (!isJudged) await judge(this.last);
        isJudged = true;
        assert.deepEqual(amiss(this.last), []);
        return;
      } catch (error) {
        // A busy page follows late, and what was opened once typing pauses.
        if (turn === 60) throw error;
      }
      await this.page.waitForTimeout(100);
      await this.seen();
    }
  }
}

/** What fields and figures show otherwise than they should. */
function amiss({ text, file, fields, figures: shown }) {
  const answered = figures(JSON.parse(assess(file)));
  const wrongFigures = shown.filter(([path, value]) => answered.get(path) !== value).map(([path, value]) => `${path} is shown as ${value}, and is ${answered.get(path)}`);
  const proposal = JSON.parse(text);
  const held = (path) => path.split(/[.[\]]+/).filter(Boolean).reduce((part, key) => part?.[key], proposal) ?? "";
  // Line breaks are no part of a line.
  const plain = (value) => String(value).replaceAll("\n", "");
  const wrongFields = fields.filter(([path, value]) => plain(held(path)) !== plain(value)).map(([path, value]) => `${path} shows ${value}, and is ${held(path)}`);
  return [...wrongFigures, ...wrongFields];
}
