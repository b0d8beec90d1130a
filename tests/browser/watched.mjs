// What stands around the page and reaches into it: translators, a browser's own "save as", scripts that take
// parts of it away, and a module that stops.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { address, open } from "./chromium.mjs";
import { everywhere } from "./deal.mjs";
import { stored } from "./kept.mjs";
import { documents, expectFigures, figure, goTo, inputs, settled } from "./page.mjs";
import { READY } from "./steps.mjs";

/** Puts every text of the page into elements of a translator's, as translators do: another text in its place, the
    text itself moved into it before or after that stands, or taken out first. Runs in the page. */
const translate = (way) => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walk.nextNode()) texts.push(walk.currentNode);
  const isProse = (text) => text.data.trim() && !text.parentElement.closest("script, style, textarea, noscript, font, [translate=no]");
  for (const text of texts.filter(isProse)) {
    const outer = document.createElement("font");
    const inner = outer.appendChild(document.createElement("font"));
    const { parentNode, nextSibling } = text;
    if (way === "replaced") {
      inner.textContent = `«${text.data}»`;
      text.replaceWith(outer);
    } else if (way === "wrapped") {
      text.before(outer);
      inner.append(text);
    } else if (way === "moved") {
      inner.append(text);
      parentNode.insertBefore(outer, nextSibling);
    } else {
      inner.textContent = `«${text.data}»`;
      text.remove();
      parentNode.insertBefore(outer, nextSibling);
    }
  }
};

/** The figures as they are read, by their places. Runs in the page. */
const read = () => Object.fromEntries([...document.querySelectorAll("[data-figure]")].map((shown) => [shown.dataset.figure, `${shown.dataset.value}|${shown.textContent}`]));

/** What is done on a page, with and without a translator on it. */
async function work(page, translated) {
  const steps = [
    () => page.locator("[data-sample=over-cap]").first().click(),
    () => inputs(page, "application.kind").selectOption("continuing"),
    () => inputs(page, "budget.lines[0].unit_price").fill("123,456"),
    () => inputs(page, "budget.lines[0].unit_price").fill("abc"),
    () => inputs(page, "budget.lines[0].unit_price").fill("98"),
    () => page.locator("button[data-action=add][data-path='application.governments']").click(),
    () => page.locator("button[data-action=remove][data-path='budget.lines[1]']").click(),
    () => page.locator(".speak").click(),
    () => page.locator("[data-step=undo]").click(),
    () => page.locator(".speak").click(),
    async () => {
      await page.locator('#result [data-figure="budget.total"]').first().click();
      await page.locator("[data-drawer] div.why").waitFor();
    },
    () => page.locator("[data-drawer-close]").click(),
    () => page.locator("[data-sample=within-cap]").first().click(),
  ];
  const seen = [];
  for (const step of steps) {
    await step();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    seen.push(await page.evaluate(read));
    await translated?.();
  }
  return seen;
}

/** An extension takes parts away that the page counts on: where another proposal comes, the page panics. Runs in
    the page. */
const unsettle = () => document.querySelectorAll("main .way").forEach((way) => way.remove());

/** A folder of its own, for as long as something takes. */
async function inFolder(act) {
  const folder = mkdtempSync(join(tmpdir(), "c3p-"));
  try {
    await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A page of its own, with what went wrong on it. */
async function another(page, options = {}) {
  const context = await page.context().browser().newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const faults = [];
  context.on("weberror", (error) => faults.push(error.error().message));
  return { context, faults };
}

export const journeys = {
  async "under a translator every figure follows, prose too, and nothing breaks"(page, { lang }) {
    const plain = await another(page);
    const expected = await work(await open(plain.context, lang));
    await plain.context.close();
    for (const way of ["replaced", "wrapped", "moved", "taken out"]) {
      const { context, faults } = await another(page);
      const other = await open(context, lang);
      const again = () => other.evaluate(translate, way);
      await again();
      const seen = await work(other, again);
      for (const [step, figures] of seen.entries()) assert.deepEqual(figures, expected[step], `${way}, step ${step}`);
      const title = other.locator("h1").first();
      assert.match(await title.innerText(), { ja: /^«?C3P 企画書/, en: /^«?C3P Proposal/ }[lang], way);
      // The live region says what the figures say.
      const region = other.locator("p.hidden[role=status]").first();
      await other.waitForFunction(() => /\d/.test(document.querySelector("p.hidden[role=status]").textContent));
      assert.ok(!(await region.innerHTML()).includes("<font"), way);
      assert.deepEqual(faults, [], way);
      await context.close();
    }
  },

  async "a page saved by the browser says at once that it can't calculate, and how one is saved that can"(page, { lang }) {
    await page.locator("[data-sample=over-cap]").first().click();
    await settled(page);
    const html = await page.content();
    const cdp = await page.context().newCDPSession(page);
    const { data } = await cdp.send("Page.captureSnapshot");
    await inFolder(async (folder) => {
      // As browsers do: what stood there, with its files in a folder beside it, or alone, or in one archive.
      const files = [...html.matchAll(/(?:href|src)="(?:\.\/|\.\.\/)(assets\/[^"]+)"/g)].map(([, file]) => file);
      cpSync(new URL("../../dist/site/assets", import.meta.url), join(folder, "page_files"), { recursive: true });
      assert.ok(files.length > 2);
      writeFileSync(join(folder, "page.html"), html.replaceAll(/(?:\.\/|\.\.\/)assets\//g, "./page_files/"));
      writeFileSync(join(folder, "alone.html"), html);
      writeFileSync(join(folder, "page.mhtml"), data);
      for (const name of ["page.html", "alone.html", "page.mhtml"]) {
        const { context, faults } = await another(page);
        const copy = await context.newPage();
        await copy.goto(`file://${join(folder, name)}`);
        await copy.locator(`#saved-as [lang=${lang}]`).waitFor({ timeout: 2_000 }).catch(() => assert.fail(name));
        assert.match(await copy.locator(`#saved-as [lang=${lang}]`).innerText(), { ja: /ページごと保存/, en: /Save the page with it/ }[lang]);
        const closed = await copy.locator("main :is(input, select, textarea, button)").evaluateAll((fields) => fields.map((field) => field.matches(":disabled") || (field.focus(), document.activeElement !== field)));
        assert.ok(closed.length > 0 && closed.every(Boolean), `${name}: its fields are open`);
        assert.deepEqual(faults, [], name);
        await context.close();
      }
    });
  },

  async "the page as one file works after the browser has saved it again"(page, { lang }) {
    const file = new URL("../../dist/c3p-calculator.html", import.meta.url).href;
    const { context, faults } = await another(page);
    const first = await context.newPage();
    await first.goto(file);
    await first.locator(READY).waitFor({ state: "attached" });
    if (lang === "en") await first.locator(".speak").click();
    await first.locator("[data-sample=over-cap]").first().click();
    await settled(first);
    const html = await first.content();
    await first.close();
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "again.html"), html);
      const again = await context.newPage();
      await again.goto(`file://${join(folder, "again.html")}`);
      await again.locator(".whole:not([disabled]) [data-sample=within-cap]:not([disabled])").waitFor();
      assert.equal(await again.locator(".whole").count(), 1);
      assert.equal(await again.locator("html").getAttribute("lang"), lang);
      await again.locator("[data-sample=within-cap]").first().click();
      await expectFigures(again, { "budget.checks.cap.status": "pass" });
      const view = await documents(again);
      const [download] = await Promise.all([again.waitForEvent("download"), view.locator("[data-document=copy]").click()]);
      const copy = readFileSync(await download.path(), "utf8");
      const own = readFileSync(new URL(file), "utf8").length;
      assert.ok(copy.length < own + 50_000 && !copy.includes('class="whole"'), "a copy of it holds what stood on the page");
      assert.deepEqual(faults, []);
    });
    await context.close();
  },

  async "where the module panics the page says so, gives away what was typed, and starts again with it"(page, { lang }) {
    const { context } = await another(page);
    const other = await open(context, lang);
    const view = await documents(other);
    await other.locator("[data-sample=over-cap]").first().click();
    await settled(other);
    await inputs(other, "title").fill("最後に入力した名前");
    await other.evaluate(unsettle);
    const broken = [];
    context.on("weberror", (error) => broken.push(error.error().message));
    await view.locator("[data-document=fresh]").click();
    const said = other.locator("#stopped");
    await said.waitFor();
    const count = broken.length;
    assert.ok(await other.locator(".whole").evaluate((whole) => whole.disabled));
    assert.equal(await other.locator("#kept").getAttribute("data-saved"), "no");
    // Nothing runs any more, and what tries fails quietly.
    await other.evaluate(() => {
      for (const name of ["visibilitychange", "pagehide", "c3p:change", "keydown", "hashchange", "resize"]) dispatchEvent(new Event(name));
      document.querySelector(".speak").dispatchEvent(new MouseEvent("click", { bubbles: true }));
    });
    await other.waitForTimeout(2_000);
    assert.deepEqual(broken.slice(count), []);
    const [download] = await Promise.all([other.waitForEvent("download"), said.locator("[data-way-out=save]").click()]);
    const saved = readFileSync(await download.path(), "utf8");
    assert.equal(JSON.parse(saved).title, "最後に入力した名前");
    assert.equal(await said.locator("textarea").inputValue(), saved);
    await said.locator("[data-stopped=again]").click();
    await other.waitForFunction(() => document.querySelector("[data-path=title]")?.value === "最後に入力した名前");
    await settled(other);
    assert.equal(await other.locator("#stopped").count(), 0);
    assert.equal(await figure(other, "budget.total"), "20312400");
    await other.reload();
    await other.waitForFunction(() => document.querySelector("[data-path=title]")?.value === "最後に入力した名前");
    await context.close();
  },

  "what was typed right before the module panics is gone on with in the same proposal": everywhere(async (page, { lang }) => {
    const typed = "止まる直前";
    for (const way of ["reload", "again"]) {
      const { context } = await another(page);
      const other = await open(context, lang);
      await other.locator("[data-sample=over-cap]").first().click();
      await settled(other);
      await goTo(other, "basics");
      await other.evaluate((typed) => {
        // What is typed is saved long after the page has stopped.
        const own = setTimeout;
        globalThis.setTimeout = (work, time, ...given) => own(work, time >= 200 && time <= 800 ? 100 * time : time, ...given);
        const field = document.querySelector("[data-path=title]");
        field.select();
        document.execCommand("insertText", false, typed);
      }, typed);
      await other.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      // Nothing of this saves first.
      await other.evaluate(() => {
        document.querySelectorAll("main .way").forEach((way) => way.remove());
        document.querySelector("[data-sample=within-cap]").click();
      });
      await other.locator("#stopped").waitFor();
      assert.ok((await stored(other)).every(({ text }) => !text.includes(typed)), "it was saved before");
      if (way === "reload") await other.reload();
      else await other.locator("#stopped [data-stopped=again]").click();
      await other.waitForFunction((typed) => document.querySelector("[data-path=title]")?.value === typed, typed);
      await settled(other);
      assert.deepEqual((await stored(other)).map(({ text }) => JSON.parse(text).title), [typed], way);
      await context.close();
    }
  }),

  async "what stops the module as it is typed is given away as well, and started with once"(page, { lang }) {
    const { context } = await another(page);
    const other = await open(context, lang);
    // An extension spoils what the page puts its parts into the document with: where a part comes, the page panics.
    const unsettleField = () => {
      const spoilt = () => {
        throw new Error("spoilt");
      };
      Object.assign(Node.prototype, { insertBefore: spoilt, appendChild: spoilt });
    };
    // As it starts, too, where it was told so.
    await context.addInitScript(() => {
      if (!sessionStorage.getItem("unsettles")) return;
      new MutationObserver((_, watch) => {
        if (!document.querySelector(".whole:not([disabled])")) return;
        watch.disconnect();
        const spoilt = () => {
          throw new Error("spoilt");
        };
        Object.assign(Node.prototype, { insertBefore: spoilt, appendChild: spoilt });
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    const employees = inputs(other, "organisation.employees");
    await inputs(other, "title").fill("港");
    await goTo(other, "organisation");
    await employees.evaluate((field) => (field.focus(), document.execCommand("insertText", false, "120")));
    await settled(other);
    await other.evaluate(unsettleField);
    await employees.evaluate((field) => document.execCommand("insertText", false, "x"));
    const text = other.locator("#stopped textarea");
    await text.waitFor();
    assert.equal(JSON.parse(await text.inputValue()).organisation.employees, "120x");
    // Should it stop again as it starts, it is given away once more, and the page starts with what is kept.
    await other.evaluate(() => sessionStorage.setItem("unsettles", "yes"));
    await other.locator("#stopped [data-stopped=again]").click();
    await other.waitForFunction(() => performance.getEntriesByType("navigation")[0].type === "reload");
    await text.waitFor();
    assert.equal(JSON.parse(await text.inputValue()).organisation.employees, "120x");
    await other.evaluate(() => sessionStorage.removeItem("unsettles"));
    await other.locator("#stopped [data-stopped=again]").click();
    await other.waitForFunction(() => document.querySelector('[data-path="organisation.employees"]')?.value === "120");
    await other.locator(READY).waitFor({ state: "attached" });
    await other.evaluate(unsettleField);
    await employees.evaluate((field) => (field.focus(), document.execCommand("insertText", false, "y")));
    await text.waitFor();
    await other.locator("#stopped [data-stopped=again]").click();
    await other.waitForFunction(() => /y/.test(document.querySelector('[data-path="organisation.employees"]')?.value));
    await settled(other);
    assert.deepEqual((await stored(other)).map(({ text }) => JSON.parse(text).title), ["港"]);
    await context.close();
  },

  async "the proposal is no text at each key, but once typing pauses"(page) {
    const title = inputs(page, "title");
    await title.fill("港");
    await settled(page);
    // A text leaves the module as bytes.
    await page.evaluate(() => {
      const own = TextDecoder.prototype.decode;
      globalThis.texts = 0;
      TextDecoder.prototype.decode = function (...given) {
        const text = own.apply(this, given);
        if (text.startsWith("{") && text.includes('"format"')) globalThis.texts += 1;
        return text;
      };
    });
    // Keys without a pause between them.
    await page.evaluate(async () => {
      document.querySelector("[data-path=title]").focus();
      for (let key = 0; key < 40; key += 1) {
        document.execCommand("insertText", false, "x");
        await new Promise((done) => requestAnimationFrame(done));
      }
    });
    await settled(page);
    const texts = await page.evaluate(() => globalThis.texts);
    assert.ok(texts >= 1 && texts <= 10, `${texts} texts for 40 keys`);
  },

  async "a file that stops the page is not said to be open"(page, { lang }) {
    const { context } = await another(page);
    const other = await open(context, lang);
    const view = await documents(other);
    await other.evaluate(unsettle);
    const chosen = other.waitForEvent("filechooser");
    await view.locator("[data-document=open]").click();
    const text = JSON.stringify({ format: "c3p-proposal", version: 1, rules: "2026-1", title: "x", application: { kind: "continuing" }, budget: { lines: [{}, {}] } });
    await (await chosen).setFiles({ name: "x.c3p.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await other.locator("#stopped").waitFor();
    // Nor after a while.
    await other.waitForTimeout(1_000);
    assert.equal(await view.locator(".documents-said").filter({ hasText: "x.c3p.json" }).count(), 0);
    await context.close();
  },

  async "where another script empties the page's place, that is said, and nothing is lost"(page, { lang }) {
    for (const empty of [() => document.getElementById("app").replaceChildren(), () => document.getElementById("app").remove(), () => (document.body.textContent = "")]) {
      const { context, faults } = await another(page);
      const other = await open(context, lang);
      await inputs(other, "title").fill("消される前");
      await other.evaluate(empty);
      await other.locator("#stopped").waitFor();
      await other.waitForTimeout(1_500);
      assert.deepEqual(faults, []);
      await other.locator("#stopped [data-stopped=again]").click();
      await other.waitForFunction(() => document.querySelector("[data-path=title]")?.value === "消される前");
      await context.close();
    }
  },

  async "dialogs and samples opened again and again leave nothing behind"(page, { lang }) {
    const { context } = await another(page);
    const other = await open(context, lang);
    await other.locator("[data-sample=over-cap]").first().click();
    const cdp = await context.newCDPSession(other);
    await cdp.send("Performance.enable");
    const counted = async () => {
      for (let turn = 0; turn < 3; turn += 1) await cdp.send("HeapProfiler.collectGarbage");
      const { metrics } = await cdp.send("Performance.getMetrics");
      return Object.fromEntries(metrics.filter(({ name }) => ["Nodes", "JSEventListeners"].includes(name)).map(({ name, value }) => [name, value]));
    };
    await settled(other);
    await other.evaluate(() => (document.getElementById("kept").isSame = true));
    const drills = {
      async reasons() {
        await other.locator('#result [data-figure="budget.total"]').first().click();
        await other.locator("[data-drawer] div.why").waitFor();
        await other.locator("[data-drawer-close]").click();
        await other.locator("[data-drawer]").waitFor({ state: "detached" });
        // What stands under a dialog stays what it is.
        assert.ok(await other.evaluate(() => document.getElementById("kept").isSame && document.getElementById("kept").dataset.saved === "yes"));
      },
      async samples() {
        for (const sample of ["open", "over-cap"]) {
          await other.evaluate((sample) => document.querySelector(`[data-sample=${sample}]`).click(), sample);
          await other.waitForTimeout(50);
        }
      },
    };
    for (const [name, drill] of Object.entries(drills)) {
      for (let turn = 0; turn < 5; turn += 1) await drill();
      await settled(other);
      await other.waitForTimeout(1_500);
      const before = await counted();
      for (let turn = 0; turn < 50; turn += 1) await drill();
      await settled(other);
      await other.waitForTimeout(1_500);
      const after = await counted();
      // What one turn leaves behind stands there fifty times.
      for (const kind of Object.keys(before)) assert.ok(after[kind] - before[kind] < 50, `${name}: ${kind} ${before[kind]} → ${after[kind]}`);
    }
    await context.close();
  },
};
