//! The verdict in a sentence: whether it can be handed in as it is, then the points and the money.

use yew::prelude::*;

use super::ctx::Ctx;
use super::figure::Figures;
use super::panel::{Remainder, remainder};
use super::phrase::phrase;
use super::shown::Unit;
use crate::domain::assessment::{Assessment, Status};

/// Whether it can be handed in as it is, then the points and the money.
pub(super) fn verdict(ctx: &Ctx, prefix: &str, assessment: &Assessment) -> Html {
    let figures = |part: &str| Figures { ctx, prefix: format!("{prefix}{part}") };
    let counts = assessment.gate_counts;
    let budget = &assessment.budget;
    let gates = figures("gate_counts.");
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
    let score = &assessment.score;
    let points = figures("score.");
    let of_score = [
        ("expected", points.one("expected", Some(score.expected), Unit::Points)),
        ("max", points.one("expected_max", Some(score.expected_max), Unit::Points)),
    ];
    let money = figures("budget.");
    let Remainder { text, path, amount } = remainder(budget);
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
