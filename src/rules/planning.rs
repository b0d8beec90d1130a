//! What helps to plan: in which order steps are taken, which papers answers call for, and how figures are
//! tried out.
//!
//! What the page loads first does without it (see `build.rs`); views on demand and native builds have it.

use super::read::{Place, Read};
use super::{About, Rule};
use crate::quantity::Number;

/// Help for planning.
#[derive(Clone, Debug, Default)]
pub struct PlanningRules {
    /// Groups of steps by their code, the most pressing first.
    pub ranks: Vec<Rule<String>>,
    /// Papers that some answers call for.
    pub attachments: Vec<Rule<Attachment>>,
    /// Percent by which inputs are moved to see what they do.
    pub sensitivity: Rule<Number>,
    /// Decimals of the least tonnes that are needed.
    pub tonnes_decimals: Rule<u32>,
}

/// When a paper has to be attached; the rule's title is its name.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Where the answer stands; `[]` stands for each element of a list.
    pub path: String,
    /// The answers that call for it; without any, every answer but none does.
    pub is: Vec<String>,
}

impl PlanningRules {
    /// Every rule, in the file's order.
    pub(super) fn all<'a>(&'a self, all: &mut Vec<&'a About>) {
        let Self { ranks, attachments, sensitivity, tonnes_decimals } = self;
        all.extend(ranks.iter().map(|rule| &rule.about));
        all.extend(attachments.iter().map(|rule| &rule.about));
        all.extend([&sensitivity.about, &tonnes_decimals.about]);
    }
}

impl Read for PlanningRules {
    fn read(place: &mut Place<'_>) -> Self {
        Self {
            ranks: place.get("ranks"),
            attachments: place.get("attachments"),
            sensitivity: place.get("sensitivity"),
            tonnes_decimals: place.get("tonnes_decimals"),
        }
    }
}

impl Read for Attachment {
    fn read(place: &mut Place<'_>) -> Self {
        Self { path: place.get("path"), is: place.get("is") }
    }
}
