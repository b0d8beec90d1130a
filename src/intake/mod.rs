//! A table taken as a whole: its lines, its administration and tax, and its own total beside the one that
//! comes of them here. Nothing is taken over by it: it says what taking it over would do.

mod administration;
mod answer;
mod budget;
mod request;
mod settings;
mod totals;

use crate::json::Node;
use crate::sheet::{self, Refused};

/// Answers what taking a table over would do, as JSON text. The request is `{"kind": "paste" | "csv",
/// "text", "rules", "columns"?, "unit_factor"?, "before_change"?, "take"?}`; with `"kind": "rows"` and
/// `"rows"` instead of a text, cells that are apart already. `docs/tables.md` lists what is answered.
pub fn table(request_json: &str) -> String {
    let request: Node = serde_json::from_str(request_json).unwrap_or_default();
    // Writing a tree into memory has no way to fail.
    serde_json::to_string(&answer(&request)).unwrap_or_default()
}

/// The same from tree to tree.
pub fn answer(request: &Node) -> Node {
    understood(request).unwrap_or_else(answer::refusal)
}

fn understood(request: &Node) -> Result<Node, Refused> {
    let rules = request::rules(request)?;
    let rows = request::rows(request)?;
    let mut taken = sheet::read(&rows, rules, &request::options(request)?);
    let mut settings = settings::of(&mut taken, rules);
    let totals = totals::of(&mut taken, &mut settings, rules);
    Ok(answer::of(&taken, &rows, &settings, &totals))
}
