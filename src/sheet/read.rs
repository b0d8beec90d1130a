//! A pasted table to lines of the proposal: finds the columns, then goes down the rows.

use super::carry::Carry;
use super::category::Categories;
use super::column::{Column, Head};
use super::grid::{Row, cell, is_blank};
use super::header::{self, Header};
use super::layout::{Layout, MoneyColumn};
use super::plan::{Plan, Table};
use super::reason::Reason;
use super::rows::Reader;
use super::said::Said;
use super::seen::{self, Looker};
use super::taken::{Options, Skipped, Taken, TakenColumn};
use super::{clean, dots, own, sums};
use crate::rules::RuleSet;

/// Understands the rows of a table.
pub fn read(rows: &[Row<'_>], rules: &RuleSet, options: &Options) -> Taken {
    let first = rows.iter().position(|row| !is_blank(row));
    if let Some(first) = first.filter(|first| rows.get(*first).is_some_and(own::is_header)) {
        return own_table(rows, first, rules);
    }
    let known = &Categories::of(rules);
    let mut rows = clean::cleaned(rows);
    clean::join_currency(&mut rows);
    let header = header::find(&rows);
    let start = header.as_ref().map_or(0, |header| header.rows.end);
    clean::repeat(&mut rows, start, known);
    let remarks = &header::remarks(&rows, header.as_ref(), known);
    let plan = Plan::of(&mut Table {
        rows: &mut rows,
        header: header.as_ref(),
        remarks,
        known,
        rules: Some(rules),
        options,
    });
    let mut taken = told(&plan, header.as_ref(), &rows, remarks);
    let mut looker = Looker {
        rows: &rows,
        header: header.as_ref(),
        known,
        remarks,
        options,
        has_dots: dots::are_sure(&rows),
        plans: vec![plan],
    };
    let seen = looker.look();
    let plans = looker.plans;
    let step = i128::from(taken.step) * TEN_THOUSANDTHS;
    let outcomes = sums::find(&seen::units(&seen, &rows, known), step);
    let mut reader = Reader {
        rows: &rows,
        rules,
        known,
        options,
        plans: &plans,
        carry: Carry::default(),
        drafts: Vec::new(),
        skipped: Vec::new(),
        sums: Vec::new(),
    };
    for (seen, outcome) in seen.iter().zip(outcomes) {
        reader.row(seen, outcome);
    }
    taken.lines = reader.lines();
    taken.skipped = reader.skipped;
    taken.sums = reader.sums;
    if taken.lines.is_empty() {
        let has_money = plans.iter().any(|plan| plan.layout.has_money());
        taken.said.push(if has_money { Said::NoLines } else { Said::NoAmounts });
    }
    taken
}

/// The measure in which sums are found.
const TEN_THOUSANDTHS: i128 = 10_000;

/// What the columns tell of the whole table.
fn told(plan: &Plan, header: Option<&Header>, rows: &[Row<'_>], remarks: &Head) -> Taken {
    let layout = &plan.layout;
    let scale = |columns: &[MoneyColumn]| columns.first().map(|money| money.scale);
    let taxed =
        layout.prices.first().or(layout.amounts.first()).map(|money| money.head.includes_tax);
    Taken {
        unit_factor: scale(&layout.prices).or(scale(&layout.amounts)).unwrap_or(1),
        step: step(layout, rows),
        columns: columns(layout, header, rows),
        includes_tax: taxed.unwrap_or(remarks.includes_tax) == Some(true),
        said: plan.said.clone(),
        ..Taken::default()
    }
}

/// The smallest difference that amounts show, in yen: by their header, or by 千円 in most of their cells.
fn step(layout: &Layout, rows: &[Row<'_>]) -> u32 {
    let Some(money) = layout.amounts.first().or(layout.prices.first()) else { return 1 };
    let texts = || rows.iter().map(|row| cell(row, money.at)).filter(|text| !text.is_empty());
    let thousands = texts().filter(|text| text.contains('千')).count();
    if 2 * thousands > texts().count() { money.scale.max(1_000) } else { money.scale }
}

/// A table that was copied out here: nothing in it has to be recognised.
fn own_table(rows: &[Row<'_>], header: usize, rules: &RuleSet) -> Taken {
    let mut taken = Taken { unit_factor: 1, step: 1, ..Taken::default() };
    for (index, row) in rows.iter().enumerate() {
        let row_number = index + 1;
        if index == header {
            taken.skipped.push(left_out(row_number, Reason::Header));
        } else if is_blank(row) {
            taken.skipped.push(left_out(row_number, Reason::Blank));
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

fn left_out(row: usize, reason: Reason) -> Skipped {
    Skipped { row, reason, sheet: 0, said: Vec::new() }
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
