//! The answer at a glance, always in view.

use yew::prelude::*;

use super::eligibility::{asked_at, by_id, go};
use super::figure::{facts, sums};
use super::score;
use super::shown::Unit;
use super::view::View;
use crate::domain::assessment::Status;

/// The three figures that matter most.
pub(super) fn headline(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let assessment = view.assessment;
    let score = view.figures("score.");
    let expected = html! {
        <>
            {score.one("expected", Some(assessment.score.expected), Unit::Points)}
            <span class="of">{ctx.t("of")}{score.one("expected_max", Some(assessment.score.expected_max), Unit::Points)}</span>
        </>
    };
    let total = view.figures("budget.").one("total", Some(assessment.budget.total), Unit::Yen);
    let co2 = view.figures("co2.");
    let per_tonne = assessment.co2.subsidy_yen_per_tonne.as_ref();
    facts(vec![
        (ctx.t("result.expected"), expected),
        (ctx.t("result.total"), total),
        (ctx.t("result.per_tonne"), co2.one("subsidy_yen_per_tonne", per_tonne, Unit::YenPerTonne)),
    ])
}

/// The rest of the answer.
pub(super) fn details(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let assessment = view.assessment;
    let budget = view.figures("budget.");
    let co2 = view.figures("co2.");
    let yen = |path, amount| budget.one(path, Some(amount), Unit::Yen);
    let status = |path, status: Status| budget.one(path, Some(status.code()), Unit::Status);
    let tonnes = |path, value| co2.one(path, Some(value), Unit::Tonnes);
    let level = if view.prefix.is_empty() { 3 } else { 4 };
    let title = |key| super::list::heading(level, ctx.t(key));
    html! {
        <>
            {title("score")}
            {score_bar(view)}
            {score::range(view)}
            <p class="help">{ctx.t("result.no_prediction")}</p>
            {title("budget")}
            {budget_bar(view)}
            {sums(vec![
                (ctx.t("budget.cap"), yen("cap", assessment.budget.cap)),
                (ctx.t("budget.headroom"), yen("headroom", assessment.budget.headroom)),
                (ctx.t("result.cap"), status("checks.cap.status", assessment.budget.within_cap)),
                (ctx.t("result.outsourcing"), status("checks.outsourcing.status", assessment.budget.outsourcing)),
            ])}
            {title("co2")}
            {sums(vec![
                (ctx.t("co2.annual_tonnes"), tonnes("annual_tonnes", &assessment.co2.annual_tonnes)),
                (ctx.t("co2.lifetime_tonnes"), tonnes("lifetime_tonnes", &assessment.co2.lifetime_tonnes)),
            ])}
            {title("gates")}
            {open_gates(view)}
        </>
    }
}

/// The answer for a variant.
pub(super) fn summary(view: &View<'_>) -> Html {
    html! {
        <div class="summary">
            {headline(view)}
            {details(view)}
        </div>
    }
}

/// What is certain and what is possible of all points. The picture repeats the figures below it.
fn score_bar(view: &View<'_>) -> Html {
    let score = &view.assessment.score;
    let (low, high) = (score.low.to_string(), score.high.to_string());
    bar(&score.max.to_string(), vec![("possible", low.clone(), high), ("certain", "0".into(), low)])
}

fn budget_bar(view: &View<'_>) -> Html {
    let budget = &view.assessment.budget;
    let state = budget.within_cap.code();
    bar(&budget.cap.to_string(), vec![(state, "0".into(), budget.total.to_string())])
}

/// A bar in the figures' own scale, so that nothing is computed for it.
fn bar(max: &str, parts: Vec<(&'static str, String, String)>) -> Html {
    let part = |(name, from, to): (&'static str, String, String)| {
        html! { <line data-part={name} x1={from} x2={to} y1="4" y2="4" /> }
    };
    html! {
        <svg class="bar" viewBox={format!("0 0 {max} 8")} preserveAspectRatio="none" aria-hidden="true">
            <line data-part="all" x1="0" x2={max.to_owned()} y1="4" y2="4" />
            { for parts.into_iter().map(part) }
        </svg>
    }
}

/// Conditions that are not met or that a person has to look at, each with the way to its question.
fn open_gates(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let figures = view.figures("gates.");
    let gates = view.assessment.gates.iter();
    let row = |(id, status): (&str, Status)| {
        let rule = by_id(&ctx.rules.gates, id)?;
        let title = ctx.pick(&rule.title);
        let name = match asked_at(view, &rule.value) {
            Some(path) => go(ctx, path, title, ""),
            None => html! { <span>{title}</span> },
        };
        Some(html! {
            <li>
                {name}
                {figures.one(&format!("{id}.status"), Some(status.code()), Unit::Status)}
            </li>
        })
    };
    let failed = gates.clone().filter(|gate| matches!(gate.status, Status::Fail | Status::Check));
    let rows: Vec<Html> = failed.filter_map(|gate| row((gate.id.as_str(), gate.status))).collect();
    if rows.is_empty() {
        let is_open = gates.clone().any(|gate| gate.status == Status::Unknown);
        let text = if is_open { "result.gates_open" } else { "result.gates_met" };
        return html! { <p>{ctx.t(text)}</p> };
    }
    html! { <ul class="open-gates">{ for rows }</ul> }
}

/// The answer, ready to be shown.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: super::ctx::Ctx,
    /// What is in view on every screen.
    pub headline: Html,
    /// What small screens unfold.
    pub details: Html,
}

/// The panel: beside the form on wide screens, a bar that unfolds on small ones.
#[component]
pub(super) fn Panel(props: &Props) -> Html {
    let Props { ctx, headline, details } = props;
    let is_open = use_state(|| false);
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(!*is_open))
    };
    let open = is_open.to_string();
    html! {
        <aside id="result" class="result" tabindex="0" aria-labelledby="result-title" data-open={open.clone()}>
            <div class="result-head">
                <h2 id="result-title">{ctx.t("result")}</h2>
                <button class="toggle" type="button" aria-expanded={open} aria-controls="result-more" onclick={toggle}>
                    {ctx.t(if *is_open { "result.fold" } else { "result.unfold" })}
                </button>
            </div>
            <div class="headline">{headline.clone()}</div>
            <div id="result-more" class="result-more">{details.clone()}</div>
        </aside>
    }
}
