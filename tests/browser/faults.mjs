// The store at fault: records that the page can't read, a store that does not answer, connections that are
// closed, clocks that are ahead. What is typed is kept all the same, or that it is not is said.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { address, open } from "./chromium.mjs";
import { again, stored } from "./kept.mjs";
import { documents, inputs, settled, tick } from "./page.mjs";
import { READY } from "./steps.mjs";

const TITLE = "港の脱炭素 <b>&\"'";

const shows = (page, title) => page.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, title);
const titles = async (page) => (await stored(page)).map(({ text }) => JSON.parse(text).title).sort();

/** Texts that JavaScript reads and the engine can't. */
const unreadable = [
  '{"format":"c3p-proposal","version":1,"rules":"2026-1","title":"\\ud800"}',
  `{"format":"c3p-proposal","version":1,"rules":"2026-1","x":${"[".repeat(130)}${"]".repeat(130)}}`,
];

/** A browser in which the page's script finds the store changed, on pages that are told so. */
async function changed(page, change) {
  const context = await page.context().browser().newContext();
  await context.addInitScript(`if (location.protocol !== "about:" && !sessionStorage.getItem("sound")) (${change})()`);
  return context;
}

/** The store opens no sooner than it is freed. */
function hanging() {
  const waiting = [];
  globalThis.free = () => waiting.forEach((answer) => answer());
  const ask = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    const request = ask.apply(this, given);
    const listen = request.addEventListener;
    request.addEventListener = function (event, told) {
      const later = (come) => waiting.push(() => told.call(request, come));
      listen.call(request, event, event === "success" ? later : told);
    };
    return request;
  };
}

/** Writing into the store is never answered. */
function hangingWrites() {
  const get = IDBObjectStore.prototype.get;
  IDBObjectStore.prototype.get = function (id) {
    const request = get.call(this, id);
    if (this.transaction.mode === "readwrite") request.addEventListener = () => {};
    return request;
  };
}

/** What was written is answered no sooner than it is freed. */
function lateWrites() {
  const waiting = [];
  globalThis.free = () => waiting.splice(0).forEach((answer) => answer());
  globalThis.isLate = false;
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    const own = transaction.apply(this, given);
    if (!globalThis.isLate || own.mode !== "readwrite") return own;
    const listen = own.addEventListener;
    own.addEventListener = function (event, told) {
      listen.call(own, event, event === "complete" ? () => waiting.push(told) : told);
    };
    return own;
  };
}

/** There is no room for texts with "large" in them. */
function hasNoRoom() {
  globalThis.isFull = true;
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (record) {
    if (globalThis.isFull && record.text.includes("large")) throw new DOMException("no room", "QuotaExceededError");
    return put.call(this, record);
  };
}

/** The page's connections to the store can be got hold of. */
function caught() {
  globalThis.connections = new Set();
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    connections.add(this);
    return transaction.apply(this, given);
  };
}

export const journeys = {
  async "a proposal that the page can't read is set aside, and what is typed then is kept beside it"(page, { lang }) {
    for (const text of unreadable) {
      const context = await page.context().browser().newContext();
      const first = await open(context, lang);
      await settled(first);
      await stored(first, { id: "top", text, saved: 9e15, revision: 1 });
      const next = await again(first, lang);
      await next.locator("#keep-trouble").waitFor();
      assert.match(await next.locator("#keep-trouble").innerText(), lang === "ja" ? /読み取れない/ : /could not be read/);
      await inputs(next, "title").fill(TITLE);
      await settled(next);
      assert.equal(await next.locator("#kept").getAttribute("data-saved"), "yes");
      assert.deepEqual(await titles(next), [TITLE]);
      const view = await documents(next);
      const [download] = await Promise.all([next.waitForEvent("download"), view.locator("[data-kept=aside]").click()]);
      assert.equal(readFileSync(await download.path(), "utf8"), text);
      await context.close();
    }
  },

  async "a proposal further down that the page can't read is set aside when it is opened"(page, { lang }) {
    await inputs(page, "title").fill(TITLE);
    await settled(page);
    await stored(page, { id: "below", text: unreadable[1], saved: 1, revision: 1 });
    const next = await again(page, lang);
    await shows(next, TITLE);
    const view = await documents(next);
    await view.locator("[data-kept=open]").click();
    await next.locator("#keep-trouble").waitFor();
    await view.locator("[data-kept=aside]").waitFor();
    await inputs(next, "title").fill(`${TITLE}!`);
    await settled(next);
    assert.deepEqual(await titles(next), [`${TITLE}!`]);
  },

  async "a store that does not answer is said, links open, and what was typed is kept once it does"(page, { lang }) {
    await page.locator("[data-sample=within-cap]").click();
    await settled(page);
    const view = await documents(page);
    await view.locator("[data-document=link]").click();
    const link = await view.locator("[data-link]").inputValue();
    const context = await changed(page, hanging);
    const slow = await context.newPage();
    await slow.goto(link);
    await slow.locator("#keep-trouble").waitFor();
    assert.match(await slow.locator("#keep-trouble").innerText(), lang === "ja" ? /応答しない/ : /does not answer/);
    await slow.locator('dialog[data-shows="linked"] [data-linked=open]').click();
    await slow.waitForFunction(() => document.querySelector("[data-path=title]").value !== "");
    await inputs(slow, "title").fill(TITLE);
    await settled(slow);
    assert.equal(await slow.locator("#kept").getAttribute("data-saved"), "off");
    await slow.evaluate(() => globalThis.free());
    await slow.locator("#kept[data-saved=yes]").waitFor();
    await slow.locator("#keep-trouble").waitFor({ state: "detached" });
    assert.deepEqual(await titles(slow), [TITLE]);
    await context.close();
  },

  async "what a link offers is not closed by a store that answers late, and what was kept comes after it"(page, { lang }) {
    await page.locator("[data-sample=within-cap]").click();
    await settled(page);
    const view = await documents(page);
    await view.locator("[data-document=link]").click();
    const link = await view.locator("[data-link]").inputValue();
    const context = await changed(page, hanging);
    const first = await open(context, lang);
    await first.locator("#keep-trouble").waitFor();
    await first.evaluate(() => globalThis.free());
    await inputs(first, "title").fill(TITLE);
    await first.locator("#kept[data-saved=yes]").waitFor();
    await first.close();
    const slow = await context.newPage();
    await slow.goto(link);
    await slow.locator("#keep-trouble").waitFor();
    const offered = slow.locator('dialog[data-shows="linked"]');
    await offered.locator("[data-linked=open]").waitFor();
    await slow.evaluate(() => globalThis.free());
    await slow.locator("#keep-trouble").waitFor({ state: "detached" });
    await slow.waitForTimeout(500);
    assert.ok(await offered.isVisible(), "what the link offers is closed");
    await slow.locator("dialog.over > button").click();
    await shows(slow, TITLE);
    await inputs(slow, "title").fill(`${TITLE}!`);
    await settled(slow);
    assert.deepEqual(await titles(slow), [`${TITLE}!`]);
    await context.close();
  },

  async "a proposal for which there is no room is there after a reload, beside what is kept"(page, { lang }) {
    const context = await changed(page, hasNoRoom);
    const full = await open(context, lang);
    for (const sample of ["within-cap", "over-cap"]) {
      await full.locator(`[data-sample=${sample}]`).click();
      await settled(full);
    }
    await inputs(full, "title").fill("large");
    const said = full.locator("#keep-trouble").filter({ hasText: lang === "ja" ? /いっぱい/ : /no room/ });
    await said.waitFor();
    await full.reload();
    await full.locator(READY).waitFor({ state: "attached" });
    await shows(full, "large");
    await said.waitFor();
    // Something can be deleted, as is advised there.
    const view = await documents(full);
    await view.locator("[data-kept=remove]").waitFor();
    await full.evaluate(() => (globalThis.isFull = false));
    await inputs(full, "title").fill("large!");
    await full.locator("#kept[data-saved=yes]").waitFor();
    await said.waitFor({ state: "detached" });
    const all = await titles(full);
    assert.ok(all.length === 2 && all.includes("large!"), all.join());
    await context.close();
  },

  async "a proposal that was left and has no room is not forgotten when the next one has"(page, { lang }) {
    const context = await changed(page, hasNoRoom);
    const full = await open(context, lang);
    await inputs(full, "title").fill("large");
    await full.locator("[data-sample=within-cap]").click();
    await full.waitForFunction(() => document.querySelector("[data-path=title]").value !== "large");
    await inputs(full, "title").fill("small");
    await full.waitForFunction(() => document.getElementById("kept").dataset.saved === "off");
    // The one that has room is in the store by now.
    for (let tries = 0; tries < 50 && !(await titles(full)).includes("small"); tries += 1) await full.waitForTimeout(100);
    await settled(full);
    assert.deepEqual(await titles(full), ["small"]);
    assert.equal(await full.locator("#kept").getAttribute("data-saved"), "off");
    assert.equal(await full.locator("#kept").innerText(), lang === "ja" ? "自動保存できていません" : "Not saved by itself");
    assert.match(await full.locator("#keep-trouble").innerText(), lang === "ja" ? /いっぱい/ : /no room/);
    await full.evaluate(() => (globalThis.isFull = false));
    await inputs(full, "title").fill("small!");
    await full.locator("#kept[data-saved=yes]").waitFor();
    await full.locator("#keep-trouble").waitFor({ state: "detached" });
    assert.deepEqual(await titles(full), ["large", "small!"]);
    await context.close();
  },

  async "a store that answers after nothing was to be kept any more says nothing of saving"(page, { lang }) {
    const context = await changed(page, lateWrites);
    const slow = await open(context, lang);
    await settled(slow);
    await slow.evaluate(() => (globalThis.isLate = true));
    await inputs(slow, "title").fill(TITLE);
    // As soon as it is said that what was saved could not be taken back, the store answers.
    await slow.evaluate(async () => {
      await new Promise((soon) => setTimeout(soon, 1_000));
      location.hash = "#keep=no";
      while (!document.getElementById("keep-trouble")?.innerText.includes("keep=no")) await new Promise((soon) => setTimeout(soon, 20));
      globalThis.isLate = false;
      globalThis.free();
    });
    await slow.waitForTimeout(1_000);
    assert.equal(await slow.locator("#kept").innerText(), lang === "ja" ? "自動保存しない設定です" : "Set not to save by itself");
    assert.equal(await slow.locator("#kept").getAttribute("data-saved"), "off");
    await context.close();
  },

  async "a store that takes nothing is said, and what was typed is there on the next page"(page, { lang }) {
    const context = await changed(page, hangingWrites);
    const slow = await open(context, lang);
    await settled(slow);
    await inputs(slow, "title").fill(TITLE);
    await slow.locator("#keep-trouble").waitFor();
    assert.match(await slow.locator("#keep-trouble").innerText(), lang === "ja" ? /応答しない/ : /does not answer/);
    assert.equal(await slow.locator("#kept").getAttribute("data-saved"), "off");
    // It is the same fault after it was tried once more, on another connection.
    await slow.waitForTimeout(5_000);
    assert.match(await slow.locator("#keep-trouble").innerText(), lang === "ja" ? /応答しない/ : /does not answer/);
    await inputs(slow, "title").fill(`${TITLE}!`);
    await slow.evaluate(() => sessionStorage.setItem("sound", "yes"));
    await slow.reload();
    await slow.locator(READY).waitFor({ state: "attached" });
    await shows(slow, `${TITLE}!`);
    await settled(slow);
    assert.deepEqual(await titles(slow), [`${TITLE}!`]);
    await context.close();
  },

  async "a connection that the browser closes is opened again"(page, { lang }) {
    const context = await changed(page, caught);
    const closing = await open(context, lang);
    const ways = [
      () => connections.forEach((own) => (own.close(), own.dispatchEvent(new Event("close")))),
      // Some browsers close it without a word.
      () => connections.forEach((own) => own.close()),
      // Somebody clears what the site has kept.
      () => new Promise((done) => (indexedDB.deleteDatabase("c3p-calculator").onsuccess = done)),
    ];
    for (const [at, close] of ways.entries()) {
      await inputs(closing, "title").fill(`${TITLE}${at}`);
      await closing.locator("#kept[data-saved=yes]").waitFor();
      await closing.evaluate(close);
      await inputs(closing, "organisation.employees").fill(String(at));
      await settled(closing);
      assert.equal(await closing.locator("#kept").getAttribute("data-saved"), "yes", `${at}`);
      const [record] = await stored(closing);
      assert.equal(JSON.parse(record.text).organisation.employees, String(at));
    }
    assert.equal(await closing.locator("#keep-trouble").count(), 0);
    // Where it can't be opened again, that is what is said.
    await closing.evaluate(() => {
      connections.forEach((own) => own.close());
      IDBFactory.prototype.open = () => { throw new DOMException("gone", "UnknownError"); };
    });
    await inputs(closing, "title").fill(TITLE);
    await closing.locator("#keep-trouble").waitFor();
    assert.match(await closing.locator("#keep-trouble").innerText(), lang === "ja" ? /つなぎ直せない/ : /opened again/);
    assert.equal(await closing.locator("#kept").getAttribute("data-saved"), "off");
    await closing.reload();
    await closing.locator(READY).waitFor({ state: "attached" });
    await shows(closing, TITLE);
    await context.close();
  },

  async "the browser is asked once to keep what is kept first, and may refuse"(page, { lang }) {
    const context = await changed(page, () => {
      globalThis.asked = 0;
      StorageManager.prototype.persist = async () => {
        globalThis.asked += 1;
        throw new DOMException("no", "NotAllowedError");
      };
    });
    const faults = [];
    context.on("weberror", (error) => faults.push(error.error().message));
    const first = await open(context, lang);
    await settled(first);
    assert.equal(await first.evaluate(() => asked), 0);
    for (const sample of ["within-cap", "over-cap"]) {
      await first.locator(`[data-sample=${sample}]`).click();
      await settled(first);
    }
    assert.equal(await first.evaluate(() => asked), 1);
    assert.deepEqual(faults, []);
    await context.close();
  },

  async "a clock that is a year ahead empties no bin and puts nothing on top for good"(page, { lang }) {
    await page.locator("[data-sample=within-cap]").click();
    await settled(page);
    await inputs(page, "title").fill("deleted");
    await settled(page);
    const view = await documents(page);
    await view.locator("[data-document=fresh]").click();
    await shows(page, "");
    await inputs(page, "title").fill("first");
    await settled(page);
    await view.locator("[data-kept=remove]").click();
    await view.locator("[data-kept=restore]").waitFor({ state: "attached" });
    const ahead = await page.context().newPage();
    await ahead.addInitScript(() => {
      const year = 366 * 24 * 60 * 60 * 1000;
      const Own = Date;
      globalThis.Date = class extends Own {
        constructor(...given) {
          super(...(given.length > 0 ? given : [Own.now() + year]));
        }
        static now = () => Own.now() + year;
      };
    });
    await ahead.goto(address(lang));
    await shows(ahead, "first");
    await (await documents(ahead)).locator("[data-document=fresh]").click();
    await shows(ahead, "");
    await inputs(ahead, "title").fill("ahead");
    await settled(ahead);
    await ahead.close();
    const next = await again(page, lang);
    assert.deepEqual(await titles(next), ["ahead", "deleted", "first"]);
    await shows(next, "ahead");
    await (await documents(next)).locator("[data-kept=open]").click();
    await shows(next, "first");
    await inputs(next, "title").fill("later");
    await settled(next);
    const last = await again(page, lang);
    await shows(last, "later");
  },

  async "a proposal goes for good after thirty days on which the page was opened, and not before"(page, { lang }) {
    const text = JSON.stringify({ format: "c3p-proposal", version: 1, rules: "2026-1", title: "bin" });
    const gone = { id: "gone", text, saved: 1, revision: 1, deleted: 1, day: "2000-01-01", days: 30 };
    await settled(page);
    await stored(page, gone);
    await stored(page, { ...gone, id: "there", days: 29 });
    await settled(await again(page, lang));
    assert.deepEqual((await stored(page)).map(({ id, days }) => [id, days]), [["there", 30]]);
    await settled(await again(page, lang));
    assert.equal((await stored(page)).length, 1, "on the same day nothing is counted");
  },

  async "where neither the store nor anything else takes what is typed, that is said"(page, { lang }) {
    const context = await changed(page, () => {
      for (const place of ["indexedDB", "localStorage"]) {
        Object.defineProperty(globalThis, place, { get: () => { throw new DOMException("no", "SecurityError"); } });
      }
    });
    const blocked = await open(context, lang);
    await blocked.locator("#keep-trouble").waitFor();
    await tick(blocked, "eligibility.legal_entity", "true").check();
    await settled(blocked);
    assert.equal(await blocked.locator("#kept").getAttribute("data-saved"), "off");
    // The browser asks before the page goes.
    const asked = blocked.waitForEvent("dialog");
    const reloading = blocked.reload();
    const dialog = await asked;
    assert.equal(dialog.type(), "beforeunload");
    await dialog.accept();
    await reloading;
    await context.close();
  },
};
