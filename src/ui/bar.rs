//! The bar on top: what this is, by which rules, whether it is saved, and what can be done with all of it.

use gloo::utils::{document, window};
use web_sys::Element;
use web_sys::wasm_bindgen::JsCast;
use yew::prelude::*;

use super::asked::Asked;
use super::ctx::Ctx;
use super::demand::demand;
use super::model::action::Action;
use super::model::state::State;
use super::words::Lang;
use super::{focus, keys};

/// From this width of the window on, what the bar opens lies over the step (styles/30-layout.css).
const OVER: &str = "(min-width: 64rem)";

/// The bar.
pub(super) fn bar(ctx: &Ctx, state: &State) -> Html {
    html! {
        <header class="top" data-speaks={ctx.lang.code()}>
            <h1>{ctx.t("title")}</h1>
            <p class="call">{ctx.pick(&ctx.rules.title)}{ctx.t("bar.call")}</p>
            <p id="kept" class="kept" translate="no"></p>
            <div class="steps-back">
                {travel(ctx, Action::Undo, "undo", state.past.has_back())}
                {travel(ctx, Action::Redo, "redo", state.past.has_forth())}
            </div>
            <div id="files">{demand(ctx, Asked::Documents, "files")}</div>
            { for Lang::ALL.into_iter().filter(|lang| *lang != ctx.lang).map(|lang| speak(ctx, lang)) }
        </header>
    }
}

/// Folds what was opened from the bar and lies over the step, once something else is pressed.
pub(super) fn fold(event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_within =
        target.is_none_or(|target| target.closest("#files, dialog").ok().flatten().is_some());
    let lies_over =
        || window().match_media(OVER).ok().flatten().is_some_and(|asked| asked.matches());
    if !is_within && lies_over() {
        close();
    }
}

/// The same at Escape within it; the focus stays at its name.
pub(super) fn escape(event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_within = target.is_some_and(|target| target.closest("#files").ok().flatten().is_some());
    if is_within && keys::name(event) == "Escape" && !keys::composes(event) {
        focus::button("#files summary");
        close();
    }
}

fn close() {
    if let Some(open) = document().query_selector("#files > details[open]").ok().flatten() {
        // Taking away what is there does not fail.
        let _closed = open.remove_attribute("open");
    }
}

/// A button that travels through the changes. It stays in reach while there is nothing to do, so
/// that the focus is not lost on it.
fn travel(ctx: &Ctx, action: Action, name: &'static str, is_possible: bool) -> Html {
    let onclick = {
        let ctx = ctx.clone();
        Callback::from(move |_| ctx.send(action.clone()))
    };
    html! {
        <button type="button" data-step={name} aria-disabled={(!is_possible).then_some("true")} {onclick}>
            {ctx.t(name)}
        </button>
    }
}

fn speak(ctx: &Ctx, lang: Lang) -> Html {
    let onclick = {
        let ctx = ctx.clone();
        Callback::from(move |_| ctx.send(Action::Speak(lang)))
    };
    let name = match lang {
        Lang::Ja => "日本語",
        Lang::En => "English",
    };
    html! {
        // The texts of the other language come with what is loaded later.
        <button
            type="button"
            lang={lang.code()}
            class="plain speak"
            disabled={!ctx.has_more}
            {onclick}
        >
            {name}
        </button>
    }
}
