//! How the plan bears being cut: what each required work would still have.

use std::rc::Rc;

use yew::prelude::*;

use super::known::Known;
use super::tried::tried;
use crate::fitting::{Convention, ScrutinyPlan, Work};
use crate::quantity::Number;
use crate::ui::codes;
use crate::ui::late::desk::Shared;
use crate::ui::late::desk::scrolled;
use crate::ui::open::use_open;
use crate::ui::tags::signs;
use crate::ui::words::{filled, filled_all};

/// What is known.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What is known.
    pub known: Shared<Known>,
}

/// The plan after each of some cuts, each worked out once it is asked for.
#[component]
pub(super) fn Scrutinies(props: &Props) -> Html {
    let desk = &props.known.0.desk;
    let convention = Convention::shipped();
    let cut = |percent: &Number| html! { <Cut known={props.known.clone()} percent={*percent} /> };
    html! {
        <section>
            <h4>{desk.pick(&convention.title)}</h4>
            <p>{desk.pick(&convention.explanation)}</p>
            <p class="why">{desk.pick(&convention.why)}</p>
            { for convention.percents.iter().map(cut) }
        </section>
    }
}

/// A cut by so many percent.
#[derive(Clone, PartialEq, Properties)]
struct CutProps {
    known: Shared<Known>,
    percent: Number,
}

#[component]
fn Cut(props: &CutProps) -> Html {
    let CutProps { known: Shared(known), percent } = props;
    let desk = &known.desk;
    let (is_open, ontoggle) = use_open();
    let scrutiny = is_open
        .then(|| known.estimate().and_then(|estimate| estimate.scrutinised(*percent)))
        .flatten();
    html! {
        <details class="explanation" data-fit-cut={percent.to_string()} {ontoggle}>
            <summary>{filled(desk.t("fit.cut"), &percent.to_string())}</summary>
            if let Some(scrutiny) = scrutiny {
                <p>{filled_all(
                    desk.t("fit.cut_total"),
                    &[&known.yen(scrutiny.target), &known.yen(scrutiny.cut)],
                )}</p>
                if let Some(plan) = &scrutiny.plan {
                    {planned(known, plan)}
                } else {
                    <p class="note">{desk.t("fit.cut_impossible")}</p>
                }
            }
        </details>
    }
}

fn planned(known: &Rc<Known>, plan: &ScrutinyPlan) -> Html {
    let desk = &known.desk;
    let row = |(work, sign): (&Work, String)| {
        let name = codes::name_in(&known.desk.rules.budget.required_work, &work.code, desk.lang);
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
            {scrolled(desk.t("fit.work"), html! {
                <table class="fit-table">
                    <thead><tr>
                        <th scope="col">{desk.t("fit.work")}</th>
                        <th scope="col" class="digits">{desk.t("fit.before")}</th>
                        <th scope="col" class="digits">{desk.t("fit.after")}</th>
                        <th scope="col">{desk.t("fit.state")}</th>
                    </tr></thead>
                    <tbody>{ for plan.work.iter().zip(signs()).map(row) }</tbody>
                </table>
            })}
            {tried(known, &plan.change)}
        </>
    }
}
