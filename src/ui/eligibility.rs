//! The conditions for applying, and which of them are met.

use yew::prelude::*;

use super::ctx::Ctx;
use super::demand::why;
use super::model::action::Action;
use super::model::own_id;
use super::shown::Unit;
use super::view::View;
use crate::domain::assessment::Gate;

/// What the section asks.
pub(super) fn questions(view: &View<'_>) -> Html {
    view.fields("eligibility.")
}

/// Each condition and whether it is met, with the way to its question.
pub(super) fn gates(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let figures = view.figures("gates.");
    let gate = |gate: &Gate| {
        let rule = ctx.rules.gates.iter().find(|rule| own_id(&rule.id) == gate.id);
        let status =
            figures.one(&format!("{}.status", gate.id), Some(gate.status.code()), Unit::Status);
        html! {
            <li class="gate">
                <div class="gate-head">
                    <span class="gate-name">{rule.map_or("", |rule| ctx.pick(&rule.title))}</span>
                    {status}
                </div>
                if let Some(rule) = rule {
                    {why(ctx, ctx.pick(&rule.title), &view.path(&format!("gates.{}", gate.id)), &rule.id)}
                    if let Some(path) = asked_at(view, gate) {
                        {go(ctx, path, ctx.t("gates.question"), ctx.pick(&rule.title))}
                    }
                }
            </li>
        }
    };
    html! { <ul class="gates">{ for view.assessment.gates.iter().map(gate) }</ul> }
}

/// A link that takes the focus to a place of the form.
pub(super) fn go(ctx: &Ctx, path: String, text: &str, of: &str) -> Html {
    let onclick = {
        let ctx = ctx.clone();
        let path = path.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            ctx.send(Action::Go(path.clone()));
        })
    };
    html! {
        <a href={format!("#{path}")} {onclick}>
            {text}
            if !of.is_empty() {
                <span class="hidden">{ctx.t("list.of")}{of}</span>
            }
        </a>
    }
}

/// Where the question that decides a condition is asked; nowhere in a variant that leaves it to its
/// proposal.
pub(super) fn asked_at(view: &View<'_>, gate: &Gate) -> Option<String> {
    let section = gate.path.split('.').next().unwrap_or_default();
    view.has(section).then(|| view.path(&gate.path))
}
