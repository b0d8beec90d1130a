// Proposals made at random, the same on every run: numbers as estimates have them, and now and then
// something missing or unreadable.

const CATEGORIES = [
  "personnel", "honoraria", "domestic_travel", "overseas_travel", "committee_travel", "meetings", "equipment",
  "consumables", "rental", "wages", "communication", "utilities", "printing", "miscellaneous_services", "outsourcing",
  "joint_implementation",
];
const WORK = ["deliverables", "monthly_report", "debriefing", "field_survey", "conference", "coordination"];
const ITEMS = {
  uniqueness: 40, past_results: 20, implementation_structure: 30, policy_cooperation: 20, jcm_feasibility: 30,
  non_jcm_feasibility: 20, synergy: 10, schedule: 5, manager: 5, support_structure: 5, carbon_neutral: 15,
};
const METHODS = ["direct", "displaced_power", "efficiency_ratio", "reference_project", "fuel"];
/** Fields of a measure with the greatest value that is put there and its decimals. */
const MEASURE = {
  annual_reduction: [9000, 2], annual_energy_mwh: [20000, 1], capacity_kw: [5000, 1], yield_kwh_per_kw: [1600, 0],
  project_energy_mwh: [9000, 1], ratio: [3, 2], reference_emissions: [9000, 2], project_emissions: [9000, 2],
  reference_fuel_gj: [90000, 0], reference_factor: [95, 1], project_fuel_gj: [90000, 0], project_factor: [75, 1],
  project_power_mwh: [500, 1], grid_factor: [1, 3], useful_life_years: [20, 0], capital_cost: [900000000, 0],
  subsidy_rate: [60, 1], subsidy: [500000000, 0],
};

/** Numbers from 0 up to a bound, the same on every run. */
export function randomNumbers(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const one = (random, list) => list[random(list.length)];

/** A decimal below a bound, as text. */
export function decimal(random, bound, places) {
  const digits = random(3) === 0 ? 0 : places;
  const whole = String(random(bound));
  if (digits === 0) return whole;
  const fraction = String(random(10 ** digits)).padStart(digits, "0");
  return `${whole}.${fraction}`;
}

/** A value for the field at the end of a path; null where it is left open. */
export function valueFor(random, path) {
  const field = path.split(".").at(-1);
  if (random(9) === 0) return null;
  if (field in MEASURE && path.startsWith("co2")) return decimal(random, ...MEASURE[field]);
  switch (field) {
    case "unit_price": return random(4) === 0 ? one(random, ["200000", "220000", "199999.99", "181818.18"]) : decimal(random, 90000, 2);
    case "exchange_rate": return decimal(random, 200, 3);
    case "quantity": return decimal(random, 40, 2);
    case "quantity2": return decimal(random, 6, 1);
    case "rate": return decimal(random, 30, 2);
    case "amount": return decimal(random, 3000000, 2);
    case "yen_per_tonne": return decimal(random, 20000, 1);
    case "low": case "expected": case "high": return decimal(random, 22, 1);
    case "currency": return one(random, ["USD", "JPY", "jpy"]);
    case "category": return one(random, CATEGORIES);
    case "route": return one(random, ["jcm_subsidy", "jcm_private", "other"]);
    case "method": return one(random, METHODS);
    default: return random(2) === 0;
  }
}

function line(random, index) {
  const path = (field) => valueFor(random, field);
  const odd = random(14);
  return {
    id: `L${index + 1}`,
    category: odd === 1 ? "charm" : path("category"),
    description: one(random, ["現地調査", "=1+1", "+81", "@SUM(A1)", "a & b <c>", null]),
    unit_price: odd === 2 ? "abc" : path("unit_price"),
    currency: random(3) === 0 ? path("currency") : null,
    exchange_rate: random(3) === 0 ? path("exchange_rate") : null,
    quantity: odd === 3 ? "-1" : path("quantity"),
    unit: "人",
    quantity2: random(2) === 0 ? path("quantity2") : null,
    unit2: null,
    price_includes_tax: random(3) === 0 ? random(2) === 0 : null,
    work: random(2) === 0 ? [one(random, WORK), one(random, WORK)] : null,
    consumable_exception: random(5) === 0 ? "fragile" : null,
    note: random(4) === 0 ? "備考" : null,
  };
}

function budget(random) {
  const lines = Array.from({ length: random(25) }, (_, index) => line(random, index));
  if (random(3) === 0) lines.push({}, null);
  return {
    tax_mode: random(4) === 0 ? "none" : "standard",
    general_administration: {
      rate: valueFor(random, "rate"),
      base: one(random, [null, [], ["personnel"], ["personnel", "operating", "outsourcing"], ["joint_implementation"]]),
      amount: random(4) === 0 ? valueFor(random, "amount") : null,
    },
    work_without_cost: random(2) === 0 ? ["conference"] : null,
    lines,
  };
}

function measure(random, index) {
  const numbers = Object.keys(MEASURE).map((field) => [field, valueFor(random, `co2.${field}`)]);
  const given = Object.fromEntries(numbers);
  if (random(2) === 0) given.annual_energy_mwh = null;
  if (random(2) === 0) given.project_power_mwh = null;
  if (random(2) === 0) given.subsidy = null;
  const choices = ["route", "method", "energy_origin"].map((field) => [field, valueFor(random, `co2.${field}`)]);
  return { id: `M${index + 1}`, name: "対策", ...Object.fromEntries(choices), ...given };
}

/** A whole proposal. */
export function proposal(random) {
  const rating = (max) => {
    const range = [0, 1, 2].map(() => random(max + 1)).sort((a, b) => a - b).map(String);
    const [low, expected, high] = range.map((points) => (random(4) === 0 ? null : points));
    return { low, expected, high };
  };
  const ratings = Object.entries(ITEMS).map(([item, max]) => [item, rating(max)]);
  return {
    format: "c3p-proposal", version: 1, rules: "2026-1", title: "表計算の確認 & test",
    application: { kind: one(random, ["new", "continuing"]), phase: "1" },
    organisation: { ems: one(random, ["certified", null]), wlb: [] },
    ratings: Object.fromEntries(ratings),
    budget: budget(random),
    co2: {
      threshold: { yen_per_tonne: valueFor(random, "yen_per_tonne") },
      measures: Array.from({ length: random(5) }, (_, index) => measure(random, index)),
    },
    years: random(2) === 0 ? [{ year: "2", budget: budget(random) }] : null,
  };
}
