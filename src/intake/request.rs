//! What is asked: a table as text or as cells, the rules, and what a person has changed in the preview.

use crate::json::Node;
use crate::rules::{Book, RuleSet};
use crate::sheet::{Column, Options, Origin, Refused, Row, Rows, Said, Take, is_blank, read_text};

/// Scales to choose from.
pub(super) const FACTORS: [u32; 3] = [1, 1_000, 1_000_000];

/// The rules that the request names.
pub(super) fn rules(request: &Node) -> Result<&'static RuleSet, Refused> {
    let id = request.get("rules").as_text().ok_or(Refused::BadRequest)?;
    Book::whole().rules(id).ok_or(Refused::UnknownRules)
}

/// The rows of a table, and what to know of them.
#[derive(Default)]
pub(super) struct Table<'a> {
    pub rows: Vec<Row<'a>>,
    pub said: Vec<Said>,
}

/// The table as text, or as cells that are apart already.
pub(super) fn table(request: &Node) -> Result<Table<'_>, Refused> {
    let text = |origin| {
        let text = request.get("text").as_text().ok_or(Refused::BadRequest)?;
        let (rows, mut said) = read_text(text, origin)?;
        said.extend((*request.get("is_lossy") == Node::Bool(true)).then_some(Said::LettersLost));
        Ok(Table { rows, said })
    };
    match request.get("kind").as_text() {
        Some("paste") => text(Origin::Clipboard),
        Some("csv") => text(Origin::File),
        Some("rows") => {
            let rows = request.get("rows").elements().iter();
            let texts = rows.map(|row| row.elements().iter().map(Node::as_text));
            let rows = limited(texts.map(|row| row.map(Option::unwrap_or_default)))?;
            Ok(Table { rows, said: Vec::new() })
        }
        _ => Err(Refused::BadRequest),
    }
}

/// The cells of a workbook's sheet.
pub(super) fn cells(rows: &[Vec<String>]) -> Result<Vec<Row<'_>>, Refused> {
    limited(rows.iter().map(|row| row.iter().map(String::as_str)))
}

/// Rows within the limits, of which one at least holds something.
fn limited<'a>(
    all: impl Iterator<Item = impl Iterator<Item = &'a str>>,
) -> Result<Vec<Row<'a>>, Refused> {
    let mut rows = Rows::default();
    for row in all {
        for cell in row {
            rows.cell(cell.into())?;
        }
        rows.end_row()?;
    }
    let rows = rows.done();
    if rows.iter().all(is_blank) { Err(Refused::Empty) } else { Ok(rows) }
}

/// What a person has changed in the preview.
pub(super) fn options(request: &Node) -> Result<Options, Refused> {
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
    let take = |node: &Node| node.as_text().and_then(Take::of).ok_or(Refused::BadRequest);
    let take = request.get("take").elements().iter().map(take).collect::<Result<_, _>>()?;
    let before_change = *request.get("before_change") == Node::Bool(true);
    Ok(Options { columns, unit_factor, before_change, take, ..Options::default() })
}
