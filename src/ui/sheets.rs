//! The way to the second module, which knows spreadsheets and what is shown on demand. It is loaded when
//! it is first asked (`static/late.js`); requests and answers are JSON text.

use std::cell::RefCell;

use gloo::utils::window;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::Element;
use web_sys::js_sys::Function;
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::closure::Closure;
use yew::prelude::*;

use crate::proposal::Node;

thread_local! {
    static RUN: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes over the function that runs a task of the second module: `(task, request, done, root)`.
#[wasm_bindgen(js_name = giveLate)]
pub fn give_late(run: Function) {
    RUN.with(|known| *known.borrow_mut() = Some(run));
}

/// Runs a task and hands its answer over; `Null` where the module or its answer can't be had.
pub(super) fn run(task: &str, request: &Node, done: Callback<Node>) {
    let answer = Closure::once_into_js(move |json: JsValue| {
        let json = json.as_string().unwrap_or_default();
        done.emit(serde_json::from_str(&json).unwrap_or_default());
    });
    call(task, request, answer.unchecked_ref(), None);
}

/// Shows a view of the second module in an element, or anew what it shows there. `told` gets what a
/// person does there, and `null` where the module can't be had.
pub(super) fn show(root: &Element, request: &Node, told: &Function) {
    call("show", request, told, Some(root));
}

fn call(task: &str, request: &Node, done: &Function, root: Option<&Element>) {
    let run = RUN.with(|known| known.borrow().clone());
    let request = serde_json::to_string(request).unwrap_or_default();
    let given = [JsValue::from(task), JsValue::from(request), done.into()];
    let given = given.into_iter().chain(root.map(JsValue::from)).collect();
    if run.and_then(|run| run.apply(&window(), &given).ok()).is_none() {
        // Whoever is told finds nothing in it; there is nobody else to tell.
        let _unheard = done.call1(&JsValue::NULL, &JsValue::from("null"));
    }
}
