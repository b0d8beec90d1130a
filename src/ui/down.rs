//! Enter and the arrow keys go down and up a column of a table whose rows are groups of their own.

use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::keys::{composes, name};

/// Takes the keys of a table; in guided mode Enter is the guide's.
pub(super) fn handler(is_guided: bool) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let Some(cell) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let Some(goes_down) = goes_down(&event, is_guided) else { return };
        let path = cell.get_attribute("data-path").unwrap_or_default();
        let Some((_, column)) = path.rsplit_once('.').filter(|_| cell.type_() == "text") else {
            return;
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(next) = next(&cell, column, goes_down) {
            // An element that can't take the focus leaves it where it is.
            let _refused = next.focus();
            next.select();
        }
    })
}

/// Which way a key leads; nothing where it is no such key, or an input method's own.
fn goes_down(event: &KeyboardEvent, is_guided: bool) -> Option<bool> {
    if composes(event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    match name(event).as_str() {
        "Enter" if !is_guided => Some(!event.shift_key()),
        "ArrowDown" => Some(true),
        "ArrowUp" => Some(false),
        _ => None,
    }
}

/// The field of the same column in the next row that has one.
fn next(cell: &HtmlInputElement, column: &str, goes_down: bool) -> Option<HtmlInputElement> {
    let selector = format!("input[type=text][data-path$=\".{column}\"]");
    let mut row = cell.closest("tbody").ok().flatten()?;
    loop {
        row = beside(&row, goes_down)?;
        if let Some(found) = row.query_selector(&selector).ok().flatten() {
            return found.dyn_into().ok();
        }
    }
}

fn beside(row: &Element, goes_down: bool) -> Option<Element> {
    if goes_down { row.next_element_sibling() } else { row.previous_element_sibling() }
}
