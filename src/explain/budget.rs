//! Behind an estimate: from its total down to prices and quantities.

use std::collections::BTreeMap;

use super::build::{
    all, all_known, at_most, difference, first_known, ids_where, is_at_least, is_below, is_unknown,
    list, lookup, missing_from, none_listed, percent_of, product, same, sum, truncate,
};
use super::facts::BudgetFacts;
use super::indexed;
use super::line;
use super::operation::{Operation, Reason};
use super::tree::{Tree, Value};
use crate::domain::answer::Answer;
use crate::domain::budget::{base_groups, within_administration_limit};
use crate::domain::input::{Administration, Line};
use crate::proposal::Node;
use crate::quantity::Exact;
use crate::rules::{Group, RuleSet};

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
        "checks.outsourcing.limit" => truncate(estimate.outsourcing_allowed(false)),
        "checks.cap.status" => return Some(at_most(estimate.total(), estimate.cap())),
        "checks.outsourcing.status" => return Some(estimate.outsourcing_status()),
        "checks.required_work.missing" => return Some(estimate.missing_work()),
        "checks.required_work.status" => return Some(none_listed(estimate.missing_work())),
        "checks.equipment_threshold.lines" => return Some(estimate.misplaced()),
        "checks.equipment_threshold.status" => return Some(none_listed(estimate.misplaced())),
        figure => {
            if let Some(code) = figure.strip_prefix("by_category.") {
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
        let rate = &self.rules.budget.tax_rate;
        if self.budget.frame.untaxed {
            let mode = Tree::input(self.path("tax_mode"), "none");
            let table: BTreeMap<String, Value> = [("none".to_owned(), 0.into())].into();
            let rule = &self.rules.budget.tax_amount;
            return lookup(mode, Tree::rule(rule, Value::Table(table))).in_unit("yen");
        }
        let percent = Tree::rule(rate, rate.value).in_unit("percent");
        truncate(percent_of(self.subtotal(), percent))
    }

    fn total(&self) -> Tree {
        sum(vec![self.subtotal(), self.tax()]).in_unit("yen")
    }

    fn cap(&self) -> Tree {
        let cap = &self.rules.budget.cap;
        Tree::rule(cap, cap.value).in_unit("yen")
    }

    /// Share × base; by the loose reading outsourcing itself belongs to the base.
    fn outsourcing_allowed(&self, loose: bool) -> Tree {
        let base = &self.rules.budget.outsourcing_base.value;
        let mut parts: Vec<Tree> = base
            .iter()
            .map(|group| match group {
                Group::GeneralAdministration => self.administration(),
                group => self.group(*group),
            })
            .collect();
        if loose {
            parts.push(self.group(Group::Outsourcing));
        }
        let share = &self.rules.budget.outsourcing_share;
        product(vec![sum(parts).in_unit("yen"), Tree::rule(share, share.value)]).in_unit("yen")
    }

    fn outsourcing_status(&self) -> Tree {
        let strict = self.outsourcing_allowed(false);
        let loose = self.outsourcing_allowed(true);
        let outsourced = self.group(Group::Outsourcing);
        let exact = |tree: &Tree| match &tree.value {
            Value::Exact(value) => value.clone(),
            _ => Exact::zero(),
        };
        let status = match exact(&outsourced) {
            outsourced if outsourced <= exact(&strict) => "pass",
            outsourced if outsourced <= exact(&loose) => "depends",
            _ => "fail",
        };
        Tree::new(Operation::ShareCheck, status.into(), vec![outsourced, strict, loose])
    }

    fn missing_work(&self) -> Tree {
        let tasks = &self.rules.budget.required_work;
        let wanted = tasks.iter().map(|task| Tree::rule(task, task.value.as_str()));
        let codes = |work: &[usize]| {
            let known = work.iter().filter_map(|task| tasks.get(*task));
            Value::List(known.map(|task| task.value.as_str().into()).collect())
        };
        let tagged = self.lines().filter(|(_, line)| !line.work.is_empty()).map(|(index, line)| {
            Tree::input(self.path(&format!("lines[{index}].work")), codes(&line.work))
        });
        let without_cost = match self.budget.node.get("work_without_cost") {
            Node::List(_) => codes(&self.budget.frame.work_without_cost),
            _ => Value::Unknown,
        };
        let untagged = Tree::input(self.path("work_without_cost"), without_cost);
        missing_from(list(wanted.collect()), list(tagged.chain([untagged]).collect()))
    }

    /// Lines in the wrong one of equipment and consumables.
    fn misplaced(&self) -> Tree {
        let threshold = &self.rules.budget.equipment_threshold;
        let limit = || Tree::rule(threshold, threshold.value).in_unit("yen");
        let judged = self.lines().filter_map(|(index, line)| {
            let category = self.rules.budget.categories.get(line.category.given()?)?;
            let path = self.path(&format!("lines[{index}]"));
            let price = line::price(line, &path, self.rules);
            let tree = match category.value.code.as_str() {
                "consumables" => {
                    let exception = line.consumable_exception.then(|| {
                        self.budget.node.at(&format!("lines[{index}].consumable_exception"))
                    });
                    let code = exception.and_then(Node::as_text);
                    let input = Tree::input(format!("{path}.consumable_exception"), code);
                    all(vec![is_at_least(price, limit()), is_unknown(input)])
                }
                "equipment" => is_below(price, limit()),
                _ => return None,
            };
            Some(match &line.id {
                Some(id) => tree.called(&**id),
                None => tree,
            })
        });
        ids_where(Operation::IdsWhereTrue, judged.collect())
    }

    /// Nothing is missing that the total needs.
    fn complete(&self) -> Tree {
        let mut needed = vec![self.charged()];
        if self.budget.frame.lines_unreadable {
            needed.push(Tree::input(self.path("lines"), Value::Unknown));
        }
        for (index, line) in self.budget.lines.iter().enumerate() {
            if line.as_ref().is_some_and(line::is_silent) {
                continue;
            }
            needed.push(self.amount(index, line.as_ref()));
            if let Some(line) = line {
                let category = line.category.given();
                let rule = category.and_then(|index| self.rules.budget.categories.get(index));
                let code = rule.map(|rule| rule.value.code.as_str());
                let path = self.path(&format!("lines[{index}].category"));
                needed.push(Tree::input(path, code));
            }
        }
        all_known(needed)
    }
}
