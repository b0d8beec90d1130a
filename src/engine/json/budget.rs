//! An estimate as JSON.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::domain::assessment::{Budget, Reduction, Status};
use crate::quantity::Yen;
use crate::shape::object;

object!(
    /// One year's estimate, in whole yen.
    Budget, budget, {
        /// The lines, in the proposal's order.
        "lines": Lines(budget),
        /// Yen by category.
        "by_category": ByCategory(&budget.by_category),
        /// 業務費: the operating costs together.
        "operating": budget.operating,
        /// Nothing is missing that the total needs.
        "complete": budget.complete,
        /// 一般管理費.
        "general_administration": budget.general_administration,
        /// Everything before tax.
        "subtotal": budget.subtotal,
        /// Consumption tax.
        "tax": budget.tax,
        "total": budget.total,
        /// Most the call allows.
        "cap": budget.cap,
        /// Yen that remain below the cap; negative when over.
        "headroom": budget.headroom,
        /// Yen to cut; zero under the cap.
        "over": budget.over,
        /// The total in percent of the cap.
        "cap_percent": budget.cap_percent,
        "checks": Check::all(budget),
    },
    sometimes {
        /// By how much costs must fall, where the total is over the cap.
        "reduction": budget.reduction => Reduction,
    }
);

object!(
    /// The least whole yen by which costs must fall for the total to be within the cap.
    Reduction, reduction, {
        /// Of costs that administration is charged on, which falls with them; `null` where there are none, or
        /// where all of them together would not do.
        "charged": reduction.charged,
        /// Of all other costs alone; `null` alike. All costs are, where the administration is an amount.
        "uncharged": reduction.uncharged,
    }
);

/// The lines' ids and amounts.
pub(super) struct Lines<'a>(&'a Budget);

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer
            .collect_seq(self.0.lines.iter().map(|line| Line(line.id.as_deref(), line.amount)))
    }
}

/// A line's id and amount.
pub(super) struct Line<'a>(Option<&'a str>, Option<Yen>);

object!(
    /// A line of the estimate.
    Line<'_>, line, {
        "id": line.0,
        /// Whole yen.
        "amount": line.1,
    }
);

/// Yen by category, as an object in the rules' order.
pub(super) struct ByCategory<'a>(&'a [(String, Yen)]);

impl Serialize for ByCategory<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(code, amount)| (code, amount)))
    }
}

/// A check of the budget.
pub(super) enum Check<'a> {
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
