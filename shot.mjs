import { chromium } from "playwright-core";
const [base, out, sample="over-cap", ...only] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const steps = ["start","basics","eligibility","organisation","score","budget","co2","outcome","programme","years","scenarios","compare","reviewers","rules"];
for (const [lang,width,height] of [["ja",1280,800],["en",1280,800],["ja",1024,768],["ja",375,812],["en",375,812]]) {
  const page = await (await browser.newContext({viewport:{width,height}, serviceWorkers:"block"})).newPage();
  page.on("console", m => ["error","warning"].includes(m.type()) && console.log(m.text()));
  page.on("pageerror", e => console.log("ERR", e.message));
  await page.goto(base + (lang==="en"?"en/":""));
  await page.locator(".whole:not([disabled]) [data-sample=open]:not([disabled])").waitFor();
  if (sample!=="none") await page.locator(`[data-sample=${sample}]`).first().click();
  await page.waitForFunction(()=>"settled" in document.documentElement.dataset);
  for (const step of steps) {
    if (only.length && !only.includes(step)) continue;
    await page.evaluate(s => { document.querySelector(`.steps a[href="#${s}"]`).click(); }, step);
    await page.waitForTimeout(150);
    const h = await page.evaluate(s => [document.documentElement.scrollHeight, Math.round(document.getElementById(s).getBoundingClientRect().height), Math.round(document.getElementById("result").getBoundingClientRect().height), location.hash, document.activeElement.id, document.documentElement.scrollWidth-innerWidth].join(" "), step);
    console.log(lang,width,step,h);
    await page.screenshot({path:`${out}/${lang}-${width}-${step}.png`});
  }
  await page.context().close();
}
await browser.close();
