//! How the page stands, for what scripts ask of it.

use std::cell::RefCell;

use wasm_bindgen::prelude::JsValue;
use yew::prelude::*;

use super::model::action::Action;
use super::words::Lang;
use crate::proposal::Node;

/// What scripts can reach.
#[derive(Clone)]
pub(super) struct Reach {
    /// The proposal, exactly as typed.
    pub draft: Node,
    /// Which proposal it is, of those that were started since the page was opened.
    pub number: u32,
    /// The language the page speaks.
    pub lang: Lang,
    /// Changes the state.
    pub send: Callback<Action>,
}

thread_local! {
    static REACH: RefCell<Option<Reach>> = const { RefCell::new(None) };
}

/// Makes known how things stand now.
pub(super) fn know(reach: Reach) {
    REACH.set(Some(reach));
}

/// How things stand; nothing before the page has told.
pub(super) fn reach() -> Result<Reach, JsValue> {
    REACH.with_borrow(Clone::clone).ok_or_else(|| JsValue::from("the page has not started"))
}

/// Does what a script asks for.
pub(super) fn send(action: Action) -> Result<(), JsValue> {
    reach().map(|reach| reach.send.emit(action))
}
