// Every figure of an assessment by its name, as docs/explain.md says it.

// Steps, what is being checked and next steps point at what to do; the rest are names and words.
const NO_FIGURES = ["rules", "id", "name", "problems", "steps", "progress", "next_steps"];
const NAMED_BY_ID = ["items", "gates", "checks"];
const ROWS = ["lines", "measures", "years", "scenarios"];

/** Pairs of name and value. */
export function figures(value, name = "") {
  const last = name.split(".").at(-1);
  if (Array.isArray(value) && isListOfRows(value, name, last)) {
    const step = (entry, index) =>
      NAMED_BY_ID.includes(last) ? `${name}.${entry.id}` : `${name}[${index}]`;
    return value.flatMap((entry, index) => figures(entry, step(entry, index)));
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [[name, value]];
  const keys = Object.keys(value).filter((key) => !NO_FIGURES.includes(key));
  return keys.flatMap((key) => figures(value[key], name === "" ? key : `${name}.${key}`));
}

/** An empty list of the user's rows holds no figure; a list of codes is one. */
function isListOfRows(list, name, last) {
  if (list.length > 0) return list[0] !== null && typeof list[0] === "object";
  return ROWS.includes(last) && !name.endsWith("equipment_threshold.lines");
}
