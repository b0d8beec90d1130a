// A proposal put into a copy of the page comes out as it went in, and so it does from a copy of that copy:
// proposals of the Rust tests (C3P_GENERATED), texts that look like the end of a script, and numbers
// that JavaScript would round.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { buildSync } from "esbuild";

// The page's scripts are modules without saying so in a package.
const script = fileURLToPath(new URL("../../static/original.js", import.meta.url));
const { outputFiles } = buildSync({ entryPoints: [script], bundle: true, format: "esm", write: false });
const { broughtAlong, copyWith, keepOriginal } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const page = readFileSync(new URL("../../dist/c3p-calculator.html", import.meta.url), "utf8").replace(/^<!doctype html>\s*/i, "");
const hostile = ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "$&$1$`$'", "\u2028\u2029\u0000", "\ud83d\udea2 港", "\\u003c\\", "<html lang=x>"];
const generated = readFileSync(process.env.C3P_GENERATED, "utf8").split("\n").filter((line) => line.startsWith("{"));
const numbers = '{"format":"c3p-proposal","price":1200.0,"amount":12345678901234567890}';
const proposals = [...hostile.map((title) => JSON.stringify({ format: "c3p-proposal", title, [title]: [title] })), numbers, ...generated.slice(0, 500)];
assert.ok(proposals.length > 300);

/** What a browser would find in the element for the proposal: all up to the next tag. */
const content = (html) => /<script id="proposal"[^>]*>([^]*?)<\/script>/.exec(html)[1];

let inside = "";
globalThis.document = { documentElement: { lang: "en" }, getElementById: () => ({ textContent: inside }), querySelector: () => null };

for (const [number, proposal] of proposals.entries()) {
  keepOriginal(page);
  for (const id of ["one", "two"]) {
    const copy = await copyWith(proposal, `${id}-${number}`);
    inside = content(copy);
    assert.ok(!inside.includes("<"), "nothing in it looks like a tag");
    assert.equal(broughtAlong().text, proposal, "letter for letter: as an object its numbers would change");
    assert.match(copy, new RegExp(`<html lang="en" data-copy="${id}-${number}">`));
    // But for that, a copy is the page, letter for letter.
    const plain = (html) => html.replace(/^<!doctype html>\s*/i, "").replace(/<html[^>]*>/, "").replace(content(html), "");
    assert.ok(plain(copy) === plain(page), "the rest is as it was");
    keepOriginal(copy.replace(/^<!doctype html>\n/, ""));
  }
}
console.log(`${proposals.length} proposals came out of a copy, and of a copy of it, as they went in`);
