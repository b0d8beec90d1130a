//! The result in full: the verdict in a sentence, what to do next in order, then the tables.

use yew::prelude::*;

use super::asked::Asked;
use super::demand::demand;
use super::list::heading;
use super::panel::{self, next, remainder};
use super::phrase::phrase;
use super::shown::Unit;
use super::view::View;
use crate::domain::assessment::Status;

/// All of it but the problems.
pub(super) fn outcome(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    html! {
        <>
            {verdict(view)}
            {heading(view.level, ctx.t("next"))}
            {next::steps(view, usize::MAX)}
            {demand(ctx, Asked::Planning, "plan.name")}
            {heading(view.level, ctx.t("outcome.tables"))}
            <div class="tables">{panel::tables(view)}</div>
            <p class="help">{ctx.t("result.no_prediction")}</p>
        </>
    }
}

/// Whether it can be handed in as it is, then the points and the money.
fn verdict(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let counts = view.assessment.gate_counts;
    let budget = &view.assessment.budget;
    let gates = view.figures("gate_counts.");
    let count = |path: &str, count: usize| ("count", gates.one(path, Some(count), Unit::Count));
    let checks = [
        budget.within_cap,
        budget.outsourcing,
        budget.required_work(),
        budget.equipment_threshold(),
    ];
    let (said, kind) = if counts.fail > 0 {
        (phrase(ctx.t("verdict.fails"), &[count("fail", counts.fail)]), Status::Fail)
    } else if budget.is_begun() && checks.contains(&Status::Fail) {
        (phrase(ctx.t("verdict.budget"), &[]), Status::Fail)
    } else if counts.unknown > 0 {
        (phrase(ctx.t("verdict.open"), &[count("unknown", counts.unknown)]), Status::Unknown)
    } else if counts.check > 0 || !budget.complete || checks.contains(&Status::Depends) {
        (phrase(ctx.t("verdict.unfinished"), &[]), Status::Unknown)
    } else {
        (phrase(ctx.t("verdict.passes"), &[]), Status::Pass)
    };
    let score = &view.assessment.score;
    let points = view.figures("score.");
    let of_score = [
        ("expected", points.one("expected", Some(score.expected), Unit::Points)),
        ("max", points.one("expected_max", Some(score.expected_max), Unit::Points)),
    ];
    let money = view.figures("budget.");
    let panel::Remainder { text, path, amount } = remainder(budget);
    let rest = [("yen", money.one(path, Some(amount), Unit::Yen))];
    let total = [("total", money.one("total", Some(budget.total), Unit::Yen))];
    html! {
        <div class="verdict-said" data-status={kind.code()}>
            <p class="verdict" data-status={kind.code()}>{said}</p>
            <p>
                if score.expected_max.0.is_zero() {
                    {ctx.t("verdict.unrated")}
                } else {
                    {phrase(ctx.t("verdict.score"), &of_score)}
                }
                if budget.is_begun() {
                    {phrase(ctx.t("verdict.total"), &total)}{phrase(ctx.t(text), &rest)}{ctx.t("stop")}
                }
            </p>
        </div>
    }
}
