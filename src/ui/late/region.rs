//! The focus, where a button is gone after it was pressed.

use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Puts the focus on the region that a button stands in.
pub(super) fn to_region(event: &MouseEvent) {
    let button = event.target_dyn_into::<Element>();
    let region = button.and_then(|button| button.closest("[role=region]").ok().flatten());
    if let Some(region) = region.and_then(|region| region.dyn_into::<HtmlElement>().ok()) {
        // An element that can't take the focus leaves it where it is.
        let _refused = region.focus();
    }
}
