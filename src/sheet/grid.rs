//! Rows of cells as they were pasted, within the limits.

use std::borrow::Cow;

use super::refused::{MOST_CELLS, MOST_CHARACTERS, MOST_ROWS, Refused};

/// One pasted row.
pub type Row<'a> = Vec<Cow<'a, str>>;

/// The text of a cell without the spaces around it; empty where the row has no such cell.
pub(super) fn cell<'r>(row: &'r Row<'_>, column: usize) -> &'r str {
    row.get(column).map(|text| text.trim()).unwrap_or_default()
}

/// Nothing but white space.
pub fn is_blank(row: &Row<'_>) -> bool {
    row.iter().all(|text| text.trim().is_empty())
}

/// Rows while they are read.
#[derive(Default)]
pub struct Rows<'a> {
    rows: Vec<Row<'a>>,
    open: Row<'a>,
}

impl<'a> Rows<'a> {
    /// Adds a cell to the row that is being read.
    pub fn cell(&mut self, text: Cow<'a, str>) -> Result<(), Refused> {
        // A text has at most as many characters as bytes, so most are not counted.
        if text.len() > MOST_CHARACTERS && text.chars().count() > MOST_CHARACTERS {
            return Err(Refused::CellTooLong);
        }
        if self.open.len() >= MOST_CELLS {
            return Err(Refused::TooManyCells);
        }
        self.open.push(text);
        Ok(())
    }

    /// Ends the row.
    pub fn end_row(&mut self) -> Result<(), Refused> {
        if self.rows.len() >= MOST_ROWS {
            return Err(Refused::TooManyRows);
        }
        self.rows.push(std::mem::take(&mut self.open));
        Ok(())
    }

    /// All rows.
    pub fn done(self) -> Vec<Row<'a>> {
        self.rows
    }
}
