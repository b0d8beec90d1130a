//! The clipboard's plain text, as spreadsheets put it there, to rows of cells.
//!
//! This is not CSV with tabs. Excel quotes a cell only where it holds a tab or a line break, and
//! leaves other quotes as they are, even the first character of a cell; LibreOffice quotes nothing;
//! others quote for a quote alone. So a quote opens a quoted cell only where it also closes one that
//! had to be quoted.

use std::borrow::Cow;
use std::collections::HashMap;

use super::grid::{Row, Rows};
use super::refused::{Refused, check_size};

/// Reads the text of a copied block.
///
/// # Errors
/// When it is empty or larger than the limits.
pub fn read(text: &str) -> Result<Vec<Row<'_>>, Refused> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check_size(text)?;
    let tabs = usual_tabs(text);
    let mut rows = Rows::default();
    let mut rest = text;
    let mut line_start = text;
    while !rest.is_empty() {
        let quoted = quoted(rest).filter(|(_, after)| {
            let spanned = line_start.len() - after.len();
            !fits_unquoted(line_start, spanned, rest.len() - after.len(), tabs)
        });
        let (content, after) = match quoted {
            Some((inner, after)) => (Cow::Owned(inner), after),
            None => {
                let (raw, after) = rest.split_at(rest.find(is_end).unwrap_or(rest.len()));
                (Cow::Borrowed(raw), after)
            }
        };
        rows.cell(content)?;
        rest = match after.strip_prefix('\t') {
            // A tab at the very end opens one more, empty cell.
            Some("") => {
                rows.cell(Cow::Borrowed(""))?;
                rows.end_row()?;
                ""
            }
            Some(next) => next,
            None => {
                rows.end_row()?;
                line_start = without_line_end(after);
                line_start
            }
        };
        // The last cell of a row that ends in a tab is empty: the line end stands where it would.
    }
    Ok(rows.done())
}

fn is_end(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r')
}

fn without_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r'])).unwrap_or(text)
}

/// The cell a quote opens and what follows it; none where the quote is the cell's own.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut inner = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        inner.push_str(before);
        rest = match after.strip_prefix('"') {
            Some(more) => {
                inner.push('"');
                more
            }
            None => {
                let closed = after.is_empty() || after.starts_with(is_end);
                let needed = inner.contains(['\t', '\n', '\r', '"']);
                return (closed && needed).then_some((inner, after));
            }
        };
    }
}

/// Whether lines read without quoting are as wide as the block is: then two quotes that seem to
/// embrace cells stand in two cells by themselves. A cell quoted for its quotes alone is no case.
fn fits_unquoted(line_start: &str, spanned: usize, quoted: usize, tabs: Option<usize>) -> bool {
    let Some(tabs) = tabs else { return false };
    let at = |start: usize| line_start.get(start..).unwrap_or_default();
    let inside = line_start.get(spanned.saturating_sub(quoted)..spanned).unwrap_or_default();
    if !inside.contains(is_end) {
        return false;
    }
    let end = at(spanned).find(['\n', '\r']).map_or(line_start.len(), |more| spanned + more);
    let lines = line_start.get(..end).unwrap_or_default().lines();
    lines.into_iter().all(|line| line.matches('\t').count() == tabs)
}

/// How many tabs most lines without any quote have.
fn usual_tabs(text: &str) -> Option<usize> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for line in text.lines().filter(|line| !line.contains('"')).take(1_000) {
        *counts.entry(line.matches('\t').count()).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(tabs, lines)| (*lines, *tabs)).map(|(tabs, _)| tabs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::refused::{MOST_BYTES, MOST_CELLS, MOST_CHARACTERS, MOST_ROWS};

    #[test]
    fn quotes_only_where_they_are_needed() {
        let cases: [(&str, &[&[&str]]); 12] = [
            ("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]),
            ("a\tb\n\tc", &[&["a", "b"], &["", "c"]]),
            ("a\t\r\n\t\r\n", &[&["a", ""], &["", ""]]),
            ("a\t", &[&["a", ""]]),
            ("\"a\nb\"\tc\n", &[&["a\nb", "c"]]),
            ("\"say \"\"x\"\"\nb\"\tc\n", &[&["say \"x\"\nb", "c"]]),
            ("\"x\" y\tc\n", &[&["\"x\" y", "c"]]),
            ("\"x\"\tc\n", &[&["\"x\"", "c"]]),
            ("27\" screen\tc\n", &[&["27\" screen", "c"]]),
            ("\"a \"\"b\"\" c\"\td\n", &[&["a \"b\" c", "d"]]),
            ("\"open\tc\n", &[&["\"open", "c"]]),
            ("a\tb\n\"c\td\"\ne\tf\n", &[&["a", "b"], &["\"c", "d\""], &["e", "f"]]),
        ];
        for (text, rows) in cases {
            assert_eq!(read(text).expect("within limits"), rows, "{text:?}");
        }
    }

    #[test]
    fn a_cell_of_several_lines_may_be_the_last() {
        let text = "a\tb\nc\t\"1\n2\"\nd\te\n";
        assert_eq!(read(text).expect("within limits").get(1).expect("a row"), &["c", "1\n2"]);
    }

    #[test]
    fn too_much_is_refused() {
        for (text, refused) in [
            (" \r\n ".to_owned(), Refused::Empty),
            ("x\t".repeat(MOST_BYTES), Refused::TooLarge),
            ("x\n".repeat(MOST_ROWS + 1), Refused::TooManyRows),
            ("x\t".repeat(MOST_CELLS), Refused::TooManyCells),
            ("あ".repeat(MOST_CHARACTERS + 1), Refused::CellTooLong),
        ] {
            assert_eq!(read(&text), Err(refused));
        }
        assert_eq!(read(&"x\n".repeat(MOST_ROWS)).map(|rows| rows.len()), Ok(MOST_ROWS));
        assert!(read(&"あ".repeat(MOST_CHARACTERS)).is_ok());
    }
}
