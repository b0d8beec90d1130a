// What is typed right before something takes its place: a page that goes, another proposal, a file. None of it
// is lost, and nothing says "saved" before it is.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { address, open } from "./chromium.mjs";
import { again, stored, title } from "./kept.mjs";
import { documents, goTo, inputs, settled } from "./page.mjs";
import { READY } from "./steps.mjs";

const TITLE = "港の脱炭素 <b>&\"'";

/** A person types, and is gone before a fifth of a second is over. */
async function typeAndGo(page, text, go) {
  await goTo(page, "basics");
  // Moving to a step is told as a way, too.
  const gone = page.waitForEvent("framenavigated");
  await page.evaluate(
    ([text, go]) => {
      const field = document.querySelector("[data-path=title]");
      field.focus();
      document.execCommand("insertText", false, text);
      setTimeout(() => (go ? (location.href = go) : location.reload()), 40);
    },
    [text, go],
  );
  await gone;
}

/** Waits for a title on a page. */
const shows = (page, title) => page.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, title);

/** Opens the field of a view in which evidence is written. */
async function evidence(page) {
  await page.locator("details[data-view=judging] > summary").click();
  await page.locator("[data-judge=manager]").click();
  await page.locator('[data-viewpoint="judging.viewpoints.manager_ability"] summary').click();
  return inputs(page, "viewpoints.manager_ability.evidence");
}

/** What is held, by its keys. */
const held = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("c3p-held-")));

export const journeys = {
  async "what is typed right before a reload, another address or going back is there again"(page, { lang }) {
    const other = "about:blank";
    let text = "";
    await settled(page);
    for (const [part, go] of [["一", undefined], ["二", other], ["三", undefined], ["四", other]]) {
      text += part;
      await typeAndGo(page, part, go);
      if (go) await page.goto(address(lang));
      await page.locator(READY).waitFor({ state: "attached" });
      await shows(page, text);
    }
    await settled(page);
    const records = await stored(page);
    assert.deepEqual(records.map((record) => JSON.parse(record.text).title), [text], "one proposal, not one for each time");
    assert.deepEqual(await held(page), [], "what the store has is held nowhere else");
    // In the way back as well: the page before this one is another.
    await page.goto(other);
    await page.goto(`${address(lang)}#basics`);
    await page.locator(READY).waitFor({ state: "attached" });
    await shows(page, text);
    await page.evaluate(() => {
      document.querySelector("[data-path=title]").focus();
      document.execCommand("insertText", false, "五");
      setTimeout(() => history.back(), 40);
    });
    await page.waitForURL(other);
    const next = await again(page, lang);
    await shows(next, `${text}五`);
  },

  async "a page that has nothing of its own held leaves nothing, and says so to nobody"(page) {
    await page.reload();
    await page.locator(READY).waitFor({ state: "attached" });
    await settled(page);
    assert.deepEqual([await held(page), await stored(page)], [[], []]);
  },

  async "what must not be kept is not held either"(page, { lang }) {
    const context = await page.context().browser().newContext();
    const told = await context.newPage();
    await told.goto(`${address(lang)}#keep=no`);
    await told.locator(READY).waitFor({ state: "attached" });
    await settled(told);
    await typeAndGo(told, TITLE);
    await told.locator(READY).waitFor({ state: "attached" });
    assert.deepEqual(await held(told), []);
    await context.close();
  },

  async "a text written in a view is in the proposal at each key, and saved before that is said"(page) {
    const field = await evidence(page);
    // At each "yes", what the field shows is compared with what the store has.
    await page.evaluate(() => {
      globalThis.said = [];
      const place = document.getElementById("kept");
      const store = () =>
        new Promise((done) => {
          const asked = indexedDB.open("c3p-calculator");
          asked.onsuccess = () => {
            const all = asked.result.transaction("proposals").objectStore("proposals").getAll();
            all.onsuccess = () => done((asked.result.close(), all.result.map(({ text }) => text)));
          };
        });
      new MutationObserver(() => {
        if (place.dataset.saved !== "yes") return;
        const { value } = document.querySelector('[data-path="viewpoints.manager_ability.evidence"]');
        said.push(store().then((texts) => [value, texts.some((text) => value === "" || text.includes(JSON.stringify(value)))]));
      }).observe(place, { attributeFilter: ["data-saved"] });
    });
    await field.focus();
    for (const letter of "技術士３名と建築士２名") {
      await page.keyboard.insertText(letter);
      const [value, saved] = await page.evaluate(() => [document.activeElement.value, document.getElementById("kept").dataset.saved]);
      if (saved === "yes") assert.ok((await stored(page)).some(({ text }) => text.includes(value)), value);
      await page.waitForTimeout(60);
    }
    await settled(page);
    const said = await page.evaluate(() => Promise.all(globalThis.said));
    assert.ok(said.length > 0);
    assert.deepEqual(said.filter(([, isThere]) => !isThere), []);
    assert.equal(await field.evaluate((field) => field === document.activeElement), true, "the field was never left");
  },

  async "saving a file or the page right after a key has that key's letter"(page) {
    const field = await evidence(page);
    const view = await documents(page);
    await page.evaluate(() => delete globalThis.showSaveFilePicker);
    let text = "";
    for (const [task, letter] of [["save", "甲"], ["copy", "乙"], ["save", "丙"]]) {
      text += letter;
      await field.focus();
      const reached = page.waitForEvent("download");
      await page.keyboard.insertText(letter);
      await page.evaluate((task) => setTimeout(() => document.querySelector(`[data-document=${task}]`).click(), 60), task);
      const file = readFileSync(await (await reached).path(), "utf8");
      assert.ok(file.includes(text), `${task}: ${text}`);
    }
    await view.waitFor();
  },

  async "what is typed right before another proposal is started is in the one before"(page) {
    await documents(page);
    for (const by of ["[data-sample=within-cap]", "[data-document=fresh]", "a file"]) {
      const typed = `${TITLE} ${by}`;
      await inputs(page, "title").fill("");
      await settled(page);
      await page.evaluate(
        ([typed, by]) => {
          // However slowly this machine draws, the pause before saving is longer.
          const own = setTimeout;
          globalThis.setTimeout = (work, time, ...given) => own(work, time >= 200 && time <= 800 ? 10 * time : time, ...given);
          document.querySelector("[data-path=title]").focus();
          document.execCommand("insertText", false, typed);
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(['{"format":"c3p-proposal","version":1,"rules":"2026-1","title":"dropped"}'], "a.json"));
          const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
          setTimeout(() => (by === "a file" ? document.querySelector("main").dispatchEvent(drop) : document.querySelector(by).click()), 30);
          addEventListener("c3p:kept", () => (globalThis.setTimeout = own), { once: true });
        },
        [typed, by],
      );
      await page.waitForFunction((typed) => document.querySelector("[data-path=title]").value !== typed, typed);
      await settled(page);
      const titles = (await stored(page)).map(({ text }) => JSON.parse(text).title);
      assert.ok(titles.includes(typed), `${by}: ${titles}`);
    }
  },

  async "who goes on typing while a file is dropped changes nothing in that file"(page) {
    await documents(page);
    await inputs(page, "title").focus();
    await page.keyboard.insertText("mine");
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['{"format":"c3p-proposal","version":1,"rules":"2026-1","title":"dropped"}'], "a.json"));
      document.activeElement.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.keyboard.type("0123456789012345678901234567890123456789", { delay: 20 });
    await page.waitForFunction(() => document.querySelector("[data-path=title]").value === "dropped");
    await settled(page);
    const titles = (await stored(page)).map(({ text }) => JSON.parse(text).title).sort();
    assert.equal(await title(page), "dropped");
    assert.equal(titles.length, 2, titles.join());
    assert.match(titles[1], /^mine\d*$/);
    assert.equal(titles[0], "dropped");
  },

  async "what is held by others or damaged is set aside, and harms nothing"(page, { lang }) {
    const proposal = (title) => `{"format":"c3p-proposal","version":1,"rules":"2026-1","title":${title}}`;
    const given = { id: "h1", revision: 0, from: { x: 1 }, saved: 1 };
    const hostile = ["{", "null", "[]", '{"id":1}', JSON.stringify({ ...given, text: "{no JSON" }), JSON.stringify({ ...given, from: 7, text: proposal('"a"') })];
    await page.evaluate((all) => all.forEach((text, at) => localStorage.setItem(`c3p-held--${at}`, text)), hostile);
    // The engine can't read this one, though JavaScript can.
    await page.evaluate((text) => localStorage.setItem("c3p-held--s", text), JSON.stringify({ ...given, id: "h2", saved: 9e15, text: proposal('"\\ud800"') }));
    await page.evaluate((text) => localStorage.setItem("c3p-held--p", text), `{"id":"__proto__","revision":0,"from":{"__proto__":1},"saved":2,"text":${JSON.stringify(proposal('"proto"'))}}`);
    const next = await again(page, lang);
    await next.locator("#keep-trouble").waitFor();
    await shows(next, "proto");
    await settled(next);
    assert.deepEqual(await held(next), []);
    const view = await documents(next);
    await view.locator("[data-kept=aside]").nth(hostile.length).waitFor();
    assert.equal(await view.locator("[data-kept=aside]").count(), hostile.length + 1);
  },

  async "where only the store is closed, what was typed is there after a reload, and goes into it later"(page, { lang }) {
    const context = await page.context().browser().newContext();
    await context.addInitScript(() => {
      if (!sessionStorage.getItem("blocked")) return;
      Object.defineProperty(globalThis, "indexedDB", { get: () => { throw new DOMException("no", "SecurityError"); } });
    });
    const blocked = await open(context, lang);
    const reloaded = async () => {
      await blocked.reload();
      await blocked.locator(READY).waitFor({ state: "attached" });
    };
    await blocked.evaluate(() => sessionStorage.setItem("blocked", "yes"));
    await reloaded();
    await blocked.locator("#keep-trouble").waitFor();
    await inputs(blocked, "title").fill(TITLE);
    for (let loads = 0; loads < 2; loads += 1) {
      await reloaded();
      await shows(blocked, TITLE);
    }
    assert.equal((await held(blocked)).length, 1);
    await blocked.evaluate(() => sessionStorage.removeItem("blocked"));
    await reloaded();
    await shows(blocked, TITLE);
    await settled(blocked);
    assert.deepEqual((await stored(blocked)).map(({ text }) => JSON.parse(text).title), [TITLE]);
    assert.deepEqual(await held(blocked), []);
    await context.close();
  },
};
