// What was typed last goes into a proposal's text as it would into the proposal, and changes nothing else in it, not
// even how a number is written.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";

// The page's scripts are modules without saying so in a package.
const script = readFileSync(new URL("../../static/edited.js", import.meta.url), "utf8");
const { edited } = await import(`data:text/javascript,${encodeURIComponent(script)}`);

const plain = (text) => JSON.parse(text);

/** The same done with values. */
function set(value, path, answer) {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
  let at = value;
  for (const key of keys.slice(0, -1)) at = at[key] ??= {};
  at[keys.at(-1)] = answer;
  return value;
}

/** All places of texts in a value, by their paths. */
function* texts(value, path = "") {
  if (typeof value === "string") yield path;
  if (Array.isArray(value)) for (const [place, entry] of value.entries()) yield* texts(entry, `${path}[${place}]`);
  else if (value && typeof value === "object") {
    for (const [key, part] of Object.entries(value)) if (/^\w+$/.test(key)) yield* texts(part, path ? `${path}.${key}` : key);
  }
}

const typed = '港 "\\" ,]}{[ \\\\" x';
const own = (text) => JSON.stringify(JSON.parse(text));
const generated = readFileSync(process.env.C3P_GENERATED, "utf8").split("\n").filter((line) => line.startsWith("{"));
let places = 0;
for (const line of generated.slice(0, 300)) {
  const text = own(line);
  for (const path of [...texts(plain(text))].slice(0, 20)) {
    assert.deepEqual(plain(edited(text, [[path, typed]])), set(plain(text), path, typed), path);
    places += 1;
  }
  for (const path of ["title", "a", "a.b.c"]) {
    if (path.startsWith("a") && plain(text).a !== undefined) continue;
    assert.deepEqual(plain(edited(text, [[path, typed]])), set(plain(text), path, typed), path);
  }
}
assert.ok(places > 2_000, `${places} places`);

const check = (text, answers, expected) => assert.equal(edited(text, answers), expected);
// Numbers and all else stay letter for letter, and the last answer to a place counts.
check('{"x":1.0,"y":12345678901234567890,"z":{"a":1e400,"b":"}"}}', [["z.b", "1"], ["z.b", "2"]], '{"x":1.0,"y":12345678901234567890,"z":{"a":1e400,"b":"2"}}');
check('{"l":[{"a":"["},{"a":"\\\\"}],"n":0}', [["l[1].a", "q"]], '{"l":[{"a":"["},{"a":"q"}],"n":0}');
// What is emptied is not answered; what holds an answer is made, but for entries of lists.
check('{"t":"x"}', [["t", ""]], '{"t":null}');
check("{}", [["a.b", "x"]], '{"a":{"b":"x"}}');
check('{"a":null}', [["a.b", "x"]], '{"a":{"b":"x"}}');
check('{"l":[]}', [["l[0].a", "x"]], '{"l":[]}');
check("{}", [["l[0].a", "x"]], "{}");
console.log(`texts are put into ${places} places of proposals`);
