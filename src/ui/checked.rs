//! How much is being checked, of a step and of all, and the list of it on demand.

use yew::prelude::*;

use super::asked::Asked;
use super::ctx::Ctx;
use super::demand::demand;
use super::figure::Figures;
use super::phrase::phrase;
use super::shown::Unit;
use super::view::View;
use crate::domain::assessment::Progress;

/// How many places of a section are being checked; nothing where none is.
pub(super) fn of_step(ctx: &Ctx, progress: Option<&Progress>, id: &str) -> Html {
    let own = progress.and_then(|progress| progress.steps.iter().find(|step| step.id == id));
    match own.filter(|step| step.unsure > 0) {
        Some(step) => counted(ctx, &format!("progress.steps.{id}.unsure"), step.unsure),
        None => Html::default(),
    }
}

/// All that is being checked: how many, and the list of them on demand.
pub(super) fn outcome(view: &View<'_>) -> Html {
    html! {
        <>
            if let Some(progress) = &view.assessment.progress {
                <p>{counted(view.ctx, "progress.unsure", progress.unsure)}</p>
            }
            {demand(view.ctx, Asked::Unsure, "unsure.list")}
        </>
    }
}

fn counted(ctx: &Ctx, path: &str, count: usize) -> Html {
    let figures = Figures { ctx, prefix: String::new() };
    let count = figures.one(path, Some(count), Unit::Count);
    html! { <span class="count">{phrase(ctx.t("unsure.count"), &[("count", count)])}</span> }
}
