//! How the proposal stands: what parts of the page that come later borrow from it.

use std::cell::RefCell;
use std::rc::Rc;

use super::assessed::Assessed;
use super::ctx::Ctx;
use crate::engine::Engine;
use crate::proposal::Node;

/// The proposal, what is known about it, and who knows.
#[derive(Clone)]
pub(super) struct Standing {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// The proposal, exactly as typed.
    pub draft: Node,
    /// What is known about it.
    pub assessed: Rc<Assessed>,
    /// The page's engine, which has just assessed it.
    pub engine: Rc<RefCell<Engine<'static>>>,
    /// The last change was typed, and more may follow.
    pub is_typing: bool,
}

impl Standing {
    /// Nothing has changed that could be shown.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        self.ctx.lang == other.ctx.lang
            && self.ctx.has_more == other.ctx.has_more
            && std::ptr::eq(self.ctx.rules, other.ctx.rules)
            && self.draft.is_same(&other.draft)
    }
}

/// Equal where nothing has changed for whoever waits for the end of typing, too.
impl PartialEq for Standing {
    fn eq(&self, other: &Self) -> bool {
        self.is_alike(other) && self.is_typing == other.is_typing
    }
}
