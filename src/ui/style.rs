//! The style of what comes later: a script adds it once it is asked for (`static/late_style.js`).

use std::cell::RefCell;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Function, Promise};

thread_local! {
    static LOAD: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes over the function that adds the style and answers, in a promise, when it is there.
#[wasm_bindgen(js_name = giveStyle)]
pub fn give_style(load: Function) {
    LOAD.set(Some(load));
}

/// Whether the style is there.
pub(super) async fn load() -> bool {
    let load = LOAD.with_borrow(Clone::clone);
    let asked = load.and_then(|load| load.call0(&JsValue::NULL).ok());
    match asked {
        Some(asked) => JsFuture::from(Promise::resolve(&asked)).await.is_ok(),
        None => false,
    }
}
