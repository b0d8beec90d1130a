// The page inside pages of every kind, on another origin, walked in Chromium and in Firefox: at ten widths, with
// parts closed and open, a frame is as high as what it shows, and computes.

import assert from "node:assert/strict";
import { createServer } from "node:http";

import { embed } from "./host.mjs";

const WIDTHS = [320, 375, 480, 560, 640, 768, 900, 1024, 1152, 1280];

const sheets = {
  reset: `
    * { margin: 0; padding: 0; border: 0; font: inherit; line-height: 1; float: none; box-sizing: content-box; vertical-align: baseline; overflow: hidden }
    iframe { display: none !important; width: 1px !important; height: 10px !important; max-height: 50px }`,
  floats: `
    #menu { float: left; width: 200px; height: 3000px; background: silver }
    #column { margin-left: 220px }`,
  flex: `
    body { display: flex; flex-direction: column; align-items: center }
    #box { display: flex; align-items: center; justify-content: space-around }
    #box > * { margin: 0 auto }`,
  grid: "#box { display: grid; grid-template-columns: auto; place-items: center }",
  table: "td { padding: 0; vertical-align: middle; text-align: center; white-space: nowrap }",
};

/** Hosts by name: what stands around the calculators, each of which `calculator` writes. */
const hosts = {
  "with a reset sheet and rules for every frame": (calculator) => `<style>${sheets.reset}</style><div id="box">${calculator()}</div>`,
  "with a menu that floats beside it": (calculator) =>
    `<style>${sheets.floats}</style><div id="menu"></div><div id="column"><div id="box">${calculator()}</div></div>`,
  "with flexible parents": (calculator) => `<style>${sheets.flex}</style><div id="box">${calculator()}</div>`,
  "with a grid around it": (calculator) => `<style>${sheets.grid}</style><div id="box">${calculator()}</div>`,
  "laid out as a table": (calculator) => `<style>${sheets.table}</style><table><tr><td><div id="box">${calculator()}</div></td></tr></table>`,
  "written from right to left": (calculator) => `<html dir="rtl" lang="ar"><p>مرحبا</p><div id="box">${calculator()}</div>`,
  "with two more of it, and another frame": (calculator) =>
    `<div id="box">${calculator()}<iframe title="other" srcdoc="&lt;p&gt;other"></iframe>${calculator('theme="dark"')}${calculator('mode="compact"')}</div>`,
};

/** The frame of a calculator on the host. */
const frameOf = (place) => document.querySelectorAll("c3p-calculator")[place].frame;

/** What is wrong with a frame's size, as it is seen from within; nothing where it fits. */
function misfit(width) {
  const root = document.documentElement;
  const whole = Math.ceil(document.getElementById("app").getBoundingClientRect().bottom + scrollY);
  if (Math.abs(innerWidth - width) > 1) return `it is ${innerWidth} pixels wide, not ${width}`;
  if (Math.abs(innerHeight - whole) > 1) return `it is ${innerHeight} pixels high for ${whole}`;
  if (root.clientWidth < innerWidth || root.scrollWidth > innerWidth) return `it scrolls: ${root.scrollWidth} pixels in ${root.clientWidth}`;
  return "";
}

/** Goes to a step. */
function go(step) {
  // Links don't hear `click()` here (person.mjs).
  document.querySelector(`.steps a[href="#${step}"]`).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
}

/**
 * Gives the calculators' box a width and brings one of them into sight, since browsers let frames rest that are
 * out of it; answers the width of each frame, and how far below the box the first begins.
 */
function widen([width, place]) {
  const box = document.getElementById("box");
  box.style.width = `${width}px`;
  const frames = [...document.querySelectorAll("c3p-calculator")].map(({ frame }) => frame);
  // All are wanted at once, not when they come near the window.
  for (const frame of frames) frame.loading = "eager";
  frames[place].scrollIntoView({ behavior: "instant" });
  const below = frames[0].getBoundingClientRect().top - box.getBoundingClientRect().top;
  return { widths: frames.map(({ clientWidth }) => clientWidth), below };
}

/** Serves a host on an origin of its own while a person is there. */
async function at(html, go) {
  const server = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><meta charset="utf-8"><title>host</title><script src="${embed}"></script>${html}`);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    await go(`http://localhost:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const written = ({ lang }) => (more = "") => `<c3p-calculator lang="${lang}" ${more}></c3p-calculator>`;

/** In one language each: the other has its turn in the next host. */
const inside = (html, lang) => ({
  budget: 3,
  isElsewhere: true,
  speaks: [lang],
  async go(person) {
    await at(html(written(person)), async (url) => {
      await person.visit(url);
      const count = (await person.reads(widen, [WIDTHS.at(-1), 0])).widths.length;
      for (let place = 0; place < count; place += 1) {
        await person.enter(frameOf, place);
        const fits = async (width, parts) => {
          await person.leave();
          const { widths, below } = await person.reads(widen, [width, place]);
          const own = widths[place];
          assert.ok(below <= 1, `it begins ${below} pixels below its place`);
          assert.ok(Math.abs(own - width) <= 1, `of ${width} pixels it takes ${own}`);
          await person.enter(frameOf, place);
          await person.holds(misfit, own, `a frame of ${width} pixels with ${parts} parts fits`);
        };
        const heights = [];
        for (const width of WIDTHS) {
          await fits(width, "closed");
          heights.push(await person.reads(() => innerHeight));
        }
        await person.reads(go, "score");
        for (const [at, width] of [...WIDTHS.entries()].reverse()) {
          await fits(width, "open");
          assert.notEqual(await person.reads(() => innerHeight), heights[at], "another step takes other room");
        }
        await person.reads(go, "start");
        await fits(WIDTHS[0], "closed again");
        assert.equal(await person.reads(() => innerHeight), heights[0]);
        await person.click("[data-sample=over-cap]");
        await person.figure("budget.total", "20312400");
        await fits(WIDTHS[5], "filled");
      }
      await person.leave();
    });
  },
});

/** Where the host shows what begins so far below the frame's top, unless that is in sight. */
function outOfSight(below) {
  const top = document.querySelector("c3p-calculator").frame.getBoundingClientRect().top + below;
  return top >= 0 && top < innerHeight - 20 ? "" : `it is at ${top}, of ${innerHeight}`;
}

const walks = Object.entries(hosts).map(([name, html], place) => [`in a host ${name}`, inside(html, ["ja", "en"][place % 2])]);

export const journeys = {
  ...Object.fromEntries(walks),

  "someone in a frame as high as the page goes to its parts, and sees them": {
    budget: 5,
    isElsewhere: true,
    async go(person) {
      const { lang } = person;
      await at(`<p style="height: 300px"></p>${written({ lang })()}`, async (url) => {
        await person.visit(url);
        await person.reads(() => void (document.querySelector("c3p-calculator").frame.loading = "eager"));
        const where = async (part) => {
          const below = await person.reads((part) => document.querySelector(part).getBoundingClientRect().top, part);
          await person.leave();
          const place = await person.reads(outOfSight, below);
          await person.enter(frameOf, 0);
          return place;
        };
        const sees = (part) => person.until(() => where(part), (place) => place === "", `${part} is in sight`);
        await person.enter(frameOf, 0);
        // What brings places into sight comes with what keeps.
        await person.finds("#kept:is([data-saved=yes], [data-saved=off])");
        await person.click("[data-sample=over-cap]");
        await person.figure("budget.total", "20312400");
        await person.click(".steps-menu");
        await person.click('.steps a[href="#co2"]');
        await sees("#co2 h2");
        await person.focuses("#co2 h2");
        await person.click(".toggle");
        await person.click("#result [data-step=over_cap] a");
        await sees('[id="budget.fit"]');
        await person.leave();
      });
    },
  },
};
