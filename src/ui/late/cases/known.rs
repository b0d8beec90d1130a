//! What figures are called, and what cells say of them.

use super::grid::{Line, Shown, Worth};
use crate::planning::{Cell, Row};
use crate::rules::RuleSet;
use crate::ui::late::desk::Desk;
use crate::ui::shown::{Unit, shown};

/// What is known about a proposal.
pub(in super::super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The rules of its call.
    pub rules: &'static RuleSet,
}

impl Known {
    /// That of the proposal on the page.
    pub(in super::super) fn of(desk: &Desk) -> Self {
        Self { desk: desk.clone(), rules: desk.rules }
    }

    /// What a cell says of a value.
    pub(super) fn cell(&self, value: Option<impl ToString>, unit: Unit) -> Shown {
        let value = value.map(|value| value.to_string());
        let text = self.said(value.as_ref(), unit);
        let worth = value.filter(|_| unit != Unit::Status).map_or(Worth::Text, Worth::Number);
        Shown { text, worth, differs: None }
    }

    /// A row of figures, with what differs from the first where that is marked.
    pub(in super::super) fn line(&self, row: &Row, is_marked: bool) -> Line {
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

/// A row of this name.
pub(in super::super) fn line(code: &str, name: &str, cells: Vec<Shown>) -> Line {
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
