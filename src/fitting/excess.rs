//! What is over the cap, and the lines where most of it may be found.

use std::cmp::Reverse;
use std::rc::Rc;

use crate::domain::budget::percent;
use crate::quantity::{Exact, Yen};
use crate::rules::Group;

use super::Estimate;

/// Lines that are named.
const NAMED: usize = 5;

/// An estimate that is over the cap.
#[derive(Clone, Debug)]
pub struct Excess {
    /// Yen to cut, tax included; at least so many while the estimate is not complete.
    pub over: Yen,
    /// Nothing is missing, so that it is exactly these yen.
    pub complete: bool,
    /// The largest lines, the largest first, of equal ones the earlier.
    pub largest: Vec<LargeLine>,
}

/// One of the largest lines.
#[derive(Clone, Debug)]
pub struct LargeLine {
    /// Its position.
    pub position: usize,
    /// Its id in the draft.
    pub id: Option<Rc<str>>,
    /// Code of its category.
    pub category: String,
    /// Yen before tax.
    pub amount: Yen,
    /// Percent of the operating costs, rounded as the rules say; none of a line that is not part of
    /// them.
    pub percent_of_operating: Option<Exact>,
    /// Percent of the subtotal before tax, rounded alike.
    pub percent_of_subtotal: Option<Exact>,
}

impl Estimate<'_, '_> {
    /// What is over the cap; none where nothing is.
    pub fn excess(&self) -> Option<Excess> {
        let budget = self.budget();
        if budget.over == Yen::ZERO {
            return None;
        }
        let lines = budget.lines.iter().enumerate();
        let counted = lines.filter_map(|(at, line)| Some((line.amount?, at, line.category?)));
        let mut counted: Vec<(Yen, usize, usize)> = counted.collect();
        counted.sort_unstable_by_key(|(amount, at, _)| (Reverse(*amount), *at));
        let largest = counted.into_iter().take(NAMED).filter_map(|(amount, position, category)| {
            let category = &self.rules.budget.categories.get(category)?.value;
            let operating = category.group == Group::Operating;
            let of_operating = || percent(amount, budget.operating, self.rules);
            Some(LargeLine {
                position,
                id: budget.lines.get(position)?.id.clone(),
                category: category.code.clone(),
                amount,
                percent_of_operating: operating.then(of_operating).flatten(),
                percent_of_subtotal: percent(amount, budget.subtotal, self.rules),
            })
        });
        Some(Excess { over: budget.over, complete: budget.complete, largest: largest.collect() })
    }
}
