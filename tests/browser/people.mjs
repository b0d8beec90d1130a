// Journeys of people, walked in Chromium, Firefox and WebKitGTK, in both languages.
//
// To add one, add an entry below: its key says who wants what, and it has
//
//   budget   the most actions it may take: clicks, fields typed into, keys pressed, options chosen,
//            texts pasted, files attached. Set it to what it takes now; a change of the page that
//            makes the way longer then fails here.
//   width    of the window in CSS pixels, 1280 unless given. WebKitGTK's is never below 450.
//   go       what the person does, with the methods of `Person` (person.mjs). Those that act
//            (`click`, `type`, `press`, `choose`, `paste`, `attach`) are counted. Those that expect
//            (`sees`, `finds`, `focuses`, `figure`) wait until it is so and fail if it never is;
//            `text`, `attribute`, `value`, `count` and `overflow` answer at once.
//
// Everything is found by CSS selectors; `field`, `tick` and `button` make those of the proposal's
// parts, and `click(selector, named)` takes the one that shows a text. `person.lang` is "ja" or
// "en". The page is open when `go` starts, blank, on a profile of its own. Browsers differ, so ask
// for nothing here that only one of them can do: such things belong in journey.mjs.
//
// Try one alone: `cargo xtask serve`, and in another terminal
// `node tests/browser/run.mjs consultant` or `node tests/browser/webdriver.mjs firefox consultant`.

import assert from "node:assert/strict";

import { button, field } from "./person.mjs";

export const journeys = {
  "a consultant enters a cost line and sees the total": {
    budget: 4,
    async go(person) {
      const line = "budget.lines[0]";
      await person.click(button("add", "budget.lines"));
      await person.focuses(field(`${line}.category`));
      await person.choose(field(`${line}.category`), "personnel");
      await person.type(field(`${line}.unit_price`), "６０万");
      await person.type(field(`${line}.quantity`), "5");
      await person.figure(`${line}.amount`, "3000000");
      await person.figure("budget.subtotal", "3000000");
      await person.sees('#result [data-figure="budget.total"]', "3,300,000");
      assert.equal(await person.value(field(`${line}.unit_price`)), "６０万");
    },
  },
};
