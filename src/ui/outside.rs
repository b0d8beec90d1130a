//! The page as its scripts see it (`static/`): the proposal as it stands, word of every change, and what
//! comes from outside the page: a file, a link, a store, the page around this one.

use std::cell::RefCell;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::js_sys::Function;
use yew::platform::spawn_local;

use super::chunks;
use super::model::action::Action;
use super::model::over::{Offer, Over};
use super::reach::{self, Reach, reach, send};
use super::words::Lang;
use crate::json::Node;

thread_local! {
    static CHANGED: RefCell<Option<Function>> = const { RefCell::new(None) };
    static STOPPED: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Makes known how things stand now, and says so to the script that asked to be told.
pub(super) fn know(now: Reach) {
    // The script sees a proposal a last time before another takes its place.
    if reach().is_ok_and(|before| before.number != now.number) {
        tell(true);
    }
    reach::know(now);
    tell(false);
}

fn tell(leaves: bool) {
    if let Some(changed) = CHANGED.with_borrow(Clone::clone) {
        // A script that fails says so itself, in the console.
        let _said = changed.call1(&JsValue::NULL, &leaves.into());
    }
}

/// Takes the function that is called after every change of the proposal or the language, with `false`, and
/// before another proposal takes the place of this one, with `true`.
#[wasm_bindgen(js_name = onChange)]
pub fn on_change(changed: Function) {
    CHANGED.set(Some(changed));
}

/// Takes the function that is called when the module panics: it must not be asked for anything after that.
#[wasm_bindgen(js_name = onStop)]
pub fn on_stop(stopped: Function) {
    STOPPED.set(Some(stopped));
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        before(panic);
        STOPPED.with_borrow(|stopped| {
            // A script that fails says so itself, in the console.
            let _said = stopped.as_ref().map(|stopped| stopped.call0(&JsValue::NULL));
        });
    }));
}

/// Whether the page has told how things stand.
#[wasm_bindgen(js_name = isKnown)]
pub fn is_known() -> bool {
    reach().is_ok()
}

/// The proposal as it was typed, as JSON text.
#[wasm_bindgen(js_name = draftText)]
pub fn draft_text() -> Result<String, JsValue> {
    serde_json::to_string(&reach()?.draft).map_err(|_| JsValue::from("no text"))
}

/// Which proposal it is, of those that were started since the page was opened.
#[wasm_bindgen(js_name = draftNumber)]
pub fn draft_number() -> Result<u32, JsValue> {
    Ok(reach()?.number)
}

/// Starts with the text of a proposal as it was kept, typed or not. What can't be read is refused, and the page
/// stays as it is.
#[wasm_bindgen(js_name = startWith)]
pub fn start_with(text: &str) -> Result<(), JsValue> {
    // Scripts read what this does not: halves of characters, and texts nested deeper than 127 levels.
    let draft = Node::read(text, usize::MAX).map_err(|_| JsValue::from("no JSON"))?;
    if !matches!(draft, Node::Object(_)) {
        return Err("no proposal".into());
    }
    send(Action::Load(draft))
}

/// Hands over what the views can do for scripts, or nothing where they can't be had.
#[wasm_bindgen(js_name = withViews)]
pub fn with_views(done: Function) {
    spawn_local(async move {
        let given = chunks::views().await.map_or(JsValue::NULL, |views| (views.scripts)().into());
        // A script that fails says so itself, in the console.
        let _said = done.call1(&JsValue::NULL, &given);
    });
}

/// Shows a proposal that a link brings.
#[wasm_bindgen(js_name = offerLink)]
pub fn offer_link(fragment: String) -> Result<(), JsValue> {
    send(Action::Show(Over::Offered(Offer::Link(fragment))))
}

/// Takes the last step back, or again.
#[wasm_bindgen]
pub fn undo(again: bool) -> Result<(), JsValue> {
    send(if again { Action::Redo } else { Action::Undo })
}

/// Speaks another language.
#[wasm_bindgen]
pub fn speak(lang: &str) -> Result<(), JsValue> {
    send(Action::Speak(Lang::of(lang)))
}
