//! What scripts hand over, read by its keys.

use wasm_bindgen::prelude::JsValue;
use web_sys::js_sys::{Array, Reflect};

use crate::ui::model::over::Given;

/// The text under a key.
pub(super) fn text(of: &JsValue, key: &str) -> Option<String> {
    Reflect::get(of, &key.into()).ok()?.as_string()
}

/// Whether what stands under a key is true.
pub(super) fn flag(of: &JsValue, key: &str) -> bool {
    Reflect::get(of, &key.into()).is_ok_and(|value| value.is_truthy())
}

/// The files of a script's list.
pub(super) fn given(files: &Array) -> Vec<Given> {
    let file = |file: JsValue| Given {
        name: text(&file, "name").unwrap_or_default(),
        text: text(&file, "text"),
        is_large: flag(&file, "large"),
    };
    files.iter().map(file).collect()
}
