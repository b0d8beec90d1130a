//! Files that a person chose, as scripts read them.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::js_sys::Array;
use web_sys::wasm_bindgen::JsCast;

use crate::ui::model::over::Given;

#[wasm_bindgen]
extern "C" {
    /// A file with its text, where that was read.
    type Chosen;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Chosen) -> String;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Chosen) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn large(this: &Chosen) -> bool;
}

/// The files of a script's list.
pub(super) fn given(files: &Array) -> Vec<Given> {
    let files = files.iter().map(JsValue::unchecked_into::<Chosen>);
    files
        .map(|file| Given { name: file.name(), text: file.text(), is_large: file.large() })
        .collect()
}
