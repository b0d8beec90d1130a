//! What can be done with all lines: taken over, copied, saved, and shown in brief.

use yew::prelude::*;

use super::arranged::{Arranged, Turn};
use super::intake::Intake;
use crate::proposal::Node;
use crate::ui::ctx::Ctx;
use crate::ui::sheets;

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
    let give = |task: &'static str, text: &'static str| {
        let (ctx, lines, said) = (ctx.clone(), lines.clone(), said.setter());
        let kind = if task == "csv" { "csv" } else { "paste" };
        let onclick = Callback::from(move |_: MouseEvent| {
            let entries = [
                ("kind", Node::text(kind)),
                ("lines", lines.clone()),
                ("lang", Node::text(ctx.lang.code())),
                ("rules", Node::text(&ctx.rules.id)),
            ];
            let request = Node::object(entries.map(|(key, node)| (key.into(), node)));
            let (outcome, is_copy) = (said.clone(), task == "copy");
            let done = Callback::from(move |answer: Node| match answer {
                Node::Bool(true) if is_copy => outcome.set("lines.copied"),
                Node::Bool(true) => {}
                _ => outcome.set(if is_copy { "lines.not_copied" } else { "late.failed" }),
            });
            // The same said twice is said again.
            said.set("");
            sheets::run(task, &request, done);
        });
        html! { <button type="button" data-task={task} {onclick}>{text}</button> }
    };
    html! {
        <div class="table-tools">
            <button type="button" data-task="intake" onclick={intake.open()}>
                {ctx.t("intake.open")}
            </button>
            if !lines.elements().is_empty() {
                {give("copy", ctx.t("lines.copy"))}
                {give("csv", ctx.t("lines.csv"))}
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
