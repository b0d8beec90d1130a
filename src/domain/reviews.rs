//! Several reviewers' ratings side by side. They change no other figure.

use rust_decimal::Decimal;

use super::assessment::{ItemKind, Review, Reviews, Score, Spread};
use super::input::{Application, Reviewer};
use super::problem::{Issue, Problem};
use super::score::refused;
use crate::quantity::{Exact, Number, half_up_quotient};
use crate::rules::RuleSet;

/// Mean and spread by item, and of the reviewers' sums.
pub fn reviews(
    reviewers: &[Reviewer],
    application: &Application,
    score: &Score,
    rules: &RuleSet,
    problems: &mut Vec<Problem>,
) -> Reviews {
    for (index, reviewer) in reviewers.iter().enumerate() {
        for (key, answer) in &reviewer.ratings {
            let issue = refused(key, application, rules).or_else(|| {
                let max = score.items.iter().find(|item| *item.id == **key)?.max;
                let low = Some(Number(Decimal::ZERO));
                (answer.given()? > max).then_some(Issue::OutOfRange { low, high: Some(max) })
            });
            if let Some(issue) = issue {
                problems.push(Problem::new(format!("reviewers[{index}].ratings.{key}"), issue));
            }
        }
    }
    let judged = score.items.iter().filter(|item| item.kind == ItemKind::Judged);
    let mut sums: Vec<Option<Decimal>> = vec![None; reviewers.len()];
    let items = judged.map(|item| {
        let rated = reviewers.iter().zip(&mut sums).filter_map(|(reviewer, sum)| {
            let (_, answer) = reviewer.ratings.iter().find(|(key, _)| **key == *item.id)?;
            let points = answer.given().filter(|points| *points <= item.max)?;
            *sum = Some(sum.unwrap_or_default() + points.0);
            Some(points.0)
        });
        Review { id: item.id.clone(), spread: spread(&rated.collect::<Vec<_>>(), rules) }
    });
    let items = items.collect();
    let total = spread(&sums.into_iter().flatten().collect::<Vec<_>>(), rules);
    Reviews { items, total }
}

fn spread(figures: &[Decimal], rules: &RuleSet) -> Spread {
    let (Some(low), Some(high)) = (figures.iter().min(), figures.iter().max()) else {
        return Spread::default();
    };
    let sum: Decimal = figures.iter().copied().sum();
    let count = u32::try_from(figures.len()).unwrap_or(u32::MAX);
    Spread {
        mean: half_up_quotient(
            &Exact::from(sum),
            &Exact::from(count),
            rules.score.mean_decimals.value,
        ),
        low: Some(Number(*low)),
        high: Some(Number(*high)),
        spread: Some(Number(*high - *low)),
    }
}
