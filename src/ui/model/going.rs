//! Where the focus and the step go: to what a step back changed, to the next question, to a place.

use std::rc::Rc;

use super::action::Turn;
use super::state::{Focus, State};
use super::unsure::marked;
use super::{questions, step};
use crate::proposal::Node;

impl State {
    /// Takes another draft, and the focus to where it differs.
    pub(super) fn travel(&mut self, step: Option<(Node, Rc<str>)>) {
        let Some((draft, place)) = step else { return };
        self.draft = draft;
        self.drawer.take_if(|drawer| drawer.bars(&place));
        if !place.is_empty() {
            self.go(place.to_string(), None);
        }
    }

    /// Goes on in guided mode: what is not known yet is being checked.
    pub(super) fn guided(&self, turn: Turn, next: &mut Self) {
        let here = self.guide.as_deref();
        if let (Turn::Skip, Some(path)) = (turn, &self.guide) {
            if questions::is_taken_back(path, self.draft.at(path)) {
                next.draft = self.draft.with(path, Node::Null);
            }
            next.draft = marked(&next.draft, &questions::field_of(path), true);
            if !next.draft.is_same(&self.draft) {
                next.past.note((&self.draft, self.past.number()), path, false);
            }
        }
        next.guide = questions::turned(&next.draft, here, turn).map(Rc::from);
        match &next.guide {
            Some(path) => next.go(path.to_string(), None),
            None => next.go(here.unwrap_or_default().to_owned(), None),
        }
    }

    /// Goes to a place, on its page of a long list and in its step.
    pub(super) fn go(&mut self, path: String, action: Option<&'static str>) {
        Rc::make_mut(&mut self.pages).turn(&path);
        self.step = step::of_path(&path).unwrap_or(self.step);
        self.focus = Some(Rc::new(Focus { path, action }));
    }

    /// Shows the copy of a cost line where the drawer shows the line: that is where people go on.
    pub(super) fn show_copy(&mut self, path: &str) {
        let open = self.drawer.take_if(|drawer| drawer.shows(path));
        if let (Some(open), Some(copy)) = (open, &self.focus) {
            self.drawer = Some(open.turned_to(copy.path.clone()));
        }
    }
}
