// The page without its network, and without its files: what it can still do, and the way out for what was typed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { base, open } from "./chromium.mjs";
import { hosted, running } from "./host.mjs";
import { downloaded } from "./kept.mjs";
import { documents, inputs, settled } from "./page.mjs";
import { READY } from "./steps.mjs";

const TITLE = "港の脱炭素 <b>&\"'";

/** Another browser, in which a page fails as it may; none of its files are kept by a service worker where they
 * are to be missed. */
async function apart(page, lang, serviceWorkers = "allow") {
  const context = await page.context().browser().newContext({ serviceWorkers });
  return { context, first: await open(context, lang) };
}

export const journeys = {
  async "the page works without a network after one visit, spreadsheets included"(page, { lang }) {
    const context = await page.context().browser().newContext();
    const first = await open(context, lang);
    await first.waitForFunction(async () => (await navigator.serviceWorker.ready).active.state === "activated");
    await context.setOffline(true);
    await first.reload();
    await first.locator("[data-sample=over-cap]:not([disabled])").click();
    const view = await documents(first);
    const [download] = await Promise.all([first.waitForEvent("download"), view.locator("[data-document=workbook]").click()]);
    assert.match(download.suggestedFilename(), /xlsx$/);
    await context.close();
  },

  async "without a network the page can be saved with the proposal in it"(page, { lang }) {
    const { context, first } = await apart(page, lang);
    await inputs(first, "title").fill(TITLE);
    await settled(first);
    await first.waitForFunction(async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith("c3p-copy-"));
      return names.length > 0 && (await (await caches.open(names[0])).keys()).length === 1;
    });
    // After a new version the copy has another address: it is fetched by the next visit that saves something.
    await first.evaluate(async () => {
      for (const name of await caches.keys()) if (name.startsWith("c3p-copy-")) await caches.delete(name);
    });
    await first.reload();
    await first.locator(READY).waitFor({ state: "attached" });
    await inputs(first, "organisation.employees").fill("120");
    await settled(first);
    await first.waitForFunction(async () => (await caches.keys()).some((name) => name.startsWith("c3p-copy-")));
    await first.waitForFunction(async () => {
      const name = (await caches.keys()).find((name) => name.startsWith("c3p-copy-"));
      return (await (await caches.open(name)).keys()).length === 1;
    });
    const view = await documents(first);
    await context.setOffline(true);
    const copy = await downloaded(first, view, "copy");
    assert.match(copy.name, /html$/);
    assert.ok(copy.text.includes(JSON.stringify(TITLE).slice(1, 6)));
    await context.close();
  },

  async "where it can't be had yet, saving the page says that it needs the network once"(page, { lang }) {
    const { context, first } = await apart(page, lang);
    const view = await documents(first);
    await context.setOffline(true);
    await view.locator("[data-document=copy]").click();
    await view.locator("[data-error=true]").waitFor();
    assert.match(await view.locator("[data-error=true]").innerText(), lang === "ja" ? /一度インターネット/ : /internet once/);
    await context.setOffline(false);
    assert.match((await downloaded(first, view, "copy")).name, /html$/);
    await context.close();
  },

  async "where the page's files are gone, what was typed is offered as a file and as a text"(page, { lang }) {
    const { context, first } = await apart(page, lang, "block");
    await inputs(first, "title").fill(TITLE);
    // A site that has something else in their place says so as well.
    const other = { status: 200, contentType: "text/html", body: "<!doctype html>" };
    for (const [at, answer] of [{ status: 404 }, other].entries()) {
      await first.reload();
      await first.locator(READY).waitFor({ state: "attached" });
      await first.route(/(chunk|split|late)[^/]*\.(wasm|css)/, (route) => route.fulfill(answer));
      await first.locator("details[data-view=documents] > summary").click();
      const said = first.locator("#keep-gone");
      await said.waitFor();
      await inputs(first, "title").fill(`${TITLE}${at}`);
      const [download] = await Promise.all([first.waitForEvent("download"), said.locator("[data-way-out=save]").click()]);
      assert.equal(JSON.parse(readFileSync(await download.path(), "utf8")).title, `${TITLE}${at}`);
      await said.locator("textarea").focus();
      assert.equal(JSON.parse(await said.locator("textarea").inputValue()).title, `${TITLE}${at}`);
      await first.unrouteAll();
      await said.locator("button").nth(1).click();
      await said.waitFor({ state: "detached" });
      await first.locator(READY).waitFor({ state: "attached" });
      await first.waitForFunction((title) => document.querySelector("[data-path=title]")?.value === title, `${TITLE}${at}`);
    }
    await context.close();
  },

  async "in a frame that allows scripts only there is a way out as well where the page's files are gone"(page, { lang }) {
    const address = lang === "ja" ? base : new URL("./en/", base).href;
    await hosted(page, `<iframe sandbox="allow-scripts" width="900" height="600" src="${address}"></iframe>`, async (host) => {
      const frame = await running(host);
      await frame.locator("[data-path=title]").fill(TITLE);
      // As many servers do, this one shares its files with such a frame, but not word that they are gone.
      await host.route(/(chunk|split|late)[^/]*\.(wasm|css)/, (route) => route.fulfill({ status: 404 }));
      await frame.locator("details[data-view=documents] > summary").click();
      const text = frame.locator("#keep-gone textarea");
      await text.focus();
      assert.equal(JSON.parse(await text.inputValue()).title, TITLE);
      // It can be copied as it stands: all of it is selected.
      assert.ok(await text.evaluate(({ selectionStart, selectionEnd, value }) => selectionStart === 0 && selectionEnd === value.length));
      // What was typed after that is in it as well.
      await frame.locator("[data-path=title]").fill(`${TITLE}2`);
      await text.focus();
      assert.equal(JSON.parse(await text.inputValue()).title, `${TITLE}2`);
    });
  },

  async "without a network nothing says that the page's files are gone"(page, { lang }) {
    const { context, first } = await apart(page, lang, "block");
    await first.route(/(chunk|split|late)[^/]*\.(wasm|css)/, (route) => route.abort("internetdisconnected"));
    await first.locator("details[data-view=documents] > summary").click();
    await first.locator("[data-lazy=again]").waitFor();
    // It is found out by asking again, which takes its time.
    await first.waitForTimeout(500);
    assert.equal(await first.locator("#keep-gone").count(), 0);
    await context.close();
  },
};
