//! What the page's scripts keep and save (`static/keep.js`): asked in JSON text, answered in it.

use std::cell::RefCell;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Function, Promise};
use web_sys::wasm_bindgen::JsCast;

use crate::json::Node;

thread_local! {
    static KEEP: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes over the function that does a task: `(task, given) → promise of JSON text`.
#[wasm_bindgen(js_name = giveKeep)]
pub fn give_keep(keep: Function) {
    KEEP.with(|known| *known.borrow_mut() = Some(keep));
}

/// Has a task done; what can't be done answers nothing.
pub(super) async fn ask(task: &str, given: &Node) -> Node {
    let keep = KEEP.with(|known| known.borrow().clone());
    let given = serde_json::to_string(given).unwrap_or_default();
    let asked = keep.and_then(|keep| {
        keep.call2(&JsValue::NULL, &JsValue::from(task), &JsValue::from(given)).ok()
    });
    let Some(promise) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) else {
        return Node::Null;
    };
    let answer = JsFuture::from(promise).await.ok().and_then(|answer| answer.as_string());
    serde_json::from_str(&answer.unwrap_or_default()).unwrap_or_default()
}
