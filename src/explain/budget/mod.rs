//! Behind an estimate: from its total down to prices and quantities.

mod checks;
mod reduction;

use crate::domain::answer::Answer;
use crate::domain::budget::{base_groups, within_administration_limit};
use crate::domain::input::{Administration, Line};
use crate::explain::build::{
    difference, first_known, lookup, percent_of, percentage, remaining, round_half_up, same, sum,
    truncate,
};
use crate::explain::facts::BudgetFacts;
use crate::explain::indexed;
use crate::explain::line;
use crate::explain::operation::{Operation, Reason};
use crate::explain::tree::{Tree, Value};
use crate::rules::{Group, RuleSet, Table};

pub(super) fn explain(budget: &BudgetFacts<'_>, rules: &RuleSet, figure: &str) -> Option<Tree> {
    let estimate = Estimate { budget, rules };
    let tree = match figure {
        "operating" => estimate.group(Group::Operating),
        "complete" => return Some(estimate.complete()),
        "general_administration" => estimate.administration(),
        "subtotal" => estimate.subtotal(),
        "tax" => estimate.tax(),
        "total" => estimate.total(),
        "cap" => same(estimate.cap()),
        "headroom" => difference(vec![estimate.cap(), estimate.total()]),
        "over" => remaining(estimate.total(), estimate.cap()),
        "cap_percent" => return Some(estimate.percent(estimate.total(), estimate.cap())),
        figure => {
            if let Some(figure) = figure.strip_prefix("checks.") {
                return estimate.check(figure);
            } else if let Some(figure) = figure.strip_prefix("reduction.") {
                estimate.reduction(figure)?
            } else if let Some(code) = figure.strip_prefix("by_category.") {
                let mut categories = rules.budget.categories.iter();
                estimate.category(categories.position(|category| category.value.code == code)?)
            } else {
                let (index, part) = indexed(figure.strip_prefix("lines")?)?;
                let line = budget.lines.get(index).filter(|_| part == "amount")?;
                estimate.amount(index, line.as_ref())
            }
        }
    };
    Some(tree.in_unit("yen"))
}

/// An estimate with its rules.
struct Estimate<'a> {
    budget: &'a BudgetFacts<'a>,
    rules: &'a RuleSet,
}

impl Estimate<'_> {
    fn path(&self, field: &str) -> String {
        format!("{}.{field}", self.budget.path)
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &Line)> {
        let lines = self.budget.lines.iter().enumerate();
        lines.filter_map(|(index, line)| Some((index, line.as_ref()?)))
    }

    fn amount(&self, index: usize, line: Option<&Line>) -> Tree {
        let path = self.path(&format!("lines[{index}]"));
        match line {
            Some(line) => line::amount(line, &path, self.rules),
            None => same(Tree::input(path, Value::Unknown)),
        }
    }

    fn category(&self, category: usize) -> Tree {
        let of_category = self.lines().filter(|(_, line)| line.category.is(&category));
        let amounts = of_category.map(|(index, line)| self.amount(index, Some(line)));
        let (known, unknown): (Vec<Tree>, Vec<Tree>) =
            amounts.partition(|amount| amount.value != Value::Unknown);
        let sum = sum(known).in_unit("yen");
        let rule = self.rules.budget.categories.get(category);
        let sum = match rule {
            Some(rule) => sum.called(rule.value.code.clone()),
            None => sum,
        };
        unknown.into_iter().fold(sum, |sum, amount| sum.without(amount, Reason::NoAmount))
    }

    fn categories(&self, wanted: impl Fn(Group) -> bool) -> Vec<Tree> {
        let all = self.rules.budget.categories.iter().enumerate();
        let wanted = all.filter(|(_, category)| wanted(category.value.group));
        wanted.map(|(index, _)| self.category(index)).collect()
    }

    fn group(&self, group: Group) -> Tree {
        sum(self.categories(|of| of == group)).in_unit("yen")
    }

    /// An amount in percent of what is allowed.
    fn percent(&self, amount: Tree, allowed: Tree) -> Tree {
        let decimals = &self.rules.budget.percent_decimals;
        let leaf = Tree::rule(decimals, decimals.value);
        let percentage = percentage(amount, allowed).in_unit("percent");
        round_half_up(percentage, leaf, decimals.value).in_unit("percent")
    }

    /// The administration, or nothing known.
    fn charged(&self) -> Tree {
        let input = |field: &str, value: Value| {
            Tree::input(self.path(&format!("general_administration.{field}")), value)
        };
        let nothing = Administration::default();
        let given = match &self.budget.frame.administration {
            Answer::Given(given) => given,
            Answer::Missing => &nothing,
            Answer::Unreadable => {
                return same(Tree::input(self.path("general_administration"), Value::Unknown));
            }
        };
        let rate = || input("rate", given.rate.into());
        if !given.amount.is_missing() {
            let tree = truncate(input("amount", given.amount.into()));
            return if given.rate.is_missing() {
                tree
            } else {
                tree.without(rate(), Reason::AmountCounts)
            };
        }
        let Some(groups) = base_groups(given, self.rules) else {
            return truncate(percent_of(input("base", Value::Unknown), rate()));
        };
        let base = sum(groups.iter().map(|group| self.group(*group)).collect()).in_unit("yen");
        let charged = percent_of(base.clone(), rate());
        let fits = match (&base.value, given.rate) {
            (Value::Exact(base), Answer::Given(rate)) => within_administration_limit(base, rate),
            _ => true,
        };
        if fits {
            truncate(charged)
        } else {
            Tree::new(Operation::TooLarge, Value::Unknown, vec![charged])
        }
    }

    /// What a rate is charged on; nothing where the administration is an amount, or is not known.
    fn charged_groups(&self) -> &[Group] {
        let Answer::Given(given) = &self.budget.frame.administration else { return &[] };
        let is_charged = given.amount.is_missing() && self.charged().value != Value::Unknown;
        base_groups(given, self.rules).filter(|_| is_charged).unwrap_or_default()
    }

    /// The rate of the administration, as far as it can be read.
    fn rate(&self) -> Tree {
        let rate = match &self.budget.frame.administration {
            Answer::Given(given) => given.rate,
            _ => Answer::Missing,
        };
        Tree::input(self.path("general_administration.rate"), Value::from(rate))
    }

    fn administration(&self) -> Tree {
        let nothing = Tree::rule(&self.rules.budget.general_administration, 0);
        first_known(vec![self.charged(), nothing]).in_unit("yen")
    }

    fn subtotal(&self) -> Tree {
        let mut parts = self.categories(|_| true);
        parts.push(self.administration());
        let without_category = self.lines().filter(|(_, line)| line.category.given().is_none());
        let left_out = without_category
            .map(|(index, line)| self.amount(index, Some(line)))
            .filter(|amount| amount.value != Value::Unknown);
        let subtotal = sum(parts).in_unit("yen");
        left_out.fold(subtotal, |sum, amount| sum.without(amount, Reason::NoCategory))
    }

    fn tax(&self) -> Tree {
        if self.budget.frame.untaxed {
            return self.no_tax().in_unit("yen");
        }
        truncate(percent_of(self.subtotal(), self.tax_percent()))
    }

    fn no_tax(&self) -> Tree {
        let mode = Tree::input(self.path("tax_mode"), "none");
        let table: Table<Value> = [("none".to_owned(), 0.into())].into();
        let rule = &self.rules.budget.tax_amount;
        lookup(mode, Tree::rule(rule, Value::Table(table)))
    }

    /// Percent of tax; zero where none is charged.
    fn tax_percent(&self) -> Tree {
        let rate = &self.rules.budget.tax_rate;
        let percent =
            if self.budget.frame.untaxed { self.no_tax() } else { Tree::rule(rate, rate.value) };
        percent.in_unit("percent")
    }

    fn total(&self) -> Tree {
        sum(vec![self.subtotal(), self.tax()]).in_unit("yen")
    }

    fn cap(&self) -> Tree {
        let cap = &self.rules.budget.cap;
        Tree::rule(cap, cap.value).in_unit("yen")
    }
}
