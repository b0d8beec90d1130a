// The package as a program gets it: packed by npm, and installed from that archive into an empty
// folder, without a network.
import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Runs a program and answers what it prints; it must not fail. */
export function run(program, words, options) {
  const done = spawnSync(program, words, { encoding: "utf8", maxBuffer: 2 ** 30, ...options });
  const said = `${done.error ?? ""}${done.stdout}${done.stderr}`;
  assert.equal(done.status, 0, `${program} ${words.join(" ")} failed:\n${said}`);
  return done.stdout;
}

/** Installs the package; its folder is gone when this program is done. */
export function installed() {
  const folder = mkdtempSync(join(tmpdir(), "c3p-package-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const printed = run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: join(root, "dist/npm") });
  const archive = printed.trim().split("\n").at(-1);
  writeFileSync(join(folder, "package.json"), '{ "name": "guest", "private": true, "type": "module" }\n');
  run("npm", ["install", "--offline", "--silent", "--no-audit", "--no-fund", `./${archive}`], { cwd: folder });
  const { resolve } = createRequire(join(folder, "guest.js"));
  return {
    folder,
    /** The file behind a name such as `c3p-calculator/proposal.schema.json`. */
    file: (name) => resolve(name),
    /** The engine. */
    engine: () => import(pathToFileURL(resolve("c3p-calculator")).href),
  };
}
