//! The figures by which a change is judged, each with its path in the assessment.

use super::Promised;
use crate::domain::assessment::Assessment;

/// Figures and their exact values; none where one can't be known.
pub(super) fn headline(assessment: &Assessment) -> Vec<(String, Option<String>)> {
    let score = &assessment.score;
    let budget = &assessment.budget;
    let mut figures: Vec<(String, Option<String>)> = vec![
        ("score.low".into(), Some(score.low.to_string())),
        ("score.expected".into(), Some(score.expected.to_string())),
        ("score.expected_max".into(), Some(score.expected_max.to_string())),
        ("score.high".into(), Some(score.high.to_string())),
        ("budget.total".into(), Some(budget.total.to_string())),
        ("budget.headroom".into(), Some(budget.headroom.to_string())),
    ];
    for item in &score.items {
        let bounds =
            [("low", Some(item.low)), ("expected", item.expected), ("high", Some(item.high))];
        figures.extend(bounds.map(|(bound, points)| {
            (format!("score.items.{}.{bound}", item.id), points.map(|points| points.to_string()))
        }));
    }
    let checks = [
        ("cap", budget.within_cap),
        ("outsourcing", budget.outsourcing),
        ("required_work", budget.required_work()),
        ("equipment_threshold", budget.equipment_threshold()),
    ];
    figures.extend(checks.map(|(check, status)| {
        (format!("budget.checks.{check}.status"), Some(status.code().to_owned()))
    }));
    figures
}

/// The figures that differ between two answers to the same rules.
pub(super) fn differences(before: &Assessment, after: &Assessment) -> Vec<Promised> {
    let pairs = headline(before).into_iter().zip(headline(after));
    let changed = pairs.filter(|(before, after)| before != after);
    changed.map(|((figure, before), (_, after))| Promised { figure, before, after }).collect()
}
