//! The bar on top: what this is, by which rules, whether it is saved, and what can be done with all of it.

use yew::prelude::*;

use super::asked::Asked;
use super::ctx::Ctx;
use super::demand::demand;
use super::model::action::Action;
use super::model::state::State;
use super::words::Lang;

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
            <div id="files">{demand(ctx, Asked::Documents, "bar.files")}</div>
            { for Lang::ALL.into_iter().filter(|lang| *lang != ctx.lang).map(|lang| speak(ctx, lang)) }
        </header>
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
