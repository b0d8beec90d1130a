// What a browser keeps of proposals, and what it downloads: for journeys about keeping.

import { readFileSync } from "node:fs";

import { open } from "./chromium.mjs";
import { inputs } from "./page.mjs";

/** Another page of the same browser, which knows what the first has kept. */
export const again = (page, lang) => open(page.context(), lang);
export const title = (page) => inputs(page, "title").inputValue();
export const kept = (page) => page.waitForFunction(() => /保存済み|^Saved/.test(document.getElementById("kept").textContent));

/** What the browser keeps, as it was before a record is put there. */
export const stored = (page, record) =>
  page.evaluate(
    (record) =>
      new Promise((done) => {
        const asked = indexedDB.open("c3p-calculator");
        asked.onsuccess = () => {
          const store = asked.result.transaction("proposals", "readwrite").objectStore("proposals");
          const all = store.getAll();
          if (record) store.put(record);
          store.transaction.oncomplete = () => done((asked.result.close(), all.result));
        };
      }),
    record,
  );

/** The text of what is downloaded by pressing a button. */
export async function downloaded(page, view, task) {
  // Where a file could be saved in place, a picker would open, which no script can answer.
  await page.evaluate(() => delete globalThis.showSaveFilePicker);
  const [download] = await Promise.all([page.waitForEvent("download"), view.locator(`[data-document=${task}]`).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}
