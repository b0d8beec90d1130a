//! The page as its scripts see it (`static/`): the proposal as it stands, word of every change, and what
//! a person does elsewhere than in the page's own components.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::js_sys::Function;
use yew::prelude::*;

use super::model::action::Action;
use super::model::state::State;
use super::model::typed;
use super::words::Lang;
use crate::proposal::Node;

/// What the scripts can reach.
struct Reach {
    draft: Node,
    number: u32,
    lang: Lang,
    send: UseReducerDispatcher<State>,
}

thread_local! {
    static REACH: RefCell<Option<Reach>> = const { RefCell::new(None) };
    static CHANGED: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Makes known how things stand now, and says so to the script that asked to be told. Answers whether
/// this is the first that is known.
pub(super) fn know(
    draft: Node,
    number: u32,
    lang: Lang,
    send: UseReducerDispatcher<State>,
) -> bool {
    let now = Reach { draft, number, lang, send };
    let before = REACH.with(|reach| reach.borrow_mut().replace(now));
    if let Some(changed) = CHANGED.with(|changed| changed.borrow().clone()) {
        // A script that fails says so itself, in the console.
        let _said = changed.call0(&JsValue::NULL);
    }
    before.is_none()
}

/// Changes the state, once the page runs.
pub(super) fn send(action: Action) {
    // The dispatcher is taken out first, since a change may make itself known at once.
    if let Some(send) = reach(|reach| reach.send.clone()) {
        send.dispatch(action);
    }
}

fn reach<T>(get: impl FnOnce(&Reach) -> T) -> Option<T> {
    REACH.with(|reach| reach.borrow().as_ref().map(get))
}

/// Takes the function that is called after every change of the proposal or the language.
#[wasm_bindgen(js_name = onChange)]
pub fn on_change(changed: Function) {
    CHANGED.with(|known| *known.borrow_mut() = Some(changed));
}

/// The proposal as it was typed, as JSON text.
#[wasm_bindgen(js_name = draftText)]
pub fn draft_text() -> String {
    let draft = reach(|reach| reach.draft.clone()).unwrap_or_default();
    serde_json::to_string(&draft).unwrap_or_default()
}

/// Which proposal it is, of those that were started since the page was opened.
#[wasm_bindgen(js_name = draftNumber)]
pub fn draft_number() -> u32 {
    reach(|reach| reach.number).unwrap_or_default()
}

/// A text of the page, in the language it speaks.
#[wasm_bindgen]
pub fn word(key: &str) -> String {
    reach(|reach| reach.lang.find(key)).flatten().unwrap_or_default().to_owned()
}

/// Does what a person did in a view, as JSON text, about a list of the proposal.
#[wasm_bindgen(js_name = tellPage)]
pub fn tell(list: &str, told: &str) {
    // What is no such thing says nothing.
    let told: Node = serde_json::from_str(told).unwrap_or_default();
    if let Some(action) = meant(&Rc::from(list), &told) {
        send(action);
    }
}

/// What means the same in every view, if it is that.
pub(super) fn meant(list: &Rc<str>, told: &Node) -> Option<Action> {
    let edits = || told.get("edits").clone();
    Some(match told.get("deed").as_text()? {
        "undo" => Action::Undo,
        "redo" => Action::Redo,
        "set" => Action::SetAll(edits()),
        "edit" => Action::Change(Rc::clone(list), edits()),
        "go" => Action::Go(format!("{list}{}", typed(told.get("path")))),
        "speak" => Action::Speak(Lang::of(told.get("lang").as_text()?)),
        "visit" => Action::Go(typed(told.get("path"))),
        "load" => Action::Load(told.get("proposal").clone()),
        "take" => Action::Take {
            list: Rc::clone(list),
            lines: told.get("lines").elements().into(),
            replaces: *told.get("replaces") == Node::Bool(true),
            later: told.get("later").clone(),
            edits: edits(),
        },
        _ => return None,
    })
}
