//! What can be done with all lines: taken over, copied, saved, and shown in brief.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::intake::Intake;
use crate::proposal::Node;
use crate::ui::chunks;
use crate::ui::ctx::Ctx;
use crate::ui::model::arranged::{Arranged, Turn};

/// The buttons above the table.
pub(super) fn tools(
    ctx: &Ctx,
    intake: &Intake,
    lines: &Node,
    (is_brief, said): (&UseStateHandle<bool>, &UseStateHandle<&'static str>),
    arranged: &UseReducerHandle<Arranged>,
) -> Html {
    let arrange = {
        let turn = arranged.dispatcher();
        Callback::from(move |_: MouseEvent| turn.dispatch(Turn::Toggle))
    };
    let turn = {
        let is_brief = is_brief.clone();
        Callback::from(move |_| is_brief.set(!*is_brief))
    };
    let give = |is_copy: bool, text: &'static str| {
        let (ctx, lines, said) = (ctx.clone(), lines.clone(), said.setter());
        let onclick = Callback::from(move |_: MouseEvent| {
            let (ctx, lines, said) = (ctx.clone(), lines.clone(), said.clone());
            // The same said twice is said again.
            said.set("");
            spawn_local(async move {
                let Some(views) = chunks::views().await else { return said.set("late.failed") };
                match ((views.give)(lines, ctx.lang, ctx.rules, is_copy).await, is_copy) {
                    (true, true) => said.set("lines.copied"),
                    (true, false) => {}
                    (false, true) => said.set("lines.not_copied"),
                    (false, false) => said.set("late.failed"),
                }
            });
        });
        let task = if is_copy { "copy" } else { "csv" };
        html! { <button type="button" data-task={task} {onclick}>{text}</button> }
    };
    html! {
        <div class="table-tools">
            <button type="button" data-task="intake" onclick={intake.open()}>
                {ctx.t("intake.open")}
            </button>
            if !lines.elements().is_empty() {
                {give(true, ctx.t("lines.copy"))}
                {give(false, ctx.t("lines.csv"))}
                <button type="button" data-task="arrange" aria-expanded={arranged.is_open.to_string()} onclick={arrange}>
                    {ctx.t("lines.arrange")}
                </button>
                <button type="button" aria-pressed={is_brief.to_string()} onclick={turn}>
                    {ctx.t("lines.brief")}
                </button>
                if !said.is_empty() {
                    <span role="alert">{ctx.t(**said)}</span>
                }
            }
        </div>
    }
}
