//! Everything that can be done now, the most pressing first.

use std::cmp::Reverse;

use super::desk::{Desk, Found};
use super::{Step, attachments, budget, judged, open, points};
use crate::domain::assessment::Assessment;
use crate::engine::Engine;
use crate::proposal::Node;
use crate::rules::RuleSet;

/// Every step of a draft, by the engine that has just assessed it and by rules with all they say. The order is
/// that of the rules' groups; within one, what changes most comes first, and of equals what the page asks first.
pub fn steps<'b>(
    engine: &Engine<'b>,
    draft: &Node,
    assessment: &Assessment,
    rules: &'b RuleSet,
) -> Vec<Step<'b>> {
    let mut desk = Desk { draft, rules, assessment, engine, trial: engine.clone() };
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
    steps.into_iter().map(|(_, step)| step).collect()
}
