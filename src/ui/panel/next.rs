//! What to do next, each with the way there.

use yew::prelude::*;

use crate::domain::assessment::{Need, NextStep};
use crate::rules::RuleSet;
use crate::ui::codes::name_in;
use crate::ui::eligibility::go;
use crate::ui::model::by_id;
use crate::ui::shown::{Unit, shown};
use crate::ui::view::View;
use crate::ui::words::{Lang, filled};

/// The part of the budget step that makes an estimate fit (`id` in src/ui/demand.rs).
const FIT: &str = "budget.fit";

/// The first few steps, or all of them.
pub(in crate::ui) fn steps(view: &View<'_>, most: usize) -> Html {
    let ctx = view.ctx;
    let steps = &view.assessment.next_steps;
    if steps.is_empty() {
        return html! { <p>{ctx.t("next.none")}</p> };
    }
    let row = |step: &NextStep| {
        // Over the cap it is not the first line that helps, but what tells where there is something to cut.
        let path = match step.need {
            Need::OverCap { .. } => FIT.to_owned(),
            _ => step.path.clone(),
        };
        html! { <li data-step={step.need.code()}>{go(ctx, path, &said(ctx.lang, ctx.rules, step), "")}</li> }
    };
    html! { <ol class="next">{ for steps.iter().take(most).map(row) }</ol> }
}

/// A step in words; some are named by where they are done.
pub(in crate::ui) fn said(lang: Lang, rules: &'static RuleSet, step: &NextStep) -> String {
    let yen = |amount: &crate::quantity::Yen| shown(lang, &amount.to_string(), Unit::Yen);
    let gate = |id: &str| by_id(&rules.gates, id).map_or("", |rule| lang.pick(&rule.title));
    match &step.need {
        Need::Gate { id } => filled(lang.word("next.gate"), gate(id)),
        Need::CheckGate { id } => filled(lang.word("next.check_gate"), gate(id)),
        Need::Errors { count } => filled(lang.word("next.errors"), &count.to_string()),
        Need::OverCap { yen: over } => filled(lang.word("next.over_cap"), &yen(over)),
        Need::Outsourcing { status: _, yen: over } => {
            filled(lang.word("next.outsourcing"), &yen(over))
        }
        Need::Equipment { lines } => filled(lang.word("next.equipment"), &lines.len().to_string()),
        Need::RequiredWork { missing } => {
            let work = &rules.budget.required_work;
            let names: Vec<&str> = missing.iter().map(|code| name_in(work, code, lang)).collect();
            filled(lang.word("next.required_work"), &names.join(lang.word("comma")))
        }
        Need::IncompleteBudget { unfinished_lines: 0 } if step.path.ends_with(".rate") => {
            lang.word("next.administration").to_owned()
        }
        Need::IncompleteBudget { unfinished_lines: 0 } => lang.word("next.no_costs").to_owned(),
        Need::IncompleteBudget { unfinished_lines } => {
            filled(lang.word("next.unfinished_lines"), &unfinished_lines.to_string())
        }
        Need::OpenGates { count } => filled(lang.word("next.open_gates"), &count.to_string()),
        Need::Unrated { points } => {
            filled(lang.word("next.unrated"), &shown(lang, &points.to_string(), Unit::Points))
        }
        Need::NoMeasures => lang.word("next.no_measures").to_owned(),
    }
}
