//! The budget at a glance: the total against the cap, outsourcing against its limit.

use yew::prelude::*;

use super::bar::limited;
use super::reason::reason;
use crate::domain::assessment::{Budget, Status};
use crate::quantity::Yen;
use crate::ui::ctx::Ctx;
use crate::ui::figure::Figures;
use crate::ui::phrase::phrase;
use crate::ui::shown::Unit;
use crate::ui::words::filled;

/// The total, what remains or must go, and outsourcing in the same way.
pub(super) fn budget(ctx: &Ctx, figures: &Figures<'_>, budget: &Budget) -> Html {
    let total = figures.one("total", Some(budget.total), Unit::Yen);
    let yen = |path: &str, amount| figures.one(path, Some(amount), Unit::Yen);
    let percent = figures.one("cap_percent", budget.cap_percent.as_ref(), Unit::Percent);
    let is_over = budget.within_cap == Status::Fail;
    html! {
        <>
            <p class="headline"><strong class="big">{reason(figures, "total", ctx.t("budget.total"), total)}</strong><span>{ctx.t("panel.with_tax")}</span></p>
            {limited(&budget.total.to_string(), &budget.cap.to_string(), is_over)}
            if is_open(budget) {
                <p class="caution">{missing(ctx, budget)}</p>
            }
            {remains(ctx, figures, budget)}
            <p class="help">{phrase(ctx.t("panel.of_cap"), &[("cap", yen("cap", budget.cap)), ("percent", percent)])}</p>
            {outsourcing(ctx, figures, budget)}
        </>
    }
}

/// Costs are entered whose amounts are not known yet: what comes of the rest is not the last word.
pub(super) fn is_open(budget: &Budget) -> bool {
    budget.is_begun() && !budget.complete
}

/// What the total still lacks, by name.
fn missing(ctx: &Ctx, budget: &Budget) -> String {
    match budget.unfinished_lines.len() {
        0 => ctx.t("panel.no_administration").to_owned(),
        lines => filled(ctx.t("panel.unfinished_lines"), &lines.to_string()),
    }
}

/// What remains below the cap, or what must go.
pub(in crate::ui) struct Remainder {
    /// Key of the text that says it; the amount is its `{yen}`.
    pub text: &'static str,
    /// The figure of the budget that it is.
    pub path: &'static str,
    pub amount: Yen,
}

/// What is said of the total against the cap, wherever it is said.
pub(in crate::ui) fn remainder(budget: &Budget) -> Remainder {
    let is_over = budget.within_cap == Status::Fail;
    let text = match (is_over, is_open(budget)) {
        (true, false) => "panel.over",
        (true, true) => "panel.over_at_least",
        (false, false) => "panel.headroom",
        (false, true) => "panel.headroom_so_far",
    };
    let (path, amount) =
        if is_over { ("over", budget.over) } else { ("headroom", budget.headroom) };
    Remainder { text, path, amount }
}

pub(super) fn remains(ctx: &Ctx, figures: &Figures<'_>, budget: &Budget) -> Html {
    let Remainder { text, path, amount } = remainder(budget);
    let figure = figures.one(path, Some(amount), Unit::Yen);
    let figure = reason(figures, path, ctx.t("panel.budget"), figure);
    html! {
        <p class="verdict" data-status={budget.within_cap.code()}>{phrase(ctx.t(text), &[("yen", figure)])}</p>
    }
}

fn outsourcing(ctx: &Ctx, figures: &Figures<'_>, budget: &Budget) -> Html {
    let check = |path: &str| format!("checks.outsourcing.{path}");
    let yen = |path: &str, amount| figures.one(&check(path), Some(amount), Unit::Yen);
    let amount = yen("amount", budget.outsourcing_amount);
    let parts = [
        ("amount", reason(figures, &check("amount"), ctx.t("outcome.outsourcing"), amount)),
        ("limit", yen("limit", budget.outsourcing_limit)),
    ];
    let percent =
        figures.one(&check("percent"), budget.outsourcing_percent.as_ref(), Unit::Percent);
    let is_over = budget.outsourcing != Status::Pass;
    let known = if budget.outsourcing_percent.is_some() {
        "panel.outsourcing"
    } else {
        "panel.outsourcing.none"
    };
    html! {
        <div class="sub">
            <p>{phrase(ctx.t(known), &parts)}</p>
            if budget.outsourcing_percent.is_some() {
                {limited(&budget.outsourcing_amount.to_string(), &budget.outsourcing_limit.to_string(), is_over)}
            }
            if budget.is_begun() {
                <p class="judged">
                    {figures.one(&check("status"), Some(budget.outsourcing.code()), Unit::Status)}
                    if budget.outsourcing_percent.is_some() {
                        {percent}
                    }
                </p>
            }
        </div>
    }
}

/// The same as a table: the total and outsourcing, each with its limit and what is left of it.
pub(in crate::ui) fn table(ctx: &Ctx, figures: &Figures<'_>, budget: &Budget) -> Html {
    let yen = |path: &str, amount| figures.one(path, Some(amount), Unit::Yen);
    let left = |path: &str, amount| figures.one(path, Some(amount), Unit::Left);
    let percent = |path: &str, value: &Option<_>| figures.one(path, value.as_ref(), Unit::Percent);
    let status = |path: &str, status: Status| figures.one(path, Some(status.code()), Unit::Status);
    let rows = [
        (
            "outcome.amount",
            yen("total", budget.total),
            yen("checks.outsourcing.amount", budget.outsourcing_amount),
        ),
        (
            "outcome.limit",
            yen("cap", budget.cap),
            yen("checks.outsourcing.limit", budget.outsourcing_limit),
        ),
        (
            "outcome.left",
            left("headroom", budget.headroom),
            left("checks.outsourcing.headroom", budget.outsourcing_headroom),
        ),
        (
            "outcome.percent",
            percent("cap_percent", &budget.cap_percent),
            percent("checks.outsourcing.percent", &budget.outsourcing_percent),
        ),
        (
            "outcome.status",
            status("checks.cap.status", budget.within_cap),
            status("checks.outsourcing.status", budget.outsourcing),
        ),
    ];
    let row = |(name, total, outsourcing): (&'static str, Html, Html)| {
        html! { <tr><th scope="row">{ctx.t(name)}</th><td>{total}</td><td>{outsourcing}</td></tr> }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={ctx.t("outcome.budget")}>
            <table>
                <caption>{ctx.t("outcome.budget")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{ctx.t("outcome.what")}</th>
                        <th scope="col">{ctx.t("budget.total")}</th>
                        <th scope="col">{ctx.t("outcome.outsourcing")}</th>
                    </tr>
                </thead>
                <tbody>{ for rows.into_iter().map(row) }</tbody>
            </table>
        </div>
    }
}
