//! Inner nodes: each constructor computes its value from its children, exactly.

mod conditions;
mod lists;
mod numbers;

use super::tree::{Tree, Value};
use crate::quantity::Exact;
pub(super) use conditions::{
    all, all_known, at_most, below_status, first_known, if_equal, is_at_least, is_at_most,
    is_below, is_unknown, lookup, points,
};
pub(super) use lists::{count, ids_where, list, missing_from, none_listed};
pub(super) use numbers::{
    difference, less_one, max, mean, min, most_within, one_plus_percent, percent_of, percentage,
    product, quotient, remaining, round_half_up, same, sum, thousandth, truncate,
};

/// A number as dividend and divisor; the divisor is above zero.
fn ratio(value: &Value) -> Option<(Exact, Exact)> {
    match value {
        Value::Exact(value) => Some((value.clone(), Exact::from(1))),
        Value::Ratio(dividend, divisor) => Some((dividend.clone(), divisor.clone())),
        _ => None,
    }
}

fn exact(value: &Value) -> Option<Exact> {
    if let Value::Exact(value) = value { Some(value.clone()) } else { None }
}

fn exacts(children: &[Tree]) -> Option<Vec<Exact>> {
    children.iter().map(|child| exact(&child.value)).collect()
}

fn status(met: Option<bool>) -> Value {
    Value::from(match met {
        Some(true) => "pass",
        Some(false) => "fail",
        None => "unknown",
    })
}

fn truth(tree: &Tree) -> Option<bool> {
    if let Value::Truth(truth) = tree.value { Some(truth) } else { None }
}
