//! Inner nodes: each constructor computes its value from its children, exactly.

use super::operation::Operation;
use super::tree::{Tree, Value};
use crate::quantity::{Exact, half_up_quotient, truncate_quotient};

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

/// `a` compared with `b`, where both are numbers.
fn compared(a: &Tree, b: &Tree) -> Option<std::cmp::Ordering> {
    let ((a, a_by), (b, b_by)) = (ratio(&a.value)?, ratio(&b.value)?);
    Some(a.scaled_by(&b_by).cmp(&b.scaled_by(&a_by)))
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

/// The child itself.
pub(super) fn same(child: Tree) -> Tree {
    let unit = child.unit;
    Tree { unit, ..Tree::new(Operation::Same, child.value.clone(), vec![child]) }
}

/// All children added; unknown where one is.
pub(super) fn sum(children: Vec<Tree>) -> Tree {
    let zero = (Exact::zero(), Exact::from(1));
    let total = children.iter().try_fold(zero, |(sum, by), child| {
        let (dividend, divisor) = ratio(&child.value)?;
        let sum = sum.scaled_by(&divisor).plus(&dividend.scaled_by(&by));
        Some((sum, by.scaled_by(&divisor)))
    });
    let value = match total {
        Some((sum, by)) if by == Exact::from(1) => Value::Exact(sum),
        Some((sum, by)) => Value::Ratio(sum, by),
        None => Value::Unknown,
    };
    Tree::new(Operation::Sum, value, children)
}

/// The first less the others.
pub(super) fn difference(children: Vec<Tree>) -> Tree {
    let value = exacts(&children).and_then(|values| {
        let (first, others) = values.split_first()?;
        Some(others.iter().fold(first.clone(), |left, other| left.minus(other)))
    });
    Tree::new(Operation::Difference, value.into(), children)
}

/// The first less the second, not below zero.
pub(super) fn remaining(from: Tree, taken: Tree) -> Tree {
    let left = exact(&from.value).zip(exact(&taken.value)).map(|(from, taken)| from.minus(&taken));
    let value = left.map(|left| left.max(Exact::zero()));
    Tree::new(Operation::Remaining, value.into(), vec![from, taken])
}

/// All children multiplied.
pub(super) fn product(children: Vec<Tree>) -> Tree {
    let value = exacts(&children)
        .map(|values| values.iter().fold(Exact::from(1), |product, v| product.scaled_by(v)));
    Tree::new(Operation::Product, value.into(), children)
}

/// The child less one.
pub(super) fn less_one(child: Tree) -> Tree {
    let value = exact(&child.value).map(|value| value.minus(&Exact::from(1)));
    Tree::new(Operation::LessOne, value.into(), vec![child])
}

/// The child by a thousand.
pub(super) fn thousandth(child: Tree) -> Tree {
    let value = exact(&child.value).map(|value| value.shifted_right(3));
    Tree::new(Operation::Thousandth, value.into(), vec![child])
}

/// The first times the second percent.
pub(super) fn percent_of(whole: Tree, rate: Tree) -> Tree {
    let both = exact(&whole.value).zip(exact(&rate.value));
    let value = both.map(|(whole, rate)| whole.scaled_by(&rate).shifted_right(2));
    Tree::new(Operation::PercentOf, value.into(), vec![whole, rate])
}

/// One and the child percent.
pub(super) fn one_plus_percent(rate: Tree) -> Tree {
    let value = exact(&rate.value).map(|rate| rate.shifted_right(2).plus(&Exact::from(1)));
    Tree::new(Operation::OnePlusPercent, value.into(), vec![rate])
}

/// The first by the second; unknown unless that is above zero.
pub(super) fn quotient(dividend: Tree, divisor: Tree) -> Tree {
    let both = exact(&dividend.value).zip(exact(&divisor.value));
    let value = both.filter(|(_, divisor)| divisor.is_positive());
    let value = value.map_or(Value::Unknown, |(dividend, divisor)| Value::Ratio(dividend, divisor));
    Tree::new(Operation::Quotient, value, vec![dividend, divisor])
}

/// Drops the part below one.
pub(super) fn truncate(child: Tree) -> Tree {
    let value = ratio(&child.value).and_then(|(a, b)| truncate_quotient(&a, &b));
    Tree::new(Operation::Truncate, value.into(), vec![child]).in_unit("yen")
}

/// Half up at the decimals of a rule.
pub(super) fn round_half_up(child: Tree, decimals: Tree, places: u32) -> Tree {
    let value = ratio(&child.value).and_then(|(a, b)| half_up_quotient(&a, &b, places));
    Tree::new(Operation::RoundHalfUp, value.into(), vec![child, decimals])
}

/// The greatest child; zero of none.
pub(super) fn max(children: Vec<Tree>) -> Tree {
    let value = exacts(&children).map(|values| values.into_iter().max().unwrap_or(Exact::zero()));
    Tree::new(Operation::Max, value.into(), children)
}

/// The least child.
pub(super) fn min(children: Vec<Tree>) -> Tree {
    let value = exacts(&children).and_then(|values| values.into_iter().min());
    Tree::new(Operation::Min, value.into(), children)
}

/// The children's mean.
pub(super) fn mean(children: Vec<Tree>) -> Tree {
    let count = u32::try_from(children.len()).unwrap_or(u32::MAX);
    let total = exacts(&children).filter(|values| !values.is_empty());
    let total = total.map(|values| values.iter().fold(Exact::zero(), |sum, value| sum.plus(value)));
    let value = total.map_or(Value::Unknown, |total| Value::Ratio(total, count.into()));
    Tree::new(Operation::Mean, value, children)
}

/// The first child that is known.
pub(super) fn first_known(children: Vec<Tree>) -> Tree {
    let known = children.iter().find(|child| child.value != Value::Unknown);
    let value = known.map(|child| child.value.clone()).unwrap_or_default();
    Tree::new(Operation::FirstKnown, value, children)
}

/// The first child where it equals the second.
pub(super) fn if_equal(first: Tree, second: Tree) -> Tree {
    let value = if first.value == second.value { first.value.clone() } else { Value::Unknown };
    Tree::new(Operation::IfEqual, value, vec![first, second])
}

/// The table's entry for the key.
pub(super) fn lookup(key: Tree, table: Tree) -> Tree {
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
pub(super) fn at_most(least: Tree, most: Tree) -> Tree {
    let value = status(compared(&least, &most).map(|order| order.is_le()));
    Tree::new(Operation::AtMost, value, vec![least, most])
}

/// Pass where the first is below the second.
pub(super) fn below_status(least: Tree, limit: Tree) -> Tree {
    let value = status(compared(&least, &limit).map(|order| order.is_lt()));
    Tree::new(Operation::BelowStatus, value, vec![least, limit])
}

/// The first is below the second.
pub(super) fn is_below(first: Tree, second: Tree) -> Tree {
    let value = compared(&first, &second).map(|order| order.is_lt());
    Tree::new(Operation::IsBelow, value.into(), vec![first, second])
}

/// The first is at most the second.
pub(super) fn is_at_most(first: Tree, second: Tree) -> Tree {
    let value = compared(&first, &second).map(|order| order.is_le());
    Tree::new(Operation::IsAtMost, value.into(), vec![first, second])
}

/// The first is at least the second.
pub(super) fn is_at_least(first: Tree, second: Tree) -> Tree {
    let value = compared(&first, &second).map(|order| order.is_ge());
    Tree::new(Operation::IsAtLeast, value.into(), vec![first, second])
}

/// The child is not answered or can't be read.
pub(super) fn is_unknown(child: Tree) -> Tree {
    let value = child.value == Value::Unknown;
    Tree::new(Operation::IsUnknown, value.into(), vec![child])
}

/// Every child is true; unknown where one is and none is false.
pub(super) fn all(children: Vec<Tree>) -> Tree {
    let truths: Vec<_> = children.iter().map(truth).collect();
    let value = if truths.contains(&Some(false)) {
        Some(false)
    } else {
        (!truths.contains(&None)).then_some(true)
    };
    Tree::new(Operation::All, value.into(), children)
}

/// Every child is known.
pub(super) fn all_known(children: Vec<Tree>) -> Tree {
    let value = children.iter().all(|child| child.value != Value::Unknown);
    Tree::new(Operation::AllKnown, value.into(), children)
}

/// Points under conditions, by the operation.
pub(super) fn points(operation: Operation, points: Tree, conditions: Vec<Tree>) -> Tree {
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

/// The children's values as a list; of a list its elements, of nothing known nothing.
pub(super) fn list(children: Vec<Tree>) -> Tree {
    let values = children.iter().flat_map(|child| match &child.value {
        Value::Unknown => Vec::new(),
        Value::List(values) => values.clone(),
        value => vec![value.clone()],
    });
    let value = Value::List(values.collect());
    Tree::new(Operation::List, value, children)
}

/// Entries of the first list that are not in the second.
pub(super) fn missing_from(wanted: Tree, there: Tree) -> Tree {
    let value = match (&wanted.value, &there.value) {
        (Value::List(wanted), Value::List(there)) => {
            Value::List(wanted.iter().filter(|code| !there.contains(code)).cloned().collect())
        }
        _ => Value::Unknown,
    };
    Tree::new(Operation::MissingFrom, value, vec![wanted, there])
}

/// Pass where the list is empty.
pub(super) fn none_listed(list: Tree) -> Tree {
    let empty = matches!(&list.value, Value::List(values) if values.is_empty());
    Tree::new(Operation::NoneListed, status(Some(empty)), vec![list])
}

/// Ids of the children for which the operation's condition holds.
pub(super) fn ids_where(operation: Operation, children: Vec<Tree>) -> Tree {
    let holds = |child: &&Tree| match operation {
        Operation::IdsWhereUnknown => child.value == Value::Unknown,
        _ => truth(child) == Some(true),
    };
    let id = |child: &Tree| Value::from(child.id.as_deref());
    let value = Value::List(children.iter().filter(holds).map(id).collect());
    Tree::new(operation, value, children)
}
