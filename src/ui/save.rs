//! Saving the proposal as a workbook with live formulas.

use yew::prelude::*;

use super::ctx::{Ctx, Part};
use super::more::text;
use super::sheets;
use crate::proposal::Node;

/// What is saved.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// The proposal.
    pub draft: Part,
}

/// How far it has come.
#[derive(Clone)]
enum Stage {
    Idle,
    Writing,
    /// The answer says whether it worked.
    Done(Node),
}

/// The button, and what comes of it.
#[component]
pub(super) fn SaveWorkbook(props: &Props) -> Html {
    let Props { ctx, draft } = props;
    let stage = use_state(|| Stage::Idle);
    let onclick = {
        let (ctx, draft, stage) = (ctx.clone(), draft.0.clone(), stage.setter());
        Callback::from(move |_| {
            stage.set(Stage::Writing);
            let entries = [
                ("proposal", draft.clone()),
                ("draft", Node::Bool(true)),
                ("language", Node::text(ctx.lang.code())),
            ];
            let request = Node::object(entries.map(|(key, node)| (key.into(), node)));
            let stage = stage.clone();
            let done = Callback::from(move |answer| stage.set(Stage::Done(answer)));
            sheets::run("workbook", &request, done);
        })
    };
    let said = match &*stage {
        Stage::Idle => None,
        Stage::Writing => Some(ctx.t("save.writing").into()),
        Stage::Done(Node::Bool(true)) => Some(ctx.t("save.done").into()),
        Stage::Done(answer) => text(ctx.lang, answer.get("refused"))
            .or_else(|| Some(AttrValue::from(ctx.t("save.failed")))),
    };
    html! {
        <div class="save">
            <button type="button" data-task="workbook" {onclick}>{ctx.t("save.workbook")}</button>
            <p>{ctx.t("save.lead")}</p>
            if let Some(said) = said {
                <p role="status">{said}</p>
            }
        </div>
    }
}
