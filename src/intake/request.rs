//! What is asked: a table as text or as cells, the rules, and what a person has changed in the preview.

use crate::json::Node;
use crate::rules::{Book, RuleSet};
use crate::sheet::{Column, Options, Refused, Row, Rows, Take, clipboard, csv, is_blank};

/// Scales to choose from.
pub(super) const FACTORS: [u32; 3] = [1, 1_000, 1_000_000];

/// The rules that the request names.
pub(super) fn rules(request: &Node) -> Result<&'static RuleSet, Refused> {
    let id = request.get("rules").as_text().ok_or(Refused::BadRequest)?;
    Book::whole().rules(id).ok_or(Refused::UnknownRules)
}

/// The rows of the table.
pub(super) fn rows(request: &Node) -> Result<Vec<Row<'_>>, Refused> {
    let table = || request.get("text").as_text().ok_or(Refused::BadRequest);
    match request.get("kind").as_text() {
        Some("paste") => clipboard::read(table()?),
        Some("csv") => csv::read(table()?),
        Some("rows") => cells(request.get("rows")),
        _ => Err(Refused::BadRequest),
    }
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
    Ok(Options { columns, unit_factor, before_change, take })
}
