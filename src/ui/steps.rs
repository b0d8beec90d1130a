//! The rail: all steps, with what matters of each in words. Where there is no room for it beside the step, it is a
//! menu under the name of the step that is shown.

use web_sys::Element;
use yew::prelude::*;

use super::checked;
use super::ctx::Ctx;
use super::focus;
use super::keys;
use super::model::action::Action;
use super::panel::{Remainder, remainder};
use super::phrase::phrase;
use super::shown::Unit;
use super::view::View;
use crate::domain::assessment::{Progress, Status, Step};

/// What comes after the steps of the proposal itself.
const MORE: [&str; 6] = ["programme", "years", "scenarios", "compare", "reviewers", "rules"];

/// What the rail needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// The step that is shown.
    pub step: &'static str,
    /// All of them are.
    pub is_whole: bool,
    /// How far each is.
    pub steps: Vec<Step>,
    /// How much is answered, and being checked.
    pub progress: Option<Progress>,
    /// What else is said of some, by their names.
    pub said: Vec<(&'static str, Html)>,
}

/// What came of the steps that have a figure of their own.
pub(super) fn said(view: &View<'_>) -> Vec<(&'static str, Html)> {
    let ctx = view.ctx;
    let score = &view.assessment.score;
    let points = view.figures("score.");
    let points = [
        ("expected", points.one("expected", Some(score.expected), Unit::Bare)),
        ("max", points.one("expected_max", Some(score.expected_max), Unit::Bare)),
    ];
    let budget = &view.assessment.budget;
    let Remainder { path, amount, .. } = remainder(budget);
    let is_over = budget.within_cap == Status::Fail;
    let rest = view.figures("budget.").one(path, Some(amount), Unit::Yen);
    let rest = phrase(ctx.t(if is_over { "rail.over" } else { "rail.left" }), &[("yen", rest)]);
    let mut said = vec![];
    if !score.expected_max.0.is_zero() {
        said.push(("score", html! { <span>{phrase(ctx.t("slim.rated"), &points)}</span> }));
    }
    if budget.is_begun() {
        said.push(("budget", html! { <span data-status={budget.within_cap.code()}>{rest}</span> }));
    }
    said
}

/// All steps.
#[component]
pub(super) fn Rail(props: &Props) -> Html {
    let Props { ctx, step, is_whole, steps, progress, said } = props;
    let is_open = use_state_eq(|| false);
    {
        let is_open = is_open.clone();
        use_effect_with(*step, move |_| is_open.set(false));
    }
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(!*is_open))
    };
    let onkeydown = {
        let is_open = is_open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if *is_open && keys::name(&event) == "Escape" && !keys::composes(&event) {
                is_open.set(false);
                focus::button(".steps-menu");
            }
        })
    };
    // Also where the step that is shown was chosen.
    let chosen = {
        let is_open = is_open.clone();
        Callback::from(move |event: MouseEvent| {
            let link = event.target_dyn_into::<Element>();
            if link.is_some_and(|link| link.closest("a").ok().flatten().is_some()) {
                is_open.set(false);
            }
        })
    };
    let current = |id: &str| (id == *step).then_some("page");
    let plain = |id: &'static str| {
        html! { <li><a href={format!("#{id}")} aria-current={current(id)}>{ctx.t(id)}</a></li> }
    };
    let row = |own: &Step| {
        let said = said.iter().find(|(id, _)| *id == own.id).map(|(_, said)| said.clone());
        html! {
            <li data-state={own.state.code()}>
                <a href={format!("#{}", own.id)} aria-current={current(own.id)}>
                    <span>{ctx.t(own.id)}</span>
                    <span class="state">{state(ctx, own)}{checked::of_step(ctx, progress.as_ref(), own.id)}{said.unwrap_or_default()}</span>
                </a>
            </li>
        }
    };
    let whole = {
        let (ctx, is_whole) = (ctx.clone(), *is_whole);
        Callback::from(move |_| ctx.send(Action::Whole(!is_whole)))
    };
    html! {
        <nav class="steps" aria-label={ctx.t("steps")} data-open={is_open.to_string()} {onkeydown}>
            <button type="button" class="steps-menu" aria-expanded={is_open.to_string()} aria-controls="steps-all" onclick={toggle}>
                <span class="hidden">{ctx.t("steps")}{ctx.t("list.of")}</span>
                {ctx.t(step)}
            </button>
            <div id="steps-all" class="steps-all" onclick={chosen}>
                <ol>
                    {plain("start")}
                    { for steps.iter().map(row) }
                    {plain("outcome")}
                </ol>
                <ul>{ for MORE.map(plain) }</ul>
                <button type="button" class="plain" data-whole={is_whole.to_string()} aria-pressed={is_whole.to_string()} onclick={whole}>
                    {ctx.t("steps.whole")}
                </button>
            </div>
        </nav>
    }
}

/// How far a step is.
fn state(ctx: &Ctx, step: &Step) -> Html {
    let Step { id, state, answered, asked } = step;
    let code = state.code();
    let name = ctx.lang.find(&format!("step.{code}")).unwrap_or_default();
    let count = |path: &str, value: &usize| {
        html! { <span key={format!("{path}={value}")} translate="no" data-figure={format!("steps.{id}.{path}")} data-value={value.to_string()}>{value}</span> }
    };
    let counts = [("answered", count("answered", answered)), ("asked", count("asked", asked))];
    html! {
        <>
            <span key={code} translate="no" data-figure={format!("steps.{id}.state")} data-value={code}>{name}</span>
            <span class="count">{phrase(ctx.t("step.count"), &counts)}</span>
        </>
    }
}
