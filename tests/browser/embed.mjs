// The page inside other pages: hosts on another origin, with policies and old style sheets of their own.

import assert from "node:assert/strict";

import { base } from "./chromium.mjs";
import { everywhere } from "./deal.mjs";
import { element, embed, fits, hosted, running, strict } from "./host.mjs";
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
      await frame.locator(".toggle").click();
      await frame.locator('#result [data-why="budget"]').click();
      await frame.locator("[data-drawer] .why-node").first().waitFor();
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
      await frame.locator(`[data-speaks=${lang === "ja" ? "en" : "ja"}]`).waitFor();
    }, { files: { "/proposal.json": proposal } });
  },

  "ten thousand forged messages change nothing, and a genuine one still works": everywhere(async (page, { lang }) => {
    await hosted(page, `${element(lang)}<iframe name="third"></iframe>`, async (host) => {
      const frame = await running(host);
      await host.waitForFunction(() => document.querySelector("c3p-calculator").isReady);
      await frame.locator("[data-path=title]").fill("mine");
      await host.evaluate(() => {
        const target = document.querySelector("c3p-calculator").frame.contentWindow;
        const third = frames.third;
        const forged = [null, 1, "x", {}, { type: 5 }, { type: "c3p:v1:" }, { type: "c3p:v9:load", text: "{}" }, { type: "c3p:v1:load" }, ...[7, null, {}, [], true].map((text) => ({ type: "c3p:v1:load", text })), { type: "c3p:v1:lang", lang: 5 }, { type: "c3p:v1:theme", theme: {} }, { type: "c3p:v1:height", height: "1e9" }];
        for (let turn = 0; turn < 700; turn += 1) for (const data of forged) target.postMessage(data, "*");
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

  async "the script works as a module as well, or says why it can't"(page, { lang }) {
    const calculator = `<c3p-calculator lang="${lang}"></c3p-calculator>`;
    const ways = [`<script type="module" src="${embed}"></script>`, `<script type="module">await import(${JSON.stringify(embed)})</script>`];
    for (const way of ways) {
      await hosted(page, way + calculator, async (host) => {
        await running(host);
        await fits(host);
      });
    }
    const source = await (await fetch(embed)).text();
    const said = [];
    const listen = (host) => {
      host.on("console", (message) => message.type() === "error" && said.push(message.text()));
      host.on("pageerror", ({ message }) => said.push(`uncaught: ${message}`));
    };
    await hosted(page, calculator, async (host) => {
      listen(host);
      await host.addScriptTag({ content: source, type: "module" });
      await host.waitForFunction(() => document.scripts.length > 0);
      assert.equal(said.length, 1, said.join("\n"));
      assert.match(said[0], /embed\.js/);
    });
  },

  async "what is no proposal is said to whoever offers it, and nothing is thrown"(page, { lang }) {
    const said = [];
    await hosted(page, element(lang), async (host) => {
      host.on("pageerror", ({ message }) => said.push(`uncaught: ${message}`));
      const frame = await running(host);
      await host.waitForFunction(() => document.querySelector("c3p-calculator").isReady);
      host.on("console", (message) => message.type() === "error" && said.push(message.text()));
      const wrong = await host.evaluate(() => {
        const calculator = document.querySelector("c3p-calculator");
        const circle = {};
        circle.self = circle;
        const all = [undefined, null, 5, true, 5n, Symbol("x"), () => 1, circle, { x: 5n }];
        for (const one of all) calculator.load(one);
        return all.length;
      });
      await host.evaluate(() => document.querySelector("c3p-calculator").setAttribute("src", "http://127.0.0.1:9/none.json"));
      await host.waitForTimeout(500);
      assert.deepEqual(said.filter((text) => text.startsWith("uncaught")), []);
      assert.equal(said.filter((text) => text.includes("load()")).length, wrong);
      assert.ok(said.some((text) => text.includes("none.json") && text.startsWith("c3p-calculator")), said.join("\n"));
      assert.equal(await frame.locator(".linked").count(), 0);
      // What is one by its type and no proposal is said in the frame.
      await host.evaluate(() => document.querySelector("c3p-calculator").load("{}"));
      await frame.locator(".linked [data-severity=error]").waitFor();
    });
  },

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
