//! Lines as text: for the clipboard, tabs between cells; for a file, CSV that spreadsheets open.

use super::own::{self, Lang};
use crate::domain::budget::assess_line;
use crate::json::Node;
use crate::proposal::{Reading, budget_line};
use crate::rules::RuleSet;

/// Lines for the clipboard, below a header.
pub fn tsv(lines: &[Node], lang: Lang, rules: &RuleSet) -> String {
    // A quote is doubled in a quoted cell only, so a cell that starts with one has to be quoted.
    let must_quote = |cell: &str| cell.contains(['\t', '\n', '\r']) || cell.starts_with('"');
    table(&mut rows(lines, lang, rules), '\t', &must_quote)
}

/// Lines as a CSV file, below a header; the mark at its start tells Excel that it is UTF-8.
pub fn csv(lines: &[Node], lang: Lang, rules: &RuleSet) -> String {
    file(&mut rows(lines, lang, rules))
}

/// Rows as a CSV file.
pub(super) fn file(rows: &mut dyn Iterator<Item = Vec<String>>) -> String {
    let must_quote = |cell: &str| cell.contains([',', ';', '\t', '\n', '\r', '"']);
    format!("\u{feff}{}", table(rows, ',', &must_quote))
}

fn table(
    rows: &mut dyn Iterator<Item = Vec<String>>,
    delimiter: char,
    must_quote: &dyn Fn(&str) -> bool,
) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(delimiter);
            }
            if must_quote(cell) {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(cell);
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// The header and a row for each line.
fn rows(lines: &[Node], lang: Lang, rules: &RuleSet) -> impl Iterator<Item = Vec<String>> {
    let cells = move |line| own::cells(line, &amount(line, rules), lang, rules);
    [own::header(lang)].into_iter().chain(lines.iter().map(cells))
}

/// The line's amount, empty where it has none.
fn amount(line: &Node, rules: &RuleSet) -> String {
    let (read, problems) = budget_line(line, Reading::Draft, rules);
    let amount = read.and_then(|read| assess_line(&read, rules, problems).amount);
    amount.map(|yen| yen.to_string()).unwrap_or_default()
}
