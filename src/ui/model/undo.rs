//! What can be undone and done again.
//!
//! Drafts share what they have in common, so a step costs the way to what changed.

use std::rc::Rc;

use crate::proposal::Node;

/// Steps that are remembered.
const MOST: usize = 300;

/// A draft as it was, which of the proposals that were started it is, and the place that changed next.
#[derive(Clone, Debug)]
struct Step {
    draft: Node,
    number: u32,
    place: Rc<str>,
}

/// The steps back and the steps forth again.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Past {
    back: Rc<Vec<Step>>,
    forth: Rc<Vec<Step>>,
    /// Where typing goes on: keystrokes there are one step together.
    typing: Option<Rc<str>>,
    /// How often a proposal was started.
    started: u32,
    /// Which of them this is.
    number: u32,
}

impl Past {
    /// Whether there is anything to undo.
    pub(in crate::ui) fn has_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether anything that was undone can be done again.
    pub(in crate::ui) fn has_forth(&self) -> bool {
        !self.forth.is_empty()
    }

    /// Whether a step is open that further typing would belong to.
    pub(in crate::ui) fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    /// Another proposal is started.
    pub(in crate::ui) fn start(&mut self) {
        self.started += 1;
        self.number = self.started;
    }

    /// Which of the proposals that were started this is.
    pub(in crate::ui) fn number(&self) -> u32 {
        self.number
    }

    /// Remembers the draft before a change, and which proposal it is of. Typing at one place is one step
    /// until it pauses there.
    pub(in crate::ui) fn note(
        &mut self,
        (before, number): (&Node, u32),
        place: &Rc<str>,
        is_typing: bool,
    ) {
        let goes_on = is_typing && self.typing.as_ref() == Some(place);
        self.typing = is_typing.then(|| Rc::clone(place));
        self.forth = Rc::default();
        if goes_on {
            return;
        }
        let steps = Rc::make_mut(&mut self.back);
        if steps.len() == MOST {
            steps.remove(0);
        }
        steps.push(Step { draft: before.clone(), number, place: Rc::clone(place) });
    }

    /// The next keystroke starts a step of its own.
    pub(in crate::ui) fn pause(&mut self) {
        self.typing = None;
    }

    /// The draft before the last step, and where that step was.
    pub(in crate::ui) fn undo(&mut self, now: &Node) -> Option<(Node, Rc<str>)> {
        self.pause();
        travel(&mut self.back, &mut self.forth, now, &mut self.number)
    }

    /// The draft after the step that was undone last, and where that step was.
    pub(in crate::ui) fn redo(&mut self, now: &Node) -> Option<(Node, Rc<str>)> {
        self.pause();
        travel(&mut self.forth, &mut self.back, now, &mut self.number)
    }
}

fn travel(
    from: &mut Rc<Vec<Step>>,
    to: &mut Rc<Vec<Step>>,
    now: &Node,
    here: &mut u32,
) -> Option<(Node, Rc<str>)> {
    let Step { draft, number, place } = Rc::make_mut(from).pop()?;
    Rc::make_mut(to).push(Step { draft: now.clone(), number: *here, place: Rc::clone(&place) });
    *here = number;
    Some((draft, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Node {
        Node::text(text)
    }

    #[test]
    fn typing_at_one_place_is_one_step() {
        let mut past = Past::default();
        past.note((&draft(""), 0), &"a".into(), true);
        past.note((&draft("x"), 0), &"a".into(), true);
        past.note((&draft("xy"), 0), &"b".into(), true);
        assert_eq!(past.undo(&draft("xyz")), Some((draft("xy"), "b".into())));
        assert_eq!(past.undo(&draft("xy")), Some((draft(""), "a".into())));
        assert_eq!(past.undo(&draft("")), None);
    }

    #[test]
    fn a_pause_starts_a_new_step() {
        let mut past = Past::default();
        past.note((&draft(""), 0), &"a".into(), true);
        past.pause();
        past.note((&draft("x"), 0), &"a".into(), true);
        assert_eq!(past.undo(&draft("xy")), Some((draft("x"), "a".into())));
        assert!(past.has_back());
    }

    #[test]
    fn what_was_undone_can_be_done_again_until_something_else_is_done() {
        let mut past = Past::default();
        past.note((&draft("0"), 0), &"a".into(), false);
        past.note((&draft("1"), 0), &"a".into(), false);
        assert_eq!(past.undo(&draft("2")).map(|(draft, _)| draft), Some(draft("1")));
        assert_eq!(past.redo(&draft("1")).map(|(draft, _)| draft), Some(draft("2")));
        past.undo(&draft("2"));
        past.note((&draft("1"), 0), &"b".into(), false);
        assert!(!past.has_forth());
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut past = Past::default();
        for number in 0..=MOST {
            past.note((&draft(&number.to_string()), 0), &"a".into(), false);
        }
        let mut steps = 0;
        let mut now = draft("now");
        while let Some((before, _)) = past.undo(&now) {
            now = before;
            steps += 1;
        }
        assert_eq!((steps, now), (MOST, draft("1")));
    }

    #[test]
    fn going_back_to_another_proposal_goes_back_to_its_number() {
        let mut past = Past::default();
        past.start();
        past.note((&draft("first"), 0), &"".into(), false);
        assert_eq!(past.number(), 1);
        past.undo(&draft("second"));
        assert_eq!(past.number(), 0);
        past.redo(&draft("first"));
        assert_eq!(past.number(), 1);
        past.undo(&draft("second"));
        past.start();
        assert_eq!(past.number(), 2, "no number is given twice");
    }
}
