//! A proposal and its variants side by side, and where reviewers disagree.

use std::cmp::Reverse;

use crate::domain::assessment::{Assessment, Review, Reviews, Status};
use crate::quantity::Exact;

/// One figure of the proposal and of each variant.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its path in an assessment.
    pub figure: &'static str,
    /// What it is: the proposal's first, then each variant's.
    pub cells: Vec<Cell>,
}

/// A figure of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A number; none while it can't be known.
    Number(Option<Exact>),
    /// What a check says.
    Status(Status),
}

impl Row {
    /// Whether a case has another value than the proposal itself.
    pub fn differs(&self, place: usize) -> bool {
        self.cells.get(place) != self.cells.first()
    }

    /// By how much it is more than the proposal's; none where either is not known or no number.
    pub fn difference(&self, place: usize) -> Option<Exact> {
        match (self.cells.get(place)?, self.cells.first()?) {
            (Cell::Number(Some(own)), Cell::Number(Some(first))) => Some(own.minus(first)),
            _ => None,
        }
    }
}

/// The figures that cases are compared by, over a proposal and its variants.
pub fn compare(assessment: &Assessment) -> Vec<Row> {
    let scenarios = assessment.scenarios.iter().flatten().map(|scenario| &scenario.assessment);
    let cases: Vec<&Assessment> = [assessment].into_iter().chain(scenarios).collect();
    rows(&mut FIGURES.iter(), &cases)
}

/// The figures that proposals of their own are compared by, the first against the others. Points are not
/// among them: those are compared as ranges (see [`beside`](super::beside())).
pub fn compare_files(cases: &[&Assessment]) -> Vec<Row> {
    let others = FIGURES.iter().filter(|(figure, _)| !figure.starts_with("score."));
    rows(&mut CONDITIONS.iter().chain(others), cases)
}

/// The figures that one proposal is compared by under several sets of rules.
pub fn compare_rules(cases: &[&Assessment]) -> Vec<Row> {
    rows(&mut FIGURES.iter().chain(&CONDITIONS), cases)
}

fn rows(figures: &mut dyn Iterator<Item = &Figure>, cases: &[&Assessment]) -> Vec<Row> {
    let row = |(figure, cell): &Figure| Row {
        figure,
        cells: cases.iter().map(|case| cell(case)).collect(),
    };
    figures.map(row).collect()
}

/// A figure and how it is read from an assessment.
type Figure = (&'static str, fn(&Assessment) -> Cell);

const FIGURES: [Figure; 11] = [
    ("score.low", |case| number(case.score.low)),
    ("score.expected", |case| number(case.score.expected)),
    ("score.high", |case| number(case.score.high)),
    ("budget.total", |case| number(case.budget.total)),
    ("budget.headroom", |case| number(case.budget.headroom)),
    ("budget.checks.cap.status", |case| Cell::Status(case.budget.within_cap)),
    ("budget.checks.outsourcing.status", |case| Cell::Status(case.budget.outsourcing)),
    ("co2.annual_tonnes", |case| Cell::Number(case.co2.annual_tonnes.clone())),
    ("co2.lifetime_tonnes", |case| Cell::Number(case.co2.lifetime_tonnes.clone())),
    ("co2.subsidy_yen_per_tonne", |case| Cell::Number(case.co2.subsidy_yen_per_tonne.clone())),
    ("co2.public_yen_per_tonne", |case| Cell::Number(case.co2.public_yen_per_tonne.clone())),
];

/// What is told of proposals beside their points and amounts.
const CONDITIONS: [Figure; 3] = [
    ("gate_counts.fail", |case| count(case.gate_counts.fail)),
    ("gate_counts.unknown", |case| count(case.gate_counts.unknown)),
    ("budget.checks.required_work.status", |case| Cell::Status(case.budget.required_work())),
];

fn count(value: usize) -> Cell {
    Cell::Number(u32::try_from(value).ok().map(Exact::from))
}

fn number(value: impl Into<Exact>) -> Cell {
    Cell::Number(Some(value.into()))
}

/// The items that reviewers see differently, the one where they are furthest apart first; of equals, the
/// sheet's first.
pub fn disagreements(reviews: &Reviews) -> Vec<&Review> {
    let apart = |review: &&Review| review.spread.spread.is_some_and(|spread| !spread.0.is_zero());
    let mut items: Vec<&Review> = reviews.items.iter().filter(apart).collect();
    items.sort_by_key(|review| Reverse(review.spread.spread));
    items
}
