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
    let (parts, part): (Vec<Points>, &str) = match figure.strip_prefix("total.") {
        Some(part) => (judged.iter().map(|rule| Points::of(facts, rule)).collect(), part),
        None => {
            let (id, part) = figure.strip_prefix("items.")?.rsplit_once('.')?;
            let rule = judged.iter().find(|rule| item_id(rule) == id)?;
            (vec![Points::of(facts, rule)], part)
        }
    };
    if !matches!(part, "mean" | "low" | "high" | "spread") {
        return None;
    }
    let (rated, open): (Vec<Points>, Vec<Points>) =
        parts.into_iter().partition(|points| !points.used.is_empty());
    let mut open = open.iter().map(|points| points.left_out(unrated(facts)));
    if rated.is_empty() {
        return match figure.strip_prefix("items.") {
            Some(_) => open.next(),
            None => Some(not_rated(unrated(facts), open)),
        };
    }
    let added = |each: fn(&Points) -> Tree| sum(rated.iter().map(each).collect());
    let tree = match part {
        "mean" => {
            let decimals = &facts.rules.score.mean_decimals;
            let leaf = Tree::rule(decimals, decimals.value);
            round_half_up(added(Points::mean), leaf, decimals.value)
        }
        "low" => added(Points::low),
        "high" => added(Points::high),
        _ => difference(vec![added(Points::high), added(Points::low)]),
    };
    Some(not_rated(tree, open).in_unit("points"))
}

/// What comes out where no reviewer gave points.
fn unrated(facts: &Facts<'_>) -> Tree {
    same(Tree::rule(&facts.rules.score.unrated, Value::Unknown)).in_unit("points")
}

/// The tree without the items that no reviewer rated.
fn not_rated(tree: Tree, open: impl Iterator<Item = Tree>) -> Tree {
    open.fold(tree, |tree, item| tree.without(item, Reason::NotRated))
}

/// What the reviewers gave for one item.
struct Points {
    id: String,
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
        Self { id: item_id(rule).to_owned(), used, unused }
    }

    fn left_out(&self, tree: Tree) -> Tree {
        let unused = self.unused.iter().cloned();
        let tree = tree.called(self.id.clone());
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
