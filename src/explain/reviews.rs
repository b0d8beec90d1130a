//! Behind the reviewers' mean and spread.

use super::build::{difference, max, mean, min, round_half_up, same, sum};
use super::facts::Facts;
use super::operation::Reason;
use super::tree::{Tree, Value};
use crate::domain::score::{item_id, maximum};
use crate::proposal::Node;
use crate::quantity::Number;
use crate::rules::{ItemRule, Rule, Scored};

pub(super) fn explain(facts: &Facts<'_>, figure: &str) -> Option<Tree> {
    let Node::List(_) = facts.proposal.get("reviewers") else { return None };
    let judged: Vec<&Rule<ItemRule>> = facts
        .rules
        .score
        .items
        .iter()
        .filter(|rule| rule.value.scored == Scored::Judged)
        .filter(|rule| maximum(&rule.value, &facts.basics.application).is_some())
        .collect();
    let (points, part) = match figure.strip_prefix("total.") {
        Some(part) => (Points::of_totals(facts, &judged), part),
        None => {
            let (id, part) = figure.strip_prefix("items.")?.rsplit_once('.')?;
            let rule = judged.iter().find(|rule| item_id(rule) == id)?;
            (Points::of_item(facts, rule), part)
        }
    };
    let given = || points.given.clone();
    let tree = match part {
        "mean" | "low" | "high" | "spread" if !facts.reviewers.is_whole => {
            return Some(same(Tree::input("reviewers", Value::Unknown)).in_unit("points"));
        }
        "mean" | "low" | "high" | "spread" if points.given.is_empty() => unrated(facts),
        "mean" => {
            let decimals = &facts.rules.score.mean_decimals;
            let leaf = Tree::rule(decimals, decimals.value);
            round_half_up(mean(given()), leaf, decimals.value)
        }
        "low" => min(given()),
        "high" => max(given()),
        "spread" => difference(vec![max(given()), min(given())]),
        _ => return None,
    };
    let left_out = points.left_out.into_iter();
    let tree = left_out.fold(tree, |tree, (leaf, reason)| tree.without(leaf, reason));
    Some(tree.in_unit("points"))
}

/// What comes out where no reviewer gave points.
fn unrated(facts: &Facts<'_>) -> Tree {
    same(Tree::rule(&facts.rules.score.unrated, Value::Unknown)).in_unit("points")
}

/// What the reviewers gave, and what of it does not count.
#[derive(Default)]
struct Points {
    given: Vec<Tree>,
    left_out: Vec<(Tree, Reason)>,
}

impl Points {
    /// Each reviewer's points for an item.
    fn of_item(facts: &Facts<'_>, rule: &Rule<ItemRule>) -> Self {
        let mut points = Self::default();
        for reviewer in 0..facts.reviewers.elements.len() {
            points.add(facts, reviewer, rule);
        }
        points
    }

    /// Each reviewer's sum.
    fn of_totals(facts: &Facts<'_>, judged: &[&Rule<ItemRule>]) -> Self {
        let mut totals = Self::default();
        for reviewer in 0..facts.reviewers.elements.len() {
            let mut own = Self::default();
            for rule in judged {
                own.add(facts, reviewer, rule);
            }
            if !own.given.is_empty() {
                totals.given.push(sum(own.given).in_unit("points"));
            }
            totals.left_out.append(&mut own.left_out);
        }
        totals
    }

    /// A reviewer's points for an item, if there are any.
    fn add(&mut self, facts: &Facts<'_>, reviewer: usize, rule: &Rule<ItemRule>) {
        let ratings =
            facts.reviewers.elements.get(reviewer).map(|reviewer| reviewer.ratings.as_slice());
        let mut ratings = ratings.unwrap_or_default().iter();
        let Some(rating) = ratings.find(|rating| *rating.item == *item_id(rule)) else { return };
        let most = maximum(&rule.value, &facts.basics.application).map(Number);
        let path = format!("reviewers[{reviewer}].ratings.{}", rating.item);
        let leaf = Tree::input(path, rating.points).in_unit("points");
        if rating.points.given().is_some_and(|points| Some(points) <= most) {
            self.given.push(leaf);
        } else {
            self.left_out.push((leaf, Reason::Unusable));
        }
    }
}
