//! A proposal, and everything that can be done.

use crate::planning::{Step, steps};
use crate::ui::late::desk::Desk;

/// A proposal and its steps.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// Everything that can be done.
    pub steps: Vec<Step<'static>>,
}

impl Known {
    /// That of a proposal.
    pub(super) fn of(desk: &Desk) -> Self {
        let steps = steps(&desk.engine().borrow(), &desk.draft, desk.assessment(), desk.rules);
        Self { desk: desk.clone(), steps }
    }
}
