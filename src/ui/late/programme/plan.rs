//! The plan of a year: what is due, in which months, and what the estimate has for it.

use yew::prelude::*;

use super::parts::{convention, go, head, month, month_text, place, select};
use crate::domain::answer::Answer;
use crate::programme::{Cover, Duties, Duty, Month, Plan, Row, Spread, plan as planned};
use crate::ui::control::option;
use crate::ui::late::desk::Desk;
use crate::ui::model::typed;
use crate::ui::shown::{Unit, shown};
use crate::ui::tags::signs;
use crate::ui::words::filled;

const START: &str = "preparation.plan_start";

/// The plan.
pub(super) fn plan(desk: &Desk) -> Html {
    let Desk { rules, draft, .. } = desk;
    let plan = planned(draft, &desk.assessment().budget, rules);
    let duties = Duties::shipped();
    html! {
        <section>
            {head(desk, &duties.about)}
            {start(desk, &plan)}
            {missing(desk, &plan)}
            <div class="scroll" role="region" tabindex="0" aria-label={desk.t("programme.plan.table")}>
                {table(desk, &plan)}
            </div>
            {convention(desk, &duties.spreading)}
        </section>
    }
}

/// The first month: one of the call's fiscal year.
fn start(desk: &Desk, plan: &Plan) -> Html {
    let held = plan.start.given();
    let year = desk.rules.history.call_fiscal_year.value;
    let first = Month { year, month: Duties::shipped().last_month }.next();
    let months = std::iter::successors(Some(first), |month| Some(month.next()));
    let mut months: Vec<Month> = months.take(Duties::shipped().months).collect();
    // One that was given elsewhere is offered, too, so that it shows.
    months.extend(held.filter(|held| !months.contains(held)));
    let offered = |month: &Month| {
        let code = month.to_string();
        option(&code, &month_text(desk, &code), held == Some(*month))
    };
    let options = html! {
        <>
            {option("", desk.t("programme.plan.open"), held.is_none())}
            { for months.iter().map(offered) }
        </>
    };
    html! {
        <div class="programme-fields">
            {select(desk.t("programme.plan.start"), START, options, desk.to(START))}
            if plan.start == Answer::Unreadable {
                <p class="note" data-severity="error">{filled(desk.t("programme.no_month"), &typed(desk.draft.at(START)))}</p>
            }
        </div>
    }
}

/// The required work that the estimate has nothing for.
fn missing(desk: &Desk, plan: &Plan) -> Html {
    let without = plan.rows.iter().filter(|row| row.cover == Cover::Nothing);
    let names: Vec<String> = without.map(|row| name(desk, row.duty)).collect();
    if names.is_empty() {
        return html! { <p>{desk.t("programme.plan.covered")}</p> };
    }
    html! {
        <div class="banner">
            <p>{filled(desk.t("programme.plan.missing"), &names.join(desk.t("comma")))}</p>
            <p>{go(desk, desk.t("programme.plan.to_budget"), "budget.lines")}</p>
        </div>
    }
}

/// What a duty is called, with its sign where it is required work.
fn name(desk: &Desk, duty: &'static Duty) -> String {
    let work = desk.rules.budget.required_work.iter().zip(signs());
    let own = work.into_iter().find(|(rule, _)| rule.value == duty.code);
    match (own, &duty.title) {
        (Some((rule, sign)), _) => format!("{sign} {}", desk.pick(&rule.title)),
        (None, Some(title)) => desk.pick(title).to_owned(),
        (None, None) => String::new(),
    }
}

fn table(desk: &Desk, plan: &Plan) -> Html {
    let column = |(place, named): (usize, &Option<Month>)| {
        let text = match named {
            Some(named) => month(desk, named.month).to_owned(),
            None => (place + 1).to_string(),
        };
        let full = match named {
            Some(named) => month_text(desk, &named.to_string()),
            None => filled(desk.t("programme.plan.nth"), &(place + 1).to_string()),
        };
        html! { <th scope="col" data-month={place.to_string()}><abbr title={full.clone()} aria-label={full}>{text}</abbr></th> }
    };
    html! {
        <table class="plan-table">
            <thead><tr>
                <th scope="col">{desk.t("programme.plan.duty")}</th>
                <th scope="col">{desk.t("programme.plan.times")}</th>
                <th scope="col">{desk.t("programme.plan.budget")}</th>
                { for plan.months.iter().enumerate().map(column) }
            </tr></thead>
            <tbody>{ for plan.rows.iter().map(|each| row(desk, plan, each)) }</tbody>
        </table>
    }
}

fn row(desk: &Desk, plan: &Plan, row: &Row) -> Html {
    let cell = |place: usize| {
        let is_due = row.months.contains(&place);
        html! {
            <td class="plan-month">
                if is_due {
                    <span aria-hidden="true">{"●"}</span>
                    <span class="hidden">{desk.t("programme.plan.due")}</span>
                }
            </td>
        }
    };
    html! {
        <tr data-duty={row.duty.code.clone()}>
            <th scope="row">
                {name(desk, row.duty)}
                <span class="plan-note">{desk.pick(&row.duty.note)}</span>
                <span class="plan-note">{desk.t("source")}{place(desk, &row.duty.source)}</span>
            </th>
            <td>{times(desk, row.duty)}</td>
            <td>{cover(desk, &row.cover)}</td>
            { for (0..plan.months.len()).map(cell) }
        </tr>
    }
}

fn times(desk: &Desk, duty: &Duty) -> String {
    match (duty.spread, duty.times) {
        (Spread::Monthly, _) => desk.t("programme.plan.monthly").to_owned(),
        (_, Some(times)) => {
            let about = duty.approximate;
            let key = if about { "programme.plan.about" } else { "programme.plan.exactly" };
            filled(desk.t(key), &times.to_string())
        }
        _ => desk.t("programme.plan.asked").to_owned(),
    }
}

fn cover(desk: &Desk, cover: &Cover) -> Html {
    match cover {
        Cover::Lines(places, yen, is_open) => {
            let line = |place: &usize| {
                let path = format!("budget.lines[{place}]");
                let said = typed(desk.draft.at(&format!("{path}.description")));
                let onclick = desk.going(&path);
                html! {
                    <li>
                        <button type="button" class="plain" data-go={path} title={said.clone()} {onclick}>
                            {place + 1}
                            <span class="hidden">{" "}{said}</span>
                        </button>
                    </li>
                }
            };
            html! {
                <div data-cover="lines">
                    <p class="digits">{shown(desk.lang, &yen.to_string(), Unit::Yen)}</p>
                    if *is_open {
                        <p class="plan-note">{desk.t("programme.plan.open_amount")}</p>
                    }
                    <div class="plan-lines"><span>{desk.t("programme.plan.lines")}</span><ul>{ for places.iter().map(line) }</ul></div>
                </div>
            }
        }
        Cover::WithoutCost => html! { <p data-cover="free">{desk.t("programme.plan.free")}</p> },
        Cover::Nothing => {
            html! { <p class="note" data-cover="nothing">{desk.t("programme.plan.nothing")}</p> }
        }
        Cover::Untold => {
            html! { <p class="plan-note" data-cover="untold">{desk.t("programme.plan.untold")}</p> }
        }
    }
}
