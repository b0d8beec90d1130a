/**
 * Assesses a proposal.
 *
 * @param proposalJson The text of a proposal file (`*.c3p.json`).
 * @returns The assessment as JSON text; for a text that is no proposal, `{"error": …}`.
 */
export function assess(proposalJson: string): string;

/**
 * Explains one figure of the assessment.
 *
 * @param proposalJson The text of a proposal file.
 * @param figure The figure's path in the assessment, such as `budget.total`.
 * @returns The tree of steps behind the figure as JSON text.
 */
export function explain(proposalJson: string, figure: string): string;
