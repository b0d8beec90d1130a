//! What figures become by a change.

use yew::prelude::*;

use super::known::Known;
use crate::planning::{Change, Promised};
use crate::ui::shown::{Unit, shown};

/// The figures that differ, before and after. Those of single items are left out: the sums say it.
pub(super) fn promise(known: &Known, change: &Change) -> Html {
    let desk = &known.desk;
    let rows: Vec<Html> =
        change.promise.iter().filter_map(|promised| row(known, promised)).collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <table class="fit-table plan-promise">
            <thead><tr>
                <th scope="col">{desk.t("plan.figure")}</th>
                <th scope="col" class="digits">{desk.t("fit.before")}</th>
                <th scope="col" class="digits">{desk.t("fit.after")}</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn row(known: &Known, promised: &Promised) -> Option<Html> {
    let desk = &known.desk;
    let budget = &known.desk.rules.budget;
    let (name, unit) = match promised.figure.as_str() {
        "score.low" => (desk.t("plan.low"), Unit::Points),
        "score.expected" => (desk.t("plan.expected"), Unit::Points),
        "score.high" => (desk.t("plan.high"), Unit::Points),
        "budget.total" => (desk.t("plan.total"), Unit::Yen),
        "budget.headroom" => (desk.t("plan.headroom"), Unit::Yen),
        "budget.checks.cap.status" => (desk.pick(&budget.cap.title), Unit::Status),
        "budget.checks.outsourcing.status" => {
            (desk.pick(&budget.outsourcing_share.title), Unit::Status)
        }
        "budget.checks.required_work.status" => (desk.t("plan.required_work"), Unit::Status),
        "budget.checks.equipment_threshold.status" => {
            (desk.pick(&budget.equipment_threshold.title), Unit::Status)
        }
        _ => return None,
    };
    let said = |value: &Option<String>| match value {
        Some(value) => shown(desk.lang, value, unit),
        None => desk.t("unknown").to_owned(),
    };
    Some(html! {
        <tr data-promise={promised.figure.clone()} data-after={promised.after.clone()}>
            <th scope="row">{name}</th>
            <td class="digits">{said(&promised.before)}</td>
            <td class="digits">{said(&promised.after)}</td>
        </tr>
    })
}
