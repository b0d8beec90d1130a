//! A table as a text, from the clipboard or from a file: by tabs, by commas, or by the bars of Markdown; and
//! what of it can't be told.

use std::borrow::Cow;
use std::collections::HashMap;

use super::grid::{Row, Rows, is_blank};
use super::refused::{Refused, check_size};
use super::said::Said;
use super::{clipboard, csv, money};

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was pasted.
    Clipboard,
    /// It stands in a file.
    File,
}

/// The rows of a text, and what to know of them.
///
/// # Errors
/// When it is empty or larger than the limits.
pub fn read(text: &str, origin: Origin) -> Result<(Vec<Row<'_>>, Vec<Said>), Refused> {
    check_size(text)?;
    if is_markdown(text) {
        return Ok((markdown(text)?, Vec::new()));
    }
    let is_pasted = origin == Origin::Clipboard || csv::delimiter(text) == '\t';
    let rows = if is_pasted { clipboard::read(text)? } else { csv::read(text)? };
    let mut said = Vec::new();
    said.extend(is_aligned(text).then_some(Said::BlankAligned));
    said.extend((is_pasted && is_broken(&rows)).then_some(Said::BrokenRows));
    Ok((rows, said))
}

/// Below a row of cells there is one of dashes.
fn is_markdown(text: &str) -> bool {
    let mut before = "";
    text.lines().any(|line| {
        let is_ruled = is_rule(line) && before.contains('|');
        before = line;
        is_ruled
    })
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|')
        && line.contains('-')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// The rows of a table with bars. The rule stays as a blank row, so that rows keep their numbers.
fn markdown(text: &str) -> Result<Vec<Row<'_>>, Refused> {
    let mut rows = Rows::default();
    for line in text.strip_prefix('\u{feff}').unwrap_or(text).lines() {
        let line = line.trim();
        if !is_rule(line) {
            let inner = line.strip_prefix('|').unwrap_or(line);
            let inner =
                inner.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(inner);
            for cell in bars(inner) {
                rows.cell(unmarked(cell))?;
            }
        }
        rows.end_row()?;
    }
    Ok(rows.done())
}

/// The parts between bars, but for those that are written to be bars.
fn bars(line: &str) -> Vec<&str> {
    let (mut parts, mut start, mut before) = (Vec::new(), 0, ' ');
    for (at, c) in line.char_indices() {
        if c == '|' && before != '\\' {
            parts.push(line.get(start..at).unwrap_or_default());
            start = at + 1;
        }
        before = c;
    }
    parts.push(line.get(start..).unwrap_or_default());
    parts
}

/// A cell without the marks of bold, code and escapes.
fn unmarked(cell: &str) -> Cow<'_, str> {
    let cell = cell.trim();
    let bare = |mark: &str| {
        let inner = cell.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inner.is_empty() && !inner.contains(mark)).then_some(inner)
    };
    let cell = ["**", "__", "`"].into_iter().find_map(bare).unwrap_or(cell);
    if !cell.contains(['\\', '<']) {
        return Cow::Borrowed(cell);
    }
    let broken = cell.replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n");
    let mut out = String::with_capacity(broken.len());
    let mut signs = broken.chars().peekable();
    while let Some(c) = signs.next() {
        let is_mark = c == '\\' && signs.peek().is_some_and(char::is_ascii_punctuation);
        if !is_mark {
            out.push(c);
        } else {
            out.extend(signs.next());
        }
    }
    Cow::Owned(out)
}

/// Rows that are compared.
const LOOKED_AT: usize = 200;

/// In most lines runs of blanks part texts and numbers, and nothing else does.
fn is_aligned(text: &str) -> bool {
    let looks_so = |line: &&str| {
        let parts = line.split('\u{3000}').flat_map(|part| part.split("  "));
        let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
        let is_number = |part: &&str| money::read(part).value().is_some();
        parts.len() > 2 && !line.contains('\t') && parts.iter().any(is_number)
    };
    let filled = || text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
    let aligned = filled().filter(looks_so).count();
    aligned > 1 && 2 * aligned >= filled().count()
}

/// Two rows below each other have as many cells together as all others have, and one more: a cell of two
/// paragraphs has broken the row.
fn is_broken(rows: &[Row<'_>]) -> bool {
    let mut widths: HashMap<usize, usize> = HashMap::new();
    for row in rows.iter().take(LOOKED_AT) {
        *widths.entry(row.len()).or_default() += 1;
    }
    let usual = widths.into_iter().max_by_key(|(width, rows)| (*rows, *width));
    let Some(usual) = usual.map(|(width, _)| width).filter(|width| *width > 2) else {
        return false;
    };
    let is_pair = |pair: &[Row<'_>]| {
        let [first, second] = pair else { return false };
        let is_short = |row: &Row<'_>| row.len() < usual && !is_blank(row);
        is_short(first) && is_short(second) && first.len() + second.len() == usual + 1
    };
    rows.windows(2).any(is_pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_of_markdown_part_cells() {
        let text = "見積\n\n| 費目 | 単価 | 数量 |\n|:---|---:|---|\n| **人件費** | 62,500 | 32 |\n| a\\|b<br>c | `5` | |\n";
        let (rows, said) = read(text, Origin::Clipboard).expect("a table");
        let expected: [&[&str]; 6] = [
            &["見積"],
            &[""],
            &["費目", "単価", "数量"],
            &[],
            &["人件費", "62,500", "32"],
            &["a|b\nc", "5", ""],
        ];
        assert_eq!(rows, expected);
        assert!(said.is_empty());
        assert!(!is_markdown("a | b\nc | d\n") && !is_markdown("a,b\n-,-\n"));
    }

    #[test]
    fn what_cannot_be_told_apart_is_said() {
        let said = |text: &str| read(text, Origin::Clipboard).expect("a text").1;
        let aligned = "費目      単価    数量\n人件費    62,500   32\n外注費    500,000   1\n";
        assert_eq!(said(aligned), [Said::BlankAligned]);
        assert_eq!(
            said("費目　単価　数量\n人件費　62,500　32\n外注費　500　1"),
            [Said::BlankAligned]
        );
        let broken = "費目\t内容\t単価\t数量\n人件費\t技師\t62,500\t32\n外注費\t現地\n測定\t500\t1\n謝金\ta\t1\t1\n";
        assert_eq!(said(broken), [Said::BrokenRows]);
        for plain in [
            "a b\nc d\n",
            "費目\t単価\n人件費\t5\n",
            "見積書　3枚\n以上です\n",
            "人件費\t\t\t\n\t技師\t5\t1\n",
        ] {
            assert_eq!(said(plain), [], "{plain}");
        }
    }
}
