//! The assessment as JSON: numbers as plain texts, unknown as `null`.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::FileError;
use crate::domain::assessment::{
    Assessment, Co2, Gate, GateCounts, History, Item, Measure, PointSums, Review, Reviews,
    Scenario, Score, Spread, Status, Year,
};
use crate::domain::problem::Problem;
use crate::quantity::{Exact, Number, Yen};

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
    )*};
}
as_text!(Number, Yen, Exact);

/// Writes an object with these entries.
macro_rules! object {
    ($type:ty, $self:ident, { $($key:literal: $value:expr),* $(,)? }) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $self = self;
                let mut map = serializer.serialize_map(None)?;
                $(map.serialize_entry($key, &$value)?;)*
                map.end()
            }
        }
    };
}

// These stand here because the macros are known from here on only.
mod budget;
mod progress;

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
    map.serialize_entry("next_steps", &assessment.next_steps)?;
    map.serialize_entry("problems", &assessment.all_problems())
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

object!(History, history, {
    "completed_years": history.completed_years.map(|years| years.to_string()),
    "remaining_years": history.remaining_years.map(|years| years.to_string()),
    "restarted": history.restarted,
});

object!(Score, score, {
    "max": score.max, "low": score.low, "expected": score.expected,
    "expected_max": score.expected_max, "high": score.high, "computed": score.computed,
    "judged": score.judged, "unrated_max": score.unrated_max, "unrated": score.unrated,
    "items": score.items,
});

object!(PointSums, points, {
    "max": points.max, "low": points.low, "expected": points.expected,
    "expected_max": points.expected_max, "high": points.high,
});

object!(Item, item, {
    "id": item.id, "max": item.max, "low": item.low, "expected": item.expected,
    "high": item.high, "kind": item.kind.code(),
});

object!(Gate, gate, { "id": gate.id, "status": gate.status });

object!(GateCounts, counts, {
    "pass": counts.pass.to_string(), "fail": counts.fail.to_string(),
    "check": counts.check.to_string(), "unknown": counts.unknown.to_string(),
});

object!(Measure, measure, {
    "id": measure.id, "annual_tonnes": measure.annual_tonnes,
    "lifetime_tonnes": measure.lifetime_tonnes, "subsidy": measure.subsidy,
    "subsidy_yen_per_tonne": measure.subsidy_yen_per_tonne,
    "capital_yen_per_tonne": measure.capital_yen_per_tonne,
    "subsidy_share": measure.subsidy_share, "threshold": measure.threshold,
});

object!(Co2, co2, {
    "measures": co2.measures, "annual_tonnes": co2.annual_tonnes,
    "lifetime_tonnes": co2.lifetime_tonnes,
    "energy_origin_annual_tonnes": co2.energy_origin_annual_tonnes,
    "energy_origin_lifetime_tonnes": co2.energy_origin_lifetime_tonnes,
    "subsidy": co2.subsidy, "capital_cost": co2.capital_cost,
    "subsidy_yen_per_tonne": co2.subsidy_yen_per_tonne,
    "energy_origin_subsidy_yen_per_tonne": co2.energy_origin_subsidy_yen_per_tonne,
    "capital_yen_per_tonne": co2.capital_yen_per_tonne,
    "public_yen_per_tonne": co2.public_yen_per_tonne, "threshold": co2.threshold,
});

object!(Year, year, { "year": year.year, "budget": year.budget.as_deref() });

object!(Reviews, reviews, { "items": reviews.items, "total": reviews.total });

object!(Review, review, {
    "id": review.id, "mean": review.spread.mean, "low": review.spread.low,
    "high": review.spread.high, "spread": review.spread.spread,
});

object!(Spread, spread, {
    "mean": spread.mean, "low": spread.low, "high": spread.high, "spread": spread.spread,
});

object!(Problem, problem, {
    "path": problem.path, "code": problem.code(), "severity": problem.severity().code(),
    "message": problem.message(),
});

/// A file error, as the answer to a text that is no proposal.
impl Serialize for FileError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("error", &Reason(*self))?;
        map.end()
    }
}

struct Reason(FileError);

object!(Reason, reason, { "code": reason.0.code(), "message": reason.0.message() });
