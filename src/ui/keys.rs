//! What keys mean wherever the focus is.

use web_sys::js_sys::Reflect;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::model::action::{Action, Turn};

/// The key is an input method's own. Safari says that composing has ended before it tells of the key
/// that ended it, but gives that key the number of such keys.
pub(super) fn composes(event: &KeyboardEvent) -> bool {
    const OF_INPUT_METHOD: u32 = 229;
    event.is_composing() || event.key_code() == OF_INPUT_METHOD
}

/// What the key is called; nothing where the event is no key's own, as when a browser fills in a field.
pub(super) fn name(event: &KeyboardEvent) -> String {
    let key = Reflect::get(event, &"key".into()).ok();
    key.and_then(|key| key.as_string()).unwrap_or_default()
}

/// The key was pressed in a text that is no part of the proposal: browsers undo what is typed there.
fn is_elsewhere(event: &KeyboardEvent) -> bool {
    let is_text = event.target_dyn_into::<HtmlTextAreaElement>().is_some() || is_line(event);
    let element = event.target_dyn_into::<Element>();
    is_text && element.is_some_and(|element| !element.has_attribute("data-path"))
}

/// What a key means wherever the focus is.
pub(super) fn shortcut(event: &KeyboardEvent, is_guided: bool) -> Option<Action> {
    if composes(event) {
        return None;
    }
    let with_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    match name(event).as_str() {
        "z" | "Z" | "y" if with_command && is_elsewhere(event) => None,
        "z" | "Z" if with_command && event.shift_key() => Some(Action::Redo),
        "z" if with_command => Some(Action::Undo),
        "y" if with_command => Some(Action::Redo),
        "Enter" if is_guided && !with_command && is_line(event) => Some(Action::Guide(Turn::Next)),
        _ => None,
    }
}

/// The key was pressed in a field of one line.
fn is_line(event: &KeyboardEvent) -> bool {
    event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.type_() == "text")
}
