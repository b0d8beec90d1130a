//! What to reduce where a plan is over the cap: the largest lines first, and quantities before prices, since
//! rates of people are rarely free. Nothing makes the check of outsourcing worse.

use std::cmp::Reverse;

use crate::domain::answer::Answer;
use crate::domain::assessment::{Budget, Status};
use crate::domain::budget::assess_line;
use crate::domain::input::Line;
use crate::proposal::Node;
use crate::quantity::{Number, Yen};

use super::estimate::at_most;
use super::price::Price;
use super::search::greatest;
use super::tally::add;
use super::{Change, Estimate};

/// Lines that are looked at, the largest.
const LOOKED_AT: usize = 50;
/// Lines that are offered by themselves.
const OFFERED: usize = 5;
/// Lines that give a little each.
const TOGETHER: usize = 20;

/// What to reduce; every one of these brings the total within the cap.
#[derive(Clone, Debug)]
pub struct Reductions {
    /// Fewer of one line each, the largest line first.
    pub quantities: Vec<Reduced>,
    /// Fewer of several of the largest lines, a step of each in turn.
    pub together: Option<Change>,
    /// A lower price of one line each, the largest line first.
    pub prices: Vec<Reduced>,
}

/// One line that is reduced, as little as will do.
#[derive(Clone, Debug)]
pub struct Reduced {
    /// Its position.
    pub position: usize,
    /// Key of the field that changes.
    pub key: &'static str,
    /// What it says.
    pub before: Number,
    /// What it would say.
    pub after: Number,
    /// The change, and what the estimate becomes.
    pub change: Change,
}

/// A number of a line, counted in steps of its last typed decimal.
struct Factor {
    position: usize,
    category: usize,
    key: &'static str,
    size: Price,
    /// The line's yen as typed.
    amount: Yen,
    line: Line,
}

impl Factor {
    /// The line's yen with so many steps.
    fn amount_at(&self, steps: i128, estimate: &Estimate<'_, '_>) -> Option<Yen> {
        let number = Answer::Given(self.size.number(steps)?);
        let mut line = self.line.clone();
        match self.key {
            "quantity" => line.quantity = number,
            "quantity2" => line.quantity2 = number,
            _ => line.unit_price = number,
        }
        assess_line(&line, estimate.rules, Vec::new()).amount
    }
}

impl Estimate<'_, '_> {
    /// What to reduce; none while the estimate is not complete, and within the cap.
    pub fn reductions(&self) -> Option<Reductions> {
        let budget = self.known().filter(|budget| budget.within_cap == Status::Fail)?;
        let lines = budget.lines.iter().zip(0..);
        let mut largest: Vec<(Yen, usize)> =
            lines.filter_map(|(line, at)| Some((line.amount?, at))).collect();
        largest.sort_unstable_by_key(|(amount, at)| (Reverse(*amount), *at));
        let nodes = self.draft.at(&self.lines_path()).elements();
        let factors = |keys: &'static [&'static str]| {
            let lines = largest.iter().take(LOOKED_AT);
            lines.flat_map(move |(_, at)| {
                keys.iter().filter_map(move |key| self.factor(nodes, *at, key))
            })
        };
        let offered = |keys| -> Vec<Reduced> {
            factors(keys).filter_map(|factor| self.reduced(&factor)).take(OFFERED).collect()
        };
        let counted: Vec<Factor> = factors(&["quantity"]).take(TOGETHER).collect();
        Some(Reductions {
            quantities: offered(&["quantity", "quantity2"]),
            together: self.together(&counted),
            prices: offered(&["unit_price"]),
        })
    }

    /// A number of a line that can be lower and is still something.
    fn factor(&self, nodes: &[Node], position: usize, key: &'static str) -> Option<Factor> {
        let (category, amount, line) = self.counted(nodes, position)?;
        let number = match key {
            "quantity" => line.quantity,
            "quantity2" => line.quantity2,
            _ => line.unit_price,
        };
        let size = Price::typed(nodes.get(position)?.get(key), number.given()?)?;
        (size.steps > 1).then_some(Factor { position, category, key, size, amount, line })
    }

    /// The greatest that this number may be for the total to be within the cap, all else as it is.
    fn reduced(&self, factor: &Factor) -> Option<Reduced> {
        let fits =
            |steps| self.with(&[(factor, steps)]).is_some_and(|tried| at_most(&tried, tried.cap));
        if !fits(1) {
            return None;
        }
        let steps = greatest(1..=factor.size.steps, factor.size.steps, fits);
        let after = factor.size.number(steps)?;
        let change = self.kept_in_order(&[(factor, steps)])?;
        let before = factor.size.number(factor.size.steps)?;
        Some(Reduced { position: factor.position, key: factor.key, before, after, change })
    }

    /// A step of each in turn, the largest first, until the total is within the cap; then those that turn out
    /// not to be needed are given back, the smallest line first.
    fn together(&self, factors: &[Factor]) -> Option<Change> {
        let spare = |factor: &Factor| factor.size.steps - 1;
        let fits = |left: &[(&Factor, i128)]| {
            self.with(left).is_some_and(|tried| at_most(&tried, tried.cap))
        };
        // So many whole rounds, then so many lines of one more.
        let after = |rounds: i128, more: usize| -> Vec<(&Factor, i128)> {
            let taken = factors.iter().enumerate().map(|(place, factor)| {
                let taken = rounds + i128::from(place < more);
                (factor, factor.size.steps - taken.min(spare(factor)))
            });
            taken.collect()
        };
        let most = factors.iter().map(spare).max()?;
        if !fits(&after(most, 0)) {
            return None;
        }
        let rounds = greatest(0..=most, 0, |rounds| !fits(&after(rounds, 0)));
        let mut left =
            (1..=factors.len()).map(|more| after(rounds, more)).find(|left| fits(left))?;
        for place in (0..left.len()).rev() {
            let mut tried = left.clone();
            if let Some((factor, steps)) = tried.get_mut(place)
                && *steps < factor.size.steps
            {
                *steps += 1;
                if fits(&tried) {
                    left = tried;
                }
            }
        }
        self.kept_in_order(&left)
    }

    /// The estimate where these numbers are of so many steps; none where an amount can't be computed.
    fn with(&self, left: &[(&Factor, i128)]) -> Option<Budget> {
        let mut sums = self.sums();
        for (factor, steps) in left {
            let amount = factor.amount_at(*steps, self)?;
            add(&mut sums, factor.category, amount - factor.amount);
        }
        Some(self.with_sums(&sums))
    }

    /// The change, where it leaves the check of outsourcing no worse than it is.
    fn kept_in_order(&self, left: &[(&Factor, i128)]) -> Option<Change> {
        let changed = left.iter().filter(|(factor, steps)| *steps != factor.size.steps);
        let edits = changed.map(|(factor, steps)| {
            let text = factor.size.number(*steps)?.to_string();
            Some((factor.position, factor.key, Node::text(&text)))
        });
        let change = self.change_of(edits.collect::<Option<Vec<_>>>()?)?;
        (!is_worse(self.budget(), &change.budget)).then_some(change)
    }
}

/// Outsourcing is further from what is allowed.
fn is_worse(before: &Budget, after: &Budget) -> bool {
    let rank = |budget: &Budget| match budget.outsourcing {
        Status::Pass => 0,
        Status::Depends => 1,
        _ => 2,
    };
    let falls = after.outsourcing_headroom < before.outsourcing_headroom;
    rank(after) > rank(before) || before.outsourcing != Status::Pass && falls
}
