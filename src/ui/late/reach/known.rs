//! A proposal's measures, and what is known about them.

use std::rc::Rc;

use crate::domain::assessment::Co2;
use crate::proposal::{Measures, Node, Reading, measures};
use crate::rules::RuleSet;
use crate::ui::late::desk::Desk;
use crate::ui::shown::{Unit, shown};

/// A proposal's measures and what is known about them.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The rules of its call.
    pub rules: &'static RuleSet,
    /// As typed.
    pub proposal: Node,
    /// The measures as read.
    pub given: Measures,
    /// The engine's answer.
    pub co2: Co2,
}

/// The same as a property: compared by address.
#[derive(Clone)]
pub(super) struct Shared(pub Rc<Known>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Known {
    /// That of a proposal.
    pub(super) fn of(desk: &Desk) -> Self {
        let (rules, proposal) = (desk.rules, desk.draft.clone());
        let given = measures(&proposal, Reading::Draft, rules, &mut Vec::new());
        let co2 = desk.assessment().co2.clone();
        Self { desk: desk.clone(), rules, proposal, given, co2 }
    }

    /// What a measure is called: its place, and its name.
    pub(super) fn measure(&self, position: usize) -> String {
        let measure = self.proposal.at("co2.measures").element(position);
        let name = measure.get("name").as_text().unwrap_or_default();
        format!("{} {name}", position + 1).trim_end().to_owned()
    }

    /// A value in words, or that it is not known.
    pub(super) fn said(&self, value: Option<impl ToString>, unit: Unit) -> String {
        match value {
            Some(value) => shown(self.desk.lang, &value.to_string(), unit),
            None => self.desk.t("unknown").to_owned(),
        }
    }
}
