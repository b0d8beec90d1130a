//! A proposal, and its items that are judged.

use std::rc::Rc;

use crate::judging::{JudgedItem, judged_items};
use crate::proposal::{Node, Reading};
use crate::quantity::Number;
use crate::rules::RuleSet;
use crate::ui::late::desk::Desk;
use crate::ui::shown::{Unit, shown};

/// A proposal and what is known about it.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The rules of its call.
    pub rules: &'static RuleSet,
    /// As typed.
    pub proposal: Node,
    /// The items that are judged.
    pub items: Vec<JudgedItem<'static>>,
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
    pub(super) fn of(desk: &Desk) -> Self {
        let (rules, proposal) = (desk.rules, desk.draft.clone());
        let items = judged_items(&proposal, Reading::Draft, &desk.assessment().score, rules);
        Self { desk: desk.clone(), rules, proposal, items }
    }

    /// Points in words.
    pub(super) fn points(&self, points: Number) -> String {
        shown(self.desk.lang, &points.to_string(), Unit::Points)
    }
}
