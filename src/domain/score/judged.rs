//! Items that reviewers judge: the range the user gives, or all that is open.

use super::Points;
use crate::domain::answer::Answer;
use crate::domain::found::Problems;
use crate::domain::input::{Bounds, Rating};
use crate::domain::problem::{Issue, Problem};
use crate::quantity::Number;
use rust_decimal::Decimal;

/// The range of a judged item. A rating that can't be used leaves the item unrated.
pub(super) fn judged(
    id: &str,
    max: Decimal,
    rating: Option<&Rating>,
    problems: &mut Problems,
) -> Points {
    let Some(Rating { bounds: Answer::Given(bounds), .. }) = rating else {
        return Points::open(max);
    };
    range(bounds, max, |field, issue| {
        let path = if field.is_empty() {
            format!("ratings.{id}")
        } else {
            format!("ratings.{id}.{field}")
        };
        problems.push(Problem::new(path, issue));
    })
    .unwrap_or(Points::open(max))
}

/// The range of bounds that can be used.
pub(crate) fn usable_bounds(bounds: &Bounds, max: Decimal) -> Option<Points> {
    range(bounds, max, |_, _| {})
}

/// The range the bounds give; none where one of them is bad.
fn range(bounds: &Bounds, max: Decimal, mut complain: impl FnMut(&str, Issue)) -> Option<Points> {
    let fields = [("low", bounds.low), ("expected", bounds.expected), ("high", bounds.high)];
    let mut usable = true;
    for (field, answer) in fields {
        match answer {
            Answer::Given(Number(points)) if points > max => {
                complain(field, Issue::OutOfRange { most: Number(max) });
                usable = false;
            }
            Answer::Unreadable => usable = false,
            _ => {}
        }
    }
    if !usable {
        return None;
    }
    let value = |answer: Answer<Number>| answer.given().map(|Number(points)| points);
    let (low, expected, high) = (value(bounds.low), value(bounds.expected), value(bounds.high));
    let points = match (low, expected, high) {
        (None, Some(only), None) => Points::certain(only),
        _ => Points { low: low.unwrap_or(Decimal::ZERO), expected, high: high.unwrap_or(max) },
    };
    let middle = points.expected.unwrap_or(points.low);
    if points.low <= middle && middle <= points.high {
        Some(points)
    } else {
        complain("", Issue::Order);
        None
    }
}
