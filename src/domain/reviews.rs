//! Several reviewers' ratings side by side. They change no other figure.

use rust_decimal::Decimal;

use super::assessment::{Item, ItemKind, Review, Reviews, Score, Spread};
use super::input::{Application, Reviewer, ReviewerRating};
use super::problem::{Issue, Problem, repeated};
use super::score::refused;
use crate::quantity::{Exact, Number, half_up_quotient};
use crate::rules::RuleSet;

/// Mean and spread by item, and the items added up: a reviewer who left items out does not pull
/// the total down.
pub fn reviews(
    reviewers: &[Reviewer],
    application: &Application,
    score: &Score,
    rules: &RuleSet,
    problems: &mut Vec<Problem>,
) -> Reviews {
    for index in repeated(reviewers.iter().map(|reviewer| reviewer.id.as_ref())) {
        problems.push(Problem::new(format!("reviewers[{index}].id"), Issue::DuplicateId));
    }
    for (index, reviewer) in reviewers.iter().enumerate() {
        for rating in &reviewer.ratings {
            let refused = refused(&rating.item, application, rules);
            let issue = refused.clone().or_else(|| too_high(rating, score));
            let path = format!("reviewers[{index}].ratings.{}", rating.item);
            problems.extend(issue.map(|issue| Problem::new(path, issue)));
            problems.extend(rating.problems.iter().filter(|_| refused.is_none()).cloned());
        }
    }
    let judged = score.items.iter().filter(|item| item.kind == ItemKind::Judged);
    let items: Vec<(String, Points)> =
        judged.map(|item| (item.id.clone(), Points::of(item, reviewers))).collect();
    let total = Points::added(items.iter().map(|(_, points)| points));
    let review = |(id, points): (String, Points)| Review { id, spread: points.spread(rules) };
    Reviews { total: total.spread(rules), items: items.into_iter().map(review).collect() }
}

fn too_high(rating: &ReviewerRating, score: &Score) -> Option<Issue> {
    let max = score.items.iter().find(|item| *item.id == *rating.item)?.max;
    let low = Some(Number(Decimal::ZERO));
    (rating.points.given()? > max).then_some(Issue::OutOfRange { low, high: Some(max) })
}

/// What reviewers gave: the mean as a ratio, so that means can be added before they are rounded.
struct Points {
    sum: Exact,
    count: Exact,
    bounds: Option<(Decimal, Decimal)>,
}

impl Points {
    fn of(item: &Item, reviewers: &[Reviewer]) -> Self {
        let given = reviewers.iter().filter_map(|reviewer| {
            let rating = reviewer.ratings.iter().find(|rating| *rating.item == *item.id)?;
            rating.points.given().filter(|points| *points <= item.max).map(|Number(points)| points)
        });
        let given: Vec<Decimal> = given.collect();
        Self {
            sum: given.iter().copied().sum::<Decimal>().into(),
            count: u32::try_from(given.len()).unwrap_or(u32::MAX).into(),
            bounds: given.iter().min().copied().zip(given.iter().max().copied()),
        }
    }

    /// The items that somebody rated, added up.
    fn added<'a>(items: impl Iterator<Item = &'a Self>) -> Self {
        let nothing = Self { sum: Exact::zero(), count: 1.into(), bounds: None };
        items.filter_map(|item| Some((item, item.bounds?))).fold(
            nothing,
            |all, (item, (low, high))| {
                let (all_low, all_high) = all.bounds.unwrap_or_default();
                Self {
                    sum: all.sum.scaled_by(&item.count).plus(&item.sum.scaled_by(&all.count)),
                    count: all.count.scaled_by(&item.count),
                    bounds: Some((all_low + low, all_high + high)),
                }
            },
        )
    }

    fn spread(&self, rules: &RuleSet) -> Spread {
        let Some((low, high)) = self.bounds else { return Spread::default() };
        Spread {
            mean: half_up_quotient(&self.sum, &self.count, rules.score.mean_decimals.value),
            low: Some(Number(low)),
            high: Some(Number(high)),
            spread: Some(Number(high - low)),
        }
    }
}
