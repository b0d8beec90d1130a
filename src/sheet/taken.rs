//! What a table is read as: lines, rows left out with their reasons, columns.

use super::column::Column;
use super::line::TakenLine;
use super::reason::Reason;
use super::said::Said;
use crate::quantity::{Exact, Number};

/// What a person has changed in the preview.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What each column is, where a person has said so.
    pub columns: Option<Vec<Column>>,
    /// Yen that one in the price column stands for, where a person has said so.
    pub unit_factor: Option<u32>,
    /// Of columns before and after a change, those before it.
    pub before_change: bool,
    /// Rows that are taken though they would be left out.
    pub take: Vec<Take>,
    /// Rows that are hidden, that are struck through, and of which some cells are: from 1 on, in their order.
    pub hidden: Vec<usize>,
    /// Likewise.
    pub struck: Vec<usize>,
    /// Likewise.
    pub partly_struck: Vec<usize>,
    /// The name of the sheet, which may be that of a category.
    pub sheet: Option<String>,
}

impl Options {
    /// Whether a row is taken though it would be left out for this reason.
    pub(super) fn takes(&self, reason: Reason, row: usize) -> bool {
        let is = |take: &Take| take.reason == reason && take.row.is_none_or(|own| own == row);
        self.take.iter().any(is)
    }

    /// Why a row with figures is left out by how it looks.
    pub(super) fn leaves_out(&self, row: usize) -> Option<Reason> {
        let has = |rows: &[usize]| rows.binary_search(&row).is_ok();
        let reasons = [(Reason::Struck, &self.struck), (Reason::Hidden, &self.hidden)];
        let mut own = reasons.into_iter().filter(|(_, rows)| has(rows));
        own.find(|(reason, _)| !self.takes(*reason, row)).map(|(reason, _)| reason)
    }

    /// Some of its cells are struck through.
    pub(super) fn is_partly_struck(&self, row: usize) -> bool {
        self.partly_struck.binary_search(&row).is_ok()
    }
}

/// Rows to take after all: all that are left out for a reason, or the one of this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Take {
    /// Why they would be left out.
    pub reason: Reason,
    /// The row, from 1 on; none for all.
    pub row: Option<usize>,
}

impl Take {
    /// Of a code, as in "optional" or "subtotal:12".
    pub fn of(code: &str) -> Option<Self> {
        let (reason, row) = match code.split_once(':') {
            Some((reason, row)) => (reason, Some(row.parse().ok()?)),
            None => (code, None),
        };
        Reason::of(reason).map(|reason| Self { reason, row })
    }
}

/// A row that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The row, from 1 on.
    pub row: usize,
    /// Why.
    pub reason: Reason,
    /// The place of its sheet among those that are taken together.
    pub sheet: usize,
    /// Worth knowing of it.
    pub said: Vec<Said>,
}

/// A row that sums up, or that is not a cost line but belongs to the estimate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The row, from 1 on.
    pub row: usize,
    /// A sum of some or all, the tax, or general administration.
    pub reason: Reason,
    /// In yen, as the row has it; none where it can't be read.
    pub amount: Option<Exact>,
    /// All lines above it, and nothing but what is above it, add up to it.
    pub is_of_all: bool,
    /// Whether tax is in it, where the row says so.
    pub includes_tax: Option<bool>,
    /// It says that there is no tax.
    pub is_exempt: bool,
    /// The percentages that the row names.
    pub percentages: Vec<Number>,
}

impl Sum {
    /// A row that needs no understanding; a total has tax in it.
    pub fn known(row: usize, reason: Reason, amount: Option<Exact>) -> Self {
        Self {
            row,
            reason,
            amount,
            is_of_all: reason == Reason::Total,
            includes_tax: (reason == Reason::Total).then_some(true),
            is_exempt: false,
            percentages: Vec::new(),
        }
    }
}

/// A column as it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenColumn {
    /// What it is taken as.
    pub column: Column,
    /// Its header, as pasted.
    pub header: String,
}

/// What a table holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// The lines, in the order of the rows.
    pub lines: Vec<TakenLine>,
    /// All other rows.
    pub skipped: Vec<Skipped>,
    /// Yen that one in the price column stands for.
    pub unit_factor: u32,
    /// What the columns are taken as.
    pub columns: Vec<TakenColumn>,
    /// The rows that sum up, tax and administration, in their order.
    pub sums: Vec<Sum>,
    /// The smallest difference that the table's amounts show, in yen.
    pub step: u32,
    /// Prices have tax in them.
    pub includes_tax: bool,
    /// Worth knowing of the whole table.
    pub said: Vec<Said>,
}
