//! Finds the row, or the rows, of column headers.

use std::ops::Range;

use super::category::Categories;
use super::column::{Column, Head, Named};
use super::grid::{Row, is_blank};
use super::money;
use super::words::{has_any, words};
use super::{column, count, fold, label, period};

/// Rows looked at for a header.
const LOOKED_AT: usize = 60;
/// Different things that a header names at least; a sure one names more.
const LEAST_NAMES: usize = 2;
/// Longest remark on the scale of a table.
const MOST_CHARACTERS: usize = 40;

/// The rows that name the columns.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// Positions of its rows.
    pub rows: Range<usize>,
    /// What they say, by column.
    pub heads: Vec<Head>,
}

/// The header of a table; none where no row looks like one.
pub(super) fn find(rows: &[Row<'_>]) -> Option<Header> {
    let scored = rows.iter().take(LOOKED_AT).enumerate().filter_map(|(index, row)| {
        let heads = heads(row)?;
        Some((score(&heads), index, heads))
    });
    let mut scored: Vec<(usize, usize, Vec<Head>)> =
        scored.filter(|(score, ..)| *score >= LEAST_NAMES).collect();
    // The first that names enough: a later one is that of another table. Else the best there is.
    let sure = scored.iter().position(|(score, ..)| *score > LEAST_NAMES);
    let best = sure.or_else(|| (!scored.is_empty()).then_some(0))?;
    // Of two rows that are one header, the lower may say more.
    let place = |at: usize| scored.get(at).map(|(score, index, _)| (*score, *index));
    let lower = place(best + 1).zip(place(best));
    let is_lower =
        lower.is_some_and(|((more, below), (less, above))| more > less && below == above + 1);
    let (_, index, heads) = scored.swap_remove(if is_lower { best + 1 } else { best });
    Some(with_neighbours(rows, index, heads))
}

/// The header a row in the middle of a table is; none where it is no header.
pub(super) fn repeated(row: &Row<'_>) -> Option<Vec<Head>> {
    let names = &words().columns_by_name;
    let named = row.iter().any(|text| names.contains_key(&fold::fold(text)));
    if !named {
        return None;
    }
    heads(row).filter(|heads| score(heads) > LEAST_NAMES)
}

/// What a row says as header; none where it has figures.
fn heads(row: &Row<'_>) -> Option<Vec<Head>> {
    let figures = |text: &str| {
        if text.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
            let folded = fold::fold(text);
            if period::year(&folded).is_some() || period::is_month(&folded) {
                return false;
            }
        }
        text.starts_with('#') && text.len() > 1
            || (text.contains(|c: char| c.is_numeric())
                && (money::read(text).value().is_some() || count::read(text).value().is_some()))
    };
    let heads = || row.iter().map(|text| Head::of(text)).collect();
    (!row.iter().any(|text| figures(text.trim()))).then(heads)
}

/// How many different things a row names, none where no figure of a line is among them.
fn score(heads: &[Head]) -> usize {
    let mut named: Vec<Named> = Vec::new();
    for head in heads {
        if let Some(name) = head.named.filter(|name| !named.contains(name)) {
            named.push(name);
        }
    }
    let is_figure = |named: &Named| match named {
        Named::Column(column) => column.is_figure() || *column == Column::Unit,
        _ => false,
    };
    if named.iter().any(is_figure) { named.len() } else { 0 }
}

/// Joins the rows above and below that are part of the header.
fn with_neighbours(rows: &[Row<'_>], index: usize, heads: Vec<Head>) -> Header {
    let mut header = Header { rows: index..index + 1, heads };
    // Below: names of parts of a merged header, scales, letters of formulas.
    while let Some(below) = rows.get(header.rows.end).and_then(part_of_header) {
        merge(&mut header.heads, &below, true);
        header.rows.end += 1;
    }
    while let Some(above) = header.rows.start.checked_sub(1) {
        let Some(heads) = rows.get(above).and_then(upper_part) else { break };
        merge(&mut header.heads, &heads, false);
        header.rows.start = above;
    }
    header
}

/// A second row of a header that stands in the middle of a table.
pub(super) fn goes_on(row: &Row<'_>) -> bool {
    part_of_header(row).is_some()
}

/// A row of which every cell can belong to a header.
fn part_of_header(row: &Row<'_>) -> Option<Vec<Head>> {
    let heads = self::heads(row)?;
    let fits = |(head, text): (&Head, &std::borrow::Cow<'_, str>)| {
        text.trim().is_empty() || head.named.is_some() || head.ornament || is_span(text)
    };
    let sum = |text: &str| fold::fold(text) == "小計" || fold::fold(text) == "計";
    let all = heads.iter().zip(row).all(fits);
    let alone = row.iter().filter(|text| !text.trim().is_empty()).count() == 1;
    let is_sum = alone && row.iter().any(|text| sum(text));
    (all && !is_blank(row) && !is_sum).then_some(heads)
}

/// A year, a month or a side of a change: it parts columns, and names none.
fn is_span(text: &str) -> bool {
    let folded = fold::fold(text);
    period::year(&folded).is_some()
        || period::is_month(&folded)
        || period::side(&folded).is_some_and(|(_, rest)| rest.is_empty())
}

/// A row above that names columns the main one leaves open; it may hold other words as well.
fn upper_part(row: &Row<'_>) -> Option<Vec<Head>> {
    let heads = self::heads(row)?;
    let named = heads.iter().filter(|head| head.named.is_some()).count();
    let filled = row.iter().filter(|text| !text.trim().is_empty()).count();
    let spans = row.iter().filter(|text| is_span(text)).count();
    (named >= 2 || (named == 1 && filled > 1) || spans >= 2).then_some(heads)
}

fn merge(heads: &mut Vec<Head>, others: &[Head], others_lead: bool) {
    if heads.len() < others.len() {
        heads.resize(others.len(), Head::default());
    }
    for (head, other) in heads.iter_mut().zip(others) {
        *head = if others_lead { other.joined(head) } else { head.joined(other) };
    }
}

/// The scale and the tax that remarks beside or above the table give for all of it.
pub(super) fn remarks(rows: &[Row<'_>], header: Option<&Header>, known: &Categories) -> Head {
    let end = header.map_or(rows.len().min(3), |header| header.rows.end);
    let mut all = Head::default();
    for text in rows.iter().take(end).flatten().filter(|text| !text.trim().is_empty()) {
        let is_column = Head::of(text).column().is_some_and(|column| column != Column::Unit);
        let folded = fold::fold(text);
        let in_brackets = fold::remark(&folded).map(|(_, remark)| remark.to_owned());
        let told = [has_any(&words().unit_notes, &folded).then_some(folded), in_brackets];
        for said in told.into_iter().flatten().filter(|_| !is_column) {
            if said.chars().nth(MOST_CHARACTERS).is_none() {
                all.scale = all.scale.or_else(|| column::scale(&said));
                // A total above the table tells of itself only.
                let is_sum = label::reason(text, known).is_some();
                let tax = if is_sum { None } else { money::tax_state(&said) };
                all.includes_tax = all.includes_tax.or(tax);
            }
        }
    }
    all
}
