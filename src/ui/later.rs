//! The steps but the first come in a chunk of their own, right after the first figure. Where the page is one
//! piece, they are there.

use std::cell::{Cell, RefCell};

use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::js_sys::Promise;
use web_sys::wasm_bindgen::JsValue;
use yew::Callback;

use super::content::{CONTENT, Content};
use super::lazy::Missing;
use super::words;

thread_local! {
    static STEPS: Cell<Option<Content>> = const { Cell::new(None) };
    static COMING: RefCell<Option<Promise>> = const { RefCell::new(None) };
    static AWAITED: RefCell<Vec<Callback<()>>> = const { RefCell::new(Vec::new()) };
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(steps, fallible))]
fn of_steps() -> Result<Content, Missing> {
    words::know_those_of_steps();
    Ok(CONTENT)
}

/// What shows the steps, where that is there.
pub(super) fn there() -> Option<Content> {
    #[cfg(feature = "split")]
    return STEPS.get();
    #[cfg(not(feature = "split"))]
    of_steps().ok()
}

/// Has what shows the steps come, once for all who ask meanwhile, and answers whether it is there.
pub(super) async fn come() -> bool {
    if STEPS.get().is_none() {
        let begin = || {
            future_to_promise(async {
                fetch().await;
                COMING.take();
                Ok(JsValue::UNDEFINED)
            })
        };
        let coming = COMING.with_borrow_mut(|coming| coming.get_or_insert_with(begin).clone());
        // It is the steps that tell whether they are there.
        let _came = JsFuture::from(coming).await;
    }
    STEPS.get().is_some()
}

/// Fetches it, and tells all who wait for it.
async fn fetch() {
    #[cfg(feature = "split")]
    let given = of_steps().await;
    #[cfg(not(feature = "split"))]
    let given = of_steps();
    STEPS.set(given.ok());
    AWAITED.with_borrow(|told| told.iter().for_each(|told| told.emit(())));
}

/// Is told once the steps have come.
pub(super) fn wait(told: Callback<()>) {
    AWAITED.with_borrow_mut(|all| all.push(told));
}
