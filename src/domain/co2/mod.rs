//! CO₂ cut: tonnes by measure, what they cost, and the totals.

mod measure;
mod method;
mod totals;

use super::answer::Answer;
use super::assessment::{Co2, Measure, Status};
use super::found::Problems;
use super::input::Co2Measure;
use super::problem::{Issue, Problem, repeated};
use crate::quantity::{Exact, Number, Yen, half_up_quotient};
use crate::rules::RuleSet;
pub(crate) use method::{Term, terms as formula};

/// Assesses the measures. `budget_total` is the first year's estimate with tax. Where these are not all
/// measures, nothing is known of their totals.
pub fn co2(
    measures: &[Co2Measure],
    is_whole: bool,
    threshold: Answer<Number>,
    budget_total: Yen,
    rules: &RuleSet,
    problems: &mut Problems,
) -> Co2 {
    for index in repeated(measures.iter().map(|measure| measure.id.as_deref())) {
        problems.push(Problem::new(format!("co2.measures[{index}].id"), Issue::DuplicateId));
    }
    let assess = |(index, given)| {
        let mut own = Problems::default();
        let assessed = measure::measure(given, threshold, rules, &mut own);
        let path = format!("co2.measures[{index}]");
        problems.extend(own.iter().map(|problem| problem.under(&path)));
        assessed
    };
    let assessed = measures.iter().enumerate().map(assess).collect();
    if is_whole {
        totals::totals(assessed, threshold, budget_total, rules)
    } else {
        totals::unknown(assessed)
    }
}

/// One measure by itself.
pub(crate) fn assess_measure(
    given: &Co2Measure,
    threshold: Answer<Number>,
    rules: &RuleSet,
) -> Measure {
    measure::measure(given, threshold, rules, &mut Problems::default())
}

/// Cost over tonnes, rounded half up as the rules say; none without tonnes above zero.
fn yen_per_tonne(cost: &Exact, tonnes: &Exact, rules: &RuleSet) -> Option<Exact> {
    half_up_quotient(cost, tonnes, rules.co2.yen_per_tonne_decimals.value)
}

/// The exact cost per tonne against the threshold; unknown where either is.
fn against_threshold(
    cost: Option<&Exact>,
    tonnes: Option<&Exact>,
    threshold: Answer<Number>,
) -> Status {
    match (cost, tonnes.filter(|tonnes| tonnes.is_positive()), threshold) {
        (Some(cost), Some(tonnes), Answer::Given(threshold)) => {
            Status::of(*cost <= tonnes.scaled(threshold))
        }
        _ => Status::Unknown,
    }
}
