//! The assessment as JSON: numbers as plain texts, unknown as `null`.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::FileError;
use crate::domain::assessment::{
    Assessment, Budget, Co2, Gate, History, Item, Measure, Review, Reviews, Scenario, Score,
    Spread, Status, Year,
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
    "expected_max": score.expected_max, "high": score.high, "unrated": score.unrated,
    "items": score.items,
});

object!(Item, item, {
    "id": item.id, "max": item.max, "low": item.low, "expected": item.expected,
    "high": item.high, "kind": item.kind.code(),
});

object!(Gate, gate, { "id": gate.id, "status": gate.status });

object!(Budget, budget, {
    "lines": Lines(budget), "by_category": ByCategory(&budget.by_category),
    "operating": budget.operating, "complete": budget.complete,
    "general_administration": budget.general_administration, "subtotal": budget.subtotal,
    "tax": budget.tax, "total": budget.total, "cap": budget.cap, "headroom": budget.headroom,
    "checks": Check::all(budget),
});

/// The lines' ids and amounts.
struct Lines<'a>(&'a Budget);

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.lines.iter().map(|line| Row(line.id.as_deref(), line.amount)))
    }
}

/// A line's id and amount.
struct Row<'a>(Option<&'a str>, Option<Yen>);

object!(Row<'_>, row, { "id": row.0, "amount": row.1 });

/// Yen by category, as an object in the rules' order.
struct ByCategory<'a>(&'a [(String, Yen)]);

impl Serialize for ByCategory<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(code, amount)| (code, amount)))
    }
}

/// A check of the budget.
enum Check<'a> {
    Cap(&'a Budget),
    Outsourcing(&'a Budget),
    RequiredWork(&'a Budget),
    EquipmentThreshold(&'a Budget),
}

impl<'a> Check<'a> {
    fn all(budget: &'a Budget) -> [Self; 4] {
        [
            Self::Cap(budget),
            Self::Outsourcing(budget),
            Self::RequiredWork(budget),
            Self::EquipmentThreshold(budget),
        ]
    }
}

impl Serialize for Check<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut head = |id: &str, status: Status| {
            map.serialize_entry("id", id)?;
            map.serialize_entry("status", &status)
        };
        match self {
            Self::Cap(budget) => head("cap", budget.within_cap)?,
            Self::Outsourcing(budget) => {
                head("outsourcing", budget.outsourcing)?;
                map.serialize_entry("limit", &budget.outsourcing_limit)?;
            }
            Self::RequiredWork(budget) => {
                head("required_work", budget.required_work())?;
                map.serialize_entry("missing", &budget.missing_work)?;
            }
            Self::EquipmentThreshold(budget) => {
                head("equipment_threshold", budget.equipment_threshold())?;
                map.serialize_entry("lines", &budget.misplaced_ids())?;
            }
        }
        map.end()
    }
}

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
