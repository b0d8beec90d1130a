//! Guided mode: the same document, one question at a time.

use yew::prelude::*;

use super::ctx::Ctx;
use super::model::action::{Action, Turn};
use super::words::filled_all;

/// A question that is more than one field, with the buttons where guided mode is at it.
pub(super) fn question(ctx: &Ctx, path: &str, body: Html) -> Html {
    html! { <div class="question" data-current={mark(ctx, path)}>{body}{controls(ctx, path)}</div> }
}

/// The buttons under the question that guided mode is at; nothing under any other.
pub(super) fn controls(ctx: &Ctx, path: &str) -> Html {
    let Some(guide) = ctx.guide.as_deref().filter(|guide| guide.here == path) else {
        return Html::default();
    };
    let button = |turn: Turn, text: &'static str, class: &'static str| {
        let ctx = ctx.clone();
        let onclick = Callback::from(move |_| ctx.send(Action::Guide(turn)));
        html! { <button type="button" {class} data-guide={code(turn)} {onclick}>{text}</button> }
    };
    let is_last = guide.number == guide.count;
    let (number, count) = (guide.number.to_string(), guide.count.to_string());
    let progress = filled_all(ctx.t("guide.progress"), &[&number, &count]);
    html! {
        <div class="guide" role="group" aria-label={ctx.t("guide")}>
            <p class="guide-progress">{progress}</p>
            if is_last {
                {button(Turn::End, ctx.t("guide.finish"), "solid")}
            } else {
                {button(Turn::Next, ctx.t("guide.next"), "solid")}
                {button(Turn::Skip, ctx.t("guide.skip"), "")}
            }
            if guide.number > 1 {
                {button(Turn::Back, ctx.t("guide.back"), "")}
            }
            if !is_last {
                {button(Turn::End, ctx.t("guide.end"), "plain")}
            }
        </div>
    }
}

/// The attribute that marks the current question, for the style and for tests.
pub(super) fn mark(ctx: &Ctx, path: &str) -> Option<&'static str> {
    ctx.guide.as_ref().is_some_and(|guide| guide.here == path).then_some("true")
}

fn code(turn: Turn) -> &'static str {
    match turn {
        Turn::Start => "start",
        Turn::Back => "back",
        Turn::Next => "next",
        Turn::Skip => "skip",
        Turn::End => "end",
    }
}
