//! A table of results as a workbook of one sheet: rows of texts and numbers that a view shows already.

use super::digits;
use super::look::{Looks, PERCENT, WHOLE};
use super::page::{Page, Pen};
use super::shown::{Shown, number};
use super::words::Language;
use super::write::{NotWritten, bound};
use crate::json::Node;
use crate::rules::RuleSet;

/// Width of the column that says what a row is about, and of the others.
const FIRST: u16 = 44;
const OTHERS: u16 = 22;
/// Rows and columns of a table.
const MOST_ROWS: usize = 2_000;
const MOST_COLUMNS: usize = 100;

/// Writes `rows`, the first of them as the head, below a title; pages say which call's rules they are by.
///
/// # Errors
/// When there are more rows or columns than any view shows.
pub fn results(
    (title, rows): (&str, &Node),
    rules: &RuleSet,
    language: Language,
) -> Result<Vec<u8>, NotWritten> {
    let rows = rows.elements();
    let columns = rows.iter().map(|row| row.elements().len()).max().unwrap_or_default();
    if rows.len() > MOST_ROWS || columns > MOST_COLUMNS {
        return Err(NotWritten::TooLong);
    }
    let looks = Looks::new(language);
    let pen = Pen { rules, language, looks: &looks, title };
    let mut page = Page::new(pen, language.word("sheet.results"), columns > 3)?;
    page.widths([FIRST].into_iter().chain(vec![OTHERS; columns.saturating_sub(1)]))?;
    page.text(0, 0, title, &looks.title)?;
    let (whole, broken) = (looks.number(WHOLE), looks.number(PERCENT));
    for (at, row) in (2..).zip(rows) {
        for (column, cell) in (0..).zip(row.elements()) {
            let shown = match cell {
                Node::Number(_) => exactly(cell),
                cell => Shown::text(cell.as_text().unwrap_or_default()),
            };
            let look = match (&shown, at, column) {
                (_, 2, _) => &looks.head,
                (Shown::Number(_), ..) if is_whole(cell) => &whole,
                (Shown::Number(_), ..) => &broken,
                _ => &looks.text,
            };
            page.constant(at, column, &shown, look)?;
            let width = if column == 0 { FIRST } else { OTHERS };
            page.fit(at, [(shown.as_text().as_str(), width)])?;
        }
    }
    page.sheet.set_freeze_panes(3, 1)?;
    Ok(bound(vec![page], &[], title)?.bytes)
}

/// A number where a spreadsheet holds it to the last digit, else its digits as a text.
fn exactly(node: &Node) -> Shown {
    let Node::Number(digits) = node else { return Shown::Blank };
    let held = number(&Node::text(digits.as_str())).and_then(digits::float);
    held.map_or_else(|| Shown::text(digits.as_str()), Shown::Number)
}

fn is_whole(node: &Node) -> bool {
    matches!(node, Node::Number(digits) if !digits.as_str().contains('.'))
}
