//! A year's estimate: lines, administration, tax, and the checks against the call's rules.

mod administration;
mod advice;
mod checks;
mod line;
mod reduction;

use std::rc::Rc;

use super::assessment::{Budget, BudgetLine, Status};
use super::found::Problems;
use super::input::BudgetFrame;
use crate::quantity::{Exact, Yen, truncate_to_yen};
use crate::rules::{Group, RuleSet};
use administration::{administration, charged_groups};
pub(crate) use administration::{base_groups, within_administration_limit};
pub use advice::advice;
pub use checks::percent;
pub use line::{CONSUMABLES, EQUIPMENT, MOST_YEN, assess_line};
pub(crate) use line::{is_silent, price_in_yen};

/// Sums up the lines and checks them. Problems' paths start at the budget.
pub fn assess_budget(
    frame: &BudgetFrame,
    lines: &Rc<Vec<Rc<BudgetLine>>>,
    repeated_ids: &Rc<Vec<usize>>,
    rules: &RuleSet,
    problems: &mut Problems,
) -> Budget {
    let sums = Sums::of(lines, rules);
    let charged = administration(&frame.administration, &sums, rules, problems);
    let general_administration = charged.unwrap_or(Yen::ZERO);
    let subtotal = sums.by_category.iter().copied().sum::<Yen>() + general_administration;
    let tax = if frame.untaxed { Yen::ZERO } else { tax(subtotal, rules) };
    let total = subtotal + tax;
    let cap = truncate_to_yen(&rules.budget.cap.value.into()).unwrap_or(Yen::ZERO);
    let outsourcing = checks::outsourcing(&sums, general_administration, rules);
    let wanting = checks::Wanting::of(lines);
    let reduction = (total > cap).then(|| {
        let rate = charged.and_then(|_| charged_groups(&frame.administration, rules));
        let tax = if frame.untaxed { Exact::zero() } else { rules.budget.tax_rate.value.into() };
        reduction::reduction(subtotal, &sums, rate, cap, &tax)
    });
    let codes = rules.budget.categories.iter().map(|category| category.value.code.clone());
    Budget {
        by_category: codes.zip(sums.by_category.iter().copied()).collect(),
        operating: sums.group(Group::Operating),
        complete: charged.is_some() && wanting.unfinished.is_empty() && !frame.lines_unreadable,
        general_administration,
        subtotal,
        tax,
        total,
        cap,
        headroom: cap - total,
        over: (total - cap).max(Yen::ZERO),
        cap_percent: checks::percent(total, cap, rules),
        within_cap: Status::of(total <= cap),
        outsourcing: outsourcing.status,
        outsourcing_limit: outsourcing.limit,
        outsourcing_amount: outsourcing.amount,
        outsourcing_headroom: outsourcing.limit - outsourcing.amount,
        outsourcing_percent: checks::percent(outsourcing.amount, outsourcing.limit, rules),
        missing_work: checks::missing_work(lines, &frame.work_without_cost, rules),
        misplaced_lines: wanting.misplaced,
        unfinished_lines: wanting.unfinished,
        faulty_lines: wanting.faulty,
        administration_known: charged.is_some(),
        reduction,
        lines: Rc::clone(lines),
        repeated_ids: Rc::clone(repeated_ids),
    }
}

/// Tax on a subtotal, cut to whole yen.
fn tax(subtotal: Yen, rules: &RuleSet) -> Yen {
    let hundredths = Exact::from(subtotal).scaled(rules.budget.tax_rate.value);
    truncate_to_yen(&hundredths.shifted_right(2)).unwrap_or(Yen::ZERO)
}

/// The lines added up.
pub(super) struct Sums {
    /// Yen by category, in the order of the rules.
    pub by_category: Vec<Yen>,
    /// Yen by group.
    groups: [Yen; 5],
}

impl Sums {
    fn of(lines: &[Rc<BudgetLine>], rules: &RuleSet) -> Self {
        let categories = &rules.budget.categories;
        let mut sums =
            Self { by_category: vec![Yen::ZERO; categories.len()], groups: [Yen::ZERO; 5] };
        for line in lines.iter() {
            let slot = line.category.and_then(|category| sums.by_category.get_mut(category));
            if let (Some(slot), Some(amount)) = (slot, line.amount) {
                *slot = *slot + amount;
            }
        }
        for (category, amount) in categories.iter().zip(&sums.by_category) {
            if let Some(group) = sums.groups.get_mut(category.value.group as usize) {
                *group = *group + *amount;
            }
        }
        sums
    }

    /// Yen of a group of categories.
    pub(super) fn group(&self, group: Group) -> Yen {
        self.groups.get(group as usize).copied().unwrap_or(Yen::ZERO)
    }
}
