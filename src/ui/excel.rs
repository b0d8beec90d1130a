//! Workbooks, in a chunk of their own: it comes when one is read or written.

use super::lazy::Missing;
use crate::json::Node;
use crate::rules::RuleSet;
use crate::text::Text;
use crate::workbook::{self, Language, NotWritten, Opened, Refused};

/// Writes a table with its title, by rules, in a language.
type Results = fn((&str, &Node), &RuleSet, Language) -> Result<Vec<u8>, NotWritten>;

/// What can be done with workbooks.
pub(super) struct Excel {
    /// Reads a file of any kind.
    pub open: fn(&[u8]) -> Result<Opened, Refused>,
    /// Writes a draft as one, on a day such as `2026-11-25`.
    pub write: fn(&Node, Language, &str) -> Result<Vec<u8>, Text>,
    /// Writes a table of results with its title.
    pub results: Results,
}

static EXCEL: Excel =
    Excel { open: workbook::open, write: workbook::of_draft, results: workbook::results };

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(excel, fallible))]
fn of_excel() -> Result<&'static Excel, Missing> {
    Ok(&EXCEL)
}

/// What can be done with workbooks; none where it can't be had.
pub(super) async fn excel() -> Option<&'static Excel> {
    #[cfg(feature = "split")]
    let excel = of_excel().await;
    #[cfg(not(feature = "split"))]
    let excel = of_excel();
    excel.ok()
}
