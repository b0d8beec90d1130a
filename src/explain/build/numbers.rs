//! Numbers that come out of numbers.

use super::{exact, exacts, ratio};
use crate::explain::operation::Operation;
use crate::explain::tree::{Tree, Value};
use crate::quantity::{self, Exact, half_up_quotient, truncate_quotient};

/// The child itself.
pub(in crate::explain) fn same(child: Tree) -> Tree {
    let unit = child.unit;
    Tree { unit, ..Tree::new(Operation::Same, child.value.clone(), vec![child]) }
}

/// All children added; unknown where one is.
pub(in crate::explain) fn sum(children: Vec<Tree>) -> Tree {
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
pub(in crate::explain) fn difference(children: Vec<Tree>) -> Tree {
    let value = exacts(&children).and_then(|values| {
        let (first, others) = values.split_first()?;
        Some(others.iter().fold(first.clone(), |left, other| left.minus(other)))
    });
    Tree::new(Operation::Difference, value.into(), children)
}

/// The first less the second, not below zero.
pub(in crate::explain) fn remaining(from: Tree, taken: Tree) -> Tree {
    let left = exact(&from.value).zip(exact(&taken.value)).map(|(from, taken)| from.minus(&taken));
    let value = left.map(|left| left.max(Exact::zero()));
    Tree::new(Operation::Remaining, value.into(), vec![from, taken])
}

/// All children multiplied.
pub(in crate::explain) fn product(children: Vec<Tree>) -> Tree {
    let value = exacts(&children)
        .map(|values| values.iter().fold(Exact::from(1), |product, v| product.scaled_by(v)));
    Tree::new(Operation::Product, value.into(), children)
}

/// The child less one.
pub(in crate::explain) fn less_one(child: Tree) -> Tree {
    let value = exact(&child.value).map(|value| value.minus(&Exact::from(1)));
    Tree::new(Operation::LessOne, value.into(), vec![child])
}

/// The child by a thousand.
pub(in crate::explain) fn thousandth(child: Tree) -> Tree {
    let value = exact(&child.value).map(|value| value.shifted_right(3));
    Tree::new(Operation::Thousandth, value.into(), vec![child])
}

/// The first times the second percent.
pub(in crate::explain) fn percent_of(whole: Tree, rate: Tree) -> Tree {
    let both = exact(&whole.value).zip(exact(&rate.value));
    let value = both.map(|(whole, rate)| whole.scaled_by(&rate).shifted_right(2));
    Tree::new(Operation::PercentOf, value.into(), vec![whole, rate])
}

/// One and the child percent.
pub(in crate::explain) fn one_plus_percent(rate: Tree) -> Tree {
    let value = exact(&rate.value).map(|rate| rate.shifted_right(2).plus(&Exact::from(1)));
    Tree::new(Operation::OnePlusPercent, value.into(), vec![rate])
}

/// The first by the second; unknown unless that is above zero.
pub(in crate::explain) fn quotient(dividend: Tree, divisor: Tree) -> Tree {
    let both = exact(&dividend.value).zip(exact(&divisor.value));
    let value = both.filter(|(_, divisor)| divisor.is_positive());
    let value = value.map_or(Value::Unknown, |(dividend, divisor)| Value::Ratio(dividend, divisor));
    Tree::new(Operation::Quotient, value, vec![dividend, divisor])
}

/// The first in percent of the second; unknown unless that is above zero.
pub(in crate::explain) fn percentage(part: Tree, whole: Tree) -> Tree {
    let both = exact(&part.value).zip(exact(&whole.value));
    let value = both.filter(|(_, whole)| whole.is_positive());
    let value =
        value.map_or(Value::Unknown, |(part, whole)| Value::Ratio(part.shifted_right(-2), whole));
    Tree::new(Operation::Percentage, value, vec![part, whole])
}

/// The most that, with the second's percentage on top where there is one, is at most the first.
pub(in crate::explain) fn most_within(children: Vec<Tree>) -> Tree {
    let value = exacts(&children).and_then(|values| match values.as_slice() {
        [limit] => quantity::most_within(limit, &Exact::zero()),
        [limit, percent] => quantity::most_within(limit, percent),
        _ => None,
    });
    Tree::new(Operation::MostWithin, value.into(), children)
}

/// Drops the part below one.
pub(in crate::explain) fn truncate(child: Tree) -> Tree {
    let value = ratio(&child.value).and_then(|(a, b)| truncate_quotient(&a, &b));
    Tree::new(Operation::Truncate, value.into(), vec![child]).in_unit("yen")
}

/// Half up at the decimals of a rule.
pub(in crate::explain) fn round_half_up(child: Tree, decimals: Tree, places: u32) -> Tree {
    let value = ratio(&child.value).and_then(|(a, b)| half_up_quotient(&a, &b, places));
    Tree::new(Operation::RoundHalfUp, value.into(), vec![child, decimals])
}

/// The greatest child; zero of none.
pub(in crate::explain) fn max(children: Vec<Tree>) -> Tree {
    let value = exacts(&children).map(|values| values.into_iter().max().unwrap_or(Exact::zero()));
    Tree::new(Operation::Max, value.into(), children)
}

/// The least child.
pub(in crate::explain) fn min(children: Vec<Tree>) -> Tree {
    let value = exacts(&children).and_then(|values| values.into_iter().min());
    Tree::new(Operation::Min, value.into(), children)
}

/// The children's mean.
pub(in crate::explain) fn mean(children: Vec<Tree>) -> Tree {
    let count = u32::try_from(children.len()).unwrap_or(u32::MAX);
    let total = exacts(&children).filter(|values| !values.is_empty());
    let total = total.map(|values| values.iter().fold(Exact::zero(), |sum, value| sum.plus(value)));
    let value = total.map_or(Value::Unknown, |total| Value::Ratio(total, count.into()));
    Tree::new(Operation::Mean, value, children)
}
