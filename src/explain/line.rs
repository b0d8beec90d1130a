//! Behind a cost line.

use super::build::{one_plus_percent, product, quotient, truncate};
use super::operation::Operation;
use super::tree::{Tree, Value};
use crate::domain::answer::Answer;
use crate::domain::budget::assess_line;
pub(super) use crate::domain::budget::is_silent;
use crate::domain::input::Line;
use crate::domain::problem::Issue;
use crate::rules::RuleSet;

/// The line's amount.
pub(super) fn amount(line: &Line, path: &str, rules: &RuleSet) -> Tree {
    let mut factors = price_factors(line, path);
    factors.push(Tree::input(format!("{path}.quantity"), line.quantity));
    if !line.quantity2.is_missing() {
        factors.push(Tree::input(format!("{path}.quantity2"), line.quantity2));
    }
    let tree = without_tax(product(factors), line, rules);
    let assessed = assess_line(line, rules, Vec::new());
    let too_large = assessed.problems.iter().any(|problem| problem.issue == Issue::TooLarge);
    let tree = if too_large {
        Tree::new(Operation::TooLarge, Value::Unknown, vec![tree])
    } else {
        truncate(tree)
    };
    let tree = tree.in_unit("yen");
    match &line.id {
        Some(id) => tree.called(&**id),
        None => tree,
    }
}

/// The price of one unit in yen without tax.
pub(super) fn price(line: &Line, path: &str, rules: &RuleSet) -> Tree {
    let price = without_tax(product(price_factors(line, path)), line, rules).in_unit("yen");
    let known = crate::domain::budget::price_in_yen(line, rules).is_some();
    if known || price.value == Value::Unknown {
        price
    } else {
        Tree::new(Operation::TooLarge, Value::Unknown, vec![price])
    }
}

fn price_factors(line: &Line, path: &str) -> Vec<Tree> {
    let mut factors = vec![Tree::input(format!("{path}.unit_price"), line.unit_price)];
    if line.foreign || !matches!(line.exchange_rate, Answer::Missing) {
        factors.push(Tree::input(format!("{path}.exchange_rate"), line.exchange_rate));
    }
    factors
}

fn without_tax(price: Tree, line: &Line, rules: &RuleSet) -> Tree {
    if !line.price_includes_tax {
        return price;
    }
    let rate = &rules.budget.tax_rate;
    quotient(price, one_plus_percent(Tree::rule(rate, rate.value).in_unit("percent")))
}
