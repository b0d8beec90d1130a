//! What columns belong to besides what they hold: a side of a change, a year, a month; and cells that belong
//! together.

use std::borrow::Cow;

use super::column::{Column, Head, Named};
use super::fold::fold;
use super::grid::{Row, cell};
use super::header::Header;
use super::money;
use super::period::{self, Side, Year};
use super::said::Said;
use crate::quantity::Exact;
use crate::rules::RuleSet;

/// What a column belongs to besides what it holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    pub side: Option<Side>,
    pub year: Option<Year>,
    pub is_month: bool,
}

/// What stands in the header's cells, and above them in cells that are merged to the right.
pub(super) fn spans(rows: &[Row<'_>], header: &Header, width: usize) -> Vec<Span> {
    let mut spans = vec![Span::default(); width];
    for index in header.rows.clone() {
        let Some(row) = rows.get(index) else { continue };
        let is_upper = index + 1 < header.rows.end;
        let mut open = Span::default();
        for (at, span) in spans.iter_mut().enumerate() {
            let text = fold(cell(row, at));
            let own = Span {
                side: period::side(&text).map(|(side, _)| side),
                year: period::year(&text).map(|(year, _)| year),
                is_month: period::is_month(&text),
            };
            // What is merged reaches over empty cells; the months of a year have names of their own.
            open = if !text.is_empty() {
                own
            } else if is_upper {
                open
            } else {
                Span::default()
            };
            span.side = span.side.or(open.side);
            span.year = span.year.or(open.year);
            span.is_month |= open.is_month;
        }
    }
    spans
}

/// Of columns before and after a change, keeps one side.
pub(super) fn drop_side(heads: &mut [Head], spans: &[Span], before: bool, said: &mut Vec<Said>) {
    let has = |side| {
        let mut both = heads.iter().zip(spans);
        both.any(|(head, span)| {
            span.side == Some(side) && head.column().is_some_and(Column::is_figure)
        })
    };
    let both = has(Side::Before) && has(Side::After);
    if both {
        said.push(if before { Said::BeforeChange } else { Said::AfterChange });
    }
    let unwanted = if before { Side::After } else { Side::Before };
    for (head, span) in heads.iter_mut().zip(spans) {
        let drops = span.side == Some(Side::Change) || (both && span.side == Some(unwanted));
        if drops {
            head.named = None;
        }
    }
}

/// Puts a calculation into one cell whose parts stand in cells of their own below one header.
pub(super) fn join_calculations(heads: &[Head], rows: &mut [Row<'_>], start: usize) {
    let is_blank = |at: usize| heads.get(at).is_some_and(|head| head.blank);
    for at in 0..heads.len() {
        let is_calculation = heads.get(at).and_then(Head::column) == Some(Column::Breakdown);
        let end = (at + 1..heads.len()).find(|next| !is_blank(*next)).unwrap_or(heads.len());
        if !is_calculation || end <= at + 1 {
            continue;
        }
        for row in rows.iter_mut().skip(start) {
            let parts: Vec<&str> = (at..end).map(|at| cell(row, at)).collect();
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            if parts.len() < 2 {
                continue;
            }
            let whole = parts.join(" ");
            let whole = whole.trim_end_matches(['＝', '=', ' ', '×']).to_owned();
            for (place, slot) in row.iter_mut().enumerate().take(end).skip(at) {
                let is_first = place == at;
                *slot = if is_first { Cow::Owned(whole.clone()) } else { Cow::Borrowed("") };
            }
        }
    }
}

/// Columns of single months; they have no other meaning.
pub(super) fn months(heads: &mut [Head], spans: &[Span]) -> Vec<usize> {
    let is_month = |at: &usize| spans.get(*at).is_some_and(|span| span.is_month);
    let months: Vec<usize> = (0..heads.len()).filter(is_month).collect();
    if months.len() > 1 {
        for at in &months {
            if let Some(head) = heads.get_mut(*at) {
                head.named = None;
            }
        }
    }
    months
}

/// The years that columns stand for, as numbers of the plan; none where there are not several.
pub(super) fn years(
    heads: &[Head],
    spans: &[Span],
    rules: Option<&RuleSet>,
    said: &mut Vec<Said>,
) -> Vec<(u32, Year)> {
    let Some(rules) = rules else { return Vec::new() };
    let is_used = |(head, span): &(&Head, &Span)| {
        let is_figure = head.named.is_none() || head.column().is_some_and(Column::is_figure);
        is_figure && span.side != Some(Side::Change) && !span.is_month
    };
    let used = heads.iter().zip(spans).filter(is_used);
    let mut found: Vec<Year> = used.filter_map(|(_, span)| span.year).collect();
    found.sort_unstable();
    found.dedup();
    if found.len() < 2 {
        return Vec::new();
    }
    let call = u32::try_from(rules.history.call_fiscal_year.value).unwrap_or_default();
    let starts_before =
        found.contains(&Year::Fiscal(call)) && found.first() != Some(&Year::Fiscal(call));
    if starts_before {
        said.push(Said::PastYears);
        found.retain(|year| *year >= Year::Fiscal(call));
    }
    (1..).zip(found).collect()
}

/// Adds a column with the sum of the months.
pub(super) fn add_months(
    rows: &mut Vec<Row<'_>>,
    header: &Header,
    months: &[usize],
    heads: &mut Vec<Head>,
) {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default().max(heads.len());
    heads.resize(width, Head::default());
    let priced = heads.iter().any(|head| head.column() == Some(Column::UnitPrice));
    let column = if priced { Column::Quantity } else { Column::Amount };
    heads.push(Head { named: Some(Named::Column(column)), ..Head::default() });
    for (index, row) in rows.iter_mut().enumerate() {
        row.resize(width, Cow::Borrowed(""));
        let sum = if index < header.rows.end { String::new() } else { sum(row, months) };
        row.push(Cow::Owned(sum));
    }
}

/// The sum of some cells of a row; empty where one of them is no number.
fn sum(row: &Row<'_>, columns: &[usize]) -> String {
    let mut sum = Exact::zero();
    let mut any = false;
    for at in columns {
        match money::read(cell(row, *at)) {
            money::Reading::Empty => {}
            money::Reading::Unreadable => return String::new(),
            money::Reading::Value(money) => {
                sum = sum.plus(&money.number.into());
                any = true;
            }
        }
    }
    if any { sum.to_string() } else { String::new() }
}
