//! A table taken as a whole: its lines, its administration and tax, and its own total beside the one that
//! comes of them here. Nothing is taken over by it: it says what taking it over would do.

mod administration;
mod answer;
mod book;
mod budget;
mod request;
mod settings;
mod together;
mod totals;

pub use book::{Known, Sheet, book, known};

use self::request::Table;
use crate::json::Node;
use crate::sheet::{self, Refused};
use crate::text::Text;

/// Answers what taking a table over would do, as JSON text. The request is `{"kind": "paste" | "csv",
/// "text", "rules", "columns"?, "unit_factor"?, "before_change"?, "take"?}`; with `"kind": "rows"` and
/// `"rows"` instead of a text, cells that are apart already. `docs/tables.md` lists what is answered.
pub fn table(request_json: &str) -> String {
    let request: Node = serde_json::from_str(request_json).unwrap_or_default();
    // Writing a tree into memory has no way to fail.
    serde_json::to_string(&answer(&request)).unwrap_or_default()
}

/// The answer where a file can't be read at all.
pub fn refused(code: &str, message: &Text) -> Node {
    answer::refused(code, message)
}

/// The same from tree to tree.
pub fn answer(request: &Node) -> Node {
    understood(request).unwrap_or_else(answer::refusal)
}

fn understood(request: &Node) -> Result<Node, Refused> {
    let rules = request::rules(request)?;
    let Table { rows, said } = request::table(request)?;
    let mut taken = sheet::read(&rows, rules, &request::options(request)?);
    taken.said.extend(said);
    let mut settings = settings::of(&mut taken, rules);
    let totals = totals::of(&mut taken, &mut settings, rules);
    Ok(answer::of(&taken, &[answer::Part { name: None, rows: &rows }], &settings, &totals))
}
