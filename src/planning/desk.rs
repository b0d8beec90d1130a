//! What steps are found in, and a step as it is found.

use super::headline::differences;
use super::{Change, Effect, Need};
use crate::domain::assessment::Assessment;
use crate::engine::Engine;
use crate::proposal::Node;
use crate::rules::RuleSet;

/// A draft, the engine's answer to it, and a way to try changes.
pub(super) struct Desk<'d, 'b> {
    /// As typed.
    pub draft: &'d Node,
    /// The rules of its call.
    pub rules: &'b RuleSet,
    /// The engine's answer to it.
    pub assessment: &'d Assessment,
    /// An engine that knows it.
    pub engine: &'d Engine<'b>,
    /// An engine for what is tried.
    pub trial: Engine<'b>,
}

/// A step before it is known where it stands.
pub(super) struct Found<'b> {
    /// What it is.
    pub need: Need<'b>,
    /// Where it is done.
    pub path: String,
    /// How much it changes.
    pub effect: Effect,
    /// The edits it proposes; none, where it proposes nothing.
    pub edits: Vec<(String, Node)>,
}

impl<'b> Found<'b> {
    /// A step that proposes nothing and says nothing in numbers.
    pub(super) fn new(need: Need<'b>, path: impl Into<String>) -> Self {
        Self { need, path: path.into(), effect: Effect::Unsaid, edits: Vec::new() }
    }
}

impl Desk<'_, '_> {
    /// The engine's answer to the draft with edits.
    pub(super) fn tried(&mut self, edits: &[(String, Node)]) -> Option<Assessment> {
        let edit = |draft: Node, (path, value): &(String, Node)| draft.with(path, value.clone());
        self.trial.assess(&edits.iter().fold(self.draft.clone(), edit)).ok()
    }

    /// The change of some edits; none where they change no figure.
    pub(super) fn change(&mut self, edits: Vec<(String, Node)>) -> Option<Change> {
        if edits.is_empty() {
            return None;
        }
        let after = self.tried(&edits)?;
        let promise = differences(self.assessment, &after);
        (!promise.is_empty()).then_some(Change { edits, promise })
    }
}
