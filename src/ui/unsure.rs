//! "Being checked": an answer of its own at each field that is not answered yet.

use std::rc::Rc;

use yew::prelude::*;

use super::asked::Asked;
use super::ctx::Ctx;
use super::demand::demand;
use super::figure::Figures;
use super::model::action::Action;
use super::model::unsure::is_unsure;
use super::phrase::phrase;
use super::shown::Unit;
use super::view::View;
use crate::domain::assessment::Progress;
use crate::proposal::{Field as Spec, Kind, Node, is_answered};

/// Whether a field has the button: names, descriptions and notes are nothing to find out, and of the points of
/// an item it is what is expected that is asked for.
pub(super) fn is_offered(spec: &Spec, is_bare: bool) -> bool {
    let is_text = matches!(spec.kind, Kind::Text | Kind::Note);
    !is_text && (!is_bare || spec.path == "ratings[].expected")
}

/// The button at a place, of this name for people; nothing once something is answered there.
pub(super) fn button(ctx: &Ctx, path: &str, name: &str, value: &Node) -> Html {
    if is_answered(value) {
        return Html::default();
    }
    let onclick = {
        let (ctx, path) = (ctx.clone(), Rc::<str>::from(path));
        Callback::from(move |_| ctx.send(Action::Unsure(Rc::clone(&path))))
    };
    let text = ctx.t("unsure");
    html! {
        <button
            type="button"
            class="unsure"
            data-action="unsure"
            data-path={path.to_owned()}
            aria-pressed={is_unsure(&ctx.unsure.0, path).to_string()}
            aria-label={format!("{text}{}{name}", ctx.t("list.of"))}
            {onclick}
        >
            {text}
        </button>
    }
}

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
