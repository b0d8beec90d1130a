//! Cases side by side: the proposal and its variants, the years against their caps, reviewers, and the
//! proposals of files.
//!
//! It is about the whole proposal. Nothing is told.

mod files;
mod grid;
mod others;

use yew::prelude::*;

pub(super) use self::files::take;
use self::grid::Worth;
pub(super) use self::grid::{Grid, Line, Shown};
use super::desk::{Desk, Props};
use super::draft;
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

    /// What a cell says of a value.
    fn cell(&self, value: Option<impl ToString>, unit: Unit) -> Shown {
        let value = value.map(|value| value.to_string());
        let text = self.said(value.as_ref(), unit);
        let worth = value.filter(|_| unit != Unit::Status).map_or(Worth::Text, Worth::Number);
        Shown { text, worth, differs: None }
    }

    /// A row of figures, with what differs from the first where that is marked.
    pub(super) fn line(&self, row: &Row, is_marked: bool) -> Line {
        let (name, unit) = named(self, row.figure);
        let cell = |(place, cell): (usize, &Cell)| {
            let shown = match cell {
                Cell::Number(value) => self.cell(value.as_ref(), unit),
                Cell::Status(status) => self.cell(Some(status.code()), unit),
            };
            let by = row.difference(place).map(|by| {
                let sign = if by.is_positive() { "+" } else { "" };
                format!("{sign}{}", self.said(Some(by), unit))
            });
            let differs = is_marked && row.differs(place);
            Shown { differs: differs.then(|| by.unwrap_or_default()), ..shown }
        };
        line(row.figure, name, row.cells.iter().enumerate().map(cell).collect())
    }

    /// A value in words, or that it is not known.
    pub(super) fn said(&self, value: Option<impl ToString>, unit: Unit) -> String {
        match value {
            Some(value) => shown(self.desk.lang, &value.to_string(), unit),
            None => self.desk.t("unknown").to_owned(),
        }
    }
}

/// All of them; and what else is shown anew when a file was chosen there.
#[component]
pub(super) fn Cases(props: &Props) -> Html {
    let known = use_memo(props.clone(), Known::of);
    let turn = use_state(|| 0_u32);
    let again = Callback::from(move |()| turn.set(turn.wrapping_add(1)));
    let Some(known) = &*known else { return Html::default() };
    let desk = &known.desk;
    match props.request.get("view").as_text() {
        // Over the page, there are the proposals of files alone.
        Some("compared") => return html! { <div class="cases">{files::files(known, &again)}</div> },
        Some("rulebook") => return draft::rules(known, &again),
        _ => {}
    }
    let part = |title, none, lead, grid: Option<Grid>| {
        html! {
            <section>
                <h3>{desk.t(title)}</h3>
                if grid.is_none() {
                    <p>{desk.t(none)}</p>
                } else {
                    <p>{desk.t(lead)}</p>
                    { for grid.map(|grid| grid.render(desk)) }
                }
            </section>
        }
    };
    let (differ, reviewers) = others::reviewers(known);
    html! {
        <div class="cases" role="region" tabindex="-1" aria-label={desk.t("cases.name")}>
            {part("cases.scenarios", "cases.no_scenarios", "cases.scenarios_lead", scenarios(known))}
            {part("cases.years", "cases.no_years", "cases.years_lead", others::years(known))}
            {part("cases.reviewers", "cases.no_reviewers", differ, reviewers)}
            {files::files(known, &again)}
        </div>
    }
}

fn scenarios(known: &Known) -> Option<Grid> {
    let desk = &known.desk;
    let scenarios = known.assessment.scenarios.as_deref().filter(|all| !all.is_empty())?;
    let name = |(place, scenario): (usize, &Scenario)| {
        let number = (place + 1).to_string();
        scenario.name.clone().unwrap_or_else(|| filled(desk.t("cases.case"), &number))
    };
    let head = [desk.t("cases.figure"), desk.t("cases.proposal")].map(str::to_owned);
    Some(Grid {
        code: "scenarios",
        name: desk.t("cases.scenarios").to_owned(),
        head: head.into_iter().chain(scenarios.iter().enumerate().map(name)).collect(),
        rows: compare(&known.assessment).iter().map(|row| known.line(row, true)).collect(),
    })
}

/// A row of this name.
pub(super) fn line(code: &str, name: &str, cells: Vec<Shown>) -> Line {
    Line { code: code.to_owned(), name: name.to_owned(), cells, is_sum: false }
}

/// What a figure is called, and what it counts.
fn named(known: &Known, figure: &str) -> (&'static str, Unit) {
    let desk = &known.desk;
    match figure {
        "score.low" => (desk.t("plan.low"), Unit::Points),
        "score.expected" => (desk.t("plan.expected"), Unit::Points),
        "score.high" => (desk.t("plan.high"), Unit::Points),
        "gate_counts.fail" => (desk.t("cases.failed"), Unit::Count),
        "gate_counts.unknown" => (desk.t("cases.open_gates"), Unit::Count),
        "budget.checks.required_work.status" => (desk.t("plan.required_work"), Unit::Status),
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
