//! A proposal, and its items that are judged.

use crate::judging::{JudgedItem, judged_items};
use crate::proposal::Reading;
use crate::quantity::Number;
use crate::ui::late::desk::Desk;
use crate::ui::shown::{Unit, shown};

/// A proposal and what is known about it.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The items that are judged.
    pub items: Vec<JudgedItem<'static>>,
}

impl Known {
    pub(super) fn of(desk: &Desk) -> Self {
        let items = judged_items(&desk.draft, Reading::Draft, &desk.assessment().score, desk.rules);
        Self { desk: desk.clone(), items }
    }

    /// Points in words.
    pub(super) fn points(&self, points: Number) -> String {
        shown(self.desk.lang, &points.to_string(), Unit::Points)
    }
}
