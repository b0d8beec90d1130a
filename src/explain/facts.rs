//! What explanations are built from: the proposal read once more, and its rules.

use crate::domain::answer::Answer;
use crate::domain::found::Problems;
use crate::domain::input::{BudgetFrame, Line, Reviewer};
use crate::proposal::{self, Basics, Listed, MOST_LINES, Measures, Node, Reading};
use crate::rules::RuleSet;

/// A proposal's typed answers with its rules.
pub struct Facts<'a> {
    /// The proposal.
    pub proposal: &'a Node,
    /// How its quantities are read.
    pub reading: Reading,
    /// Its rules.
    pub rules: &'a RuleSet,
    /// All but budgets and measures.
    pub basics: Basics,
    /// The measures.
    pub measures: Measures,
    /// The reviewers.
    pub reviewers: Listed<Vec<Reviewer>>,
}

/// One estimate.
pub(super) struct BudgetFacts<'a> {
    /// Where it stands.
    pub path: String,
    /// All but its lines.
    pub frame: BudgetFrame,
    /// Its lines; none for a row that is no line.
    pub lines: Vec<Option<Line>>,
    /// The part of the proposal.
    pub node: &'a Node,
}

impl<'a> Facts<'a> {
    /// Reads a proposal. What is wrong with it is told by the assessment, not here.
    pub fn new(proposal: &'a Node, reading: Reading, rules: &'a RuleSet) -> Self {
        let mut problems = Problems::default();
        Self {
            basics: proposal::basics(proposal, reading, rules, &mut problems),
            measures: proposal::measures(proposal, reading, rules, &mut problems),
            reviewers: proposal::reviewers(proposal, reading, &mut problems),
            proposal,
            reading,
            rules,
        }
    }

    /// The estimate at a path.
    pub(super) fn budget(&self, path: &str) -> BudgetFacts<'a> {
        let node = self.proposal.at(path);
        let lines = node.get("lines").elements().iter().take(MOST_LINES);
        let lines = lines.map(|line| proposal::budget_line(line, self.reading, self.rules).0);
        BudgetFacts {
            path: path.to_owned(),
            frame: proposal::budget_frame(node, self.reading, self.rules, &mut Problems::default()),
            lines: lines.collect(),
            node,
        }
    }
}

/// The value of an answer as its code in the file.
pub(super) fn coded<T>(
    answer: &Answer<T>,
    code: impl Fn(&T) -> &'static str,
) -> Option<&'static str> {
    answer.as_ref().given().map(code)
}
