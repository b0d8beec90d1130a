//! Cells as they are meant: without marks nobody sees or that pile up on one letter, without the wrapping that keeps a number a text,
//! and with what a ditto mark repeats.

use std::borrow::Cow;

use super::category::Categories;
use super::fold::fold;
use super::grid::{Row, cell, is_blank};
use super::label;
use super::words::words;
use crate::text::{is_invisible, with_few_marks};

/// The rows with every cell cleaned.
pub(super) fn cleaned<'a>(rows: &[Row<'a>]) -> Vec<Row<'a>> {
    rows.iter().map(|row| row.iter().map(clean).collect()).collect()
}

fn clean<'a>(text: &Cow<'a, str>) -> Cow<'a, str> {
    if let Some(inner) = wrapped(text.trim()) {
        return Cow::Owned(inner);
    }
    if text.is_ascii() {
        return text.clone();
    }
    if !text.contains(is_invisible) {
        return match with_few_marks(text) {
            Cow::Borrowed(_) => text.clone(),
            Cow::Owned(cut) => Cow::Owned(cut),
        };
    }
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    Cow::Owned(with_few_marks(&seen).into_owned())
}

/// `="62500"`: a formula of nothing but a text, so that no program changes it.
fn wrapped(text: &str) -> Option<String> {
    let inner = text.strip_prefix("=\"")?.strip_suffix('"')?;
    let plain = inner.replace("\"\"", "");
    (!plain.contains('"')).then(|| inner.replace("\"\"", "\""))
}

/// Joins 円 or 千円 in a cell of its own to the number before it.
pub(super) fn join_currency(rows: &mut [Row<'_>]) {
    let is_word = |text: &str| {
        let folded = fold(text);
        let scales = &words().scales;
        folded == "円" || scales.values().any(|names| names.contains(&folded))
    };
    let width = rows.iter().map(Vec::len).max().unwrap_or_default().min(MOST_COLUMNS);
    for at in 1..width {
        let texts = || rows.iter().map(|row| cell(row, at)).filter(|text| !text.is_empty());
        let words = texts().filter(|text| is_word(text)).count();
        // Most of a column, so that no unit of something else is taken for it; headers and % pass.
        if words < 2 || texts().count() > words + words / 2 + 2 {
            continue;
        }
        for row in rows.iter_mut() {
            let word = cell(row, at).to_owned();
            let number = cell(row, at - 1).to_owned();
            let is_number =
                number.ends_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
            if !is_word(&word) || !is_number {
                continue;
            }
            if let Some(slot) = row.get_mut(at - 1) {
                *slot = Cow::Owned(format!("{number}{word}"));
            }
            if let Some(slot) = row.get_mut(at) {
                *slot = Cow::Borrowed("");
            }
        }
    }
}

/// Columns in which a currency of its own is looked for.
const MOST_COLUMNS: usize = 40;

/// Puts what the row above says where a mark repeats it.
pub(super) fn repeat(rows: &mut [Row<'_>], start: usize, known: &Categories) {
    let marks = &words().ditto;
    let is_mark = |text: &str| {
        let text = text.trim();
        text.len() <= 20 && !text.is_empty() && marks.contains(&fold(text))
    };
    let below = rows.get_mut(start..).unwrap_or_default();
    if !below.iter().flatten().any(|text| is_mark(text)) {
        return;
    }
    let mut above: Row<'_> = Vec::new();
    for row in below {
        // A sum, the tax and such are between rows, not rows that are repeated.
        let is_between = || (0..row.len()).any(|at| label::reason(cell(row, at), known).is_some());
        if is_blank(row) || is_between() {
            continue;
        }
        for (at, text) in row.iter_mut().enumerate() {
            if is_mark(text)
                && let Some(meant) = above.get(at).filter(|meant| !meant.is_empty())
            {
                *text = meant.clone();
            }
            if above.len() <= at {
                above.resize(at + 1, Cow::Borrowed(""));
            }
            if let Some(last) = above.get_mut(at)
                && !text.trim().is_empty()
            {
                *last = text.clone();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Book;

    fn row(cells: &[&'static str]) -> Row<'static> {
        cells.iter().map(|text| Cow::Borrowed(*text)).collect()
    }

    #[test]
    fn what_nobody_sees_is_dropped() {
        let found =
            cleaned(&[row(&["=\"62500\"", "\u{202a}62,500\u{202c}", "=\"a\"\"b\"", "=1+1"])]);
        assert_eq!(found, [row(&["62500", "62,500", "a\"b", "=1+1"])]);
        let piled = Cow::Owned(format!("港\u{200b}{}湾", "\u{301}".repeat(30_000)));
        assert_eq!(cleaned(&[vec![piled]]), [vec![format!("港{}湾", "\u{301}".repeat(30))]]);
    }

    #[test]
    fn marks_repeat_the_row_above_and_no_sum() {
        let known = Categories::of(Book::shipped().newest().expect("rules"));
        let mut rows = vec![
            row(&["費目", "単位"]),
            row(&["人件費", "人日"]),
            row(&["〃", "同上"]),
            row(&["小計", ""]),
            row(&["”", "\""]),
        ];
        repeat(&mut rows, 1, &known);
        assert_eq!(rows[2], row(&["人件費", "人日"]));
        assert_eq!(rows[4], row(&["人件費", "人日"]));
    }
}
