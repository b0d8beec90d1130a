//! One cost line. A keystroke in it renders no other line.

use std::rc::Rc;

use yew::prelude::*;

use super::ctx::{Ctx, Part};
use super::figure::Figures;
use super::form::Form;
use super::list::{Entry, head};
use super::notes::{self, Notes};
use super::shown::Unit;
use crate::domain::assessment::BudgetLine;
use crate::domain::problem::{Issue, Problem};
use crate::proposal::BUDGET_FIELDS;

/// A cost line and where it stands.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// The path of its list.
    pub list: AttrValue,
    /// Its place there.
    pub index: usize,
    /// How many lines there are, as far as it matters: more than this one, or none after it.
    pub count: usize,
    /// What the proposal holds there.
    pub node: Part,
    /// What is known about it.
    pub known: Known,
    /// A line above has the same id.
    pub repeated: bool,
    /// Level of its heading.
    pub level: u8,
}

/// What is known about a line, as a property: compared by address.
#[derive(Clone)]
pub(super) struct Known(pub Option<Rc<BudgetLine>>);

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(left), Some(right)) => Rc::ptr_eq(left, right),
            (None, None) => true,
            _ => false,
        }
    }
}

/// A cost line with its amount.
#[component]
pub(super) fn Line(props: &Props) -> Html {
    let Props { ctx, list, index, count, node, known, repeated, level } = props;
    let path = format!("{list}[{index}]");
    let known = known.0.as_deref();
    let figures = Figures { ctx, prefix: format!("{path}.") };
    let amount = known.and_then(|line| line.amount);
    let amount = html! {
        <p class="amount">
            <span class="name">{ctx.t("lines.amount")}</span>
            {figures.one("amount", amount, Unit::Yen)}
        </p>
    };
    let own = known.map(|line| line.problems.as_slice()).unwrap_or_default();
    let mut problems: Vec<Problem> = own.iter().map(|problem| problem.under(&path)).collect();
    if *repeated {
        problems.push(Problem::new(format!("{path}.id"), Issue::DuplicateId));
    }
    let notes = Rc::new(Notes::new(problems));
    let prefix = format!("{path}.");
    let form = Form {
        ctx,
        notes: &notes,
        table: BUDGET_FIELDS,
        pattern: "lines[].",
        prefix: &prefix,
        node: &node.0,
        bare: true,
    };
    let entry = Entry {
        path: &path,
        index: *index,
        count: *count,
        name: ctx.t("lines.entry"),
        level: *level,
    };
    html! {
        <li class="entry line" id={path.clone()}>
            {head(ctx, entry, Some(amount))}
            {notes::of_entry(ctx, &notes, &path)}
            {form.fields()}
        </li>
    }
}
