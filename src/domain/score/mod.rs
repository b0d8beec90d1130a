//! The evaluation: each item's range, and their sums.

mod computed;
mod judged;

use super::answer::Answer;
use super::assessment::{Item, ItemKind, PointSums, Score};
use super::found::Problems;
use super::input::{Application, Organisation, ProposalKind, Rating};
use super::problem::{Issue, Problem};
use crate::quantity::Number;
use crate::rules::{ItemRule, Rule, RuleSet, Scored};
pub(crate) use judged::usable_bounds;
use rust_decimal::Decimal;

/// Points an item certainly, probably and possibly gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Points {
    pub low: Decimal,
    pub expected: Option<Decimal>,
    pub high: Decimal,
}

impl Points {
    /// Nothing is known.
    pub(super) fn open(max: Decimal) -> Self {
        Self { low: Decimal::ZERO, expected: None, high: max }
    }

    /// A fact.
    pub(super) fn certain(points: Decimal) -> Self {
        Self { low: points, expected: Some(points), high: points }
    }

    /// Expected only where certain.
    pub(super) fn between(low: Decimal, high: Decimal) -> Self {
        Self { low, expected: (low == high).then_some(low), high }
    }
}

/// Scores a proposal.
pub fn score(
    application: &Application,
    organisation: &Organisation,
    ratings: &[Rating],
    rules: &RuleSet,
    problems: &mut Problems,
) -> Score {
    if application.kind.is_missing() {
        problems.push(Problem::new("application.kind", Issue::KindMissing));
    }
    for rating in ratings {
        match refused(&rating.item, application, rules) {
            Some(issue) => problems.push(Problem::new(format!("ratings.{}", rating.item), issue)),
            None => problems.extend(rating.problems.iter().cloned()),
        }
    }
    let items = rules.score.items.iter().map(|rule| {
        let id = item_id(rule);
        let Some(max) = maximum(&rule.value, application) else {
            let none = Points::certain(Decimal::ZERO);
            return item(rule, Decimal::ZERO, none, ItemKind::NotApplicable);
        };
        let (points, kind) = match rule.value.scored {
            Scored::Judged => {
                let rating = ratings.iter().find(|rating| *rating.item == *id);
                (judged::judged(id, max, rating, problems), ItemKind::Judged)
            }
            Scored::MunicipalityScale => {
                let points = computed::municipality_scale(application, max, rules, problems);
                (points, ItemKind::Computed)
            }
            Scored::Ems => (computed::ems(&organisation.ems, max, rules), ItemKind::Computed),
            Scored::Wlb => (computed::wlb(organisation, max, rules), ItemKind::Computed),
        };
        item(rule, max, points, kind)
    });
    summed(items.collect())
}

/// Why a rating for this key is not used, if so.
pub(super) fn refused(key: &str, application: &Application, rules: &RuleSet) -> Option<Issue> {
    let Some(rule) = rules.score.items.iter().find(|rule| item_id(rule) == key) else {
        return Some(Issue::RatingOfUnknown);
    };
    if rule.value.scored != Scored::Judged {
        return Some(Issue::RatingOfComputed);
    }
    maximum(&rule.value, application).is_none().then_some(Issue::RatingNotApplicable)
}

/// An item's id without its place in the rule file.
pub fn item_id(rule: &Rule<ItemRule>) -> &str {
    rule.id.strip_prefix("score.items.").unwrap_or(&rule.id)
}

/// Most points of an item for this kind of proposal; none where it does not apply. A kind that is
/// not known scores as new.
pub(crate) fn maximum(rule: &ItemRule, application: &Application) -> Option<Decimal> {
    let max = match application.kind {
        Answer::Given(ProposalKind::Continuing) => rule.continuing,
        _ => rule.new,
    };
    max.map(|Number(points)| points)
}

fn item(rule: &Rule<ItemRule>, max: Decimal, points: Points, kind: ItemKind) -> Item {
    Item {
        id: item_id(rule).to_owned(),
        max: Number(max),
        low: Number(points.low),
        expected: points.expected.map(Number),
        high: Number(points.high),
        kind,
        path: asked_at(rule),
    }
}

/// Path of the question that decides an item, or the first of them.
fn asked_at(rule: &Rule<ItemRule>) -> String {
    match rule.value.scored {
        Scored::Judged => format!("ratings.{}", item_id(rule)),
        Scored::MunicipalityScale => "application.governments".to_owned(),
        Scored::Ems => "organisation.ems".to_owned(),
        Scored::Wlb => "organisation.wlb".to_owned(),
    }
}

fn summed(items: Vec<Item>) -> Score {
    let whole = sums(&items, |_| true);
    let of_kind = |kind| sums(&items, |item| item.kind == kind);
    let unrated = items.iter().filter(|item| item.expected.is_none());
    Score {
        max: whole.max,
        low: whole.low,
        expected: whole.expected,
        expected_max: whole.expected_max,
        high: whole.high,
        computed: of_kind(ItemKind::Computed),
        judged: of_kind(ItemKind::Judged),
        unrated_max: Number(whole.max.0 - whole.expected_max.0),
        unrated: unrated.map(|item| item.id.clone()).collect(),
        items,
    }
}

/// Points of the wanted items together.
fn sums(items: &[Item], wanted: impl Fn(&Item) -> bool) -> PointSums {
    let sum = |points: fn(&Item) -> Option<Number>| {
        let wanted = items.iter().filter(|item| wanted(item));
        Number(wanted.filter_map(points).map(|Number(points)| points).sum())
    };
    PointSums {
        max: sum(|item| Some(item.max)),
        low: sum(|item| Some(item.low)),
        expected: sum(|item| item.expected),
        expected_max: sum(|item| item.expected.map(|_| item.max)),
        high: sum(|item| Some(item.high)),
    }
}
