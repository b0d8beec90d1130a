//! A hidden sheet that follows every input but those of lines: people move cells, formulas go along.

use super::page::{Done, NO_NUMBER, Page, Pen, on, pinned};
use super::shown::Shown;
use crate::json::Node;

/// The row that says how many measures there were.
pub(super) const MEASURES: &str = "co2.measures.length";
/// The list of measures; each has a row with its id, by which it is known again wherever it stands.
pub(super) const LIST: &str = "co2.measures";

/// Writes the sheet; with it the address of its table of path, present text, and text as written.
pub(super) fn inputs<'a>(
    pen: Pen<'a>,
    pages: &[Page<'_>],
    measures: (usize, &[Node]),
) -> Done<(Page<'a>, String)> {
    let mut page = Page::new(pen, pen.language.word("sheet.inputs"), false)?;
    page.sheet.set_hidden(true);
    page.widths([60, 24, 24])?;
    let look = &pen.looks.note;
    let (count, nodes) = measures;
    let ids = nodes.iter().enumerate().filter_map(|(index, node)| {
        Some((format!("{LIST}[{index}].id"), node.get("id").as_text()?.to_owned()))
    });
    let mut row = 0;
    for (path, text) in [(MEASURES.to_owned(), count.to_string())].into_iter().chain(ids) {
        page.text(row, 0, &path, look)?;
        page.text(row, 1, &text, look)?;
        page.text(row, 2, &text, look)?;
        row += 1;
    }
    for source in pages {
        let inputs = source.places.iter().filter(|place| place.input);
        for (place, written) in inputs.zip(&source.written) {
            // Lines have a way back of their own.
            if place.path.contains("budget.lines[") {
                continue;
            }
            let cell = on(&place.sheet, &place.cell);
            page.text(row, 0, &place.path, look)?;
            let formula = format!("=IF(ISNUMBER({cell}),{cell},\"{NO_NUMBER}\"&{cell})");
            page.formula(row, 1, &formula, written, look)?;
            page.constant(row, 2, &Shown::text(written), look)?;
            row += 1;
        }
    }
    let table = on(&page.name, &format!("{}:{}", pinned(0, 0), pinned(row - 1, 2)));
    Ok((page, table))
}
