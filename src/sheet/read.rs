//! A pasted table to lines of the proposal: finds the columns, then goes down the rows.

use super::carry::Carry;
use super::category::Categories;
use super::column::{Column, Head};
use super::grid::{Row, cell, is_blank};
use super::header::{self, Header};
use super::layout::{self, Layout};
use super::rows::Reader;
use super::taken::{Options, Reason, Skipped, Taken, TakenColumn};
use super::{content, own, scale};
use crate::rules::RuleSet;

/// Understands the rows of a table.
pub fn read(rows: &[Row<'_>], rules: &RuleSet, options: &Options) -> Taken {
    let first = rows.iter().position(|row| !is_blank(row));
    if let Some(first) = first.filter(|first| rows.get(*first).is_some_and(own::is_header)) {
        return own_table(rows, first, rules);
    }
    let known = Categories::of(rules);
    let header = header::find(rows);
    let start = header.as_ref().map_or(0, |header| header.rows.end);
    let below = rows.get(start..).unwrap_or_default();
    let remarks = header::remarks(rows, header.as_ref());
    let mut layout = layout(header.as_ref(), below, &remarks, &known, options);
    scale::settle(&mut layout, below, options.unit_factor);
    let mut taken = Taken {
        unit_factor: layout
            .prices
            .first()
            .or(layout.amounts.first())
            .map_or(1, |money| money.scale),
        columns: columns(&layout, header.as_ref(), rows),
        ..Taken::default()
    };
    let mut reader = Reader {
        rows,
        rules,
        known,
        layout,
        carry: Carry::default(),
        remarks,
        options,
        drafts: Vec::new(),
    };
    for (index, row) in rows.iter().enumerate() {
        let part = header.as_ref().filter(|header| index < header.rows.end);
        let reason = match part {
            _ if is_blank(row) => Some(Reason::Blank),
            Some(header) if index >= header.rows.start => Some(Reason::Header),
            Some(_) => Some(reader.title(row)),
            None => reader.row(index, row),
        };
        taken.skipped.extend(reason.map(|reason| Skipped { row: index + 1, reason }));
    }
    taken.lines = reader.lines();
    taken
}

/// A table that was copied out here: nothing in it has to be recognised.
fn own_table(rows: &[Row<'_>], header: usize, rules: &RuleSet) -> Taken {
    let mut taken = Taken { unit_factor: 1, ..Taken::default() };
    for (index, row) in rows.iter().enumerate() {
        let row_number = index + 1;
        if index == header {
            taken.skipped.push(Skipped { row: row_number, reason: Reason::Header });
        } else if is_blank(row) {
            taken.skipped.push(Skipped { row: row_number, reason: Reason::Blank });
        } else {
            taken.lines.push(own::line(row_number, row, rules));
        }
    }
    let column = |(field, header): (&&str, &std::borrow::Cow<'_, str>)| TakenColumn {
        column: match *field {
            "quantity2" => Column::Quantity,
            "unit2" => Column::Unit,
            "price_includes_tax" => Column::Tax,
            field => Column::of(field).unwrap_or_default(),
        },
        header: header.to_string(),
    };
    taken.columns = rows
        .get(header)
        .map(|row| own::FIELDS.iter().zip(row).map(column).collect())
        .unwrap_or_default();
    taken
}

fn layout(
    header: Option<&Header>,
    below: &[Row<'_>],
    remarks: &Head,
    known: &Categories,
    options: &Options,
) -> Layout {
    let heads = layout::heads(header);
    match (&options.columns, header) {
        (Some(columns), _) => Layout::by(columns.clone(), heads, remarks),
        (None, Some(_)) => Layout::of(heads, below, remarks, known),
        (None, None) => match content::columns(below, known) {
            Some(columns) => Layout::by(columns, heads, remarks),
            None => Layout::default(),
        },
    }
}

fn columns(layout: &Layout, header: Option<&Header>, rows: &[Row<'_>]) -> Vec<TakenColumn> {
    let headers = header.and_then(|header| rows.get(header.rows.clone())).unwrap_or_default();
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let column = |at: usize| {
        let texts = headers.iter().map(|row| cell(row, at)).filter(|text| !text.is_empty());
        TakenColumn {
            column: layout.columns.get(at).copied().unwrap_or_default(),
            header: texts.collect::<Vec<_>>().join(" "),
        }
    };
    (0..width).map(column).collect()
}
