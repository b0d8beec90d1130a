//! Checks of an estimate against the call's rules.

use std::rc::Rc;

use super::Sums;
use crate::domain::assessment::{BudgetLine, Status};
use crate::quantity::{Exact, Yen, half_up_quotient, truncate_to_yen};
use crate::rules::{Group, RuleSet};

/// Outsourcing against its limit.
pub(super) struct Outsourcing {
    pub status: Status,
    pub limit: Yen,
    pub amount: Yen,
}

/// Outsourcing may be at most a share of other costs. Whether it belongs to these costs itself is
/// left open by the table; where that decides, the answer is "depends".
pub(super) fn outsourcing(
    sums: &Sums,
    general_administration: Yen,
    rules: &RuleSet,
) -> Outsourcing {
    let groups = rules.budget.outsourcing_base.value.iter().map(|group| match group {
        Group::GeneralAdministration => general_administration,
        group => sums.group(*group),
    });
    let base: Yen = groups.sum();
    let outsourced = sums.group(Group::Outsourcing);
    let share = rules.budget.outsourcing_share.value;
    let allowed = |base: Yen| Exact::from(base).scaled(share);
    let within = |base: Yen| Exact::from(outsourced) <= allowed(base);
    let status = match (within(base), within(base + outsourced)) {
        (true, _) => Status::Pass,
        (false, true) => Status::Depends,
        (false, false) => Status::Fail,
    };
    let limit = truncate_to_yen(&allowed(base)).unwrap_or(Yen::ZERO);
    Outsourcing { status, limit, amount: outsourced }
}

/// An amount in percent of what is allowed, half up as the rules say; none where nothing is allowed.
pub fn percent(amount: Yen, allowed: Yen, rules: &RuleSet) -> Option<Exact> {
    let hundredfold = Exact::from(amount).shifted_right(-2);
    half_up_quotient(&hundredfold, &allowed.into(), rules.budget.percent_decimals.value)
}

/// Required tasks that neither a line nor the list of work without cost names, in the rules' order.
pub(super) fn missing_work(
    lines: &[Rc<BudgetLine>],
    without_cost: &[usize],
    rules: &RuleSet,
) -> Vec<String> {
    let tasks = &rules.budget.required_work;
    let mut named = vec![false; tasks.len()];
    let by_lines = lines.iter().flat_map(|line| &line.work);
    for task in by_lines.chain(without_cost) {
        if let Some(task) = named.get_mut(*task) {
            *task = true;
        }
    }
    let missing = tasks.iter().zip(named).filter(|(_, named)| !named);
    missing.map(|(task, _)| task.value.clone()).collect()
}

/// Positions of lines that want a look, found in one go over all lines.
#[derive(Default)]
pub(super) struct Wanting {
    pub misplaced: Vec<usize>,
    pub unfinished: Vec<usize>,
    pub faulty: Vec<usize>,
}

impl Wanting {
    pub(super) fn of(lines: &[Rc<BudgetLine>]) -> Self {
        let mut wanting = Self::default();
        for (index, line) in lines.iter().enumerate() {
            if line.misplaced {
                wanting.misplaced.push(index);
            }
            if line.is_unfinished() {
                wanting.unfinished.push(index);
            }
            if line.is_faulty() {
                wanting.faulty.push(index);
            }
        }
        wanting
    }
}
