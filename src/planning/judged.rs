//! Items that reviewers judge and that have no rating yet.

use super::desk::{Desk, Found};
use super::{Effect, Need};
use crate::judging::judged_items;
use crate::proposal::{Node, RATING_BOUNDS};

/// Each of them, with the range that its viewpoints suggest where something is answered to them and
/// nothing is typed as a rating.
pub(super) fn unrated<'b>(desk: &Desk<'_, 'b>) -> Vec<Found<'b>> {
    let score = &desk.assessment.score;
    let items = judged_items(desk.draft, desk.engine.reading(), score, desk.rules).into_iter();
    let is_open =
        |id: &str| score.items.iter().any(|item| item.id == id && item.expected.is_none());
    let open = items.filter(|item| is_open(item.id));
    let found = open.map(|item| {
        let path = format!("ratings.{}", item.id);
        let is_typed = is_typed(desk.draft.at(&path));
        let suggestion = item.suggestion.filter(|_| !is_typed);
        let edits = suggestion.map(|suggestion| suggestion.edits(item.id)).unwrap_or_default();
        let need = Need::Unrated { item: item.rule, is_typed };
        Found { edits, effect: Effect::Points(item.max), ..Found::new(need, path) }
    });
    found.collect()
}

/// Something is typed as a rating, whether or not it can be used.
fn is_typed(rating: &Node) -> bool {
    match rating {
        Node::Object(_) => RATING_BOUNDS.iter().any(|bound| !rating.get(bound).is_unanswered()),
        rating => !rating.is_unanswered(),
    }
}
