// The npm package as programs get it: its README's example runs, its types fit programs, and a
// bundler takes it as it is.
import { strict as assert } from "node:assert";
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import * as esbuild from "esbuild";

import { installed, root, run } from "./help/installed.mjs";

const guest = installed();
const home = dirname(guest.file("c3p-calculator"));
const manifest = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));

/** Every file that the manifest's exports name is there. */
function filesOf(exported) {
  return typeof exported === "string" ? [exported] : Object.values(exported).flatMap(filesOf);
}
for (const file of filesOf(manifest.exports)) assert(existsSync(join(home, file)), `${file} is not in the package`);
const cargo = readFileSync(join(root, "Cargo.toml"), "utf8");
assert.equal(manifest.version, /\[package\][^[]*?\nversion = "([^"]+)"/.exec(cargo)[1], "the version is the crate's");
assert.equal(manifest.dependencies, undefined, "the package needs no other");

// The example: what each line prints stands behind it.
const readme = readFileSync(join(home, "README.md"), "utf8");
const [, example] = /```js\n([\s\S]*?)```/.exec(readme);
const lines = example.trimEnd().split("\n").filter((line) => line !== "");
assert(lines.length <= 10, `the example has ${lines.length} lines`);
const promised = lines.flatMap((line) => /console\.log\(.*\); \/\/ (.*)$/.exec(line)?.[1] ?? []);
assert(promised.length > 0, "the example promises nothing");
writeFileSync(join(guest.folder, "example.mjs"), example);
const printed = run(process.execPath, ["example.mjs"], { cwd: guest.folder });
assert.deepEqual(printed.trimEnd().split("\n"), promised, "the example prints what it promises");

// The types, as bundlers and as Node look them up, with neither DOM nor Node to lean on.
copyFileSync(join(root, "tests/node/types.ts"), join(guest.folder, "types.ts"));
const compilerOptions = {
  noEmit: true, strict: true, exactOptionalPropertyTypes: true, target: "es2022", lib: ["es2022"], types: [],
};
for (const [module, moduleResolution] of [["esnext", "bundler"], ["nodenext", "nodenext"]]) {
  const config = { compilerOptions: { ...compilerOptions, module, moduleResolution }, files: ["types.ts"] };
  writeFileSync(join(guest.folder, "tsconfig.json"), JSON.stringify(config));
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--project", guest.folder], { cwd: guest.folder });
}

// A bundler, for browsers: nothing is left to be found, and the bundle answers alike.
writeFileSync(join(guest.folder, "entry.js"), 'export { assess, explain } from "c3p-calculator";\n');
const bundle = join(guest.folder, "bundle.mjs");
await esbuild.build({
  entryPoints: [join(guest.folder, "entry.js")], outfile: bundle, bundle: true, format: "esm", platform: "browser",
  minify: true, logLevel: "warning",
});
assert(!/\bimport\b[^(]*\bfrom\b/.test(readFileSync(bundle, "utf8")), "the bundle imports something");
const [bundled, own] = [await import(pathToFileURL(bundle).href), await guest.engine()];
const proposal = '{"format":"c3p-proposal","version":1,"rules":"2026-1"}';
assert.equal(bundled.assess(proposal), own.assess(proposal), "the bundle answers otherwise");
assert.equal(bundled.explain(proposal, "budget.total"), own.explain(proposal, "budget.total"));

// What programs without types may pass by mistake is answered like any text that is no proposal.
for (const [given, code] of [[undefined, "not_json"], [{}, "not_json"], [5, "not_a_proposal"], [null, "not_a_proposal"]]) {
  assert.equal(JSON.parse(own.assess(given)).error.code, code, `assess(${given})`);
  assert.equal(JSON.parse(own.explain(given, undefined)).error.code, code, `explain(${given})`);
}

console.log(`the npm package ${manifest.version} is installed, typed and bundled as it should be; its example runs`);
