//! Changes of the user's lists, and where the focus goes after them.

use super::entry::{self, LineEdit};
use super::state::State;
use crate::proposal::Node;

impl State {
    pub(super) fn add(&self, path: &str, next: &mut Self) {
        if let Some((_, section)) = entry::section_of_variant(path) {
            // A variant starts from what it is a variant of.
            let copy = match self.draft.get(section) {
                Node::Null => entry::empty_section(section),
                given => given.clone(),
            };
            next.draft = self.draft.with(path, copy);
            return next.go(path.to_owned(), None);
        }
        let mut place = 0;
        next.draft = self.draft.with_list(path, |entries| {
            place = entries.len();
            entries.push(entry::fresh(path, entries));
        });
        next.go(format!("{path}[{place}]"), None);
    }

    pub(super) fn remove(&self, path: &str, next: &mut Self) {
        if entry::section_of_variant(path).is_some() {
            next.draft = self.draft.with(path, Node::Null);
            return next.go(path.to_owned(), Some("add"));
        }
        let Some((list, _)) = entry::place_of(path) else { return };
        self.change_list(path, next, |_, entries, place| {
            entries.remove(place);
            Some((place.min(entries.len().saturating_sub(1)), Some("remove")))
        });
        // No entries left is "not answered" again, which differs from "none".
        if next.draft.at(list).elements().is_empty() {
            next.draft = next.draft.with(list, Node::Null);
            next.go(list.to_owned(), Some("add"));
        }
    }

    /// Fills cells of the list that a cell is in, and adds entries to it; the focus stays in the cell.
    pub(super) fn fill(&self, cell: &str, (edits, lines): (&[LineEdit], &[Node]), next: &mut Self) {
        let place = cell.rsplit_once('.').and_then(|(entry, _)| entry::place_of(entry));
        let Some((list, _)) = place else { return };
        let draft = entry::changed(&self.draft, list, edits);
        next.draft = entry::with_lines(&draft, list, lines, false).0;
    }

    /// Changes the list of an entry that is there; the change says where the focus goes.
    pub(super) fn change_list(
        &self,
        path: &str,
        next: &mut Self,
        change: impl FnOnce(&str, &mut Vec<Node>, usize) -> Option<(usize, Option<&'static str>)>,
    ) {
        let Some((list, place)) = entry::place_of(path) else { return };
        if self.draft.at(list).elements().len() <= place {
            return;
        }
        let mut focus = None;
        let draft = self.draft.with_list(list, |entries| focus = change(list, entries, place));
        if let Some((place, action)) = focus {
            next.draft = draft;
            next.go(format!("{list}[{place}]"), action);
        }
    }
}
