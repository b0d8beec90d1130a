//! What the lines come to, in one line that stays in view below them, and what they still lack.

use std::rc::Rc;

use yew::prelude::*;

use crate::domain::assessment::Budget;
use crate::rules::Rule;
use crate::ui::ctx::Ctx;
use crate::ui::figure::Figures;
use crate::ui::panel::{Remainder, remainder};
use crate::ui::phrase::phrase;
use crate::ui::shown::Unit;
use crate::ui::tags::signs;

/// Administration, tax and total, and what is over the cap or left.
pub(super) fn sums(ctx: &Ctx, list: &str, estimate: &Rc<Budget>) -> Html {
    let figures = Figures { ctx, prefix: list.trim_end_matches("lines").to_owned() };
    let sum = |name: &'static str, path: &str, amount| {
        let amount = figures.one(path, Some(amount), Unit::Yen);
        html! { <div><dt>{name}</dt><dd>{amount}</dd></div> }
    };
    let Remainder { text, path, amount } = remainder(estimate);
    let left = phrase(ctx.t(text), &[("yen", figures.one(path, Some(amount), Unit::Yen))]);
    let administration = ctx.pick(&ctx.rules.budget.general_administration.title);
    html! {
        <div class="lines-sums">
            <dl>
                {sum(administration, "general_administration", estimate.general_administration)}
                {sum(ctx.t("budget.tax"), "tax", estimate.tax)}
                {sum(ctx.t("budget.total"), "total", estimate.total)}
            </dl>
            <p class="verdict" data-status={estimate.within_cap.code()}>{left}</p>
        </div>
    }
}

/// The required work that no line names.
pub(super) fn missing(ctx: &Ctx, estimate: &Budget) -> Html {
    if estimate.missing_work.is_empty() || !estimate.is_begun() {
        return Html::default();
    }
    let work = ctx.rules.budget.required_work.iter().zip(signs());
    let missing = work.filter(|(rule, _)| estimate.missing_work.contains(&rule.value));
    let mark = |(rule, sign): (&'static Rule<String>, String)| {
        html! { <li>{sign}{" "}{ctx.pick(&rule.title)}</li> }
    };
    html! {
        <div class="lines-missing">
            <span>{ctx.t("budget.missing")}</span>
            <ul>{ for missing.map(mark) }</ul>
        </div>
    }
}
