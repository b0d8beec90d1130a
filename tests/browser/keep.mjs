// Nothing typed is ever lost: kept in the browser, in files, in links, in copies of the page; each with the
// fault that would lose it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { address, executablePath, flags, open } from "./chromium.mjs";
import { everywhere } from "./deal.mjs";
import { again, downloaded, kept, stored, title } from "./kept.mjs";
import { documents, figure, goTo, inputs, press, settled, tick } from "./page.mjs";
import { READY } from "./steps.mjs";

const TITLE = "港の脱炭素 <b>&\"'";

export const journeys = {
  "what is typed is there again after a reload, and in the next window": everywhere(async (page, { lang }) => {
    await inputs(page, "title").fill(TITLE);
    await inputs(page, "organisation.employees").fill("１２０人");
    await kept(page);
    await settled(page);
    await page.reload();
    await page.locator(READY).waitFor({ state: "attached" });
    await page.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, TITLE);
    assert.equal(await inputs(page, "organisation.employees").inputValue(), "１２０人");
    const context = page.context();
    await page.close();
    const next = await open(context, lang);
    await next.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, TITLE);
  }),

  async "a sample and another proposal stand beside each other"(page, { lang }) {
    await inputs(page, "title").fill(TITLE);
    await settled(page);
    await page.locator("[data-sample=within-cap]").click();
    await settled(page);
    const view = await documents(page);
    const rows = view.locator(".kept-list").first().locator("li");
    await rows.nth(1).waitFor();
    assert.equal(await rows.count(), 2);
    const own = rows.filter({ hasText: TITLE });
    await own.locator("[data-kept=remove]").click();
    await view.locator("summary").filter({ hasText: lang === "ja" ? "削除したもの" : "Deleted" }).click();
    await view.locator("[data-kept=restore]").click();
    await own.locator("[data-kept=open]").click();
    await page.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, TITLE);
    await settled(page);
    assert.equal((await stored(page)).length, 2, "opening one makes no other");
  },

  async "what is typed just before saving is in the file"(page) {
    await page.evaluate(() => delete globalThis.showSaveFilePicker);
    await goTo(page, "basics");
    const save = (await documents(page)).locator("[data-document=save]");
    await save.scrollIntoViewIfNeeded();
    const reached = page.waitForEvent("download");
    await page.evaluate((title) => {
      const field = document.querySelector("[data-path=title]");
      field.focus();
      document.execCommand("insertText", false, title);
      field.blur();
    }, TITLE);
    // As soon as a person could: the button is pressed while the page still draws.
    await page.evaluate(() => new Promise((soon) => setTimeout(soon, 20)));
    await save.evaluate((button) => button.click());
    assert.equal(JSON.parse(readFileSync(await (await reached).path(), "utf8")).title, TITLE);
  },

  async "what a link brings can be opened where what is kept can't"(page, { lang }) {
    await page.locator("[data-sample=within-cap]").click();
    await settled(page);
    const view = await documents(page);
    await view.locator("[data-document=link]").click();
    const link = await view.locator("[data-link]").inputValue();
    const text = JSON.stringify({ format: "c3p-proposal", version: 1, rules: "1999-1", title: "old" });
    await stored(page, { id: "old", text, saved: 9e15, revision: 1 });
    const next = await page.context().newPage();
    await next.goto(link);
    const offered = next.locator('dialog[data-shows="linked"]');
    await next.locator(".top[role=alert]").waitFor();
    await offered.locator("[data-linked=open]").click();
    const sample = await title(page);
    await next.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, sample);
    // What had the focus is gone; the page has it now.
    assert.notEqual(await next.evaluate(() => document.activeElement.tagName), "BODY");
  },

  async "going back to another proposal goes on with that one"(page) {
    await inputs(page, "title").fill(TITLE);
    await settled(page);
    await page.locator("[data-sample=within-cap]").click();
    await page.waitForFunction((title) => document.querySelector("[data-path=title]").value !== title, TITLE);
    const sample = await title(page);
    await settled(page);
    const names = async () => {
      const view = await documents(page);
      const rows = view.locator(".kept-list").first().locator("strong");
      await rows.nth(1).waitFor();
      return (await rows.allInnerTexts()).sort();
    };
    const both = [TITLE, sample].sort();
    assert.deepEqual(await names(), both);
    await page.locator("body").press("Control+z");
    await page.waitForFunction((title) => document.querySelector("[data-path=title]").value === title, TITLE);
    await settled(page);
    assert.deepEqual(await names(), both, "undone");
    await page.locator("body").press("Control+Shift+z");
    await page.waitForFunction((title) => document.querySelector("[data-path=title]").value === title, sample);
    await settled(page);
    assert.deepEqual(await names(), both, "and done again");
  },

  async "Ctrl+S saves in its place, and no other proposal there"(page) {
    await page.evaluate(() => {
      globalThis.saved = [];
      globalThis.showSaveFilePicker = async () => {
        const file = [];
        saved.push(file);
        return { name: "x", createWritable: async () => ({ write: async (blob) => file.push(JSON.parse(await blob.text()).title), close() {} }) };
      };
    });
    const written = async (files) => {
      await page.locator("body").press("Control+s");
      await page.waitForFunction((files) => JSON.stringify(saved) === files, JSON.stringify(files));
    };
    await inputs(page, "title").fill("A");
    await written([["A"]]);
    await inputs(page, "title").fill("A1");
    await written([["A", "A1"]]);
    await page.locator("[data-sample=within-cap]").click();
    await inputs(page, "title").fill("B");
    await written([["A", "A1"], ["B"]]);
  },

  async "what was kept by rules that are gone is told, and locks nobody out"(page, { lang }) {
    await inputs(page, "title").fill(TITLE);
    await settled(page);
    const [own] = await stored(page);
    await stored(page, { ...own, text: own.text.replace("2026-1", "2099-1") });
    const next = await page.context().newPage();
    await next.goto(address(lang));
    await next.locator("[role=alert] [data-sample=blank]").click();
    await inputs(next, "title").fill("B");
    await settled(next);
    const rows = (await documents(next)).locator(".kept-list").first().locator("strong");
    await rows.nth(1).waitFor();
    assert.deepEqual((await rows.allInnerTexts()).sort(), ["B", TITLE].sort());
  },

  "what must not be kept is not kept after a link on the page either": everywhere(async (page, { lang }) => {
    const context = await page.context().browser().newContext();
    const live = (page) => page.locator(READY).waitFor({ state: "attached" });
    const told = await context.newPage();
    await told.goto(`${address(lang)}#keep=no`);
    await live(told);
    for (let loads = 0; loads < 2; loads += 1) {
      await inputs(told, "title").fill(TITLE);
      await settled(told);
      await told.evaluate(() => (location.hash = "#budget"));
      await told.reload();
      await live(told);
      await settled(told);
      assert.equal(await title(told), "");
    }
    // Elsewhere proposals are kept, and go on being so beside a frame that may keep none.
    const other = await open(context, lang);
    assert.equal(await title(other), "");
    await inputs(other, "title").fill(TITLE);
    await kept(other);
    await other.evaluate(() => {
      const frame = document.createElement("iframe");
      frame.src = `${location.pathname}#keep=no`;
      document.body.append(frame);
      return new Promise((done) => (frame.onload = done));
    });
    await settled(other);
    await other.reload();
    await other.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, TITLE);
    await context.close();
  }),

  async "numbers stay as a file has them, when it is dropped, kept and copied"(page, { lang }) {
    const exact = ["1200.0", "12345678901234567890", "1e+400"];
    const [price, ...others] = exact;
    const text = `{"format":"c3p-proposal","version":1,"rules":"2026-1","title":"A","x":[${others}],"budget":{"lines":[{"id":"L1","unit_price":${price}}]}}`;
    await settled(page);
    const dropped = await page.evaluateHandle((text) => {
      const all = new DataTransfer();
      all.items.add(new File([text], "a.json"));
      return all;
    }, text);
    await page.dispatchEvent("main", "drop", { dataTransfer: dropped });
    await inputs(page, "budget.lines[0].unit_price").waitFor();
    await settled(page);
    const holds = async (page) => {
      const records = await stored(page);
      for (const record of records) for (const number of exact) assert.ok(record.text.includes(number), record.text);
      return records.length;
    };
    assert.equal(await holds(page), 1);
    const next = await again(page, lang);
    await inputs(next, "budget.lines[0].unit_price").waitFor();
    await inputs(next, "title").fill("B");
    await settled(next);
    const view = await documents(next);
    await view.locator("[data-kept=duplicate]").first().click();
    await view.locator("[data-here=false]").waitFor();
    assert.equal(await holds(next), 2);
    const copy = await downloaded(next, view, "copy");
    for (const number of exact) assert.ok(copy.text.includes(number), number);
  },

  async "leaving the page answers nothing"(page) {
    const path = "eligibility.legal_entity";
    await tick(page, path, "false").check();
    await page.keyboard.press("Control+z");
    // Undoing goes to the question: the focus stands on an answer that was not given.
    await page.waitForFunction((path) => document.activeElement.dataset.path === path && !document.activeElement.checked, path);
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await settled(page);
    assert.equal(await tick(page, path, "true").isChecked(), false);
    assert.equal(await tick(page, path, "").isChecked(), true);
  },

  "two tabs never overwrite each other": everywhere(async (page, { lang }) => {
    await inputs(page, "title").fill("A");
    await settled(page);
    const other = await again(page, lang);
    await other.waitForFunction(() => document.querySelector("[data-path=title]")?.value === "A");
    await page.locator("#keep-trouble").waitFor();
    await inputs(page, "title").fill("A1");
    await settled(page);
    await inputs(other, "title").fill("A2");
    await settled(other);
    const view = await documents(other);
    const names = view.locator(".kept-list").first().locator("strong");
    await names.nth(1).waitFor();
    assert.deepEqual((await names.allInnerTexts()).sort(), ["A1", "A2"]);
  }),

  async "what can't be read is set aside, and the rest goes on"(page, { lang }) {
    await inputs(page, "title").fill(TITLE);
    await settled(page);
    await stored(page, { id: "bad", text: "{no JSON", saved: 9e15, revision: 1 });
    const next = await again(page, lang);
    await next.locator("#keep-trouble").waitFor();
    await next.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, TITLE);
    const view = await documents(next);
    const [download] = await Promise.all([next.waitForEvent("download"), view.locator("[data-kept=aside]").click()]);
    assert.equal(readFileSync(await download.path(), "utf8"), "{no JSON");
  },

  async "where no room is left, that is said, and what was typed is kept once there is"(page, { lang }) {
    const client = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await client.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    await inputs(page, "title").fill(TITLE);
    await page.locator("#keep-trouble").waitFor();
    assert.match(await page.locator("#keep-trouble").innerText(), lang === "ja" ? /いっぱい/ : /no room/);
    // The work goes on; that it is not kept is still to be seen once the message is closed.
    await page.locator("#keep-trouble button").click();
    await inputs(page, "budget.general_administration.amount").fill("1234");
    assert.equal(await figure(page, "budget.general_administration"), "1234");
    assert.equal(await page.locator("#kept").innerText(), lang === "ja" ? "自動保存できていません" : "Not saved by itself");
    // So it does after a reload, with what was typed.
    await page.reload();
    await page.locator(READY).waitFor({ state: "attached" });
    await page.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, TITLE);
    await page.locator("#keep-trouble").filter({ hasText: lang === "ja" ? /いっぱい/ : /no room/ }).waitFor();
    assert.equal(await figure(page, "budget.general_administration"), "1234");
    await client.send("Storage.overrideQuotaForOrigin", { origin });
    await inputs(page, "title").fill(`${TITLE}!`);
    await page.locator("#kept[data-saved=yes]").waitFor();
    assert.deepEqual((await stored(page)).map(({ text }) => JSON.parse(text).title), [`${TITLE}!`]);
    await page.locator("#keep-trouble").waitFor({ state: "detached" });
    const next = await again(page, lang);
    await next.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === `${title}!`, TITLE);
    assert.equal(await inputs(next, "budget.general_administration.amount").inputValue(), "1234");
  },

  async "where nothing can be kept, that is said and the work goes on"(page, { lang }) {
    const context = await page.context().browser().newContext();
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, "indexedDB", { get: () => { throw new DOMException("no", "SecurityError"); } });
    });
    const blocked = await open(context, lang);
    await blocked.locator("#keep-trouble").waitFor();
    assert.equal(await blocked.locator("#kept").innerText(), lang === "ja" ? "自動保存できていません" : "Not saved by itself");
    await inputs(blocked, "budget.general_administration.amount").fill("1234");
    assert.equal(await figure(blocked, "budget.general_administration"), "1234");
    await context.close();
  },

  "a file goes out and comes back as it was": everywhere(async (page) => {
    await page.locator("[data-sample=over-cap]").click();
    await inputs(page, "title").fill(TITLE);
    const [low, total] = [await figure(page, "score.low"), await figure(page, "budget.total")];
    const view = await documents(page);
    const { name, text } = await downloaded(page, view, "save");
    assert.match(name, /^港の脱炭素.*-\d{4}-\d\d-\d\d\.c3p\.json$/);
    const file = JSON.parse(text);
    assert.equal(file.title, TITLE);
    file.saved.figures["budget.total"] = "1";
    await view.locator("[data-document=fresh]").click();
    await page.waitForFunction(() => document.querySelector("[data-path=title]")?.value === "");
    const chosen = page.waitForEvent("filechooser");
    await view.locator("[data-document=open]").click();
    await (await chosen).setFiles({ name: "x.c3p.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
    await page.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, TITLE);
    assert.deepEqual([await figure(page, "score.low"), await figure(page, "budget.total")], [low, total]);
    // One figure was another when it was saved: both stand there.
    assert.match(await view.locator("tbody tr").first().innerText(), /20,312,400/);
  }),

  async "what is no proposal is refused in words"(page) {
    await inputs(page, "title").fill(TITLE);
    const view = await documents(page);
    for (const text of ["", "{", "[]", '{"format":"c3p-proposal","version":9}', " ".repeat(10_000_001)]) {
      const chosen = page.waitForEvent("filechooser");
      await view.locator("[data-document=open]").click();
      await (await chosen).setFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(text) });
      await view.locator("[data-error=true]").waitFor();
    }
    assert.equal(await title(page), TITLE);
  },

  async "a link shows what it holds and asks before anything is opened"(page, { lang, axe }) {
    await page.locator("[data-sample=over-cap]").click();
    await inputs(page, "title").fill(TITLE);
    await settled(page);
    const view = await documents(page);
    await view.locator("[data-document=link]").click();
    const link = await view.locator("[data-link]").inputValue();
    const asked = [];
    page.context().on("request", (request) => asked.push(request.url()));
    const context = await page.context().browser().newContext();
    context.on("request", (request) => asked.push(request.url()));
    const other = await context.newPage();
    await other.goto(link);
    await other.locator(".linked").waitFor();
    assert.equal(await title(other), "", "nothing is opened before the person says so");
    assert.match(await other.locator(".linked").innerText(), /20,312,400/);
    await other.evaluate(axe);
    await other.locator("[data-linked=open]").click();
    await other.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, TITLE);
    assert.equal(new URL(other.url()).hash, "");
    assert.ok(asked.every((url) => !url.includes("p=1")), "the proposal went to a server");
    await other.goto(`${address(lang)}#p=1.2026-1.x.damaged`);
    await other.locator(".linked [data-severity=error]").waitFor();
    await context.close();
  },

  "a browser that is killed loses at most the last second": everywhere(async (page, { lang }) => {
    const folder = mkdtempSync(join(tmpdir(), "c3p-"));
    const start = () => chromium.launchPersistentContext(folder, { executablePath, args: flags });
    try {
      const context = await start();
      const first = await open(context, lang);
      await inputs(first, "title").fill("before");
      await settled(first);
      await inputs(first, "title").pressSequentially(" and while typing");
      // In a view it is the same as in the page itself.
      await first.locator("details[data-view=judging] > summary").click();
      await first.locator("[data-judge=manager]").click();
      await first.locator('[data-viewpoint="judging.viewpoints.manager_ability"] summary').click();
      await inputs(first, "viewpoints.manager_ability.evidence").pressSequentially("技術士");
      // The second that may be lost: nothing else is waited for.
      await first.waitForTimeout(1000);
      const killed = spawn("pkill", ["-KILL", "-f", folder]);
      await new Promise((done) => killed.on("close", done));
      await context.close().catch(() => {});
      rmSync(join(folder, "SingletonLock"), { force: true });
      const next = await start();
      const reopened = await open(next, lang);
      await reopened.waitForFunction(() => document.querySelector("[data-path=title]")?.value === "before and while typing");
      const [record] = await stored(reopened);
      assert.equal(JSON.parse(record.text).viewpoints.manager_ability.evidence, "技術士");
      await next.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }),

  "a copy of a copy opens from a disk with its proposal and asks for nothing": everywhere(async (page) => {
    await page.locator("[data-sample=over-cap]").click();
    await inputs(page, "title").fill(TITLE);
    await settled(page);
    const folder = mkdtempSync(join(tmpdir(), "c3p-"));
    try {
      let from = page;
      const asked = [];
      for (const name of ["one.html", "two.html"]) {
        const view = await documents(from);
        const copy = await downloaded(from, view, "copy");
        assert.ok(copy.text.length < 1_430_000);
        writeFileSync(join(folder, name), copy.text);
        from = await page.context().newPage();
        from.on("request", (request) => asked.push(request.url()));
        await from.goto(`file://${join(folder, name)}`);
        await from.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, TITLE);
        assert.equal(await figure(from, "budget.total"), "20312400");
      }
      assert.ok(asked.every((url) => url.startsWith("file:") || url.startsWith("blob:") || url.startsWith("data:")), asked.join());
      await inputs(from, "title").fill("changed in the copy");
      await settled(from);
      await from.reload();
      await from.locator("#keep-newer button").first().click();
      await from.waitForFunction(() => document.querySelector("[data-path=title]")?.value === "changed in the copy");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }),
};
