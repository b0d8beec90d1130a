export type { Proposal } from "./proposal.js";
export type { AssessAnswer, Assessment, Decimal } from "./assessment.js";
export type { ExplainAnswer, Explanation } from "./explanation.js";

/**
 * Assesses a proposal.
 *
 * @param proposalJson The text of a proposal file (`*.c3p.json`), a `Proposal`.
 * @returns The JSON text of an `AssessAnswer`: an `Assessment`, or `{"error": …}` for a text that is
 * no proposal.
 */
export function assess(proposalJson: string): string;

/**
 * Explains one figure of the assessment.
 *
 * @param proposalJson The text of a proposal file.
 * @param figure The figure's path in the assessment, such as `budget.total`.
 * @returns The JSON text of an `ExplainAnswer`: an `Explanation`, or `{"error": …}`.
 */
export function explain(proposalJson: string, figure: string): string;
