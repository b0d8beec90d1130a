//! How the proposal stands: what parts of the page that come later borrow from it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

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

/// Equal where nothing has changed that could be shown.
impl PartialEq for Standing {
    fn eq(&self, other: &Self) -> bool {
        self.ctx.lang == other.ctx.lang
            && self.ctx.has_more == other.ctx.has_more
            && std::ptr::eq(self.ctx.rules, other.ctx.rules)
            && self.draft.is_same(&other.draft)
    }
}

thread_local! {
    static NOW: RefCell<Option<Standing>> = const { RefCell::new(None) };
    static TOLD: RefCell<Vec<Callback<()>>> = const { RefCell::new(Vec::new()) };
}

/// Makes known how things stand.
pub(super) fn set(standing: Standing) {
    NOW.set(Some(standing));
}

/// How things stand; nothing before the page has said so.
pub(super) fn now() -> Option<Standing> {
    NOW.with_borrow(Clone::clone)
}

/// Tells those who follow.
pub(super) fn tell() {
    TOLD.with_borrow(Clone::clone).iter().for_each(|told| told.emit(()));
}

/// Tells this one too, from now on.
pub(super) fn follow(told: Callback<()>) {
    TOLD.with_borrow_mut(|all| all.push(told));
}

/// Tells it no more.
pub(super) fn leave(told: &Callback<()>) {
    TOLD.with_borrow_mut(|all| all.retain(|known| known != told));
}
