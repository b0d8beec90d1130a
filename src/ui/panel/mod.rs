//! The answer, always in view: a calm panel beside the form on wide screens, a slim bar with three
//! numbers on small ones, and the same once more, in full, at the end of the document.

mod bar;
mod budget;
mod co2;
mod gates;
pub(super) mod next;
mod reason;
mod score;

use yew::prelude::*;

use super::ctx::Ctx;
use super::drawer;
use super::list::heading;
use super::phrase::phrase;
use super::shown::Unit;
use super::view::View;
use crate::domain::assessment::Status;

use budget::is_open;
// The report draws and tells the same.
pub(super) use bar::{Stretch, bar, limited};
pub(super) use budget::{Remainder, remainder, table as budget_table};
pub(super) use score::{points_bar, table as score_table};

/// Steps that the panel shows; the end of the document shows all.
const FIRST_STEPS: usize = 3;

/// The parts of the answer, each under its heading.
pub(super) fn parts(view: &View<'_>, level: u8) -> Html {
    let ctx = view.ctx;
    let figures = view.figures("budget.");
    let part = |key, about: &str, body: Html| {
        let title = ctx.t(key);
        html! {
            <div class="part">
                {heading(level, title)}
                {body}
                if !about.is_empty() {
                    {drawer::why(ctx, title, &view.path(about), "", ctx.t("why.short"))}
                }
            </div>
        }
    };
    html! {
        <>
            {part("score", "score", score::score(view))}
            {part("panel.budget", "budget", budget::budget(ctx, &figures, &view.assessment.budget))}
            {part("panel.co2", "co2", co2::co2(view))}
            {part("gates", "", gates::gates(view))}
            {part("next", "", next::steps(view, FIRST_STEPS))}
        </>
    }
}

/// The three numbers of a small screen.
pub(super) fn slim(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let score = &view.assessment.score;
    let budget = &view.assessment.budget;
    let of_score = view.figures("score.");
    let points = [
        ("expected", of_score.one("expected", Some(score.expected), Unit::Bare)),
        ("max", of_score.one("expected_max", Some(score.expected_max), Unit::Bare)),
    ];
    let is_over = budget.within_cap == Status::Fail;
    let name = match (is_over, is_open(budget)) {
        (true, _) => "slim.over",
        (false, true) => "slim.headroom_so_far",
        (false, false) => "slim.headroom",
    };
    let Remainder { path, amount, .. } = remainder(budget);
    let per_tonne = view.assessment.co2.subsidy_yen_per_tonne.as_ref();
    html! {
        <dl class="slim">
            <div><dt>{ctx.t("slim.score")}</dt><dd>{phrase(ctx.t("slim.rated"), &points)}</dd></div>
            <div data-status={budget.within_cap.code()}>
                <dt>{ctx.t(name)}</dt>
                <dd>{view.figures("budget.").one(path, Some(amount), Unit::Yen)}</dd>
            </div>
            <div>
                <dt>{ctx.t("slim.per_tonne")}</dt>
                <dd>{view.figures("co2.").one("subsidy_yen_per_tonne", per_tonne, Unit::Bare)}</dd>
            </div>
        </dl>
    }
}

/// Says that a condition is not met: without that, no number counts.
pub(super) fn fails(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let fails = view.assessment.gate_counts.fail;
    if fails == 0 {
        return Html::default();
    }
    let count = view.figures("gate_counts.").one("fail", Some(fails), Unit::Count);
    html! { <a class="fails" href="#eligibility">{phrase(ctx.t("panel.fails"), &[("count", count)])}</a> }
}

/// Tables of what the bars show.
pub(super) fn tables(view: &View<'_>) -> Html {
    let figures = view.figures("budget.");
    html! { <>{score_table(view.ctx, view.prefix, &view.assessment.score)}{budget_table(view.ctx, &figures, &view.assessment.budget)}</> }
}

/// One section's own result, for frames in which nothing can stay in view.
pub(super) fn of_section(view: &View<'_>, section: &str) -> Html {
    let body = match section {
        "eligibility" => gates::gates(view),
        "organisation" | "score" => score::score(view),
        "budget" => budget::budget(view.ctx, &view.figures("budget."), &view.assessment.budget),
        "co2" => co2::co2(view),
        _ => return Html::default(),
    };
    html! { <div class="part own-result">{body}</div> }
}

/// The panel and what is in it.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// What small screens always show.
    pub slim: Html,
    /// What comes before all numbers.
    pub fails: Html,
    /// All of it.
    pub parts: Html,
}

/// The panel; on small screens it unfolds.
#[component]
pub(super) fn Panel(props: &Props) -> Html {
    let Props { ctx, slim, fails, parts } = props;
    let is_open = use_state(|| false);
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(!*is_open))
    };
    let open = is_open.to_string();
    html! {
        <aside id="result" class="result" aria-labelledby="result-title" data-open={open.clone()}>
            <div class="result-bar">
                {slim.clone()}
                <button class="toggle" type="button" aria-expanded={open} aria-controls="result-more" onclick={toggle}>
                    <span class="hidden">{ctx.t(if *is_open { "result.fold" } else { "result.unfold" })}</span>
                </button>
            </div>
            <div id="result-more" class="result-more" tabindex="0" role="group" aria-labelledby="result-title">
                <h2 id="result-title" class="hidden">{ctx.t("result")}</h2>
                {fails.clone()}
                {parts.clone()}
            </div>
        </aside>
    }
}
