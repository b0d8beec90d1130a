//! What scripts ask of the views (`static/views.js`).

use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::js_sys::{Array, Object, Reflect};

use super::given::given;
use crate::engine::{assess_by_places, open};
use crate::rules::Book;
use crate::saving;
use crate::ui::model::action::Action;
use crate::ui::model::over::{Offer, Over};
use crate::ui::model::state::State;
use crate::ui::reach::{Reach, reach, send};

/// What a script gets, or throws.
type Answer = Result<JsValue, JsValue>;

/// All of it, by name.
pub(super) fn scripts() -> Object {
    let object = Object::new();
    let put = |name: &str, task: JsValue| {
        // An object of our own takes whatever it is given.
        let _set = Reflect::set(&object, &name.into(), &task);
    };
    put(
        "fileOf",
        Closure::<dyn Fn(String) -> Answer>::new(|day: String| file(&day)).into_js_value(),
    );
    put(
        "openFile",
        Closure::<dyn Fn(String) -> Answer>::new(|text: String| opened(&text)).into_js_value(),
    );
    put("passed", Closure::<dyn Fn() -> Answer>::new(passed).into_js_value());
    put(
        "compare",
        Closure::<dyn Fn(Array) -> Answer>::new(|files: Array| compare(&files)).into_js_value(),
    );
    put("offer", Closure::<dyn Fn(String, String) -> Answer>::new(offer).into_js_value());
    put(
        "startBy",
        Closure::<dyn Fn(String) -> Answer>::new(|rules: String| start_by(&rules)).into_js_value(),
    );
    object
}

/// The name and the text of the proposal's file, on a day such as `2026-11-25`.
fn file(day: &str) -> Answer {
    let draft = reach()?.draft;
    let (name, text) = (saving::name(&draft, day), saving::file(&draft));
    Ok(Array::of2(&name.into(), &text.into()).into())
}

/// Opens a file's text, or answers why it is none.
fn opened(text: &str) -> Answer {
    match open(Book::shipped(), text) {
        Ok((proposal, _)) => send(Action::Load(proposal)).map(|()| JsValue::UNDEFINED),
        Err(error) => Ok(reach()?.lang.pick(&error.message()).into()),
    }
}

/// What the page around this one may have of the result: the assessment without any text of the proposal, as
/// JSON text.
fn passed() -> Answer {
    Ok(assess_by_places(&saving::file(&reach()?.draft)).into())
}

/// Shows proposals of files beside this one.
fn compare(files: &Array) -> Answer {
    send(Action::Show(Over::Compared(given(files).into()))).map(|()| JsValue::UNDEFINED)
}

/// Shows a proposal that the page around this one brings.
fn offer(text: String, from: String) -> Answer {
    send(Action::Show(Over::Offered(Offer::Text(text, from)))).map(|()| JsValue::UNDEFINED)
}

/// Starts a blank proposal by other rules, where there are such.
fn start_by(rules: &str) -> Answer {
    let Reach { draft, lang, .. } = reach()?;
    if Book::shipped().rules(rules).is_some() && draft.get("rules").as_text() != Some(rules) {
        send(Action::Load(State::blank(rules, lang).draft))?;
    }
    Ok(JsValue::UNDEFINED)
}
