//! Behind the score: its items one by one.

mod totals;

use crate::domain::answer::Answer;
use crate::domain::input::{Bounds, Level, ProposalKind};
use crate::domain::score::{item_id, maximum, usable_bounds};
use crate::explain::build::{
    all_known, first_known, if_equal, is_at_most, is_below, lookup, max, points, same,
};
use crate::explain::facts::{Facts, coded};
use crate::explain::operation::{Operation, Reason};
use crate::explain::tree::{Tree, Value};
use crate::rules::{Condition, ItemRule, Rule, Scored, Table};

pub(super) fn explain(facts: &Facts<'_>, figure: &str) -> Option<Tree> {
    let Some(figure) = figure.strip_prefix("items.") else {
        return totals::explain(facts, figure);
    };
    let (id, part) = figure.rsplit_once('.')?;
    let rule = facts.rules.score.items.iter().find(|rule| item_id(rule) == id)?;
    Some(match part {
        "kind" => kind(facts, rule),
        part => item(facts, rule, Part::of(part)?),
    })
}

/// A part of an item's range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Max,
    Low,
    Expected,
    High,
}

impl Part {
    fn of(name: &str) -> Option<Self> {
        match name {
            "max" => Some(Self::Max),
            "low" => Some(Self::Low),
            "expected" => Some(Self::Expected),
            "high" => Some(Self::High),
            _ => None,
        }
    }
}

/// A rule's value by kind of proposal; not answered is scored as new.
fn by_kind(
    facts: &Facts<'_>,
    rule: &Rule<ItemRule>,
    value: impl Fn(Option<Value>) -> Value,
) -> Tree {
    let kind = coded(&facts.basics.application.kind, |kind| match kind {
        ProposalKind::New => "new",
        ProposalKind::Continuing => "continuing",
    });
    let new = || value(rule.value.new.map(Value::from));
    let continuing = value(rule.value.continuing.map(Value::from));
    let table: Table<Value> =
        [("new".into(), new()), ("null".into(), new()), ("continuing".into(), continuing)].into();
    lookup(Tree::input("application.kind", kind), Tree::rule(rule, Value::Table(table)))
}

fn max_points(facts: &Facts<'_>, rule: &Rule<ItemRule>) -> Tree {
    by_kind(facts, rule, |max| max.unwrap_or(0.into())).in_unit("points")
}

fn kind(facts: &Facts<'_>, rule: &Rule<ItemRule>) -> Tree {
    let applicable = if rule.value.scored == Scored::Judged { "judged" } else { "computed" };
    by_kind(facts, rule, |max| max.map_or("not_applicable", |_| applicable).into())
}

fn item(facts: &Facts<'_>, rule: &Rule<ItemRule>, part: Part) -> Tree {
    let max = max_points(facts, rule);
    let applies = maximum(&rule.value, &facts.basics.application).is_some();
    let tree = match rule.value.scored {
        _ if part == Part::Max => max,
        _ if !applies => unused_rating(facts, rule, max),
        Scored::Judged => judged(facts, rule, part, max),
        Scored::MunicipalityScale => municipality_scale(facts, part, max),
        Scored::Ems => ems(facts, part, max),
        Scored::Wlb => wlb(facts, part, max),
    };
    tree.in_unit("points").called(item_id(rule))
}

/// An item that does not apply, whatever somebody rated it.
fn unused_rating(facts: &Facts<'_>, rule: &Rule<ItemRule>, max: Tree) -> Tree {
    let id = item_id(rule);
    let rating = facts.basics.ratings.iter().find(|rating| *rating.item == *id);
    let Some(Answer::Given(bounds)) = rating.map(|rating| &rating.bounds) else { return max };
    let given = bound_inputs(id, bounds).into_iter().filter(|input| input.value != Value::Unknown);
    given.fold(max, |tree, input| tree.without(input, Reason::NotApplicable))
}

fn bound_inputs(id: &str, bounds: &Bounds) -> [Tree; 3] {
    [("low", bounds.low), ("expected", bounds.expected), ("high", bounds.high)]
        .map(|(name, answer)| Tree::input(format!("ratings.{id}.{name}"), answer))
}

/// What an item without a rating is taken to score at least.
fn nothing(facts: &Facts<'_>) -> Tree {
    Tree::rule(&facts.rules.score.unrated, 0)
}

fn judged(facts: &Facts<'_>, rule: &Rule<ItemRule>, part: Part, max: Tree) -> Tree {
    let id = item_id(rule);
    let ratings = &facts.basics.ratings;
    let rating = ratings.iter().find(|rating| *rating.item == *id);
    let Some(Answer::Given(bounds)) = rating.map(|rating| &rating.bounds) else {
        let input = Tree::input(format!("ratings.{id}.expected"), Value::Unknown);
        let reason = if rating.is_some() { Reason::Unusable } else { Reason::NotRated };
        return open(facts, part, max, vec![(input, reason)]);
    };
    let given =
        maximum(&rule.value, &facts.basics.application).and_then(|max| usable_bounds(bounds, max));
    let [low, expected, high] = bound_inputs(id, bounds);
    if given.is_none() {
        let unusable = [low, expected, high].map(|input| (input, Reason::Unusable));
        return open(facts, part, max, unusable.into());
    }
    let only_expected = bounds.low.is_missing() && bounds.high.is_missing();
    match part {
        Part::Expected => same(expected),
        Part::Low | Part::High if only_expected && !bounds.expected.is_missing() => same(expected),
        Part::Low => first_known(vec![low, nothing(facts)]),
        _ => first_known(vec![high, max]),
    }
}

/// A part of an item of which nothing is known.
fn open(facts: &Facts<'_>, part: Part, max: Tree, unused: Vec<(Tree, Reason)>) -> Tree {
    let tree = match part {
        Part::Low => same(nothing(facts)),
        Part::Expected => Tree::new(Operation::Same, Value::Unknown, vec![unknown(facts)]),
        _ => same(max),
    };
    unused.into_iter().fold(tree, |tree, (input, reason)| tree.without(input, reason))
}

/// The rule that says that nothing is expected of what is not rated.
fn unknown(facts: &Facts<'_>) -> Tree {
    Tree::rule(&facts.rules.score.unrated, Value::Unknown)
}

fn municipality_scale(facts: &Facts<'_>, part: Part, max: Tree) -> Tree {
    let application = &facts.basics.application;
    let governments = match &application.governments {
        Answer::Given(governments) if !application.has_more_governments => governments,
        _ => {
            let input = Tree::input("application.governments", Value::Unknown);
            return open(facts, part, max, vec![(input, Reason::NotKnown)]);
        }
    };
    if governments.is_empty() {
        let input = Tree::input("application.governments", Value::List(Vec::new()));
        return open(facts, part, max, vec![(input, Reason::NotKnown)]);
    }
    let rule = &facts.rules.score.municipality_thresholds;
    let qualifies = governments.iter().enumerate().map(|(index, government)| {
        let path = format!("application.governments[{index}]");
        let level = coded(&government.level, |level| match level {
            Some(Level::Prefecture) => "prefecture",
            Some(Level::Municipality) => "municipality",
            None => "other",
        });
        let thresholds = [
            ("prefecture".to_owned(), rule.value.prefecture.into()),
            ("municipality".to_owned(), rule.value.municipality.into()),
        ];
        let threshold = lookup(
            Tree::input(format!("{path}.level"), level),
            Tree::rule(rule, Value::Table(thresholds.into())),
        );
        let index = Tree::input(
            format!("{path}.fiscal_capability_index"),
            government.fiscal_capability_index,
        );
        is_below(index, threshold)
    });
    let operation = match part {
        Part::Low => Operation::PointsIfAll,
        Part::Expected => Operation::PointsIfAgreed,
        _ => Operation::PointsUnlessNone,
    };
    points(operation, max, qualifies.collect())
}

fn ems(facts: &Facts<'_>, part: Part, max: Tree) -> Tree {
    let state = facts.basics.organisation.ems.as_ref().given().map(|state| &**state);
    let rule = &facts.rules.score.ems;
    let table = rule.value.iter().map(|(state, points)| (state.clone(), (*points).into()));
    let scored = lookup(
        Tree::input("organisation.ems", state),
        Tree::rule(rule, Value::Table(table.collect())),
    );
    match part {
        Part::Low => first_known(vec![scored, nothing(facts)]),
        Part::Expected => scored,
        _ => first_known(vec![scored, max]),
    }
}

fn wlb(facts: &Facts<'_>, part: Part, most: Tree) -> Tree {
    let organisation = &facts.basics.organisation;
    let Answer::Given(certificates) = &organisation.wlb else {
        let input = Tree::input("organisation.wlb", Value::Unknown);
        return open(facts, part, most, vec![(input, Reason::NotKnown)]);
    };
    if part == Part::Expected {
        return if_equal(wlb(facts, Part::Low, most.clone()), wlb(facts, Part::High, most));
    }
    let best = certificates.iter().enumerate().map(|(index, answer)| {
        let path = format!("organisation.wlb[{index}]");
        let rule = answer.given().and_then(|index| facts.rules.score.certificates.get(index));
        let Some(rule) = rule else {
            let end = if part == Part::Low { nothing(facts) } else { most.clone() };
            return first_known(vec![Tree::input(path, Value::Unknown), end]);
        };
        let operation = match part {
            Part::Low => Operation::PointsIfAll,
            _ => Operation::PointsUnlessFailed,
        };
        let held = all_known(vec![Tree::input(path, rule.value.code.as_str())]);
        let conditions = [held].into_iter().chain(conditions(facts, rule.value.condition));
        points(operation, Tree::rule(rule, rule.value.points), conditions.collect())
            .in_unit("points")
            .called(rule.value.code.clone())
    });
    let best: Vec<Tree> = best.collect();
    let tree = max(best);
    let unused: Vec<(Tree, Reason)> = tree
        .children
        .iter()
        .filter_map(|child| Some((child.clone(), unused(child, &tree.value)?)))
        .collect();
    let highest = &facts.rules.score.highest_certificate;
    let tree =
        Tree { rule: Some(Tree::rule(highest, Value::Unknown)).and_then(|leaf| leaf.rule), ..tree };
    unused.into_iter().fold(tree, |tree, (child, reason)| tree.without(child, reason))
}

/// Why a certificate does not count where the best one scores as much as this.
fn unused(certificate: &Tree, best: &Value) -> Option<Reason> {
    if certificate.value == 0.into() {
        let is_known = certificate.operation != Operation::FirstKnown;
        return Some(if is_known { Reason::ConditionOpen } else { Reason::Unusable });
    }
    (certificate.value != *best).then_some(Reason::OnlyHighest)
}

fn conditions(facts: &Facts<'_>, condition: Option<Condition>) -> Vec<Tree> {
    let organisation = &facts.basics.organisation;
    match condition {
        None => Vec::new(),
        Some(Condition::WorkingHours) => {
            vec![Tree::input("organisation.eruboshi_hours_met", organisation.eruboshi_hours_met)]
        }
        Some(Condition::ActionPlan) => {
            let most = &facts.rules.score.action_plan_most_employees;
            let employees = Tree::input("organisation.employees", organisation.employees);
            let in_force = organisation.action_plan_in_force;
            vec![
                is_at_most(employees, Tree::rule(most, most.value)),
                Tree::input("organisation.action_plan_in_force", in_force),
            ]
        }
    }
}
