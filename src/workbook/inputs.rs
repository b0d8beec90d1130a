//! A hidden sheet that follows every input but those of lines: people move cells, formulas go along.

use super::page::{Done, NO_NUMBER, Page, Pen, on, pinned};
use super::shown::Shown;

/// The row that says how many measures there were.
pub(super) const MEASURES: &str = "co2.measures.length";

/// Writes the sheet; with it the address of its table of path, present text, and text as written.
pub(super) fn inputs<'a>(
    pen: Pen<'a>,
    pages: &[Page<'_>],
    measures: usize,
) -> Done<(Page<'a>, String)> {
    let mut page = Page::new(pen, pen.language.word("sheet.inputs"), false)?;
    page.sheet.set_hidden(true);
    page.widths([60, 24, 24])?;
    let look = &pen.looks.note;
    let count = measures.to_string();
    page.text(0, 0, MEASURES, look)?;
    page.text(0, 1, &count, look)?;
    page.text(0, 2, &count, look)?;
    let mut row = 1;
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
