//! What taking over the estimate in a file would do, whatever the file is.

use super::{Opened, Refused, Workbook};
use crate::intake::{self, Known, Sheet};
use crate::json::Node;

/// Answers what taking over the estimate in a file would do. The request is that of a table; `"sheet"` names the
/// sheet to read.
pub fn taken(file: &Result<Opened, Refused>, request: &Node) -> Node {
    match file {
        Err(refused) => intake::refused(refused.code(), &refused.message()),
        Ok(Opened::Text(text, is_lossy)) => {
            let request = request.with("kind", Node::text("csv")).with("text", Node::text(text));
            intake::answer(&request.with("is_lossy", Node::Bool(*is_lossy)))
        }
        Ok(Opened::Workbook(book)) => of_book(book, request),
    }
}

/// A workbook of this tool gives its lines back, unless a person wants it read another way.
fn of_book(book: &Workbook, request: &Node) -> Node {
    let is_as_it_is = ["sheet", "columns"].iter().all(|key| request.get(key).is_unanswered());
    if let Some(own) = book.own.as_ref().filter(|_| is_as_it_is) {
        let first = own.rows.iter().zip(&own.lines).map(|(row, line)| (*row, None, line));
        let later = own.years.iter().flat_map(|year| {
            let number = u32::try_from(year.index + 2).ok();
            year.rows.iter().zip(&year.lines).map(move |(row, line)| (*row, number, line))
        });
        let lines = first.chain(later).collect();
        return intake::known(
            &Known { sheet: &own.sheet, lines, settings: &own.settings, total: own.total.as_ref() },
            request,
        );
    }
    let sheets = book.sheets.iter().map(|sheet| Sheet {
        name: &sheet.name,
        visible: sheet.visible,
        rows: &sheet.rows,
        hidden: &sheet.hidden,
        struck: &sheet.struck,
        partly_struck: &sheet.partly_struck,
        said: &sheet.said,
    });
    intake::book(&sheets.collect::<Vec<_>>(), request)
}
