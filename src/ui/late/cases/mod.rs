//! Cases side by side: the proposal and its variants, the years against their caps, and reviewers.
//!
//! It is about the whole proposal. Nothing is told.

mod others;

use yew::prelude::*;

use super::desk::{Desk, Props};
use crate::domain::assessment::{Assessment, Scenario};
use crate::engine::Engine;
use crate::planning::{Cell, Row, compare};
use crate::proposal::Reading;
use crate::rules::{Book, RuleSet};
use crate::ui::shown::{Unit, shown};
use crate::ui::words::filled;

/// What is known about a proposal.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The rules of its call.
    pub rules: &'static RuleSet,
    /// The engine's answer.
    pub assessment: Assessment,
}

impl Known {
    fn of(Props { desk, .. }: &Props) -> Option<Self> {
        let mut engine = Engine::new(Book::shipped(), Reading::Draft);
        let assessment = engine.assess(&desk.draft).ok()?;
        Some(Self { desk: desk.clone(), rules: desk.rules?, assessment })
    }

    /// A value in words, or that it is not known.
    pub(super) fn said(&self, value: Option<impl ToString>, unit: Unit) -> String {
        match value {
            Some(value) => shown(self.desk.lang, &value.to_string(), unit),
            None => self.desk.t("unknown").to_owned(),
        }
    }
}

/// All of them.
#[component]
pub(super) fn Cases(props: &Props) -> Html {
    let known = use_memo(props.clone(), Known::of);
    let Some(known) = &*known else { return Html::default() };
    html! {
        <div class="cases" role="region" tabindex="-1" aria-label={known.desk.t("cases.name")}>
            {scenarios(known)}
            {others::years(known)}
            {others::reviewers(known)}
        </div>
    }
}

fn scenarios(known: &Known) -> Html {
    let desk = &known.desk;
    let scenarios = known.assessment.scenarios.as_deref().unwrap_or_default();
    let head = |(place, scenario): (usize, &Scenario)| {
        let name = scenario.name.clone();
        let number = (place + 1).to_string();
        let name = name.unwrap_or_else(|| filled(desk.t("cases.case"), &number));
        html! { <th scope="col" class="digits" key={place}>{name}</th> }
    };
    html! {
        <section>
            <h3>{desk.t("cases.scenarios")}</h3>
            if scenarios.is_empty() {
                <p>{desk.t("cases.no_scenarios")}</p>
            } else {
                <p>{desk.t("cases.scenarios_lead")}</p>
                <div class="cases-wide" tabindex="0" role="group" aria-label={desk.t("cases.scenarios")}>
                    <table class="fit-table">
                        <thead><tr>
                            <th scope="col">{desk.t("cases.figure")}</th>
                            <th scope="col" class="digits">{desk.t("cases.proposal")}</th>
                            { for scenarios.iter().enumerate().map(head) }
                        </tr></thead>
                        <tbody>{ for compare(&known.assessment).iter().map(|one| row(known, one)) }</tbody>
                    </table>
                </div>
            }
        </section>
    }
}

fn row(known: &Known, row: &Row) -> Html {
    let (name, unit) = named(known, row.figure);
    let cell = |place: usize| {
        let (text, differs) = match row.cells.get(place) {
            Some(Cell::Number(value)) => (known.said(value.as_ref(), unit), row.differs(place)),
            Some(Cell::Status(status)) => {
                (known.said(Some(status.code()), unit), row.differs(place))
            }
            None => return Html::default(),
        };
        let difference = row.difference(place).map(|by| {
            let sign = if by.is_positive() { "+" } else { "" };
            format!("{sign}{}", known.said(Some(by), unit))
        });
        html! {
            <td key={place} class="digits" data-differs={differs.to_string()}>
                if differs {
                    <span aria-hidden="true">{"≠ "}</span><span class="hidden">{known.desk.t("cases.differs")}{known.desk.t("list.of")}</span>
                }
                {text}
                if let Some(difference) = difference.filter(|_| differs) {
                    <span class="cases-by">{difference}</span>
                }
            </td>
        }
    };
    html! {
        <tr key={row.figure} data-case={row.figure}>
            <th scope="row">{name}</th>
            { for (0..row.cells.len()).map(cell) }
        </tr>
    }
}

/// What a figure is called, and what it counts.
fn named(known: &Known, figure: &str) -> (&'static str, Unit) {
    let desk = &known.desk;
    match figure {
        "score.low" => (desk.t("plan.low"), Unit::Points),
        "score.expected" => (desk.t("plan.expected"), Unit::Points),
        "score.high" => (desk.t("plan.high"), Unit::Points),
        "budget.total" => (desk.t("plan.total"), Unit::Yen),
        "budget.headroom" => (desk.t("plan.headroom"), Unit::Yen),
        "budget.checks.cap.status" => (desk.pick(&known.rules.budget.cap.title), Unit::Status),
        "budget.checks.outsourcing.status" => {
            (desk.pick(&known.rules.budget.outsourcing_share.title), Unit::Status)
        }
        "co2.annual_tonnes" => (desk.t("cases.annual"), Unit::Tonnes),
        "co2.lifetime_tonnes" => (desk.t("cases.lifetime"), Unit::Tonnes),
        "co2.subsidy_yen_per_tonne" => (desk.t("cases.per_tonne"), Unit::YenPerTonne),
        "co2.public_yen_per_tonne" => (desk.t("cases.public"), Unit::YenPerTonne),
        _ => ("", Unit::Bare),
    }
}
