//! Behind the reviewers' mean and spread.

use super::build::{difference, max, mean, min, round_half_up, sum};
use super::facts::Facts;
use super::tree::{Reason, Tree, Value};
use crate::domain::score::{item_id, maximum};
use crate::quantity::Number;
use crate::rules::{ItemRule, Rule, Scored};

pub(super) fn explain(facts: &Facts<'_>, figure: &str) -> Option<Tree> {
    let judged: Vec<&Rule<ItemRule>> = facts
        .rules
        .score
        .items
        .iter()
        .filter(|rule| rule.value.scored == Scored::Judged)
        .filter(|rule| maximum(&rule.value, &facts.basics.application).is_some())
        .collect();
    let (parts, part): (Vec<Points>, &str) = match figure.strip_prefix("total.") {
        Some(part) => (judged.iter().map(|rule| Points::of(facts, rule)).collect(), part),
        None => {
            let (id, part) = figure.strip_prefix("items.")?.rsplit_once('.')?;
            let rule = judged.iter().find(|rule| item_id(rule) == id)?;
            (vec![Points::of(facts, rule)], part)
        }
    };
    let rated: Vec<&Points> = parts.iter().filter(|points| !points.used.is_empty()).collect();
    if rated.is_empty() {
        let unrated = Tree::new(
            super::Operation::Same,
            Value::Unknown,
            vec![Tree::rule(&facts.rules.score.unrated, Value::Unknown)],
        );
        return matches!(part, "mean" | "low" | "high" | "spread").then_some(unrated);
    }
    let added = |each: fn(&Points) -> Tree| sum(rated.iter().map(|points| each(points)).collect());
    let tree = match part {
        "mean" => {
            let decimals = &facts.rules.score.mean_decimals;
            let leaf = Tree::rule(decimals, decimals.value);
            round_half_up(added(Points::mean), leaf, decimals.value)
        }
        "low" => added(Points::low),
        "high" => added(Points::high),
        "spread" => difference(vec![added(Points::high), added(Points::low)]),
        _ => return None,
    };
    Some(tree.in_unit("points"))
}

/// What the reviewers gave for one item.
struct Points {
    used: Vec<Tree>,
    unused: Vec<Tree>,
}

impl Points {
    fn of(facts: &Facts<'_>, rule: &Rule<ItemRule>) -> Self {
        let most = maximum(&rule.value, &facts.basics.application).map(Number);
        let (mut used, mut unused) = (Vec::new(), Vec::new());
        for (index, reviewer) in facts.reviewers.iter().enumerate() {
            let rating = reviewer.ratings.iter().find(|rating| *rating.item == *item_id(rule));
            let Some(rating) = rating else { continue };
            let path = format!("reviewers[{index}].ratings.{}", rating.item);
            let counts = rating.points.given().is_some_and(|points| Some(points) <= most);
            let leaf = Tree::input(path, rating.points).in_unit("points");
            if counts { used.push(leaf) } else { unused.push(leaf) }
        }
        Self { used, unused }
    }

    fn left_out(&self, tree: Tree) -> Tree {
        let unused = self.unused.iter().cloned();
        unused.fold(tree, |tree, leaf| tree.without(leaf, Reason::Unusable))
    }

    fn mean(&self) -> Tree {
        self.left_out(mean(self.used.clone()))
    }

    fn low(&self) -> Tree {
        self.left_out(min(self.used.clone()))
    }

    fn high(&self) -> Tree {
        self.left_out(max(self.used.clone()))
    }
}
