//! A draft as a workbook.

use super::{Language, write};
use crate::engine::Engine;
use crate::json::Node;
use crate::proposal::{Reading, to_file};
use crate::rules::Book;
use crate::text::Text;

/// Writes what a draft's file would hold, on a day such as `2026-11-25`.
///
/// # Errors
/// When its rules are not here, or it is longer than a workbook is good for.
pub fn of_draft(draft: &Node, language: Language, day: &str) -> Result<Vec<u8>, Text> {
    let proposal = to_file(draft);
    let mut engine = Engine::new(Book::whole(), Reading::File);
    let rules = engine.rules(&proposal).map_err(|error| error.message())?;
    let assessment = engine.assess(&proposal).map_err(|error| error.message())?;
    let written = write(&proposal, &assessment, rules, language, Some(day));
    written.map(|written| written.bytes).map_err(|error| error.message())
}
