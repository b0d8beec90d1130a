//! How the columns of a table are read: which side of a change, which years, and what a header with two
//! meanings names, decided by what makes rows add up.

use super::category::{Categories, Naming};
use super::column::{Column, Head, Named};
use super::content;
use super::grid::{Row, cell};
use super::header::Header;
use super::layout::Layout;
use super::period::Year;
use super::said::Said;
use super::scale;
use super::spans::{Span, add_months, drop_side, join_calculations, months, spans, years};
use super::taken::Options;
use crate::rules::RuleSet;

/// Rows that are looked at to decide.
const LOOKED_AT: usize = 200;
/// Headers with several meanings that are decided together.
const MOST_OPEN: usize = 4;

/// How a table's columns are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// The columns that tell what a row is, and its amount.
    pub layout: Layout,
    /// For each year of the plan, from 1 on, its columns; empty where the table is of one year.
    pub years: Vec<(u32, Layout)>,
    pub said: Vec<Said>,
}

/// What is known of the table while columns are decided.
pub(super) struct Table<'t, 'a> {
    pub rows: &'t mut Vec<Row<'a>>,
    pub header: Option<&'t Header>,
    pub remarks: &'t Head,
    pub known: &'t Categories,
    /// None where columns are not those of years.
    pub rules: Option<&'t RuleSet>,
    pub options: &'t Options,
}

impl Plan {
    /// The plan of a table.
    pub(super) fn of(table: &mut Table<'_, '_>) -> Self {
        let start = table.header.map_or(0, |header| header.rows.end);
        let Some(header) = table.header else { return Self::without_header(table) };
        if let Some(columns) = &table.options.columns {
            let mut layout = Layout::by(columns.clone(), &header.heads, table.remarks);
            scale::settle(&mut layout, below(table.rows, start), table.options.unit_factor);
            return Self { layout, ..Self::default() };
        }
        let mut said = Vec::new();
        let mut heads = header.heads.clone();
        let spans = spans(table.rows, header, heads.len());
        drop_side(&mut heads, &spans, table.options.before_change, &mut said);
        without_signs(&mut heads, below(table.rows, start));
        join_calculations(&heads, table.rows, start);
        find_categories(&mut heads, &spans, below(table.rows, start), table.known);
        let months = months(&mut heads, &spans);
        let years = years(&heads, &spans, table.rules, &mut said);
        let main = if years.is_empty() { heads.clone() } else { of_all_years(&heads, &spans) };
        let mut main = decided(main, table, start, months.len() > 1);
        if months.len() > 1 && !counts(&main) {
            add_months(table.rows, header, &months, &mut main);
            said.push(Said::MonthsAdded);
        }
        let mut layout = layout(&main, table, start);
        if drop_quantity(&mut main, &mut layout, table, start) {
            said.push(Said::ColumnLeftOut);
        }
        let years = years
            .into_iter()
            .map(|(number, year)| {
                (number, layout_of_year(&main, &heads, &spans, year, table, start))
            })
            .collect();
        Self { layout, years, said }
    }

    fn without_header(table: &Table<'_, '_>) -> Self {
        let options = table.options;
        let columns = options.columns.clone().or_else(|| content::columns(table.rows, table.known));
        let mut layout = match columns {
            Some(columns) => Layout::by(columns, &[], table.remarks),
            None => Layout::default(),
        };
        scale::settle(&mut layout, table.rows, options.unit_factor);
        Self { layout, ..Self::default() }
    }
}

fn below<'t, 'a>(rows: &'t [Row<'a>], start: usize) -> &'t [Row<'a>] {
    rows.get(start..).unwrap_or_default()
}

/// Columns of nothing but signs, or of the yen that stands beside a price, name no unit.
fn without_signs(heads: &mut [Head], rows: &[Row<'_>]) {
    for (at, head) in heads.iter_mut().enumerate() {
        let is_unit = head.column() == Some(Column::Unit);
        if is_unit && content::is_of_signs(rows, at) {
            head.named = None;
        }
    }
}

/// Where no header names the categories, the column whose cells do.
fn find_categories(heads: &mut [Head], spans: &[Span], rows: &[Row<'_>], known: &Categories) {
    let is_named = heads
        .iter()
        .any(|head| matches!(head.named, Some(Named::Item | Named::Column(Column::Category))));
    if is_named {
        return;
    }
    let is_free = |at: &usize| {
        let span = spans.get(*at).copied().unwrap_or_default();
        let is_span = span.side.is_some() || span.year.is_some() || span.is_month;
        !is_span && heads.get(*at).is_some_and(|head| head.named.is_none())
    };
    let names = |at: &usize| {
        let texts = rows.iter().take(LOOKED_AT).map(|row| cell(row, *at));
        let naming = texts.filter(|text| !text.is_empty()).map(|text| known.name(text));
        let (named, all) = naming.fold((0, 0), |(named, all), naming| {
            (named + usize::from(matches!(naming, Naming::Category(_))), all + 1)
        });
        2 * named > all
    };
    let found = (0..heads.len()).filter(is_free).find(names);
    if let Some(head) = found.and_then(|at| heads.get_mut(at)) {
        head.named = Some(Named::Column(Column::Category));
    }
}

/// The columns that tell about a row as a whole: sums of all years, or where there are none the first year's.
fn of_all_years(heads: &[Head], spans: &[Span]) -> Vec<Head> {
    let mut heads = heads.to_vec();
    let sums = heads.iter().zip(spans);
    let has_sum = sums
        .into_iter()
        .any(|(head, span)| span.year.is_none() && head.column() == Some(Column::Amount));
    for (head, span) in heads.iter_mut().zip(spans) {
        if span.year.is_some() {
            let bare = head.named.is_none() || head.column() == Some(Column::Amount);
            head.named = (bare && !has_sum).then_some(Named::Column(Column::Amount));
        }
    }
    heads
}

/// The columns of one year: what all years share, and its own.
fn layout_of_year(
    main: &[Head],
    heads: &[Head],
    spans: &[Span],
    year: Year,
    table: &Table<'_, '_>,
    start: usize,
) -> Layout {
    let has_parts = heads.iter().zip(spans).any(|(head, span)| {
        span.year == Some(year) && head.column().is_some_and(|column| column != Column::Amount)
    });
    let mut own = main.to_vec();
    let both = heads.iter().zip(spans);
    for (head, (all, span)) in own.iter_mut().zip(both) {
        head.named = match span.year {
            Some(other) if other != year => None,
            Some(_) if all.named.is_some() => all.named,
            Some(_) => Some(Named::Column(Column::Amount)),
            // The sum of all years is no year's amount, and what multiplies to it neither.
            None if head.column().is_some_and(Column::is_figure) && !has_parts => None,
            None if head.column() == Some(Column::Amount) => None,
            None => head.named,
        };
    }
    layout(&own, table, start)
}

fn layout(heads: &[Head], table: &Table<'_, '_>, start: usize) -> Layout {
    let rows = below(table.rows, start);
    let mut layout = Layout::of(heads, rows, table.remarks, table.known);
    scale::settle(&mut layout, rows, table.options.unit_factor);
    layout
}

/// Rows of the table in which price times quantities is the amount.
fn agreeing(layout: &Layout, table: &Table<'_, '_>, start: usize) -> usize {
    let rows = below(table.rows, start).iter().take(LOOKED_AT);
    rows.filter(|row| scale::agrees(row, layout)).count()
}

/// Decides what headers with several meanings name: whatever makes the most rows add up, else the usual.
fn decided(heads: Vec<Head>, table: &Table<'_, '_>, start: usize, has_months: bool) -> Vec<Head> {
    // Of a sum of months only the table can tell whether it counts or costs.
    let is_open = |head: &Head| {
        head.named.is_some()
            && head.alternatives.len() > 1
            && (has_months || !head.is_sum || amounts(&heads) > 1)
    };
    let open: Vec<usize> =
        (0..heads.len()).filter(|at| heads.get(*at).is_some_and(is_open)).take(MOST_OPEN).collect();
    if open.is_empty() {
        return heads;
    }
    let mut ways = vec![heads.clone()];
    for at in open {
        let columns = heads.get(at).map_or(&[][..], |head| head.alternatives);
        let others = columns.iter().filter_map(|code| Column::of(code));
        let mut more = Vec::new();
        for column in others {
            for way in &ways {
                let mut way = way.clone();
                if let Some(head) = way.get_mut(at)
                    && head.column() != Some(column)
                {
                    head.named = (column != Column::Ignored).then_some(Named::Column(column));
                    more.push(way);
                }
            }
        }
        ways.extend(more);
    }
    let mut best: Option<((usize, bool), Vec<Head>)> = None;
    for way in ways {
        let layout = layout(&way, table, start);
        let is_usable = layout.counts.is_empty() || !layout.prices.is_empty();
        let score = (agreeing(&layout, table, start), is_usable);
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, way));
        }
    }
    best.map_or(heads, |(_, way)| way)
}

fn amounts(heads: &[Head]) -> usize {
    heads.iter().filter(|head| head.column() == Some(Column::Amount)).count()
}

/// There is a quantity beside a price, or an amount without one.
fn counts(heads: &[Head]) -> bool {
    let has = |column| heads.iter().any(|head| head.column() == Some(column));
    if has(Column::UnitPrice) { has(Column::Quantity) } else { has(Column::Amount) }
}

/// Leaves out a column of quantities without which more rows, and most, add up.
fn drop_quantity(
    heads: &mut [Head],
    layout: &mut Layout,
    table: &Table<'_, '_>,
    start: usize,
) -> bool {
    let mut most = agreeing(layout, table, start);
    let mut dropped = None;
    for at in layout.counts.iter().map(|count| count.at) {
        let mut fewer = heads.to_vec();
        if let Some(head) = fewer.get_mut(at) {
            head.named = None;
        }
        let other = self::layout(&fewer, table, start);
        let agree = agreeing(&other, table, start);
        if agree > most && agree >= 2 {
            most = agree;
            dropped = Some((at, other));
        }
    }
    let Some((at, other)) = dropped else { return false };
    if let Some(head) = heads.get_mut(at) {
        head.named = None;
    }
    *layout = other;
    true
}
