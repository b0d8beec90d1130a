//! The way to the second module, which knows spreadsheets. It is loaded when it is first asked
//! (`static/sheets.js`); requests and answers are JSON text.

use std::cell::RefCell;

use gloo::utils::window;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::File;
use web_sys::js_sys::Function;
use web_sys::wasm_bindgen::closure::Closure;
use yew::prelude::*;

use crate::proposal::Node;

thread_local! {
    static RUN: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes over the function that runs a task of the second module: `(task, request, file, done)`.
#[wasm_bindgen(js_name = giveSheets)]
pub fn give_sheets(run: Function) {
    RUN.with(|known| *known.borrow_mut() = Some(run));
}

/// Runs a task and hands its answer over; `Null` where the module or its answer can't be had.
pub(super) fn run(task: &str, request: &Node, file: Option<&File>, done: Callback<Node>) {
    let Some(run) = RUN.with(|known| known.borrow().clone()) else {
        return done.emit(Node::Null);
    };
    let request = serde_json::to_string(request).unwrap_or_default();
    let file = file.map_or(JsValue::NULL, JsValue::from);
    let answered = done.clone();
    let answer = Closure::once_into_js(move |json: JsValue| {
        let json = json.as_string().unwrap_or_default();
        answered.emit(serde_json::from_str(&json).unwrap_or_default());
    });
    let given = [JsValue::from(task), JsValue::from(request), file, answer];
    if run.apply(&window(), &given.iter().collect()).is_err() {
        done.emit(Node::Null);
    }
}
