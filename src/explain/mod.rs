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
mod reviews;
mod score;
mod tree;

pub use facts::Facts;
pub use tree::{NotCounted, Operation, Reason, RuleRef, Tree, Value};

/// The tree behind a figure of the assessment; `None` where there is no such figure.
pub fn explain(facts: &Facts<'_>, figure: &str) -> Option<Tree> {
    let (section, rest) = figure.split_at(figure.find(['.', '[']).unwrap_or(figure.len()));
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    match section {
        "history" => history::explain(facts, rest),
        "score" => score::explain(facts, rest),
        "gates" => gates::explain(facts, rest),
        "budget" => budget::explain(&facts.budget("budget"), facts.rules, rest),
        "years" => {
            let (index, rest) = indexed(rest)?;
            let path = format!("years[{index}]");
            match rest {
                "year" => Some(history::year(facts, &path)),
                _ => {
                    let rest = rest.strip_prefix("budget.")?;
                    budget::explain(&facts.budget(&format!("{path}.budget")), facts.rules, rest)
                }
            }
        }
        "co2" => co2::explain(facts, rest),
        "reviews" => reviews::explain(facts, rest),
        _ => None,
    }
}

/// Splits "[2].amount" into 2 and "amount".
fn indexed(rest: &str) -> Option<(usize, &str)> {
    let (index, rest) = rest.strip_prefix('[')?.split_once(']')?;
    Some((index.parse().ok()?, rest.strip_prefix('.').unwrap_or(rest)))
}
