// A program that uses the package's types. It is only compiled: what must be refused is marked, and
// not refusing it is an error as well.
import { assess, explain } from "c3p-calculator";
import type { AssessAnswer, Assessment, ExplainAnswer, Explanation, Proposal } from "c3p-calculator";
import type { Check, NextStep, Problem, Status } from "c3p-calculator/assessment";
import type { Operation, Reason } from "c3p-calculator/explanation";
import type { Line, NotAnswered } from "c3p-calculator/proposal";

const line: Line = { id: "L1", category: "overseas_travel", unit_price: "1200.50", quantity: 2, work: ["field_survey"] };
const proposal: Proposal = {
  format: "c3p-proposal",
  version: 1,
  rules: "2026-1",
  application: { kind: "new", partner_country: "VNM", participation_years: [], theme_novelty: null },
  organisation: { ems: "", wlb: ["eruboshi_3"], carbon_neutral: { scope_1_2: true } },
  ratings: { uniqueness: { low: "24", expected: "30" } },
  budget: { lines: [line, null] },
  co2: { measures: [{ method: "direct", annual_reduction: "-5", sources: { grid_factor: "a table" } }] },
  years: [{ year: "2", budget: { lines: [] } }],
  scenarios: [{ id: "s", co2: {}, reviewers: [{ ratings: { synergy: "7" } }] }],
};

const answer = JSON.parse(assess(JSON.stringify(proposal))) as AssessAnswer;
function read(answer: AssessAnswer): string {
  if ("error" in answer) return answer.error.code satisfies "not_json" | "too_large" | string;
  const { budget, score, scenarios }: Assessment = answer;
  const outsourcing = budget.checks.find((check): check is Extract<Check, { id: "outsourcing" }> => check.id === "outsourcing");
  const total: string = outsourcing?.limit ?? budget.by_category.personnel;
  const statuses: Status[] = answer.gates.map((gate) => gate.status);
  const problems: Problem[] = scenarios?.flatMap((scenario) => scenario.problems) ?? [];
  // @ts-expect-error: what is not known is null.
  const expected: string = score.items[0]!.expected;
  // @ts-expect-error: there is no such figure.
  const charm = budget.charm;
  return [total, ...statuses, ...problems.map((problem) => problem.message.ja), expected, charm].join();
}
read(answer);

export function todo(step: NextStep): string {
  switch (step.kind) {
    case "over_cap":
      return step.yen;
    case "required_work":
      return step.missing.join();
    default:
      return step.path;
  }
}

const explained = JSON.parse(explain(JSON.stringify(proposal), "budget.total")) as ExplainAnswer;
export function inputs(node: Explanation): string[] {
  const own: Operation = "input";
  const reasons: Reason[] = node.not_counted?.map((left_out) => left_out.reason) ?? [];
  const here = node.operation === own && node.path !== undefined ? [node.path] : [];
  return [...here, ...reasons, ...node.children.flatMap(inputs)];
}
if (!("error" in explained)) inputs(explained);

export const wrong: (Proposal["budget"] | Line | NotAnswered)[] = [
  // @ts-expect-error: no such category.
  { category: "charm" },
  // @ts-expect-error: yes or no is no text.
  { price_includes_tax: "yes" },
  // @ts-expect-error: no such field.
  { tax_mode: "none", charm: "5" },
];
// @ts-expect-error: no such rules.
export const other: Proposal = { format: "c3p-proposal", version: 1, rules: "1999-9" };
