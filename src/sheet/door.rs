//! The module's one way in: a request as JSON text or as a tree, and an answer alike.

use super::column::Column;
use super::fold::one_line;
use super::grid::{Row, Rows, is_blank};
use super::own::Lang;
use super::read::read as take;
use super::refused::Refused;
use super::taken::{Options, Taken, TakenColumn};
use super::words::{Texts, words};
use super::{TakenLine, clipboard, csv, write as written};
use crate::json::Node;
use crate::rules::{Book, RuleSet};
use crate::text::Text;

/// Characters of a row that is left out which the preview shows.
const SHOWN: usize = 80;
/// Scales to choose from.
const FACTORS: [u32; 3] = [1, 1_000, 1_000_000];

/// Reads a table: `{"kind": "paste" | "csv", "text", "rules", "columns"?, "unit_factor"?}`;
/// with `"kind": "rows"` and `"rows"` instead of a text, cells that are apart already.
///
/// Answers `{"lines": [{"row", "node", "amount_cell", "amount", "mismatch", "negative"}], "skipped":
/// [{"row", "reason", "text", "shown"}], "columns": [{"column", "header"}], "unit_factor", "choices":
/// {"columns": [{"column", "text"}], "unit_factors": […]}}`, or `{"refused": {"code", "ja", "en"}}`.
pub fn read(request: &str) -> String {
    let answer = parsed(request).map_or_else(refusal, |request| answer(&request));
    text(&answer)
}

/// The same from tree to tree.
pub fn answer(request: &Node) -> Node {
    preview(request).unwrap_or_else(refusal)
}

/// Writes lines: `{"kind": "paste" | "csv", "lines": […], "lang": "ja" | "en", "rules"}` to the text
/// itself; the empty text where the request can't be read.
pub fn write(request: &str) -> String {
    let written = parsed(request).and_then(|request| {
        let rules = rules(&request)?;
        let lang = match request.get("lang").as_text() {
            Some("ja") => Lang::Ja,
            Some("en") => Lang::En,
            _ => return Err(Refused::BadRequest),
        };
        let lines = request.get("lines").elements();
        match request.get("kind").as_text() {
            Some("paste") => Ok(written::tsv(lines, lang, rules)),
            Some("csv") => Ok(written::csv(lines, lang, rules)),
            _ => Err(Refused::BadRequest),
        }
    });
    written.unwrap_or_default()
}

fn parsed(request: &str) -> Result<Node, Refused> {
    serde_json::from_str(request).map_err(|_| Refused::BadRequest)
}

fn text(answer: &Node) -> String {
    // Writing a tree into memory has no way to fail.
    serde_json::to_string(answer).unwrap_or_default()
}

fn rules(request: &Node) -> Result<&'static RuleSet, Refused> {
    let id = request.get("rules").as_text().ok_or(Refused::BadRequest)?;
    Book::shipped().rules(id).ok_or(Refused::UnknownRules)
}

fn preview(request: &Node) -> Result<Node, Refused> {
    let rules = rules(request)?;
    let table = || request.get("text").as_text().ok_or(Refused::BadRequest);
    let rows = match request.get("kind").as_text() {
        Some("paste") => clipboard::read(table()?)?,
        Some("csv") => csv::read(table()?)?,
        Some("rows") => cells(request.get("rows"))?,
        _ => return Err(Refused::BadRequest),
    };
    let taken = take(&rows, rules, &options(request)?);
    Ok(object([
        ("lines", Node::list(taken.lines.iter().map(line))),
        ("skipped", skipped(&taken, &rows)),
        ("columns", Node::list(taken.columns.iter().map(column))),
        ("unit_factor", Node::text(&taken.unit_factor.to_string())),
        ("choices", choices()),
    ]))
}

/// Rows that are taken to pieces already: those of a workbook's sheet.
fn cells(sheet: &Node) -> Result<Vec<Row<'_>>, Refused> {
    let mut rows = Rows::default();
    for row in sheet.elements() {
        for cell in row.elements() {
            rows.cell(cell.as_text().unwrap_or_default().into())?;
        }
        rows.end_row()?;
    }
    let rows = rows.done();
    if rows.iter().all(is_blank) { Err(Refused::Empty) } else { Ok(rows) }
}

/// What a person has changed in the preview.
fn options(request: &Node) -> Result<Options, Refused> {
    let columns = match request.get("columns") {
        Node::Null => None,
        columns => {
            let column =
                |node: &Node| node.as_text().and_then(Column::of).ok_or(Refused::BadRequest);
            Some(columns.elements().iter().map(column).collect::<Result<_, _>>()?)
        }
    };
    let unit_factor = match request.get("unit_factor") {
        Node::Null => None,
        node => {
            let factor = node.as_text().and_then(|text| text.parse().ok());
            Some(factor.filter(|factor| FACTORS.contains(factor)).ok_or(Refused::BadRequest)?)
        }
    };
    Ok(Options { columns, unit_factor })
}

fn object<const N: usize>(entries: [(&str, Node); N]) -> Node {
    Node::object(entries.map(|(key, value)| (key.into(), value)))
}

fn either(text: Option<&str>) -> Node {
    text.map_or(Node::Null, Node::text)
}

fn both(text: &Text) -> Node {
    object([("ja", Node::text(&text.ja)), ("en", Node::text(&text.en))])
}

fn word(texts: &Texts, code: &str) -> Node {
    texts.get(code).map_or(Node::Null, both)
}

fn count(number: usize) -> Node {
    Node::Number(u64::try_from(number).unwrap_or_default().into())
}

fn line(line: &TakenLine) -> Node {
    object([
        ("row", count(line.row)),
        ("node", line.node.clone()),
        ("amount_cell", either(line.amount_cell.as_deref())),
        ("amount", either(line.amount.map(|yen| yen.to_string()).as_deref())),
        ("mismatch", line.mismatch.map_or(Node::Null, Node::Bool)),
        ("negative", Node::Bool(line.negative)),
    ])
}

fn skipped(taken: &Taken, rows: &[Row<'_>]) -> Node {
    Node::list(taken.skipped.iter().map(|skipped| {
        let row = skipped.row.checked_sub(1).and_then(|index| rows.get(index));
        let texts = row.into_iter().flatten().filter(|text| !text.trim().is_empty());
        let all = texts.map(|text| one_line(text)).collect::<Vec<_>>().join(" ");
        object([
            ("row", count(skipped.row)),
            ("reason", Node::text(skipped.reason.code())),
            ("text", word(&words().reasons, skipped.reason.code())),
            ("shown", Node::text(&all.chars().take(SHOWN).collect::<String>())),
        ])
    }))
}

fn column(column: &TakenColumn) -> Node {
    object([
        ("column", Node::text(column.column.code())),
        ("header", Node::text(&one_line(&column.header))),
    ])
}

/// What a person may choose in the preview.
fn choices() -> Node {
    let columns = Column::ALL.iter().map(|column| {
        let code = column.code();
        object([("column", Node::text(code)), ("text", word(&words().columns, code))])
    });
    let factors = FACTORS.iter().map(|factor| Node::text(&factor.to_string()));
    object([("columns", Node::list(columns)), ("unit_factors", Node::list(factors))])
}

fn refusal(refused: Refused) -> Node {
    let Text { ja, en } = refused.message();
    let entries =
        [("code", Node::text(refused.code())), ("ja", Node::text(&ja)), ("en", Node::text(&en))];
    object([("refused", object(entries))])
}
