//! The evaluation as a reviewer fills it in: the groups of the official sheet with their subtotals, on a
//! page of its own where it is printed.

use std::rc::Rc;

use yew::prelude::*;

use super::known::Known;
use crate::domain::assessment::{Item, ItemKind};
use crate::judging::{Group, Subtotal, sheet};
use crate::rules::{ItemRule, Rule};
use crate::text::with_few_marks;
use crate::ui::late::alone;
use crate::ui::late::desk::Shared;
use crate::ui::late::desk::scrolled;
use crate::ui::late::written::Written;
use crate::ui::open::use_open;
use crate::ui::words::filled_all;

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What is known.
    pub known: Shared<Known>,
}

/// The sheet, folded away until it is asked for.
#[component]
pub(super) fn SheetView(props: &Props) -> Html {
    let known = &props.known.0;
    let desk = &known.desk;
    let (is_open, ontoggle) = use_open();
    let is_blocked = use_state_eq(|| false);
    let onclick = {
        let is_blocked = is_blocked.setter();
        Callback::from(move |_: MouseEvent| is_blocked.set(!alone::print("sheet")))
    };
    html! {
        <details class="explanation" data-judge-sheet="true" {ontoggle}>
            <summary>{desk.t("sheet.name")}</summary>
            if is_open {
                {table(known)}
                <button type="button" data-sheet="print" {onclick}>{desk.t("sheet.print")}</button>
                <div role="status">
                    if *is_blocked {
                        <p class="note" data-severity="error">{desk.t("files.print.blocked")}</p>
                    }
                </div>
            }
        </details>
    }
}

fn table(known: &Rc<Known>) -> Html {
    let desk = &known.desk;
    let sheet = sheet(&known.desk.assessment().score, known.desk.rules);
    let title = with_few_marks(known.desk.draft.get("title").as_text().unwrap_or_default());
    html! {
        <div class="sheet">
            if !title.trim().is_empty() {
                <p><strong>{title.into_owned()}</strong></p>
            }
            <p>{desk.t("sheet.lead")}{desk.t("sheet.own")}</p>
            {scrolled(desk.pick(&known.desk.rules.title), html! {
                <table class="fit-table">
                    <caption>{desk.pick(&known.desk.rules.title)}</caption>
                    <thead><tr>
                        <th scope="col">{desk.t("sheet.item")}</th>
                        <th scope="col" class="digits">{desk.t("item.max")}</th>
                        <th scope="col" class="digits">{desk.t("sheet.points")}</th>
                    </tr></thead>
                    { for sheet.groups.iter().map(|group| rows(known, group)) }
                    <tfoot>{sum(known, desk.t("sheet.total"), &sheet.total, "sheet.total")}</tfoot>
                </table>
            })}
        </div>
    }
}

fn rows(known: &Rc<Known>, group: &Group<'_, 'static>) -> Html {
    let desk = &known.desk;
    let title = desk.pick(&group.rule.title);
    let own = group.items.iter().map(|(rule, item)| row(known, rule, item));
    html! {
        <tbody data-group={group.rule.value.to_string()}>
            <tr><th scope="rowgroup" colspan="3" class="sheet-group">{format!("{} {title}", group.rule.value)}</th></tr>
            { for own }
            {sum(known, desk.t("sheet.subtotal"), &group.subtotal, "sheet.subtotal")}
        </tbody>
    }
}

fn row(known: &Rc<Known>, rule: &'static Rule<ItemRule>, item: &Item) -> Html {
    let desk = &known.desk;
    let name = desk.pick(&rule.title);
    let points = if item.kind == ItemKind::Judged {
        let rating = known.desk.draft.at("ratings").get(&item.id);
        let value = rating.get("expected").clone();
        let is_wrong = item.expected.is_none() && !value.is_unanswered();
        html! {
            <>
                <Written
                    desk={desk.clone()}
                    path={format!("ratings.{}.expected", item.id)}
                    {name}
                    is_bare={true}
                    is_number={true}
                    {is_wrong}
                />
                if is_wrong {
                    <p class="note" data-severity="error">{filled_all(desk.t("sheet.wrong"), &[&item.max.to_string()])}</p>
                }
            </>
        }
    } else {
        match item.expected {
            Some(points) => html! { {points.to_string()} },
            None => {
                html! { {filled_all(desk.t("sheet.open"), &[&item.low.to_string(), &item.high.to_string()])} }
            }
        }
    };
    html! {
        <tr key={item.id.as_str()} data-sheet-item={item.id.clone()}>
            <th scope="row">{name}</th>
            <td class="digits">{item.max.to_string()}</td>
            <td class="digits">{points}</td>
        </tr>
    }
}

/// A line that adds up: points of what is filled in, and out of how many.
fn sum(known: &Known, name: &'static str, sum: &Subtotal, what: &'static str) -> Html {
    let desk = &known.desk;
    let of = (sum.of != sum.max).then(|| filled_all(desk.t("sheet.of"), &[&sum.of.to_string()]));
    html! {
        <tr class="sheet-sum" data-sheet-sum={what}>
            <th scope="row">{name}</th>
            <td class="digits">{sum.max.to_string()}</td>
            <td class="digits"><strong>{sum.points.to_string()}</strong>{of.map(|of| html! { <>{" "}<span class="judge-soft">{of}</span></> })}</td>
        </tr>
    }
}
