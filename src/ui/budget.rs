//! One year's estimate: its cost lines, its options, its sums and checks.

use std::rc::Rc;

use yew::prelude::*;

use super::asked::Asked;
use super::codes;
use super::ctx::{Ctx, Part};
use super::demand::{demand, why};
use super::figure::{Figures, sums};
use super::form::Form;
use super::guide::question;
use super::list::heading;
use super::model::arranged::Arranged;
use super::model::by_id;
use super::notes::{self, Notes};
use super::shown::Unit;
use super::table::{Table, use_intake, use_paste, use_wide};
use crate::domain::assessment::{Budget as Estimate, Reduction, Status};
use crate::proposal::BUDGET_FIELDS;
use crate::rules::Rule;

/// An estimate and where it stands.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// What is wrong.
    pub notes: Rc<Notes>,
    /// Its path, in the proposal and in the assessment.
    pub path: AttrValue,
    /// What the proposal holds there; nothing where a variant leaves it to its proposal.
    pub node: Part,
    /// Whether it is asked for here.
    pub is_asked: bool,
    /// What is known about it.
    pub estimate: Estimated,
    /// Level of headings in it.
    pub level: u8,
}

/// An estimate as a property: compared by address.
#[derive(Clone)]
pub(super) struct Estimated(pub Rc<Estimate>);

impl PartialEq for Estimated {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The whole estimate. It renders anew only when it or what is known about it has changed.
#[component]
pub(super) fn Budget(props: &Props) -> Html {
    let Props { ctx, notes, path, node, is_asked, estimate, level } = props;
    let prefix = format!("{path}.");
    let form =
        Form { ctx, notes, table: BUDGET_FIELDS, pattern: "", prefix: &prefix, node: &node.0 };
    let list = AttrValue::from(format!("{path}.lines"));
    let fitted = list.clone();
    let is_dense = use_state(|| true);
    let is_wide = use_wide();
    let said = use_state_eq(|| "");
    let intake = use_intake(&list);
    let is_own = path == "budget";
    let pasted_onto = use_paste(&intake, is_own);
    let arranged = use_reducer(Arranged::default);
    let table = Table {
        ctx,
        notes,
        list,
        node,
        estimate: &estimate.0,
        is_wide,
        is_dense,
        said,
        intake: &intake,
        arranged: &arranged,
    };
    let of_lines = html! {
        <>
            if is_own {
                // The step's own name says it to those who see it.
                <h3 class="hidden">{ctx.t("lines")}</h3>
            } else {
                {heading(*level, ctx.t("lines"))}
            }
            {table.render()}
        </>
    };
    let figures = Figures { ctx, prefix: prefix.clone() };
    html! {
        <div class="budget" ref={pasted_onto}>
            {notes::messages(ctx, path, &notes.at(path))}
            if *is_asked {
                {question(ctx, &format!("{path}.lines"), of_lines)}
                {heading(*level, ctx.t("budget.options"))}
                {form.fields()}
            }
            {heading(*level, ctx.t("budget.sums"))}
            {totals(ctx, &figures, &estimate.0)}
            {heading(*level, ctx.t("budget.checks"))}
            {checks(ctx, &figures, &estimate.0)}
            if *is_asked {
                {demand(ctx, Asked::Fitting { list: fitted }, "lines.fit")}
            }
        </div>
    }
}

fn totals(ctx: &Ctx, figures: &Figures<'_>, estimate: &Estimate) -> Html {
    let yen = |path: &str, amount| figures.one(path, Some(amount), Unit::Yen);
    let category = |(code, amount): &(String, _)| {
        let rule = by_id(&ctx.rules.budget.categories, code);
        let name = rule.map_or("", |rule| ctx.pick(&rule.title));
        (name, yen(&format!("by_category.{code}"), *amount))
    };
    let administration = ctx.pick(&ctx.rules.budget.general_administration.title);
    html! {
        <>
            {sums(estimate.by_category.iter().map(category).collect())}
            {sums(vec![
                (ctx.t("budget.operating"), yen("operating", estimate.operating)),
                (administration, yen("general_administration", estimate.general_administration)),
                (ctx.t("budget.subtotal"), yen("subtotal", estimate.subtotal)),
                (ctx.t("budget.tax"), yen("tax", estimate.tax)),
                (ctx.t("budget.total"), yen("total", estimate.total)),
                (ctx.t("budget.complete"), figures.one("complete", Some(estimate.complete), Unit::Flag)),
            ])}
            {why(ctx, ctx.t("budget.sums"), figures.prefix.trim_end_matches('.'), "")}
        </>
    }
}

/// One check: its name, its rule, what it says, its figures, and how they came about.
fn check<T>(
    ctx: &Ctx,
    figures: &Figures<'_>,
    (id, title): (&str, &'static str),
    rule: &'static Rule<T>,
    status: Status,
    more: Vec<(&'static str, Html)>,
) -> Html {
    let status = figures.one(&format!("checks.{id}.status"), Some(status.code()), Unit::Status);
    html! {
        <li class="gate">
            <div class="gate-head"><span class="gate-name">{title}</span>{status}</div>
            {sums(more)}
            {why(ctx, title, &format!("{}checks.{id}", figures.prefix), &rule.id)}
        </li>
    }
}

fn checks(ctx: &Ctx, figures: &Figures<'_>, estimate: &Estimate) -> Html {
    let rules = &ctx.rules.budget;
    let yen = |path: &str, amount| figures.one(path, Some(amount), Unit::Yen);
    let percent = |path: &str, value: &Option<_>| figures.one(path, value.as_ref(), Unit::Percent);
    let mut cap = vec![
        (ctx.t("budget.cap"), yen("cap", estimate.cap)),
        (ctx.t("budget.headroom"), yen("headroom", estimate.headroom)),
        (ctx.t("outcome.percent"), percent("cap_percent", &estimate.cap_percent)),
    ];
    if let Some(Reduction { charged, uncharged }) = &estimate.reduction {
        let least = |part: &str, yen: &Option<_>| {
            figures.one(&format!("reduction.{part}"), yen.as_ref(), Unit::Yen)
        };
        cap.push((ctx.t("budget.charged"), least("charged", charged)));
        cap.push((ctx.t("budget.uncharged"), least("uncharged", uncharged)));
    }
    let limit = vec![
        (ctx.t("outcome.amount"), yen("checks.outsourcing.amount", estimate.outsourcing_amount)),
        (ctx.t("budget.limit"), yen("checks.outsourcing.limit", estimate.outsourcing_limit)),
        (ctx.t("outcome.left"), yen("checks.outsourcing.headroom", estimate.outsourcing_headroom)),
        (
            ctx.t("outcome.percent"),
            percent("checks.outsourcing.percent", &estimate.outsourcing_percent),
        ),
    ];
    let missing: Vec<&str> = estimate
        .missing_work
        .iter()
        .map(|code| codes::name_in(&rules.required_work, code, ctx.lang))
        .collect();
    let missing_json = serde_json::to_string(&estimate.missing_work).unwrap_or_default();
    let misplaced = estimate.misplaced_ids();
    let names: Vec<&str> = misplaced.iter().map(|id| id.as_deref().unwrap_or("?")).collect();
    let misplaced_json = serde_json::to_string(&misplaced).unwrap_or_default();
    let work = vec![(
        ctx.t("budget.missing"),
        figures.list("checks.required_work.missing", missing_json, &missing),
    )];
    let lines = vec![(
        ctx.t("budget.misplaced"),
        figures.list("checks.equipment_threshold.lines", misplaced_json, &names),
    )];
    html! {
        <ul class="gates">
            {check(ctx, figures, ("cap", ctx.pick(&rules.cap.title)), &rules.cap, estimate.within_cap, cap)}
            {check(ctx, figures, ("outsourcing", ctx.t("budget.limit")), &rules.outsourcing_share, estimate.outsourcing, limit)}
            {required_work(ctx, figures, estimate, work)}
            {check(ctx, figures, ("equipment_threshold", ctx.t("budget.placed")), &rules.equipment_threshold, estimate.equipment_threshold(), lines)}
        </ul>
    }
}

/// The required tasks have a rule each, so the check has a name of its own.
fn required_work(
    ctx: &Ctx,
    figures: &Figures<'_>,
    estimate: &Estimate,
    more: Vec<(&'static str, Html)>,
) -> Html {
    let code = estimate.required_work().code();
    let status = figures.one("checks.required_work.status", Some(code), Unit::Status);
    html! {
        <li class="gate">
            <div class="gate-head"><span class="gate-name">{ctx.t("budget.required_work")}</span>{status}</div>
            {sums(more)}
            {why(ctx, ctx.t("budget.required_work"), &format!("{}checks.required_work", figures.prefix), "")}
        </li>
    }
}
