//! The score at a glance, and as a table that tells facts, self-rating and what is still open apart.

use yew::prelude::*;

use super::bar::{Stretch, bar};
use super::reason::reason;
use crate::domain::assessment::{PointSums, Score};
use crate::quantity::Number;
use crate::ui::ctx::Ctx;
use crate::ui::figure::Figures;
use crate::ui::phrase::phrase;
use crate::ui::shown::Unit;
use crate::ui::view::View;

/// Points of those rated so far, and the range as a bar with what is expected marked on it.
pub(super) fn score(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let score = &view.assessment.score;
    let figures = view.figures("score.");
    let points = |path: &str, value| figures.one(path, Some(value), Unit::Points);
    let bare = |path: &str, value| figures.one(path, Some(value), Unit::Bare);
    let expected = reason(&figures, "expected", ctx.t("score"), points("expected", score.expected));
    let rated = [
        ("expected", html! { <strong class="big">{expected}</strong> }),
        ("max", points("expected_max", score.expected_max)),
    ];
    let range = [
        ("low", bare("low", score.low)),
        ("high", bare("high", score.high)),
        ("max", points("max", score.max)),
        ("open", bare("unrated_max", score.unrated_max)),
    ];
    html! {
        <>
            if score.expected_max.0.is_zero() {
                <p>{ctx.t("panel.unrated")}</p>
            } else {
                <p class="headline">{phrase(ctx.t("panel.rated"), &rated)}</p>
            }
            {points_bar(score)}
            <p>{phrase(ctx.t("panel.range"), &range)}</p>
        </>
    }
}

/// What facts have settled, what the own rating adds for certain, and what is open; the expectation is marked.
pub(in crate::ui) fn points_bar(score: &Score) -> Html {
    let (facts, low) = (score.computed.low.to_string(), score.low.to_string());
    let stretches = vec![
        Stretch { part: "fact", from: "0".into(), to: facts.clone() },
        Stretch { part: "rated", from: facts, to: low.clone() },
        Stretch { part: "open", from: low, to: score.high.to_string() },
    ];
    bar(&score.max.to_string(), stretches, Some(score.expected.to_string()))
}

/// The same as a table: points by what decides them.
pub(in crate::ui) fn table(ctx: &Ctx, prefix: &str, score: &Score) -> Html {
    let whole = PointSums {
        max: score.max,
        low: score.low,
        expected: score.expected,
        expected_max: score.expected_max,
        high: score.high,
    };
    let columns = [
        ("panel.fact", "score.computed.", &score.computed),
        ("panel.self_rated", "score.judged.", &score.judged),
        ("panel.all_items", "score.", &whole),
    ];
    let row = |(path, name, value): (&str, &'static str, fn(&PointSums) -> Number)| {
        let cell = |(_, part, sums): (_, _, &PointSums)| {
            let figures = Figures { ctx, prefix: format!("{prefix}{part}") };
            html! { <td>{figures.one(path, Some(value(sums)), Unit::Points)}</td> }
        };
        html! { <tr><th scope="row">{ctx.t(name)}</th>{ for columns.map(cell) }</tr> }
    };
    let rows = [
        ("max", "item.max", (|sums| sums.max) as fn(&PointSums) -> Number),
        ("expected_max", "panel.expected_max", |sums| sums.expected_max),
        ("low", "item.low", |sums| sums.low),
        ("expected", "item.expected", |sums| sums.expected),
        ("high", "item.high", |sums| sums.high),
    ];
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={ctx.t("outcome.score")}>
            <table>
                <caption>{ctx.t("outcome.score")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{ctx.t("outcome.decided_by")}</th>
                        { for columns.map(|(name, ..)| html! { <th scope="col">{ctx.t(name)}</th> }) }
                    </tr>
                </thead>
                <tbody>{ for rows.map(row) }</tbody>
            </table>
        </div>
    }
}
