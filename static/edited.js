// A proposal's text with other answers in some of its places. It is not read as values, since its numbers would
// change. The text is as the page writes it: without blanks, each key once.

/** The text with these answers in it, by their paths, such as `budget.lines[0].unit_price`. */
export function edited(text, answers) {
  return answers.reduce((text, [path, answer]) => put(text, keysOf(path), JSON.stringify(answer || null)), text);
}

/** Keys of objects as texts, places in lists as numbers. */
const keysOf = (path) => Array.from(path.matchAll(/\[(\d+)\]|([^.[\]]+)/g), ([, place, key]) => key ?? Number(place));

function put(text, keys, value) {
  let at = 0;
  for (const [depth, key] of keys.entries()) {
    const isPlace = typeof key === "number";
    const inner = nested(keys.slice(depth + 1), value);
    if (text[at] !== (isPlace ? "[" : "{")) {
      // Nothing is answered here yet.
      return replaced(text, at, nested(keys.slice(depth), value));
    }
    const found = isPlace ? element(text, at, key) : member(text, at, key);
    if (found !== undefined) at = found;
    // Entries are not typed but added, and are there by then.
    else if (isPlace || inner === undefined) return text;
    else return `${text.slice(0, at + 1)}${JSON.stringify(key)}:${inner}${text[at + 1] === "}" ? "" : ","}${text.slice(at + 1)}`;
  }
  return replaced(text, at, value);
}

/** A value within objects that are not there yet; nothing where that would be a list. */
function nested(keys, value) {
  if (keys.some((key) => typeof key === "number")) return undefined;
  return keys.reduceRight((inner, key) => `{${JSON.stringify(key)}:${inner}}`, value);
}

const replaced = (text, at, value) => (value === undefined ? text : text.slice(0, at) + value + text.slice(end(text, at)));

/** Where the value of a key begins, in the object that begins here. */
function member(text, at, key) {
  const name = JSON.stringify(key);
  let here = at + 1;
  while (text[here] !== "}") {
    const behind = end(text, here);
    if (text.slice(here, behind) === name) return behind + 1;
    here = end(text, behind + 1);
    if (text[here] === ",") here += 1;
  }
  return undefined;
}

/** Where an entry of the list begins that begins here. */
function element(text, at, place) {
  let here = at + 1;
  for (let count = 0; text[here] !== "]"; count += 1) {
    if (count === place) return here;
    here = end(text, here);
    if (text[here] === ",") here += 1;
  }
  return undefined;
}

/** Where the value ends that begins here. */
function end(text, at) {
  let depth = 0;
  let here = at;
  do {
    const letter = text[here];
    if (letter === undefined) throw new Error("no JSON");
    if (letter === '"') here = endOfText(text, here);
    else if (letter === "{" || letter === "[") here = (depth += 1, here + 1);
    else if (letter === "}" || letter === "]") here = (depth -= 1, here + 1);
    else if (depth > 0) here += 1;
    else while (here < text.length && !",}]".includes(text[here])) here += 1;
  } while (depth > 0);
  return here;
}

function endOfText(text, at) {
  let here = at;
  let slashes;
  do {
    here = text.indexOf('"', here + 1);
    if (here < 0) throw new Error("no JSON");
    slashes = 0;
    while (text[here - 1 - slashes] === "\\") slashes += 1;
  } while (slashes % 2 === 1);
  return here + 1;
}
