//! The assessment as JSON: numbers as plain texts, unknown as `null`.

mod budget;
#[cfg(not(target_arch = "wasm32"))]
mod codes;
mod progress;
#[cfg(not(target_arch = "wasm32"))]
mod shaped;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::FileError;
use crate::domain::assessment::{
    Assessment, Co2, Gate, GateCounts, History, Item, Measure, PointSums, Review, Reviews,
    Scenario, Score, Spread, Status, Year,
};
use crate::domain::problem::Problem;
use crate::quantity::{Exact, Number, Yen};
use crate::shape::{described, object};

#[cfg(not(target_arch = "wasm32"))]
pub use shaped::{assess_answer, explain_answer};

/// The JSON text of an answer.
pub(super) fn text(answer: &impl Serialize) -> String {
    // Writing maps with text keys into memory has no way to fail.
    serde_json::to_string(answer).unwrap_or_default()
}

/// Writes values as their plain text.
macro_rules! as_text {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        described!(
            /// A number as a text: a plain decimal without exponent and without trailing zeros.
            $type as "Decimal",
            |_known| crate::shape::Shape::Text(Some("^-?(0|[1-9][0-9]*)([.][0-9]*[1-9])?$"))
        );
    )*};
}
as_text!(Number, Yen, Exact);

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Optional entries are there only when the proposal has the section.
impl Serialize for Assessment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entries(self, &mut map)?;
        map.end()
    }
}

fn entries<M: SerializeMap>(assessment: &Assessment, map: &mut M) -> Result<(), M::Error> {
    map.serialize_entry("rules", &assessment.rules)?;
    map.serialize_entry("history", &assessment.history)?;
    map.serialize_entry("score", &assessment.score)?;
    map.serialize_entry("gates", &assessment.gates)?;
    map.serialize_entry("gate_counts", &assessment.gate_counts)?;
    map.serialize_entry("budget", &*assessment.budget)?;
    map.serialize_entry("co2", &assessment.co2)?;
    if let Some(years) = &assessment.years {
        map.serialize_entry("years", years)?;
    }
    if let Some(scenarios) = &assessment.scenarios {
        map.serialize_entry("scenarios", scenarios)?;
    }
    if let Some(reviews) = &assessment.reviews {
        map.serialize_entry("reviews", reviews)?;
    }
    map.serialize_entry("steps", &assessment.steps)?;
    if let Some(progress) = &assessment.progress {
        map.serialize_entry("progress", progress)?;
    }
    map.serialize_entry("next_steps", &assessment.next_steps)?;
    let problems = assessment.all_problems();
    map.serialize_entry("problems", &*problems)?;
    if problems.beyond() > 0 {
        map.serialize_entry("problems_beyond", &problems.beyond().to_string())?;
    }
    Ok(())
}

impl Serialize for Scenario {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("name", &self.name)?;
        entries(&self.assessment, &mut map)?;
        map.end()
    }
}

object!(
    /// Fiscal years of the city pair; all `null` while the years are not answered.
    History, history, {
        /// Years carried out since the count last started.
        "completed_years": history.completed_years.map(|years| years.to_string())
            => Option<Number>,
        /// Years the pair may still carry out.
        "remaining_years": history.remaining_years.map(|years| years.to_string())
            => Option<Number>,
        /// A long break started the count afresh.
        "restarted": history.restarted,
    }
);

object!(
    /// The evaluation: what is certain, expected and possible.
    Score, score, {
        /// Points there are.
        "max": score.max,
        /// Points that are certain.
        "low": score.low,
        /// Points expected of the items that have an expectation.
        "expected": score.expected,
        /// Maxima of the items that have an expectation.
        "expected_max": score.expected_max,
        /// Points that are possible.
        "high": score.high,
        /// The same of the items that facts decide.
        "computed": score.computed,
        /// The same of the items that reviewers judge.
        "judged": score.judged,
        /// Maxima of the applicable items without an expectation.
        "unrated_max": score.unrated_max,
        /// Applicable items without an expectation.
        "unrated": score.unrated => Vec<codes::ItemId>,
        /// Every item, in the order of the sheet.
        "items": score.items,
    }
);

object!(
    /// Points of several items together.
    PointSums, points, {
        "max": points.max, "low": points.low, "expected": points.expected,
        "expected_max": points.expected_max, "high": points.high,
    }
);

object!(
    /// One item of the evaluation sheet.
    Item, item, {
        "id": item.id => codes::ItemId, "max": item.max, "low": item.low, "expected": item.expected,
        "high": item.high, "kind": item.kind.code() => codes::ItemKind,
    }
);

object!(
    /// A condition for applying.
    Gate, gate, { "id": gate.id => codes::GateId, "status": gate.status }
);

object!(
    /// Gates by status.
    GateCounts, counts, {
        "pass": counts.pass.to_string() => Number, "fail": counts.fail.to_string() => Number,
        "check": counts.check.to_string() => Number,
        "unknown": counts.unknown.to_string() => Number,
    }
);

object!(
    /// One measure that cuts CO₂.
    Measure, measure, {
        "id": measure.id,
        /// Tonnes a year.
        "annual_tonnes": measure.annual_tonnes,
        /// Tonnes over the useful life.
        "lifetime_tonnes": measure.lifetime_tonnes,
        /// Whole yen.
        "subsidy": measure.subsidy,
        "subsidy_yen_per_tonne": measure.subsidy_yen_per_tonne,
        "capital_yen_per_tonne": measure.capital_yen_per_tonne,
        /// The subsidy's share of the capital cost.
        "subsidy_share": measure.subsidy_share,
        /// Against the threshold that was given.
        "threshold": measure.threshold,
    }
);

object!(
    /// CO₂ cut and its cost, over all measures for which they are known.
    Co2, co2, {
        "measures": co2.measures, "annual_tonnes": co2.annual_tonnes,
        "lifetime_tonnes": co2.lifetime_tonnes,
        "energy_origin_annual_tonnes": co2.energy_origin_annual_tonnes,
        "energy_origin_lifetime_tonnes": co2.energy_origin_lifetime_tonnes,
        "subsidy": co2.subsidy, "capital_cost": co2.capital_cost,
        "subsidy_yen_per_tonne": co2.subsidy_yen_per_tonne,
        "energy_origin_subsidy_yen_per_tonne": co2.energy_origin_subsidy_yen_per_tonne,
        "capital_yen_per_tonne": co2.capital_yen_per_tonne,
        /// This programme's money and the subsidies per tonne.
        "public_yen_per_tonne": co2.public_yen_per_tonne,
        /// Against the threshold that was given.
        "threshold": co2.threshold,
    }
);

object!(
    /// A later year; without an estimate where the proposal's row is no year at all.
    Year, year, { "year": year.year, "budget": year.budget.as_deref() }
);

object!(
    /// Several reviewers' ratings.
    Reviews, reviews, {
        /// The judged items that apply.
        "items": reviews.items,
        /// The same of the reviewers' sums.
        "total": reviews.total,
    }
);

object!(
    /// One item as the reviewers see it.
    Review, review, {
        "id": review.id => codes::ItemId, "mean": review.spread.mean, "low": review.spread.low,
        "high": review.spread.high, "spread": review.spread.spread,
    }
);

object!(
    /// Several figures at a glance.
    Spread, spread, {
        "mean": spread.mean, "low": spread.low, "high": spread.high, "spread": spread.spread,
    }
);

object!(
    /// Something a person should look at.
    Problem, problem, {
        /// Where, as a path of the proposal: `budget.lines[0].unit_price`.
        "path": problem.path,
        "code": problem.code() => codes::IssueCode,
        "severity": problem.severity().code() => codes::Severity,
        /// What happened and what to do.
        "message": problem.message(),
    }
);

/// A file error, as the answer to a text that is no proposal.
impl Serialize for FileError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("error", &Refusal(*self))?;
        map.end()
    }
}

pub(super) struct Refusal(FileError);

object!(
    /// Why there is no assessment.
    Refusal, refusal, {
        "code": refusal.0.code() => FileError,
        /// What happened and what to do.
        "message": refusal.0.message(),
    }
);
