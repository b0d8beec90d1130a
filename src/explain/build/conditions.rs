//! Choices and comparisons.

use super::{ratio, status, truth};
use crate::explain::operation::Operation;
use crate::explain::tree::{Tree, Value};
use crate::quantity::Exact;

/// The first child that is known.
pub(in crate::explain) fn first_known(children: Vec<Tree>) -> Tree {
    let known = children.iter().find(|child| child.value != Value::Unknown);
    let value = known.map(|child| child.value.clone()).unwrap_or_default();
    Tree::new(Operation::FirstKnown, value, children)
}

/// The first child where it equals the second.
pub(in crate::explain) fn if_equal(first: Tree, second: Tree) -> Tree {
    let value = if first.value == second.value { first.value.clone() } else { Value::Unknown };
    Tree::new(Operation::IfEqual, value, vec![first, second])
}

/// The table's entry for the key.
pub(in crate::explain) fn lookup(key: Tree, table: Tree) -> Tree {
    let entry = match &table.value {
        Value::Table(entries) => match &key.value {
            Value::Unknown => entries.get("null"),
            key => entries.get(&key.to_string()).or_else(|| entries.get("*")),
        },
        _ => None,
    };
    let value = entry.cloned().unwrap_or_default();
    Tree::new(Operation::Lookup, value, vec![key, table])
}

/// Pass where the first is at most the second.
pub(in crate::explain) fn at_most(least: Tree, most: Tree) -> Tree {
    let value = status(compared(&least, &most).map(|order| order.is_le()));
    Tree::new(Operation::AtMost, value, vec![least, most])
}

/// Pass where the first is below the second.
pub(in crate::explain) fn below_status(least: Tree, limit: Tree) -> Tree {
    let value = status(compared(&least, &limit).map(|order| order.is_lt()));
    Tree::new(Operation::BelowStatus, value, vec![least, limit])
}

/// The first is below the second.
pub(in crate::explain) fn is_below(first: Tree, second: Tree) -> Tree {
    let value = compared(&first, &second).map(|order| order.is_lt());
    Tree::new(Operation::IsBelow, value.into(), vec![first, second])
}

/// The first is at most the second.
pub(in crate::explain) fn is_at_most(first: Tree, second: Tree) -> Tree {
    let value = compared(&first, &second).map(|order| order.is_le());
    Tree::new(Operation::IsAtMost, value.into(), vec![first, second])
}

/// The first is at least the second.
pub(in crate::explain) fn is_at_least(first: Tree, second: Tree) -> Tree {
    let value = compared(&first, &second).map(|order| order.is_ge());
    Tree::new(Operation::IsAtLeast, value.into(), vec![first, second])
}

/// The child is not answered or can't be read.
pub(in crate::explain) fn is_unknown(child: Tree) -> Tree {
    let value = child.value == Value::Unknown;
    Tree::new(Operation::IsUnknown, value.into(), vec![child])
}

/// Every child is true; unknown where one is and none is false.
pub(in crate::explain) fn all(children: Vec<Tree>) -> Tree {
    let truths: Vec<_> = children.iter().map(truth).collect();
    let value = if truths.contains(&Some(false)) {
        Some(false)
    } else {
        (!truths.contains(&None)).then_some(true)
    };
    Tree::new(Operation::All, value.into(), children)
}

/// Every child is known.
pub(in crate::explain) fn all_known(children: Vec<Tree>) -> Tree {
    let value = children.iter().all(|child| child.value != Value::Unknown);
    Tree::new(Operation::AllKnown, value.into(), children)
}

/// Points under conditions, by the operation.
pub(in crate::explain) fn points(
    operation: Operation,
    points: Tree,
    conditions: Vec<Tree>,
) -> Tree {
    let truths: Vec<_> = conditions.iter().map(truth).collect();
    let (all_true, any_false) =
        (truths.iter().all(|truth| *truth == Some(true)), truths.contains(&Some(false)));
    let all_false = !truths.is_empty() && truths.iter().all(|truth| *truth == Some(false));
    let given = points.value.clone();
    let none = Value::Exact(Exact::zero());
    let value = match operation {
        Operation::PointsIfAll if all_true => given,
        Operation::PointsUnlessFailed if !any_false => given,
        Operation::PointsUnlessNone if !all_false => given,
        Operation::PointsIfAgreed if all_true && !truths.is_empty() => given,
        Operation::PointsIfAgreed if !all_false => Value::Unknown,
        _ => none,
    };
    let mut children = vec![points];
    children.extend(conditions);
    Tree::new(operation, value, children)
}

/// `a` compared with `b`, where both are numbers.
fn compared(a: &Tree, b: &Tree) -> Option<std::cmp::Ordering> {
    let ((a, a_by), (b, b_by)) = (ratio(&a.value)?, ratio(&b.value)?);
    Some(a.scaled_by(&b_by).cmp(&b.scaled_by(&a_by)))
}
