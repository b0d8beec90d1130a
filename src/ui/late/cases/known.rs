//! What figures are called, and what cells say of them.

use super::grid::{Line, Shown, Worth};
use crate::planning::{Cell, Row};
use crate::ui::late::desk::Desk;
use crate::ui::shown::Unit;

impl Desk {
    /// What a cell says of a value.
    pub(in super::super) fn cell(&self, value: Option<impl ToString>, unit: Unit) -> Shown {
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
}

/// A row of this name.
pub(in super::super) fn line(code: &str, name: &str, cells: Vec<Shown>) -> Line {
    Line { code: code.to_owned(), name: name.to_owned(), cells, is_sum: false }
}

/// What a figure is called, and what it counts.
fn named(desk: &Desk, figure: &str) -> (&'static str, Unit) {
    match figure {
        "score.low" => (desk.t("plan.low"), Unit::Points),
        "score.expected" => (desk.t("plan.expected"), Unit::Points),
        "score.high" => (desk.t("plan.high"), Unit::Points),
        "gate_counts.fail" => (desk.t("cases.failed"), Unit::Count),
        "gate_counts.unknown" => (desk.t("cases.open_gates"), Unit::Count),
        "budget.checks.required_work.status" => (desk.t("plan.required_work"), Unit::Status),
        "budget.total" => (desk.t("plan.total"), Unit::Yen),
        "budget.headroom" => (desk.t("plan.headroom"), Unit::Yen),
        "budget.checks.cap.status" => (desk.pick(&desk.rules.budget.cap.title), Unit::Status),
        "budget.checks.outsourcing.status" => {
            (desk.pick(&desk.rules.budget.outsourcing_share.title), Unit::Status)
        }
        "co2.annual_tonnes" => (desk.t("cases.annual"), Unit::Tonnes),
        "co2.lifetime_tonnes" => (desk.t("cases.lifetime"), Unit::Tonnes),
        "co2.subsidy_yen_per_tonne" => (desk.t("cases.per_tonne"), Unit::YenPerTonne),
        "co2.public_yen_per_tonne" => (desk.t("cases.public"), Unit::YenPerTonne),
        _ => ("", Unit::Bare),
    }
}
