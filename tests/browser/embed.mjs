// The page inside other pages: hosts on another origin, with policies and old style sheets of their own.

import assert from "node:assert/strict";

import { base } from "./chromium.mjs";
import { everywhere } from "./deal.mjs";
import { element, fits, hosted, running, strict } from "./host.mjs";
import { documents } from "./page.mjs";

export const journeys = {
  "one line in a page with a strict policy is enough, at any width": everywhere(async (page, { lang }) => {
    const reset = "<style>*{margin:0;box-sizing:content-box}iframe{height:10px!important;width:1px!important}</style>";
    await hosted(page, element(lang), async (host) => {
      const faults = [];
      host.on("console", (message) => message.type() === "error" && faults.push(message.text()));
      const frame = await running(host);
      assert.match(await host.locator("iframe").getAttribute("title"), /C3P/);
      await frame.locator("[data-sample=over-cap]").click();
      for (const width of [1000, 640, 320]) {
        await host.setViewportSize({ width, height: 800 });
        await fits(host);
      }
      await frame.locator("details[data-about=budget] > summary").first().click();
      await frame.locator(".why-node").first().waitFor();
      await fits(host);
      assert.deepEqual(faults, []);
    }, { policy: strict });
    await hosted(page, reset + element(lang), async (host) => {
      await running(host);
      await fits(host);
    });
  }),

  async "a host offers a proposal, and the person decides"(page, { lang }) {
    const proposal = JSON.stringify({ format: "c3p-proposal", version: 1, rules: "2026-1", title: "from the host" });
    await hosted(page, element(lang, 'src="/proposal.json"'), async (host) => {
      const frame = await running(host);
      await frame.locator(".linked").waitFor();
      assert.match(await frame.locator(".linked").innerText(), /http:\/\/localhost:/);
      assert.equal(await frame.locator("[data-path=title]").inputValue(), "");
      await frame.locator("[data-linked=open]").click();
      await frame.locator(".linked").waitFor({ state: "detached" });
      await frame.locator("html").evaluate(
        (html, title) =>
          new Promise((done) => {
            const look = () => (html.querySelector("[data-path=title]").value === title ? done() : requestAnimationFrame(look));
            look();
          }),
        "from the host",
      );
      await host.locator("c3p-calculator").evaluate((calculator, lang) => (calculator.lang = lang), lang === "ja" ? "en" : "ja");
      await frame.locator(`.languages [lang=${lang === "ja" ? "en" : "ja"}][aria-pressed=true]`).waitFor();
    }, { files: { "/proposal.json": proposal } });
  },

  "results are passed on only once the person has agreed": everywhere(async (page, { lang }) => {
    await hosted(page, element(lang), async (host) => {
      const frame = await running(host);
      await host.waitForFunction(() => document.querySelector("c3p-calculator").isReady);
      await host.evaluate(() => {
        globalThis.results = [];
        const calculator = document.querySelector("c3p-calculator");
        calculator.addEventListener("c3p-assessment", ({ detail }) => globalThis.results.push(detail));
        // What is offered stands beside the question.
        calculator.load({ format: "c3p-proposal", version: 1, rules: "2026-1", scenarios: [{ id: "s1", name: "secret" }] });
        calculator.askResults();
      });
      const notice = frame.locator("#keep-results");
      await notice.waitFor({ state: "attached" });
      await frame.locator("[data-linked=open]").click();
      await fits(host);
      assert.match(await notice.innerText(), /http:\/\/localhost:/);
      await frame.locator("[data-sample=open]").click();
      // Results that are passed on arrive within half a second; these must not come at all.
      await host.waitForTimeout(600);
      assert.deepEqual(await host.evaluate(() => globalThis.results), []);
      await frame.locator("[data-sample=open]").press("Control+z");
      await notice.locator("button").first().click();
      // What was entered as text stays here.
      await host.waitForFunction(() => globalThis.results.at(-1)?.scenarios?.[0].name === null);
      await frame.locator("[data-sample=over-cap]").click();
      await host.waitForFunction(() => globalThis.results.at(-1)?.budget.total === "20312400");
    });
  }),

  "ten thousand forged messages change nothing, and a genuine one still works": everywhere(async (page, { lang }) => {
    await hosted(page, `${element(lang)}<iframe name="third"></iframe>`, async (host) => {
      const frame = await running(host);
      await host.waitForFunction(() => document.querySelector("c3p-calculator").isReady);
      await frame.locator("[data-path=title]").fill("mine");
      await host.evaluate(() => {
        const target = document.querySelector("c3p-calculator").frame.contentWindow;
        const third = frames.third;
        const forged = [null, 1, "x", {}, { type: 5 }, { type: "c3p:v1:" }, { type: "c3p:v9:load", text: "{}" }, { type: "c3p:v1:load" }, { type: "c3p:v1:load", text: 7 }, { type: "c3p:v1:height", height: "1e9" }];
        for (let turn = 0; turn < 1_000; turn += 1) for (const data of forged) target.postMessage(data, "*");
        for (let turn = 0; turn < 100; turn += 1) {
          third.Function("target", "target.postMessage({ type: 'c3p:v1:load', text: '{}' }, '*')")(target);
        }
        dispatchEvent(new MessageEvent("message", { data: { type: "c3p:v1:height", height: 9e9 }, origin: "http://evil.example" }));
      });
      // Messages have no end to wait for; what they would do is done by then.
      await host.waitForTimeout(500);
      assert.equal(await frame.locator("[data-path=title]").inputValue(), "mine");
      await fits(host);
      await host.evaluate(() => document.querySelector("c3p-calculator").load({ format: "c3p-proposal", version: 1, rules: "2026-1", title: "genuine" }));
      await frame.locator(".linked h2").waitFor();
      assert.match(await frame.locator(".linked").innerText(), /genuine/);
    });
  }),

  async "in a frame that allows scripts only, everything still computes"(page, { lang }) {
    const address = lang === "ja" ? base : new URL("./en/", base).href;
    await hosted(page, `<iframe sandbox="allow-scripts" width="900" height="600" src="${address}"></iframe>`, async (host) => {
      const frame = await running(host);
      await frame.locator("[data-sample=over-cap]").click();
      await frame.locator('[data-figure="budget.total"][data-value="20312400"]').first().waitFor({ state: "attached" });
      await frame.locator("#keep-trouble").waitFor();
      const view = await documents(frame);
      await view.locator('a[target="_blank"][rel=noopener][href*="#p=1."]').waitFor();
      // What such a frame swallows is not said to be done.
      const said = view.locator(".documents-said");
      await view.locator("[data-document=save]").click();
      await said.filter({ hasText: { ja: "届いていないとき", en: "If nothing arrived" }[lang] }).waitFor();
      await view.locator("[data-document=print]").click();
      await said.and(view.locator("[data-error=true]")).waitFor();
      assert.equal(await frame.locator("#report").count(), 0);
      for (const link of await frame.locator("a[href^=http]").all()) {
        assert.equal(await link.getAttribute("target"), "_blank");
        assert.match(await link.getAttribute("rel"), /noopener/);
      }
    });
  },
};
