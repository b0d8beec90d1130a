//! The score at a glance. Facts, self-rating and what is still open are never mixed up.

use yew::prelude::*;

use super::bar::{Stretch, bar};
use crate::domain::assessment::PointSums;
use crate::quantity::Number;
use crate::ui::phrase::phrase;
use crate::ui::shown::Unit;
use crate::ui::view::View;

/// Points of those rated so far, the bar, and the range.
pub(super) fn score(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let score = &view.assessment.score;
    let figures = view.figures("score.");
    let points = |path: &str, value| figures.one(path, Some(value), Unit::Points);
    let rated = [
        ("expected", html! { <strong class="big">{points("expected", score.expected)}</strong> }),
        ("max", points("expected_max", score.expected_max)),
    ];
    let open = [("open", points("unrated_max", score.unrated_max))];
    let range = [
        ("low", points("low", score.low)),
        ("high", points("high", score.high)),
        ("max", points("max", score.max)),
    ];
    html! {
        <>
            <p class="headline">{phrase(ctx.t("panel.rated"), &rated)}</p>
            <p>{phrase(ctx.t("panel.unrated"), &open)}</p>
            {points_bar(view)}
            <ul class="legend">
                <li data-part="fact">{ctx.t("panel.fact_low")}{points("computed.low", score.computed.low)}</li>
                <li data-part="rated">{ctx.t("panel.self_rated_low")}{points("judged.low", score.judged.low)}</li>
                <li data-part="open">{phrase(ctx.t("panel.range"), &range)}</li>
            </ul>
            <p class="help">{ctx.t("result.no_prediction")}</p>
        </>
    }
}

fn points_bar(view: &View<'_>) -> Html {
    let score = &view.assessment.score;
    let (fact, low, high) =
        (score.computed.low.to_string(), score.low.to_string(), score.high.to_string());
    let stretches = vec![
        Stretch { part: "fact", from: "0".into(), to: fact.clone() },
        Stretch { part: "rated", from: fact, to: low.clone() },
        Stretch { part: "open", from: low, to: high },
    ];
    bar(&score.max.to_string(), stretches, None)
}

/// The same as a table: points by what decides them.
pub(super) fn table(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let score = &view.assessment.score;
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
            html! { <td>{view.figures(part).one(path, Some(value(sums)), Unit::Points)}</td> }
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
