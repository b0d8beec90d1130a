//! Everything that can be done now, the most pressing first.

use std::cmp::Reverse;

use super::headline::differences;
use super::{Change, Effect, Need, Step, attachments, budget, judged, open, points};
use crate::domain::assessment::Assessment;
use crate::engine::{Engine, FileError};
use crate::proposal::Node;
use crate::rules::{Book, RuleSet};

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
    trial: Engine<'b>,
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
    fn change(&mut self, edits: Vec<(String, Node)>) -> Option<Change> {
        if edits.is_empty() {
            return None;
        }
        let after = self.tried(&edits)?;
        let promise = differences(self.assessment, &after);
        (!promise.is_empty()).then_some(Change { edits, promise })
    }
}

/// Every step of a draft. The order is that of the rules' groups; within one, what changes most comes
/// first, and of equals what the page asks first.
///
/// # Errors
/// When the draft asks for rules that the book does not have.
pub fn steps<'b>(
    book: &'b Book,
    engine: &mut Engine<'b>,
    draft: &Node,
) -> Result<Vec<Step<'b>>, FileError> {
    let assessment = engine.assess(draft)?;
    let rules = engine.rules(draft)?;
    let trial = Engine::new(book, engine.reading());
    let mut desk = Desk { draft, rules, assessment: &assessment, engine, trial };
    let mut found: Vec<Found<'b>> = Vec::new();
    found.extend(open::gates(&desk));
    found.extend(open::errors(&desk));
    found.extend(budget::limits(&desk));
    found.extend(points::points(&mut desk));
    found.extend(judged::unrated(&desk));
    found.extend(open::inputs(&desk));
    found.extend(attachments::attachments(&desk));
    let mut steps: Vec<(usize, Step<'b>)> = Vec::new();
    for Found { need, path, effect, edits } in found {
        let ranks = &rules.planning.ranks;
        let place = ranks.iter().position(|rank| rank.value == need.rank());
        if let Some((place, rank)) = place.and_then(|place| Some((place, ranks.get(place)?))) {
            let change = desk.change(edits);
            steps.push((place, Step { rank, need, path, effect, change }));
        }
    }
    steps.sort_by_key(|(place, step)| (*place, Reverse(step.effect)));
    Ok(steps.into_iter().map(|(_, step)| step).collect())
}
