//! The list of steps: where one can go, and how far each is, in words.

use yew::prelude::*;

use super::ctx::Ctx;
use super::phrase::phrase;
use super::unsure;
use crate::domain::assessment::{Progress, Step};

/// What comes after the steps of the proposal itself.
const MORE: [&str; 6] = ["outcome", "programme", "years", "scenarios", "reviewers", "rules"];

/// All steps.
pub(super) fn steps(ctx: &Ctx, steps: &[Step], progress: Option<&Progress>) -> Html {
    let more = |id: &'static str| html! { <li><a href={format!("#{id}")}>{ctx.t(id)}</a></li> };
    html! {
        <nav class="steps" aria-label={ctx.t("steps")}>
            <ol>
                {more("start")}
                { for steps.iter().map(|step| row(ctx, step, progress)) }
            </ol>
            <ul>{ for MORE.map(more) }</ul>
        </nav>
    }
}

fn row(ctx: &Ctx, step: &Step, progress: Option<&Progress>) -> Html {
    let Step { id, state, answered, asked } = step;
    let code = state.code();
    let name = ctx.lang.find(&format!("step.{code}")).unwrap_or_default();
    let count = |path: &str, value: &usize| {
        html! { <span key={format!("{path}={value}")} translate="no" data-figure={format!("steps.{id}.{path}")} data-value={value.to_string()}>{value}</span> }
    };
    let counts = [("answered", count("answered", answered)), ("asked", count("asked", asked))];
    html! {
        <li data-state={code}>
            <a href={format!("#{id}")}>
                <span>{ctx.t(id)}</span>
                <span class="state">
                    <span key={code} translate="no" data-figure={format!("steps.{id}.state")} data-value={code}>{name}</span>
                    <span class="count">{phrase(ctx.t("step.count"), &counts)}</span>
                    {unsure::of_step(ctx, progress, id)}
                </span>
            </a>
        </li>
    }
}
