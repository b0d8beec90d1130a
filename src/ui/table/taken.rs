//! What a table that was taken over has come to, in one sentence, until its lines change again.

use std::rc::Rc;

use yew::prelude::*;

use crate::domain::assessment::Budget;
use crate::proposal::Node;
use crate::ui::codes::name_in;
use crate::ui::ctx::{Ctx, Part};
use crate::ui::figure::Figures;
use crate::ui::panel::{Remainder, remainder};
use crate::ui::phrase::phrase;
use crate::ui::shown::Unit;
use crate::ui::words::filled;

/// The sentence, and the lists that it goes by.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The list before the table was taken.
    pub before: Part,
    /// The list now.
    pub now: Part,
    /// What is said of it.
    pub said: Html,
}

/// The sentence, while the lines are the ones that were taken.
#[component]
pub(super) fn Taken(props: &Props) -> Html {
    let taken = use_mut_ref(|| None::<Node>);
    let mut taken = taken.borrow_mut();
    if taken.is_none() && props.before != props.now {
        *taken = Some(props.now.0.clone());
    }
    match &*taken {
        Some(taken) if taken.is_same(&props.now.0) => props.said.clone(),
        _ => Html::default(),
    }
}

/// The total, what is over the cap or left, and what it still lacks.
pub(super) fn said(ctx: &Ctx, list: &str, budget: &Rc<Budget>) -> Html {
    let figures = Figures { ctx, prefix: list.trim_end_matches("lines").to_owned() };
    let Remainder { text, path, amount } = remainder(budget);
    let left = phrase(ctx.t(text), &[("yen", figures.one(path, Some(amount), Unit::Yen))]);
    let total = figures.one("total", Some(budget.total), Unit::Yen);
    let missing = missing(ctx, budget);
    html! {
        <p class="note" data-import="outcome">
            {phrase(ctx.t("taken"), &[("total", total), ("left", left)])}
            if !missing.is_empty() {
                {filled(ctx.t("taken.missing"), &missing.join(ctx.t("comma")))}
            }
        </p>
    }
}

fn missing(ctx: &Ctx, budget: &Budget) -> Vec<String> {
    let mut missing = Vec::new();
    let unfinished = budget.unfinished_lines.len();
    if unfinished > 0 {
        missing.push(filled(ctx.t("taken.unfinished"), &unfinished.to_string()));
    }
    if !budget.administration_known {
        missing.push(ctx.pick(&ctx.rules.budget.general_administration.title).to_owned());
    }
    if !budget.missing_work.is_empty() {
        let work = &ctx.rules.budget.required_work;
        let names = budget.missing_work.iter().map(|code| name_in(work, code, ctx.lang));
        let names = names.collect::<Vec<_>>().join(ctx.t("comma"));
        missing.push(filled(ctx.t("taken.work"), &names));
    }
    missing
}
