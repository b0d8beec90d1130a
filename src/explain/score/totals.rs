//! Behind the score's totals: of all items, of those that facts decide, of those that are judged.

use super::{Part, item};
use crate::domain::score::maximum;
use crate::explain::build::{difference, ids_where, sum};
use crate::explain::facts::Facts;
use crate::explain::operation::{Operation, Reason};
use crate::explain::tree::{Tree, Value};
use crate::rules::{ItemRule, Rule, Scored};

pub(super) fn explain(facts: &Facts<'_>, figure: &str) -> Option<Tree> {
    let items = &facts.rules.score.items;
    let all = || Items { facts, rules: items.iter().collect() };
    let of_kind = |judged: bool| {
        let rules = items.iter().filter(|rule| {
            let is_judged = rule.value.scored == Scored::Judged;
            is_judged == judged && maximum(&rule.value, &facts.basics.application).is_some()
        });
        Items { facts, rules: rules.collect() }
    };
    let tree = match figure.split_once('.') {
        None if figure == "unrated" => return Some(all().unrated()),
        None if figure == "unrated_max" => {
            difference(vec![all().total("max")?, all().total("expected_max")?])
        }
        None => all().total(figure)?,
        Some(("computed", part)) => of_kind(false).total(part)?,
        Some(("judged", part)) => of_kind(true).total(part)?,
        _ => return None,
    };
    Some(tree.in_unit("points"))
}

/// Some of the items.
struct Items<'a> {
    facts: &'a Facts<'a>,
    rules: Vec<&'a Rule<ItemRule>>,
}

impl Items<'_> {
    fn each(&self, part: Part) -> impl Iterator<Item = Tree> {
        self.rules.iter().map(move |rule| item(self.facts, rule, part))
    }

    fn total(&self, part: &str) -> Option<Tree> {
        let tree = match part {
            "max" => sum(self.each(Part::Max).collect()),
            "low" => sum(self.each(Part::Low).collect()),
            "high" => sum(self.each(Part::High).collect()),
            "expected" | "expected_max" => self.expected(part),
            _ => return None,
        };
        Some(tree.in_unit("points"))
    }

    /// What is expected of the items that have an expectation, or their maxima.
    fn expected(&self, part: &str) -> Tree {
        let is_rated = |tree: &Tree| tree.value != Value::Unknown;
        let (known, open): (Vec<Tree>, Vec<Tree>) = self.each(Part::Expected).partition(is_rated);
        let known = match part {
            "expected" => known,
            _ => self
                .each(Part::Max)
                .filter(|tree| known.iter().any(|rated| rated.id == tree.id))
                .collect(),
        };
        open.into_iter().fold(sum(known), |sum, item| sum.without(item, Reason::NotRated))
    }

    fn unrated(&self) -> Tree {
        ids_where(Operation::IdsWhereUnknown, self.each(Part::Expected).collect())
    }
}
