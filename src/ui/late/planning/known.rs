//! A proposal, and everything that can be done.

use crate::planning::{Step, steps};
use crate::proposal::Node;
use crate::rules::RuleSet;
use crate::ui::late::desk::Desk;

/// A proposal and its steps.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The rules of its call.
    pub rules: &'static RuleSet,
    /// As typed.
    pub proposal: Node,
    /// Everything that can be done.
    pub steps: Vec<Step<'static>>,
}

impl Known {
    /// That of a proposal.
    pub(super) fn of(desk: &Desk) -> Self {
        let (rules, proposal) = (desk.rules, desk.draft.clone());
        let steps = steps(&desk.engine().borrow(), &proposal, desk.assessment(), rules);
        Self { desk: desk.clone(), rules, proposal, steps }
    }
}
