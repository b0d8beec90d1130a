//! Limits on what is pasted, and what a person is told beyond them.

use super::words::words;
use crate::text::Text;

/// Most bytes of a pasted text or file.
pub const MOST_BYTES: usize = 5_000_000;
/// Most rows.
pub const MOST_ROWS: usize = 20_000;
/// Most cells in a row.
pub const MOST_CELLS: usize = 1_000;
/// Most characters in a cell, as in Excel.
pub const MOST_CHARACTERS: usize = 32_767;

/// Why a text is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing but white space.
    Empty,
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// More than [`MOST_ROWS`].
    TooManyRows,
    /// More than [`MOST_CELLS`] in a row.
    TooManyCells,
    /// A cell of more than [`MOST_CHARACTERS`].
    CellTooLong,
    /// The request is not what the door takes.
    BadRequest,
    /// The rules it names are not here.
    UnknownRules,
    /// The workbook has no sheet of that name.
    NoSheet,
}

impl Refused {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Empty,
        Self::TooLarge,
        Self::TooManyRows,
        Self::TooManyCells,
        Self::CellTooLong,
        Self::BadRequest,
        Self::UnknownRules,
        Self::NoSheet,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::TooManyRows => "too_many_rows",
            Self::TooManyCells => "too_many_cells",
            Self::CellTooLong => "cell_too_long",
            Self::BadRequest => "bad_request",
            Self::UnknownRules => "unknown_rules",
            Self::NoSheet => "no_sheet",
        }
    }

    /// What happened and what to do.
    pub fn message(self) -> Text {
        let text = words().refusals.get(self.code()).cloned();
        text.unwrap_or_else(|| Text::new(self.code(), self.code()))
    }
}

/// Refuses a text by its size alone, before it is looked at.
pub(super) fn check_size(text: &str) -> Result<(), Refused> {
    if text.len() > MOST_BYTES {
        Err(Refused::TooLarge)
    } else if text.trim().is_empty() {
        Err(Refused::Empty)
    } else {
        Ok(())
    }
}
