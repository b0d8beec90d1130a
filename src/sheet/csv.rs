//! A CSV file's text to rows of cells: quoting by RFC 4180; commas, semicolons or tabs, told apart by
//! which of them makes rows of one width.

use std::borrow::Cow;
use std::collections::HashMap;

use super::grid::{Row, Rows};
use super::refused::{Refused, check_size};

/// What may part cells. Where two fit alike, the one that numbers do not have in them comes first.
const DELIMITERS: [char; 3] = ['\t', ';', ','];
/// Rows looked at to find out.
const LOOKED_AT: usize = 50;

/// Reads a file's text.
///
/// # Errors
/// When it is empty or larger than the limits.
pub fn read(text: &str) -> Result<Vec<Row<'_>>, Refused> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check_size(text)?;
    let delimiter = delimiter(text);
    let mut rows = Rows::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (content, after) = next_cell(rest, delimiter);
        rows.cell(content)?;
        rest = match after.strip_prefix(delimiter) {
            // A delimiter at the very end opens one more, empty cell.
            Some("") => {
                rows.cell(Cow::Borrowed(""))?;
                rows.end_row()?;
                ""
            }
            Some(next) => next,
            None => {
                rows.end_row()?;
                after
                    .strip_prefix("\r\n")
                    .or_else(|| after.strip_prefix(['\n', '\r']))
                    .unwrap_or("")
            }
        };
    }
    Ok(rows.done())
}

/// The cell a text starts with, and what follows it: a delimiter, a line end or nothing.
fn next_cell(text: &str, delimiter: char) -> (Cow<'_, str>, &str) {
    let is_end = |c: char| c == delimiter || matches!(c, '\n' | '\r');
    let unquoted = |text| {
        let end = str::find(text, is_end).unwrap_or(text.len());
        text.split_at(end)
    };
    let Some(mut rest) = text.strip_prefix('"') else {
        let (raw, after) = unquoted(text);
        return (Cow::Borrowed(raw), after);
    };
    let mut inner = String::new();
    loop {
        let Some((before, after)) = rest.split_once('"') else {
            // Never closed: the quote was the cell's own.
            let (raw, after) = unquoted(text);
            return (Cow::Borrowed(raw), after);
        };
        inner.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                inner.push('"');
                rest = more;
            }
            None => {
                // What stands between the closing quote and the cell's end belongs to the cell.
                let (tail, after) = unquoted(after);
                inner.push_str(tail);
                return (Cow::Owned(inner), after);
            }
        }
    }
}

/// The delimiter that makes the most rows of one width above one.
pub(super) fn delimiter(text: &str) -> char {
    let alike = |delimiter: char| {
        let mut widths: HashMap<usize, usize> = HashMap::new();
        let (mut rest, mut width) = (text, 1);
        let (mut rows, mut torn) = (0, false);
        while !rest.is_empty() && rows < LOOKED_AT && width < super::refused::MOST_CELLS {
            let (cell, after) = next_cell(rest, delimiter);
            // A quote inside a plain cell: this delimiter tears a quoted cell apart.
            torn |= matches!(cell, Cow::Borrowed(raw) if raw.contains('"'));
            if let Some(next) = after.strip_prefix(delimiter) {
                (rest, width) = (next, width + 1);
                if !rest.is_empty() {
                    continue;
                }
            }
            *widths.entry(width).or_default() += usize::from(!std::mem::take(&mut torn));
            let next_row = after.strip_prefix(delimiter).unwrap_or(after);
            (rest, width, rows) = (next_row.trim_start_matches(['\n', '\r']), 1, rows + 1);
        }
        widths.into_iter().filter(|(width, _)| *width > 1).map(|(w, rows)| (rows, w)).max()
    };
    let best = DELIMITERS.into_iter().rev().max_by_key(|delimiter| alike(*delimiter));
    best.unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_programs_write() {
        let cases: [(&str, &[&[&str]]); 9] = [
            ("\u{feff}a,b\r\nc,\"d,e\"\r\n", &[&["a", "b"], &["c", "d,e"]]),
            ("a;\"1,5\"\nb;\"2,5\"\n", &[&["a", "1,5"], &["b", "2,5"]]),
            ("a\t1,000\nb\t2,000\n", &[&["a", "1,000"], &["b", "2,000"]]),
            ("\"x \"\"y\"\"\nz\",b\n", &[&["x \"y\"\nz", "b"]]),
            ("a,\n,\n", &[&["a", ""], &["", ""]]),
            ("a,", &[&["a", ""]]),
            ("\"x\" y,b", &[&["x y", "b"]]),
            ("\"open,b", &[&["\"open", "b"]]),
            ("alone", &[&["alone"]]),
        ];
        for (text, rows) in cases {
            assert_eq!(read(text).expect("within limits"), rows, "{text:?}");
        }
    }
}
