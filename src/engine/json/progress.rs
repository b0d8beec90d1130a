//! How far a proposal is, and what needs doing, as JSON.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::domain::assessment::{Need, NextStep, Progress, Step, Unsure};
use crate::shape::object;

object!(
    /// A section of the page and how far it is.
    Step, step, {
        "id": step.id,
        "state": step.state.code() => super::codes::StepState,
        /// Questions that are answered, of those asked.
        "answered": step.answered.to_string() => crate::quantity::Number,
        /// Questions that concern this proposal.
        "asked": step.asked.to_string() => crate::quantity::Number,
    }
);

object!(
    /// What is being checked: places that are not answered and not left aside.
    Progress, progress, {
        /// All of them, those of later years, variants and reviewers among them.
        "unsure": progress.unsure.to_string() => crate::quantity::Number,
        /// Those of each section of the page.
        "steps": progress.steps,
    }
);

object!(
    /// Places of a section that are being checked.
    Unsure, unsure, {
        "id": unsure.id,
        "unsure": unsure.unsure.to_string() => crate::quantity::Number,
    }
);

impl Serialize for NextStep {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.need.code())?;
        match &self.need {
            Need::Gate { id } | Need::CheckGate { id } => map.serialize_entry("id", id)?,
            Need::Errors { count } | Need::OpenGates { count } => {
                map.serialize_entry("count", &count.to_string())?;
            }
            Need::OverCap { yen } => map.serialize_entry("yen", yen)?,
            Need::Outsourcing { status, yen } => {
                map.serialize_entry("status", status)?;
                map.serialize_entry("yen", yen)?;
            }
            Need::Equipment { lines } => map.serialize_entry("lines", lines)?,
            Need::RequiredWork { missing } => map.serialize_entry("missing", missing)?,
            Need::IncompleteBudget { unfinished_lines } => {
                map.serialize_entry("unfinished_lines", &unfinished_lines.to_string())?;
            }
            Need::Unrated { points } => map.serialize_entry("points", points)?,
            Need::NoMeasures => {}
        }
        map.serialize_entry("path", &self.path)?;
        map.end()
    }
}
