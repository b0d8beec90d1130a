//! How the plan bears being cut: what each required work would still have.

use std::rc::Rc;

use yew::prelude::*;

use super::Known;
use super::tried::tried;
use crate::fitting::{Convention, Scrutiny, ScrutinyPlan, Work};
use crate::ui::codes;
use crate::ui::tags::SIGNS;
use crate::ui::words::filled_all;

/// The plan after each of some cuts.
pub(super) fn scrutiny(known: &Rc<Known>, plans: &[Scrutiny]) -> Html {
    let desk = &known.desk;
    let convention = Convention::shipped();
    html! {
        <section>
            <h4>{desk.pick(&convention.title)}</h4>
            <p>{desk.pick(&convention.explanation)}</p>
            <p class="why">{desk.pick(&convention.why)}</p>
            { for plans.iter().map(|plan| cut(known, plan)) }
        </section>
    }
}

fn cut(known: &Rc<Known>, scrutiny: &Scrutiny) -> Html {
    let desk = &known.desk;
    let percent = scrutiny.percent.to_string();
    let title = filled_all(
        desk.t("fit.cut"),
        &[&percent, &known.yen(scrutiny.target), &known.yen(scrutiny.cut)],
    );
    html! {
        <details class="explanation" data-fit-cut={percent}>
            <summary>{title}</summary>
            if let Some(plan) = &scrutiny.plan {
                {planned(known, plan)}
            } else {
                <p class="note">{desk.t("fit.cut_impossible")}</p>
            }
        </details>
    }
}

fn planned(known: &Rc<Known>, plan: &ScrutinyPlan) -> Html {
    let desk = &known.desk;
    let row = |(work, sign): (&Work, &'static str)| {
        let name = codes::name_in(&known.rules.budget.required_work, &work.code, desk.lang);
        html! {
            <tr>
                <th scope="row">{sign}{" "}{name}</th>
                <td class="digits">{known.yen(work.before)}</td>
                <td class="digits">{known.yen(work.after)}</td>
                <td>{desk.t(if work.covered { "fit.covered" } else { "fit.uncovered" })}</td>
            </tr>
        }
    };
    let parts = filled_all(
        desk.t("fit.cut_parts"),
        &[&known.yen(plan.cut_of_others), &known.yen(plan.cut_of_work)],
    );
    html! {
        <>
            <p>{parts}</p>
            <table class="fit-table">
                <thead><tr>
                    <th scope="col">{desk.t("fit.work")}</th>
                    <th scope="col" class="digits">{desk.t("fit.before")}</th>
                    <th scope="col" class="digits">{desk.t("fit.after")}</th>
                    <th scope="col">{desk.t("fit.state")}</th>
                </tr></thead>
                <tbody>{ for plan.work.iter().zip(SIGNS).map(row) }</tbody>
            </table>
            {tried(known, &plan.change)}
        </>
    }
}
