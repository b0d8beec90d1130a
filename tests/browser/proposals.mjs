// Proposals that the journeys enter, and figures of them worked out by hand.

/** As typed; what a file would hold instead stands in `asFile`. */
export const typed = {
  title: "港湾都市の脱炭素 Port city",
  application: {
    kind: "new",
    phase: "1",
    theme_novelty: true,
    lead_applicant: "company",
    partner_country: "VNM",
    partner_cities: ["ハイフォン市", "Da Nang"],
    participation_years: ["２０２４", "2025"],
    energy_origin_co2: true,
    governments: [
      { name: "北九州市", level: "municipality", fiscal_capability_index: "０．４５", leading_area: true },
      { name: "", level: "prefecture", fiscal_capability_index: "0.39539", leading_area: null },
    ],
  },
  eligibility: {
    legal_entity: true,
    not_article_70: true,
    not_article_71: true,
    not_suspended: false,
    organised_crime_pledge: true,
    bid_qualification: null,
    city_agreement: "intended",
    consortium: true,
    letters_of_interest: true,
  },
  organisation: {
    employees: "１２０",
    ems: "certified",
    wlb: ["eruboshi_3", "kurumin_new"],
    eruboshi_hours_met: true,
    action_plan_in_force: false,
    carbon_neutral: {
      target_year: "2050",
      scope_1_2: true,
      interim_target: true,
      scope_3_target: false,
      published: true,
      decokatsu_supporters: true,
      decokatsu_declaration: null,
    },
  },
  ratings: {
    uniqueness: { expected: "30" },
    synergy: { low: "5", expected: "7", high: "9" },
  },
  budget: {
    lines: [
      {
        category: "personnel",
        description: "主任研究員",
        unit_price: "６０万",
        quantity: "5",
        unit: "人月",
        price_includes_tax: false,
        work: ["deliverables", "monthly_report"],
      },
      {
        category: "overseas_travel",
        unit_price: "1,200.50",
        currency: "USD",
        exchange_rate: "150.25",
        quantity: "2",
        unit: "人",
        quantity2: "3",
        unit2: "回",
        work: ["field_survey"],
        note: "夏と冬",
      },
    ],
    tax_mode: "standard",
    general_administration: { rate: "10", base: ["personnel", "operating"] },
    work_without_cost: ["conference"],
  },
  co2: {
    measures: [
      {
        name: "屋根置き太陽光",
        route: "jcm_subsidy",
        method: "displaced_power",
        energy_origin: true,
        annual_energy_mwh: "9,000",
        grid_factor: "0.402",
        useful_life_years: "17",
        capital_cost: "15億",
        subsidy_rate: "40",
        sources: { grid_factor: "IFI TWG", useful_life_years: "法定耐用年数" },
      },
    ],
    threshold: { yen_per_tonne: "9755.15", source: "自社の目安" },
  },
  years: [{ year: "2", budget: { lines: [{ category: "equipment", unit_price: "300000", quantity: "1" }] } }],
  scenarios: [{ name: "旅費なし", budget: { general_administration: { rate: "5" } } }],
  reviewers: [
    { name: "A", ratings: { uniqueness: "31", synergy: "8" } },
    { name: "B", ratings: { uniqueness: "36" } },
  ],
};

/** Figures by hand; the comments say how. */
export const expected = {
  "history.completed_years": "2",
  "history.remaining_years": "4",
  "score.max": "200",
  // 30 + 5 of the ratings, 10 for the scale, 5 for the system, 4 for the best certificate
  "score.low": "54",
  // 200 less 10 (uniqueness), 1 (synergy) and 1 (certificate)
  "score.high": "188",
  // 30 + 7 + 10 + 5 + 4 of 40 + 10 + 10 + 5 + 5
  "score.expected": "56",
  "score.expected_max": "70",
  "score.items.uniqueness.low": "30",
  "score.items.past_results.kind": "not_applicable",
  "gates.not_suspended.status": "fail",
  "gates.bid_qualification.status": "unknown",
  "gates.target_country.status": "pass",
  "budget.lines[0].amount": "3000000",
  // 1200.50 × 150.25 × 2 × 3 = 1,082,250.75
  "budget.lines[1].amount": "1082250",
  "budget.by_category.personnel": "3000000",
  "budget.operating": "1082250",
  "budget.general_administration": "408225",
  "budget.subtotal": "4490475",
  // 449,047.5
  "budget.tax": "449047",
  "budget.total": "4939522",
  "budget.headroom": "15060478",
  "budget.complete": "true",
  "budget.checks.cap.status": "pass",
  // (3,000,000 + 1,082,250 + 408,225) ÷ 2 = 2,245,237.5
  "budget.checks.outsourcing.limit": "2245237",
  "budget.checks.required_work.missing": '["debriefing","coordination"]',
  "budget.checks.equipment_threshold.lines": "[]",
  "co2.measures[0].annual_tonnes": "3618",
  "co2.measures[0].lifetime_tonnes": "61506",
  "co2.subsidy": "600000000",
  "co2.measures[0].subsidy_yen_per_tonne": "9755.15",
  "co2.capital_yen_per_tonne": "24387.86",
  // (4,939,522 + 600,000,000) ÷ 61,506 = 9,835.455…
  "co2.public_yen_per_tonne": "9835.46",
  // 600,000,000 ÷ 61,506 = 9,755.1458… ≤ 9,755.15
  "co2.threshold": "pass",
  "years[0].budget.subtotal": "300000",
  "years[0].budget.total": "330000",
  // 5 % of 4,082,250 is 204,112; 4,286,362 and 428,636 of tax
  "scenarios[0].budget.total": "4714998",
  "scenarios[0].score.expected": "56",
  "reviews.items.uniqueness.mean": "33.5",
  "reviews.items.uniqueness.spread": "5",
  "reviews.items.synergy.high": "8",
  // the reviewers' sums: 39 and 36
  "reviews.total.mean": "37.5",
};

const plain = {
  "２０２４": "2024",
  "０．４５": "0.45",
  "１２０": "120",
  "６０万": "600000",
  "1,200.50": "1200.50",
  "9,000": "9000",
  "15億": "1500000000",
};

/** The file of what was typed: quantities normalised, ids as the page gives them. */
export function asFile(proposal) {
  const ids = { lines: "L", measures: "M", scenarios: "s", reviewers: "r" };
  const walk = (value, key) => {
    if (Array.isArray(value)) {
      const letter = ids[key];
      return value.map((element, index) =>
        letter ? { id: `${letter}${index + 1}`, ...walk(element) } : walk(element),
      );
    }
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, walk(part, name)]));
    }
    return plain[value] ?? value;
  };
  const file = walk(proposal);
  // The variant's budget starts as a copy of the proposal's.
  for (const scenario of file.scenarios) {
    const own = scenario.budget;
    scenario.budget = structuredClone(file.budget);
    Object.assign(scenario.budget.general_administration, own.general_administration);
  }
  return { format: "c3p-proposal", version: 1, rules: "2026-1", ...file };
}

/** Every figure of an assessment by its path, as the page has to show it. */
export function figures(assessment) {
  const found = new Map();
  const byId = new Set(["items", "gates", "checks", "steps"]);
  const walk = (value, path, key) => {
    if (value === null || typeof value !== "object") {
      found.set(path, value === null ? "" : String(value));
    } else if (Array.isArray(value)) {
      const isPlain = value.every((element) => element === null || typeof element !== "object");
      if (isPlain && !["lines", "measures", "years"].includes(key)) {
        found.set(path, JSON.stringify(value));
      } else if (isPlain && path.endsWith("equipment_threshold.lines")) {
        found.set(path, JSON.stringify(value));
      } else {
        value.forEach((element, index) =>
          walk(element, byId.has(key) ? `${path}.${element.id}` : `${path}[${index}]`),
        );
      }
    } else {
      for (const [name, part] of Object.entries(value)) {
        if (!["id", "name", "year", "rules", "problems", "next_steps"].includes(name)) {
          walk(part, path ? `${path}.${name}` : name, name);
        }
      }
    }
  };
  walk(assessment, "");
  return found;
}
