//! What a table is read as: lines, rows left out with their reasons, columns.

use super::column::Column;
use super::line::TakenLine;

/// What a person has changed in the preview.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What each column is, where a person has said so.
    pub columns: Option<Vec<Column>>,
    /// Yen that one in the price column stands for, where a person has said so.
    pub unit_factor: Option<u32>,
}

/// Why a row is no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing in it.
    Blank,
    /// Names of columns.
    Header,
    /// A title, or the heading of the rows below.
    Heading,
    /// A remark.
    Note,
    /// A sum of some lines.
    Subtotal,
    /// The sum of all.
    Total,
    /// Consumption tax.
    Tax,
    /// 一般管理費.
    GeneralAdministration,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Blank,
        Self::Header,
        Self::Heading,
        Self::Note,
        Self::Subtotal,
        Self::Total,
        Self::Tax,
        Self::GeneralAdministration,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Header => "header",
            Self::Heading => "heading",
            Self::Note => "note",
            Self::Subtotal => "subtotal",
            Self::Total => "total",
            Self::Tax => "tax",
            Self::GeneralAdministration => "general_administration",
        }
    }
}

/// A row that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The row, from 1 on.
    pub row: usize,
    /// Why.
    pub reason: Reason,
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
}
