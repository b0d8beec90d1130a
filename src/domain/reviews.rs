//! Several reviewers' ratings side by side. They change no other figure.

use rust_decimal::Decimal;

use super::assessment::{Item, ItemKind, Review, Reviews, Score, Spread};
use super::found::Problems;
use super::input::{Application, Reviewer, ReviewerRating};
use super::problem::{Issue, Problem, repeated};
use super::score::refused;
use crate::quantity::{Exact, Number, half_up_quotient};
use crate::rules::RuleSet;

/// Mean and spread by item, and of the sums of the reviewers who gave any points; unknown where there are
/// more reviewers than are read.
pub fn reviews(
    reviewers: &[Reviewer],
    is_whole: bool,
    application: &Application,
    score: &Score,
    rules: &RuleSet,
    problems: &mut Problems,
) -> Reviews {
    for index in repeated(reviewers.iter().map(|reviewer| reviewer.id.as_deref())) {
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
    let all = if is_whole { reviewers } else { &[] };
    let judged = || score.items.iter().filter(|item| item.kind == ItemKind::Judged);
    let items = judged().map(|item| {
        let given = all.iter().filter_map(|reviewer| points(reviewer, item));
        Review { id: item.id.clone(), spread: spread(&given.collect::<Vec<_>>(), rules) }
    });
    let totals = all.iter().filter_map(|reviewer| {
        let given: Vec<Decimal> = judged().filter_map(|item| points(reviewer, item)).collect();
        (!given.is_empty()).then(|| given.iter().sum())
    });
    let total = spread(&totals.collect::<Vec<Decimal>>(), rules);
    Reviews { items: items.collect(), total }
}

fn too_high(rating: &ReviewerRating, score: &Score) -> Option<Issue> {
    let most = score.items.iter().find(|item| *item.id == *rating.item)?.max;
    (rating.points.given()? > most).then_some(Issue::OutOfRange { most })
}

/// A reviewer's points for an item, where they can be used.
fn points(reviewer: &Reviewer, item: &Item) -> Option<Decimal> {
    let rating = reviewer.ratings.iter().find(|rating| *rating.item == *item.id)?;
    rating.points.given().filter(|points| *points <= item.max).map(|Number(points)| points)
}

/// Mean and spread of the figures there are.
fn spread(figures: &[Decimal], rules: &RuleSet) -> Spread {
    let (Some(low), Some(high)) = (figures.iter().min(), figures.iter().max()) else {
        return Spread::default();
    };
    let sum = Exact::from(figures.iter().sum::<Decimal>());
    let count = u32::try_from(figures.len()).unwrap_or(u32::MAX);
    Spread {
        mean: half_up_quotient(&sum, &count.into(), rules.score.mean_decimals.value),
        low: Some(Number(*low)),
        high: Some(Number(*high)),
        spread: Some(Number(high - low)),
    }
}
