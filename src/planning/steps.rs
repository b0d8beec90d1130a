//! Everything that can be done now, the most pressing first.

use std::cmp::Reverse;

use super::desk::{Desk, Found};
use super::{Step, attachments, budget, judged, open, points};
use crate::engine::{Engine, FileError};
use crate::proposal::Node;
use crate::rules::Book;

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
