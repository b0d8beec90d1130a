//! What is not met, can't be used, or is missing.

use super::Need;
use super::desk::{Desk, Found};
use crate::domain::assessment::Status;
use crate::domain::next_steps::lacking;

/// Conditions for applying that are not met, open, or for a person to look at.
pub(super) fn gates<'b>(desk: &Desk<'_, 'b>) -> Vec<Found<'b>> {
    let gates = desk.rules.gates.iter().zip(&desk.assessment.gates);
    let open = gates.filter(|(_, gate)| gate.status != Status::Pass);
    let found = open.map(|(rule, gate)| {
        Found::new(Need::Gate { rule, status: gate.status }, gate.path.as_str())
    });
    found.collect()
}

/// Answers that can't be used. What is wrong with reviewers' ratings keeps nobody from going on; variants
/// keep their own problems.
pub(super) fn errors<'b>(desk: &Desk<'_, 'b>) -> Vec<Found<'b>> {
    let problems = desk.assessment.all_problems().into_kept().into_iter();
    let errors =
        problems.filter(|problem| problem.is_error() && !problem.path.starts_with("reviewers"));
    let found =
        errors.map(|problem| Found::new(Need::Error { message: problem.message() }, problem.path));
    found.collect()
}

/// What amounts and tonnes still need.
pub(super) fn inputs<'b>(desk: &Desk<'_, 'b>) -> Vec<Found<'b>> {
    let budget = &desk.assessment.budget;
    let mut found = Vec::new();
    if !budget.is_begun() {
        found.push(Found::new(Need::NoLines, "budget.lines"));
    }
    for position in &budget.unfinished_lines {
        let own = budget.lines.get(*position).map(|line| lacking(line)).unwrap_or_default();
        let path = format!("budget.lines[{position}]{own}");
        found.push(Found::new(Need::Line { position: *position }, path));
    }
    if budget.is_begun() && !budget.administration_known {
        found.push(Found::new(Need::Administration, "budget.general_administration.rate"));
    }
    let measures = &desk.assessment.co2.measures;
    if measures.is_empty() {
        found.push(Found::new(Need::NoMeasures, "co2.measures"));
    }
    let lacking = measures.iter().enumerate().filter(|(_, one)| one.lifetime_tonnes.is_none());
    found.extend(lacking.map(|(position, _)| {
        Found::new(Need::Measure { position }, format!("co2.measures[{position}]"))
    }));
    found
}
