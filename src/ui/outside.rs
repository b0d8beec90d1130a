//! The page as its scripts see it (`static/`): the proposal as it stands, word of every change, and what
//! comes from outside the page: a file, a link, a store, the page around this one.

use std::cell::RefCell;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::js_sys::{Array, Function};
use yew::prelude::*;

use super::chunks;
use super::given::given;
use super::late::Views;
use super::model::action::Action;
use super::model::over::{Offer, Over};
use super::model::state::State;
use super::words::Lang;
use crate::proposal::Node;
use crate::rules::Book;

/// What the scripts can reach.
#[derive(Clone)]
struct Reach {
    draft: Node,
    number: u32,
    lang: Lang,
    send: Callback<Action>,
}

thread_local! {
    static REACH: RefCell<Option<Reach>> = const { RefCell::new(None) };
    static CHANGED: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Makes known how things stand now, and says so to the script that asked to be told.
pub(super) fn know(draft: Node, number: u32, lang: Lang, send: Callback<Action>) {
    REACH.set(Some(Reach { draft, number, lang, send }));
    if let Some(changed) = CHANGED.with_borrow(Clone::clone) {
        // A script that fails says so itself, in the console.
        let _said = changed.call0(&JsValue::NULL);
    }
}

/// How things stand; nothing before the page has told.
fn reach() -> Result<Reach, JsValue> {
    REACH.with_borrow(Clone::clone).ok_or_else(|| JsValue::from("the page has not started"))
}

fn send(action: Action) -> Result<(), JsValue> {
    reach().map(|reach| reach.send.emit(action))
}

/// Takes the function that is called after every change of the proposal or the language.
#[wasm_bindgen(js_name = onChange)]
pub fn on_change(changed: Function) {
    CHANGED.set(Some(changed));
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

/// Starts with the text of a proposal as it was kept, typed or not.
#[wasm_bindgen(js_name = startWith)]
pub fn start_with(text: &str) -> Result<(), JsValue> {
    let draft = serde_json::from_str(text).map_err(|_| JsValue::from("no JSON"))?;
    send(Action::Load(draft))
}

/// What comes with the views.
async fn views() -> Result<&'static Views, JsValue> {
    chunks::views().await.ok_or_else(|| JsValue::from("the views can't be had"))
}

/// Opens a file's text, or answers why it is none.
#[wasm_bindgen(js_name = openFile)]
pub async fn open_file(text: String) -> Result<Option<String>, JsValue> {
    match (views().await?.open)(&text) {
        Ok(proposal) => send(Action::Load(proposal)).map(|()| None),
        Err(error) => Ok(Some(reach()?.lang.pick(&error.message()).to_owned())),
    }
}

/// What comes of the proposal's file: the assessment, as JSON text.
#[wasm_bindgen]
pub async fn assessed() -> Result<String, JsValue> {
    Ok((views().await?.assessed)(&reach()?.draft))
}

/// Starts a blank proposal by other rules, where there are such.
#[wasm_bindgen(js_name = startBy)]
pub fn start_by(rules: &str) -> Result<(), JsValue> {
    let Reach { draft, lang, .. } = reach()?;
    if Book::shipped().rules(rules).is_none() || draft.get("rules").as_text() == Some(rules) {
        return Ok(());
    }
    send(Action::Load(State::blank(rules, lang).draft))
}

/// The name and the text of the proposal's file, on a day such as `2026-11-25`.
#[wasm_bindgen(js_name = fileOf)]
pub async fn file_of(day: String) -> Result<Array, JsValue> {
    let (name, text) = (views().await?.file)(&reach()?.draft, &day);
    Ok(Array::of2(&name.into(), &text.into()))
}

/// Shows a proposal that a link brings.
#[wasm_bindgen(js_name = offerLink)]
pub fn offer_link(fragment: String) -> Result<(), JsValue> {
    send(Action::Show(Over::Offered(Offer::Link(fragment))))
}

/// Shows a proposal that the page around this one brings.
#[wasm_bindgen(js_name = offerText)]
pub fn offer_text(text: String, from: String) -> Result<(), JsValue> {
    send(Action::Show(Over::Offered(Offer::Text(text, from))))
}

/// Shows proposals of files beside this one.
#[wasm_bindgen]
pub fn compare(files: &Array) -> Result<(), JsValue> {
    send(Action::Show(Over::Compared(given(files).into())))
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
