//! A range for an item from the answers to its viewpoints.

use super::{Judged, Verdict};
use crate::domain::answer::Answer;
use crate::proposal::Node;
use crate::quantity::{Exact, Number, down_quotient, half_up_quotient, up_quotient};
use crate::rules::{JudgingRules, Weight};

/// What open viewpoints are called among the answers of the rules.
const OPEN: &str = "open";

/// A suggested range: this tool's convention, and no more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Lower bound.
    pub low: Number,
    /// Expectation.
    pub expected: Number,
    /// Upper bound.
    pub high: Number,
}

impl Suggestion {
    /// The range that follows from an item's viewpoints; none while no answer says anything.
    pub(super) fn of(viewpoints: &[Judged<'_>], max: Number, rules: &JudgingRules) -> Option<Self> {
        let roles = &rules.counted.value;
        let counted = viewpoints.iter().filter(|judged| roles.contains(&judged.rule.value.role));
        let counted: Vec<&Judged<'_>> = counted.collect();
        if !counted.iter().any(|judged| judged.is_settled()) {
            return None;
        }
        let weights: Option<Vec<&Weight>> =
            counted.iter().map(|judged| rules.answers.value.get(code(judged))).collect();
        let weights = weights?;
        let most = Exact::from(100).scaled_by(&u32::try_from(weights.len()).ok()?.into());
        let points = |bound: fn(&Weight) -> Number| {
            let sum =
                weights.iter().fold(Exact::zero(), |sum, weight| sum.plus(&bound(weight).into()));
            sum.scaled(max)
        };
        let places = rules.decimals.value;
        let number = |points: Exact| Number::parse(&points.to_string());
        Some(Self {
            low: number(down_quotient(&points(|weight| weight.low), &most, places)?)?,
            expected: number(half_up_quotient(&points(|weight| weight.expected), &most, places)?)?,
            high: number(up_quotient(&points(|weight| weight.high), &most, places)?)?.min(max),
        })
    }

    /// The edits that make it the rating of an item: places of the proposal and what they shall hold.
    pub fn edits(&self, item: &str) -> Vec<(String, Node)> {
        let bounds = [("low", self.low), ("expected", self.expected), ("high", self.high)];
        let edit = |(bound, points): (&str, Number)| {
            (format!("ratings.{item}.{bound}"), Node::text(&points.to_string()))
        };
        bounds.into_iter().map(edit).collect()
    }
}

fn code(judged: &Judged<'_>) -> &'static str {
    match judged.answer {
        Answer::Given(verdict) if verdict != Verdict::Unknown => verdict.code(),
        _ => OPEN,
    }
}
