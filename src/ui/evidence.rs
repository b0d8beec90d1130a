//! At how many viewpoints of an item something is written: an answer, evidence or a note.

use super::view::View;
use crate::proposal::Node;

/// Each viewpoint and its item, a line each (`build.rs`).
const VIEWPOINTS: &str = include_str!(concat!(env!("OUT_DIR"), "/viewpoints.txt"));

/// How many of an item's viewpoints have anything; a variant has none of its own.
pub(super) fn written(view: &View<'_>, item: &str) -> usize {
    if !view.prefix.is_empty() {
        return 0;
    }
    let given = view.root.get("viewpoints");
    viewpoints(item).filter(|own| has_anything(given.get(own))).count()
}

fn viewpoints(item: &str) -> impl Iterator<Item = &'static str> {
    let pairs = VIEWPOINTS.lines().filter_map(|line| line.split_once(' '));
    pairs.filter(move |(_, of)| *of == item).map(|(own, _)| own)
}

fn has_anything(viewpoint: &Node) -> bool {
    viewpoint.entries().iter().any(|(_, part)| !part.is_unanswered())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::model::own_id;
    use crate::ui::tests::rules;

    #[test]
    fn every_viewpoint_has_its_item() {
        let all = &rules().judging.viewpoints;
        assert!(all.len() > 50);
        for rule in all {
            let own = own_id(&rule.id);
            assert!(viewpoints(&rule.value.item).any(|known| known == own), "{own}");
        }
        assert_eq!(VIEWPOINTS.lines().count(), all.len());
    }
}
