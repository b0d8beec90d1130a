// Walks the journeys of people.mjs in Firefox or in WebKitGTK, through their WebDrivers, and those of hosts.mjs
// in Firefox.
//
// Usage: node webdriver.mjs firefox|webkit [WORD]; a word walks only journeys whose names contain it.
// C3P_URL is where the site is served; the programs are C3P_FIREFOX and C3P_GECKODRIVER, or
// C3P_MINIBROWSER, C3P_WEBKITWEBDRIVER and C3P_XVFB. All are named to selenium-webdriver, which
// therefore looks for none and fetches none.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Builder, By, Key } from "selenium-webdriver";
import browsingContext from "selenium-webdriver/bidi/browsingContext.js";
import remote from "selenium-webdriver/remote/index.js";

import { address, languages, PATIENCE } from "./chromium.mjs";
import { journeys as hosts } from "./hosts.mjs";
import { journeys as people } from "./people.mjs";
import { BrowserGone, walks } from "./person.mjs";
import { Tally } from "./tally.mjs";

const program = (name, otherwise) => process.env[name] ?? otherwise;

const engines = {
  firefox: {
    name: "Firefox",
    journeys: { ...people, ...hosts },
    driver: () => program("C3P_GECKODRIVER", "geckodriver"),
    // Each session makes a profile; they go with the folder at the end.
    flags: (folder) => ["--profile-root", folder, "--websocket-port=0"],
    capabilities: {
      browserName: "firefox",
      webSocketUrl: true,
      "moz:firefoxOptions": {
        binary: program("C3P_FIREFOX", "/usr/bin/firefox-esr"),
        args: ["-headless"],
        prefs: { "datareporting.policy.dataSubmissionEnabled": false, "app.update.auto": false },
      },
    },
    /** Its window is never narrower than 500 pixels, but what a page takes for its window is. */
    async resize(driver, width) {
      const context = await browsingContext(driver, { browsingContextId: await driver.getWindowHandle() });
      await context.setViewport(width, 900);
    },
  },
  webkit: {
    name: "WebKitGTK",
    journeys: people,
    driver: () => program("C3P_WEBKITWEBDRIVER", "/usr/bin/WebKitWebDriver"),
    flags: () => [],
    needsScreen: true,
    capabilities: {
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": {
        binary: program("C3P_MINIBROWSER", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"),
        args: ["--automation"],
      },
    },
    /** Its window is never narrower than that, and asking for less may never be answered. */
    resize: (driver, width) =>
      driver.manage().window().setRect({ x: 0, y: 0, width: Math.max(width, 450), height: 900 }),
  },
};

/** The name of a screen in memory, for browsers that can't do without one; it ends with us. */
async function screen() {
  const server = spawn(
    program("C3P_XVFB", "Xvfb"),
    ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
    { stdio: ["ignore", "ignore", "ignore", "pipe"] },
  );
  // It writes its number as soon as it takes connections, and dies if nobody reads all of the line.
  const number = await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`Xvfb ended with status ${code}`)));
    let line = "";
    server.stdio[3].on("data", (text) => {
      line += text;
      if (line.endsWith("\n")) resolve(line.trim());
    });
  });
  process.once("exit", () => server.kill());
  // Nor does it keep us from ending.
  server.stdio[3].destroy();
  server.unref();
  return `:${number}`;
}

/** The WebDriver of an engine, started: its address, and the way to end everything. */
async function start(engine) {
  const folder = mkdtempSync(join(tmpdir(), "c3p-webdriver-"));
  const environment = engine.needsScreen ? { ...process.env, DISPLAY: await screen() } : process.env;
  const service = new remote.DriverService.Builder(engine.driver())
    .setLoopback(true)
    .addArguments(...engine.flags(folder))
    .setEnvironment(environment)
    .build();
  const url = await service.start();
  return {
    url,
    async end() {
      await service.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the browser answers, or that it is gone: its driver waits for a dead one without end. */
async function within(milliseconds, answer, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new BrowserGone(`${what}: no answer in ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** WebDriver's code of a key that `KeyboardEvent.key` calls so. */
const key = (name) => Key[name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()] ?? name;

/** A person's hands in a browser of their own. */
async function hands(url, { capabilities, resize }, width) {
  const builder = new Builder().disableEnvironmentOverrides().usingServer(url);
  const driver = await within(30_000, builder.withCapabilities(capabilities).build(), "a new window");
  const evaluate = (work, given) => driver.executeScript(`return (${work})(arguments[0])`, given);
  await within(20_000, resize(driver, width), "a width");

  /** Waits until an element has stayed where it is from one frame to the next: a click is aimed at a place. */
  const still = (element) =>
    driver.executeAsyncScript((element, done) => {
      const place = () => Object.values(element.getBoundingClientRect().toJSON()).join();
      const look = (before) => requestAnimationFrame(() => (place() === before ? done() : look(place())));
      look(place());
    }, element);

  /** The first that is shown, in the middle of the window, where nothing lies over it. */
  const at = ({ selector, named }) =>
    driver.wait(
      () =>
        evaluate(
          ([selector, named]) => {
            const isShown = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true;
            const fits = (element) => isShown(element) && element.textContent.includes(named ?? "");
            const found = [...document.querySelectorAll(selector)].find(fits) ?? null;
            found?.scrollIntoView({ block: "center", behavior: "instant" });
            return found;
          },
          [selector, named],
        ),
      PATIENCE,
      `${selector} ${named ?? ""} is not shown`,
    );

  const own = {
    evaluate,
    goto: (address) => driver.get(address),
    async enter(find, given) {
      await driver.switchTo().defaultContent();
      if (find) await driver.switchTo().frame(await evaluate(find, given));
    },
    async click(target) {
      const element = await at(target);
      await still(element);
      await element.click();
    },
    async press(name) {
      const keys = name.split("+").map(key);
      let actions = driver.actions();
      for (const down of keys) actions = actions.keyDown(down);
      for (const up of keys.reverse()) actions = actions.keyUp(up);
      await actions.perform();
    },
    async type(target, text) {
      const element = await at(target);
      await driver.executeScript((element) => (element.focus(), element.select()), element);
      await element.sendKeys(text === "" ? Key.DELETE : text);
    },
    async choose(target, value) {
      const element = await at(target);
      await element.findElement(By.css(`option[value=${JSON.stringify(value)}]`)).click();
    },
    async attach({ selector }, files) {
      await driver.findElement(By.css(selector)).sendKeys([files].flat().join("\n"));
    },
    // Neither driver reaches the clipboard, so what a paste would bring is handed over as an event.
    async paste(target, text) {
      const element = await at(target);
      await driver.executeScript(
        (element, text) => {
          element.focus();
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
          if (!element.dispatchEvent(paste)) return;
          // Firefox gives a script's event no data: then it is as if it were typed, and the field left.
          document.execCommand("insertText", false, text);
          element.dispatchEvent(new Event("change", { bubbles: true }));
        },
        element,
        text,
      );
    },
  };
  const timed = ([name, work]) => [name, (...given) => within(40_000, work(...given), name)];
  return {
    ...Object.fromEntries(Object.entries(own).map(timed)),
    /** What stands in place of a page whose process died has none of its parts. */
    async isGone() {
      const isThere = () => evaluate(() => document.querySelector("#app, iframe, c3p-calculator") !== null);
      return !(await within(10_000, isThere(), "a look").catch(() => false));
    },
    leave: () => within(20_000, driver.quit(), "the end"),
  };
}

const [which, only = ""] = process.argv.slice(2);
const engine = engines[which];
if (!engine) throw new Error(`name one of: ${Object.keys(engines).join(", ")}`);
let driver;

/** Ends a driver that would wait for a dead browser; who asks next finds another. */
async function giveUp() {
  await driver?.end();
  driver = undefined;
}

/** The hands of another person, in the driver's next window. */
async function others(width) {
  try {
    driver ??= await start(engine);
    const own = await hands(driver.url, engine, width);
    return { ...own, leave: () => own.leave().catch(giveUp) };
  } catch (error) {
    await giveUp();
    throw new BrowserGone(error.message);
  }
}

const tally = new Tally();
try {
  for (const { title, go } of walks({ journeys: engine.journeys, browser: engine.name, languages, address })) {
    if (title.includes(only)) await tally.take(title, () => go(others));
  }
  await tally.end();
} finally {
  await giveUp();
}
