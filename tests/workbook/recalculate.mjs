// The workbook's formulas must give what the engine gives, also after a person has changed inputs:
// proposals are exported, their input cells changed in the file, LibreOffice recalculates, and every
// figure is compared with the engine's answer to the changed proposal.
//
// node tests/workbook/recalculate.mjs [how many] [seed]
//
// Cells are changed in the sheet's XML, values only: all formulas keep the values of before, so that
// nothing agrees unless LibreOffice has recalculated it. Its own macros would need more packages.
import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { proposal, randomNumbers, valueFor } from "./proposals.mjs";
import { unzip, zip } from "./zip.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const programs = process.env.C3P_EXAMPLES ?? join(root, "target/debug/examples");
const soffice = process.env.C3P_SOFFICE ?? "soffice";
const COUNT = Number(process.argv[2] ?? 5);
const random = randomNumbers(Number(process.argv[3] ?? 20260125));

function run(program, options, input = "") {
  const done = spawnSync(program, options, { input, encoding: "utf8", maxBuffer: 2 ** 30 });
  assert.equal(done.status, 0, `${program}: ${done.error ?? done.stderr}`);
  return done.stdout;
}

/** The container and key that a path leads to; containers that are missing are made. */
function place(tree, path) {
  const steps = path.replaceAll("[", ".").replaceAll("]", "").split(".");
  const key = steps.pop();
  let node = tree;
  for (const step of steps) {
    node[step] ??= {};
    node = node[step];
  }
  return [node, key];
}

/** A figure of the assessment; entries of lists are found by id where the path names one. */
function figure(assessment, path) {
  const steps = path.replaceAll("[", ".").replaceAll("]", "").split(".");
  return steps.reduce((node, step) => {
    if (Array.isArray(node) && !/^\d+$/.test(step)) return node.find((entry) => entry.id === step);
    return node?.[step];
  }, assessment);
}

/** The names that cells have for codes, from the sheet of rules. */
function namesIn(workbook) {
  const sheet = workbook.sheets.find(({ name }) => ["定数", "Rules"].includes(name));
  return new Map(sheet.rows.filter((row) => row[1]).map(([name, code]) => [code, name]));
}

const WORDS = {
  満たしています: "pass", 満たしていません: "fail", 未確定: "unknown", 解釈によります: "depends", 対象外: "not_applicable",
  Met: "pass", "Not met": "fail", "Not known yet": "unknown", "Depends on the reading": "depends",
  "Does not apply": "not_applicable", はい: true, いいえ: false, Yes: true, No: false,
};

/** What a person may change, and what it is changed to; the proposal is changed alike. */
function change(input, changed, names) {
  const path = input.path;
  const field = path.split(".").at(-1);
  const yes = names.get("true");
  const no = names.get("false");
  const based = path.match(/^(.*general_administration)\.base\.(\w+)$/);
  const tasked = path.match(/^(.*)\.work_without_cost\.(\w+)$/);
  if (based || tasked || field === "tax_mode") {
    const on = random(2) === 0;
    if (field === "tax_mode") {
      const [node, key] = place(changed, path);
      node[key] = on ? "standard" : "none";
    } else {
      const [node, key] = based ? place(changed, `${based[1]}.base`) : place(changed, `${tasked[1]}.work_without_cost`);
      const code = based ? based[2] : tasked[2];
      const others = (node[key] ?? (based ? ["personnel", "operating"] : [])).filter((known) => known !== code);
      node[key] = on ? [...others, code] : others;
    }
    return on ? yes : no;
  }
  const fits = [
    "unit_price", "exchange_rate", "quantity", "quantity2", "rate", "amount", "low", "expected", "high", "category",
    "currency", "price_includes_tax", "route", "method", "energy_origin", "yen_per_tonne",
  ];
  if (!fits.includes(field) && !path.startsWith("co2.measures")) return undefined;
  if (field === "name") return undefined;
  const value = valueFor(random, path);
  // Of the empty columns the first is filled in, where something is put there at all.
  const measure = path.match(/^co2\.measures\[(\d+)\]/);
  const { measures } = changed.co2;
  if (measure && (Number(measure[1]) > measures.length || (Number(measure[1]) === measures.length && value === null))) return undefined;
  const [node, key] = place(changed, path);
  if (node === null) return undefined;
  node[key] = value;
  if (value === null) return null;
  if (typeof value === "boolean") return value ? yes : no;
  return ["category", "route", "method"].includes(field) ? names.get(value) : value;
}

/** The sheet with other contents in a cell. */
function patched(xml, cell, value) {
  const pattern = new RegExp(`<c r="${cell}"( s="\\d+")?[^>]*?(/>|>.*?</c>)`);
  assert.match(xml, pattern, `no cell ${cell}`);
  return xml.replace(pattern, (_, style = "") => {
    if (value === null) return `<c r="${cell}"${style}/>`;
    if (/^-?[\d.]+$/.test(value)) return `<c r="${cell}"${style}><v>${value}</v></c>`;
    const text = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    return `<c r="${cell}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  });
}

/** Which part of the archive each sheet is. */
function partsOf(parts) {
  const workbook = parts.get("xl/workbook.xml").toString();
  const sheets = [...workbook.matchAll(/<sheet name="([^"]*)"/g)].map((match) => match[1]);
  return new Map(sheets.map((name, index) => [name, `xl/worksheets/sheet${index + 1}.xml`]));
}

function contents(workbook, sheet, cell) {
  const [, letters, row] = cell.match(/^([A-Z]+)(\d+)$/);
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return workbook.sheets.find(({ name }) => name === sheet)?.rows[Number(row) - 1]?.[column] ?? "";
}

function agrees(cell, value) {
  if (value === null || value === undefined) return cell === "";
  if (cell in WORDS) return WORDS[cell] === value;
  // Tonnes may have more digits than a spreadsheet holds; yen and points are compared to the last.
  const [left, right] = [Number(cell), Number(value)];
  return cell !== "" && Math.abs(left - right) <= Math.abs(right) * 1e-13;
}

/** A line without what is not answered and without idle zeros, its keys in order. */
function plain(line) {
  const given = Object.entries(line ?? {}).filter(([, value]) => value !== null);
  const short = given.map(([key, value]) => [key, /^\d+\.\d*0$/.test(value) ? value.replace(/\.?0+$/, "") : value]);
  return Object.fromEntries(short.sort());
}

const folder = mkdtempSync(join(tmpdir(), "c3p-workbook-"));
try {
  const proposals = Array.from({ length: COUNT }, () => proposal(random));
  const requests = proposals.map((given, index) => JSON.stringify({ proposal: given, language: index % 2 ? "en" : "ja" }));
  run(join(programs, "workbook"), ["write", folder], `${requests.join("\n")}\n`);
  const exported = proposals.map((_, index) => join(folder, `${index}.xlsx`));
  const before = run(join(programs, "workbook"), ["read", ...exported]).trim().split("\n").map((line) => JSON.parse(line));

  mkdirSync(join(folder, "changed"));
  const files = [];
  const places = [];
  const changed = structuredClone(proposals);
  let changes = 0;
  for (const [index, file] of exported.entries()) {
    const parts = unzip(readFileSync(file));
    const names = namesIn(before[index]);
    const sheets = partsOf(parts);
    places.push(JSON.parse(readFileSync(join(folder, `${index}.json`), "utf8")));
    for (const input of places[index].filter((known) => known.input)) {
      if (random(3) !== 0) continue;
      const value = change(input, changed[index], names);
      if (value === undefined) continue;
      const part = sheets.get(input.sheet);
      parts.set(part, Buffer.from(patched(parts.get(part).toString(), input.cell, value)));
      changes += 1;
    }
    // A line in the last row that the sums reach to.
    const [, sheet, row] = parts.get("xl/workbook.xml").toString().match(/"ProposalLines_1">'?([^'!]+)'?![^<]*\$(\d+)</);
    const line = { category: "printing", unit_price: "1100.5", quantity: "3", price_includes_tax: true };
    for (const [column, value] of [["B", names.get("printing")], ["D", "1100.5"], ["G", "3"], ["K", names.get("true")]]) {
      const part = sheets.get(sheet);
      parts.set(part, Buffer.from(patched(parts.get(part).toString(), `${column}${row}`, value)));
    }
    changed[index].budget.lines.push(line);
    files.push(join(folder, "changed", `${index}.xlsx`));
    writeFileSync(files[index], zip(parts));
  }

  // LibreOffice trusts the values it finds unless it is told to recalculate always.
  const profile = join(folder, "profile");
  mkdirSync(join(profile, "user"), { recursive: true });
  writeFileSync(
    join(profile, "user", "registrymodifications.xcu"),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`,
  );
  const output = join(folder, "recalculated");
  run(soffice, [
    `-env:UserInstallation=${pathToFileURL(profile)}`, "--headless", "--convert-to", "xlsx", "--outdir", output, ...files,
  ]);
  const recalculated = proposals.map((_, index) => join(output, `${index}.xlsx`));
  const after = run(join(programs, "workbook"), ["read", ...recalculated]).trim().split("\n").map((line) => JSON.parse(line));
  const expected = run(join(programs, "assess"), ["-"], `${changed.map((given) => JSON.stringify(given)).join("\n")}\n`);
  const assessments = expected.trim().split("\n").map((line) => JSON.parse(line));

  // What is read back from the recalculated workbook makes the changed proposal of the first one.
  const back = after.map(({ own }, index) => {
    const merged = structuredClone(proposals[index]);
    merged.budget.lines = own.lines;
    for (const year of own.years) merged.years[year.index].budget.lines = year.lines;
    for (const { path, value } of own.changes) {
      const [node, key] = place(merged, path);
      node[key] = value;
    }
    return JSON.stringify(merged);
  });
  const answers = run(join(programs, "assess"), ["-"], `${back.join("\n")}\n`).trim().split("\n");

  let compared = 0;
  let moved = 0;
  const wrong = [];
  for (const [index, workbook] of after.entries()) {
    assert.ok(workbook.sheets, `${index}: ${JSON.stringify(workbook.refused)}`);
    for (const { path, sheet, cell } of places[index].filter((known) => !known.input)) {
      const found = contents(workbook, sheet, cell);
      const value = figure(assessments[index], path);
      compared += 1;
      if (found !== contents(before[index], sheet, cell)) moved += 1;
      if (!agrees(found, value)) wrong.push(`${index} ${path} (${sheet} ${cell}): ${found} is not ${value}`);
    }
    if (answers[index] !== expected.trim().split("\n")[index]) wrong.push(`${index}: read back, it is another proposal`);
    // Read back, the lines are those of the changed proposal.
    const [lines, meant] = [workbook.own?.lines, changed[index].budget.lines].map((list) => JSON.stringify(list?.map(plain)));
    if (lines !== meant) wrong.push(`${index}: the lines come back as ${lines}, not as ${meant}`);
  }
  assert.ok(moved > compared / 20, "LibreOffice has recalculated nothing");
  for (const line of wrong.slice(0, 40)) console.error(line);
  assert.equal(wrong.length, 0, `${wrong.length} of ${compared} figures differ`);
  console.log(`${COUNT} workbooks, ${changes} cells changed, ${compared} figures as the engine has them (${moved} of them moved)`);
} finally {
  if (process.env.C3P_KEEP) console.error(folder);
  else rmSync(folder, { recursive: true, force: true });
}
