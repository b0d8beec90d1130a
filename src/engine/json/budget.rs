//! An estimate as JSON.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::domain::assessment::{Budget, Status};
use crate::quantity::Yen;

object!(Budget, budget, {
    "lines": Lines(budget), "by_category": ByCategory(&budget.by_category),
    "operating": budget.operating, "complete": budget.complete,
    "general_administration": budget.general_administration, "subtotal": budget.subtotal,
    "tax": budget.tax, "total": budget.total, "cap": budget.cap, "headroom": budget.headroom,
    "over": budget.over, "cap_percent": budget.cap_percent, "checks": Check::all(budget),
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
                map.serialize_entry("amount", &budget.outsourcing_amount)?;
                map.serialize_entry("headroom", &budget.outsourcing_headroom)?;
                map.serialize_entry("percent", &budget.outsourcing_percent)?;
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
