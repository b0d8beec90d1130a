//! The evaluation in the shape of the official sheet: its groups with their items and subtotals.

use crate::domain::assessment::{Item, Score};
use crate::domain::score::item_id;
use crate::quantity::Number;
use crate::rules::{ItemRule, Rule, RuleSet};
use rust_decimal::Decimal;

/// The whole sheet.
#[derive(Clone, Debug)]
pub struct Sheet<'s, 'r> {
    /// Its groups, in their order.
    pub groups: Vec<Group<'s, 'r>>,
    /// All of them together.
    pub total: Subtotal,
}

/// A group of the sheet.
#[derive(Clone, Debug)]
pub struct Group<'s, 'r> {
    /// What it is called.
    pub rule: &'r Rule<u32>,
    /// Its items that apply.
    pub items: Vec<(&'r Rule<ItemRule>, &'s Item)>,
    /// These together.
    pub subtotal: Subtotal,
}

/// Points of several items together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subtotal {
    /// Points there are.
    pub max: Number,
    /// Points of the items that have an expectation.
    pub points: Number,
    /// Points there are of those.
    pub of: Number,
}

/// The sheet of a score.
pub fn sheet<'s, 'r>(score: &'s Score, rules: &'r RuleSet) -> Sheet<'s, 'r> {
    let group = |rule: &'r Rule<u32>| {
        let own = rules.score.items.iter().filter(|item| item.value.group == rule.value);
        let items = own.filter_map(|rule| {
            let item = score.items.iter().find(|item| item.id == item_id(rule))?;
            (item.max != Number::default()).then_some((rule, item))
        });
        let items: Vec<_> = items.collect();
        let subtotal = subtotal(items.iter().map(|(_, item)| *item));
        Group { rule, items, subtotal }
    };
    let groups: Vec<Group<'s, 'r>> = rules.judging.groups.iter().map(group).collect();
    let total = subtotal(groups.iter().flat_map(|group| group.items.iter().map(|(_, item)| *item)));
    Sheet { groups, total }
}

fn subtotal<'a>(items: impl Iterator<Item = &'a Item>) -> Subtotal {
    let plus = |left: Number, right: Decimal| Number(left.0 + right);
    items.fold(Subtotal::default(), |sum, item| {
        let (points, of) = match item.expected {
            Some(Number(points)) => (points, item.max.0),
            None => (Decimal::ZERO, Decimal::ZERO),
        };
        Subtotal {
            max: plus(sum.max, item.max.0),
            points: plus(sum.points, points),
            of: plus(sum.of, of),
        }
    })
}
