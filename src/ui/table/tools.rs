//! What can be done with all lines: taken over, one more, found; copied, saved, and shown closer.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::intake::Intake;
use crate::proposal::Node;
use crate::ui::chunks;
use crate::ui::ctx::Ctx;
use crate::ui::list::{Change, button};
use crate::ui::model::arranged::{Arranged, Turn};

/// The buttons above the table.
pub(super) fn tools(
    ctx: &Ctx,
    intake: &Intake,
    (list, lines): (&AttrValue, &Node),
    (is_dense, said): (&UseStateHandle<bool>, &UseStateHandle<&'static str>),
    arranged: &UseReducerHandle<Arranged>,
) -> Html {
    let arrange = {
        let turn = arranged.dispatcher();
        Callback::from(move |_: MouseEvent| turn.dispatch(Turn::Toggle))
    };
    let turn = {
        let is_dense = is_dense.clone();
        Callback::from(move |_| is_dense.set(!*is_dense))
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
            {button(ctx, Change::Add, list, ctx.t("lines.add"), None)}
            if !lines.elements().is_empty() {
                <button type="button" data-task="arrange" aria-expanded={arranged.is_open.to_string()} onclick={arrange}>
                    {ctx.t("lines.arrange")}
                </button>
            }
            <button type="button" data-help={list} data-name={ctx.t("categories")}>
                <span aria-hidden="true">{"? "}</span>{ctx.t("lines.help")}
            </button>
            if !lines.elements().is_empty() {
                <details class="tools-more">
                    <summary><span aria-hidden="true">{"⋯"}</span><span class="hidden">{ctx.t("lines.others")}</span></summary>
                    <div>
                        {give(true, ctx.t("lines.copy"))}
                        {give(false, ctx.t("lines.csv"))}
                        <button type="button" data-task="dense" aria-pressed={is_dense.to_string()} onclick={turn}>
                            {ctx.t("lines.dense")}
                        </button>
                    </div>
                </details>
                if !said.is_empty() {
                    <span role="alert">{ctx.t(**said)}</span>
                }
            }
        </div>
    }
}
