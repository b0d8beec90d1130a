//! A whole table from a seed: its text as a clipboard holds it, and what has to be read from it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::begin::{begin, sums};
use super::heads::{heads, titles};
use super::random::CATEGORIES;
use super::sheet::{Row, Sheet};
use super::style::Column;
use super::truth::{Cost, Scale, Shape, net};

/// A line as it has to be read.
#[derive(Clone, Debug)]
pub struct Line {
    pub row: usize,
    /// From 1 on.
    pub year: usize,
    pub category: Option<&'static str>,
    pub description: Option<String>,
    pub price: Decimal,
    pub product: Decimal,
    /// The units, where the table shows them.
    pub units: Option<Vec<String>>,
    pub gross: bool,
    pub currency: Option<(&'static str, Decimal)>,
    pub amount: Decimal,
}

pub struct Table {
    pub text: String,
    pub lines: Vec<Line>,
    pub skipped: BTreeSet<usize>,
    pub administration: Option<Decimal>,
    pub taxed: bool,
    /// What may be taken for its total, in yen; none where it may be said to have none.
    pub totals: Vec<Option<Decimal>>,
    /// Yen that one in its amounts stands for.
    pub unit: Decimal,
    /// It holds an amount below zero, which no proposal takes: the totals can't agree.
    pub adjusts: bool,
    /// It holds something that has to be spoken of.
    pub demands: bool,
    pub features: Vec<String>,
}

/// The table of a seed.
pub fn table(seed: u64) -> Table {
    let mut sheet = begin(seed);
    let sums = sums(&mut sheet);
    heads(&mut sheet);
    let top = titles(&mut sheet);
    let header = sheet.header.clone();
    sheet.rows.extend(header);
    sheet.write_lines(sums);
    if sheet.part_after.is_some() {
        sheet.note("うち rows");
        sheet.demands = true;
    }
    sheet.close();
    match (top, sheet.totals.first()) {
        (Some(top), Some(Some(total))) => sheet.rows[top].parts = sheet.rows[*total].parts.clone(),
        (Some(top), _) => sheet.rows[top] = Row::default(),
        _ => {}
    }
    if sheet.totals.is_empty() {
        // A sum of all lines may be called the total or not.
        let all = sheet.counted();
        let whole = (0..sheet.rows.len()).find(|at| sheet.rows[*at].parts == all);
        sheet.totals = vec![None];
        sheet.totals.extend(whole.map(Some));
    }
    sheet.settle();
    super::proof::check(&sheet, seed);
    finish(sheet)
}

/// The text, and what has to be read from it.
fn finish(mut sheet: Sheet) -> Table {
    let breaks = if sheet.may("rows end with CRLF", 500) { "\r\n" } else { "\n" };
    let ragged = sheet.may("rows end after their last cell", 250);
    let mut text = String::new();
    for (at, row) in sheet.rows.iter().enumerate() {
        let mut cells = sheet.texts(row);
        if ragged {
            let last = cells.iter().rposition(|cell| !cell.is_empty()).map_or(1, |last| last + 1);
            cells.truncate(last);
        }
        // A break in a cell is quoted by one program and a blank in the other.
        let cells = cells.iter().map(|cell| match cell.contains('\n') {
            true if breaks == "\r\n" => format!("\"{cell}\""),
            true => cell.replace('\n', " "),
            false => cell.clone(),
        });
        text += if at > 0 { breaks } else { "" };
        text += &cells.collect::<Vec<_>>().join("\t");
    }
    text += if sheet.random.chance(800) { breaks } else { "" };
    let lines: Vec<Line> = (0..sheet.rows.len()).flat_map(|at| lines_of(&sheet, at)).collect();
    let taken: BTreeSet<usize> = lines.iter().map(|line| line.row).collect();
    let total = |at: &Option<usize>| at.map(|at| sheet.rows[at].values.clone());
    let mut totals = Vec::new();
    for row in sheet.totals.iter().map(total) {
        let Some(values) = row else {
            totals.push(None);
            continue;
        };
        // Of several years, the total of the first may be meant as well.
        let meant = values.iter().filter(|(of, _)| matches!(of, Column::Amount | Column::Year(0)));
        totals.extend(meant.map(|(_, yen)| Some(*yen)));
    }
    Table {
        text,
        skipped: (1..=sheet.rows.len()).filter(|row| !taken.contains(row)).collect(),
        lines,
        administration: sheet.administration,
        taxed: sheet.taxed,
        totals,
        unit: if sheet.scale == Scale::Yen { Decimal::ONE } else { Decimal::from(1000) },
        adjusts: sheet.rows.iter().any(|row| row.adjusts),
        demands: sheet.demands,
        features: sheet.features,
    }
}

/// The lines of a row: none, one, or one for each year that has an amount.
fn lines_of(sheet: &Sheet, at: usize) -> Vec<Line> {
    let row = &sheet.rows[at];
    let plain = Line {
        row: at + 1,
        year: 1,
        category: None,
        description: None,
        price: Decimal::ZERO,
        product: Decimal::ONE,
        units: None,
        gross: false,
        currency: None,
        amount: Decimal::ZERO,
    };
    if row.adjusts {
        let amount = row.values[0].1;
        return vec![Line { price: amount, amount, ..plain }];
    }
    let Some(cost) = row.cost.map(|at| &sheet.costs[at]) else { return Vec::new() };
    let category = Some(CATEGORIES[cost.category].code.as_str());
    let description = sheet.has(Column::Description).then(|| cost.description.clone());
    let plain = Line { category, description, ..plain };
    if !cost.years.is_empty() {
        let years = cost.years.iter().enumerate().filter(|(_, yen)| !yen.is_zero());
        return years
            .map(|(at, yen)| Line { year: at + 1, price: *yen, amount: *yen, ..plain.clone() })
            .collect();
    }
    let gross = sheet.shape == Shape::Gross;
    let amount = if gross { net(cost.exact()) } else { cost.shown() };
    vec![Line {
        price: cost.price,
        product: cost.product(),
        units: shows_units(sheet, cost)
            .then(|| cost.counts.iter().map(|(_, unit)| unit.clone()).collect()),
        gross,
        currency: cost.currency,
        amount,
        ..plain
    }]
}

fn shows_units(sheet: &Sheet, cost: &Cost) -> bool {
    let within = matches!(sheet.shape, Shape::Counts | Shape::Cells | Shape::Calculation);
    !cost.counts.is_empty() && (within || sheet.units_within || sheet.has(Column::Unit))
}
