//! What to do next, each with the way there.

use yew::prelude::*;

use crate::domain::assessment::{Need, NextStep};
use crate::ui::codes::name_in;
use crate::ui::ctx::Ctx;
use crate::ui::eligibility::{by_id, go};
use crate::ui::shown::{Unit, shown};
use crate::ui::view::View;
use crate::ui::words::filled;

/// The first few steps, or all of them.
pub(super) fn steps(view: &View<'_>, most: usize) -> Html {
    let ctx = view.ctx;
    let steps = &view.assessment.next_steps;
    if steps.is_empty() {
        return html! { <p>{ctx.t("next.none")}</p> };
    }
    let row = |step: &NextStep| {
        html! { <li data-step={step.need.code()}>{go(ctx, step.path.clone(), &text(ctx, &step.need), "")}</li> }
    };
    html! { <ol class="next">{ for steps.iter().take(most).map(row) }</ol> }
}

fn text(ctx: &Ctx, need: &Need) -> String {
    let lang = ctx.lang;
    let yen = |amount: &crate::quantity::Yen| shown(lang, &amount.to_string(), Unit::Yen);
    let gate = |id: &str| by_id(&ctx.rules.gates, id).map_or("", |rule| ctx.pick(&rule.title));
    match need {
        Need::Gate { id } => filled(ctx.t("next.gate"), gate(id)),
        Need::CheckGate { id } => filled(ctx.t("next.check_gate"), gate(id)),
        Need::Errors { count } => filled(ctx.t("next.errors"), &count.to_string()),
        Need::OverCap { yen: over } => filled(ctx.t("next.over_cap"), &yen(over)),
        Need::Outsourcing { status: _, yen: over } => filled(ctx.t("next.outsourcing"), &yen(over)),
        Need::Equipment { lines } => filled(ctx.t("next.equipment"), &lines.len().to_string()),
        Need::RequiredWork { missing } => {
            let work = &ctx.rules.budget.required_work;
            let names: Vec<&str> = missing.iter().map(|code| name_in(work, code, lang)).collect();
            filled(ctx.t("next.required_work"), &names.join(ctx.t("comma")))
        }
        Need::IncompleteBudget { .. } => ctx.t("next.incomplete_budget").to_owned(),
        Need::OpenGates { count } => filled(ctx.t("next.open_gates"), &count.to_string()),
        Need::Unrated { points } => {
            filled(ctx.t("next.unrated"), &shown(lang, &points.to_string(), Unit::Points))
        }
        Need::NoMeasures => ctx.t("next.no_measures").to_owned(),
    }
}
