//! How a figure came about: the tree behind it, built only when somebody asks.
//!
//! A tree is built from the same typed answers and the same rules as the assessment. That its root
//! always equals the assessment's figure, and that every node follows from its children, is tested
//! by an evaluator of its own.

mod budget;
mod build;
mod co2;
mod facts;
mod gates;
mod history;
mod json;
mod line;
mod operation;
mod reviews;
mod score;
#[cfg(not(target_arch = "wasm32"))]
mod shaped;
mod tree;

pub use facts::Facts;
pub use operation::{Operation, Reason};
pub use tree::{NotCounted, RuleRef, Tree, Value};

use crate::proposal::{MOST_VARIANTS, Node};

/// The tree behind a figure of the assessment; `None` where there is no such figure.
pub fn explain(facts: &Facts<'_>, figure: &str) -> Option<Tree> {
    let (section, rest) = figure.split_at(figure.find(['.', '['])?);
    if section == "years" {
        return year(facts, rest);
    }
    let rest = rest.strip_prefix('.')?;
    match section {
        "history" => history::explain(facts, rest),
        "score" => score::explain(facts, rest),
        "gates" => gates::explain(facts, rest),
        "gate_counts" => gates::counted(facts, rest),
        "budget" => budget::explain(&facts.budget("budget"), facts.rules, rest),
        "co2" => co2::explain(facts, rest),
        "reviews" => reviews::explain(facts, rest),
        _ => None,
    }
}

/// Behind a later year. A row that is none has no estimate to look into.
fn year(facts: &Facts<'_>, rest: &str) -> Option<Tree> {
    let (index, rest) = indexed(rest)?;
    let path = format!("years[{index}]");
    let rows = facts.proposal.get("years").elements();
    let row = rows.get(index).filter(|_| index < MOST_VARIANTS)?;
    match (rest, row) {
        ("year", _) => Some(history::year(facts, &path)),
        ("budget", Node::Object(_)) => None,
        ("budget", _) => Some(build::same(Tree::input(path, Value::Unknown))),
        (rest, Node::Object(_)) => {
            let rest = rest.strip_prefix("budget.")?;
            budget::explain(&facts.budget(&format!("{path}.budget")), facts.rules, rest)
        }
        _ => None,
    }
}

/// Splits `[2].amount` into 2 and `amount`.
pub fn indexed(rest: &str) -> Option<(usize, &str)> {
    let (digits, rest) = rest.strip_prefix('[')?.split_once("].")?;
    let index: usize = digits.parse().ok()?;
    (index.to_string() == digits).then_some((index, rest))
}
