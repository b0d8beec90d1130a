//! A proposal, and what every part needs.

use yew::prelude::*;

use crate::json::Node;
use crate::rules::RuleSet;
use crate::ui::late::desk::Desk;

/// A proposal, and what every part needs.
#[derive(Clone)]
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The rules of the draft's call.
    pub rules: &'static RuleSet,
    /// The proposal as typed.
    pub draft: Node,
}

/// Compared by the address of the draft: a change makes a new one.
impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        self.desk == other.desk && self.draft.is_same(&other.draft)
    }
}

/// What a part with a state of its own needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Shown {
    /// The proposal.
    pub known: Known,
}

impl Known {
    /// That of a proposal.
    pub(super) fn of(desk: &Desk) -> Self {
        Self { desk: desk.clone(), rules: desk.rules, draft: desk.draft.clone() }
    }

    /// What puts a value at a place of the proposal.
    pub(super) fn to(&self, path: &str) -> Callback<Node> {
        let (known, path) = (self.clone(), path.to_owned());
        Callback::from(move |value: Node| known.desk.set([(path.clone(), value)]))
    }
}
