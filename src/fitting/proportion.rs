//! Lines whose prices move together, by the same share, to where an estimate just fits.

use std::ops::RangeInclusive;

use crate::domain::assessment::Budget;
use crate::proposal::Node;
use crate::quantity::{Yen, truncate_share};

use super::Estimate;
use super::estimate::Priced;
use super::leftovers::{Cut, give_back};
use super::search::greatest;
use super::tally::add;

/// Parts that a share is told in: fine enough for any prices, few enough tries to find it.
pub(super) const WHOLE: i128 = 1_000_000_000;
/// The largest share, where prices may rise.
const MOST: i128 = WHOLE * WHOLE;

/// Lines that move together; all others stay.
pub(super) struct Proportion<'a> {
    estimate: &'a Estimate<'a, 'a>,
    lines: Vec<Priced>,
    /// Yen by category of all that stays.
    others: Vec<Yen>,
}

impl<'a> Proportion<'a> {
    /// The lines at these positions that have yen. `sums` are the yen by category with these lines
    /// in them.
    pub(super) fn of(
        estimate: &'a Estimate<'a, 'a>,
        positions: impl IntoIterator<Item = usize>,
        sums: Vec<Yen>,
    ) -> Self {
        let mut positions: Vec<usize> = positions.into_iter().collect();
        positions.sort_unstable();
        positions.dedup();
        let path = estimate.lines_path();
        let nodes = estimate.draft.at(&path).elements();
        let lines = positions.into_iter().filter_map(|at| estimate.priced(nodes, at));
        let lines: Vec<Priced> = lines.collect();
        let mut others = sums;
        for line in &lines {
            add(&mut others, line.category, Yen::ZERO - line.amount);
        }
        Self { estimate, lines, others }
    }

    /// There is no such line.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Yen by category of all that stays.
    pub(super) fn others(&self) -> &[Yen] {
        &self.others
    }

    /// The prices of a share of those typed, cut to their steps; none where one can't be written.
    pub(super) fn prices_at(&self, share: i128, whole: i128) -> Option<Vec<(usize, Node)>> {
        let steps =
            self.lines.iter().map(|line| Some(truncate_share(line.price.steps, share, whole)?.0));
        self.written(&steps.collect::<Option<Vec<i128>>>()?)
    }

    /// The estimate at a share of the prices; none where an amount can't be computed.
    pub(super) fn at(&mut self, share: i128, whole: i128) -> Option<Budget> {
        let mut sums = self.others.clone();
        for line in &mut self.lines {
            let (steps, _) = truncate_share(line.price.steps, share, whole)?;
            add(&mut sums, line.category, line.amount_at(steps, self.estimate.rules)?);
        }
        Some(self.estimate.with_sums(&sums))
    }

    /// The highest prices, but none above the one typed, with which the estimate fits. None where
    /// it does not even without them.
    pub(super) fn lowered(
        &mut self,
        guess: i128,
        fits: &impl Fn(&Budget) -> bool,
    ) -> Option<Vec<(usize, Node)>> {
        self.settled(0..=WHOLE, guess, fits, |line| line.price.steps)
    }

    /// The highest prices with which the estimate fits, but none below the one typed. None where it
    /// does not fit as it is.
    pub(super) fn raised(
        &mut self,
        guess: i128,
        fits: &impl Fn(&Budget) -> bool,
    ) -> Option<Vec<(usize, Node)>> {
        self.settled(WHOLE..=MOST, guess, fits, |line| line.price.most_steps())
    }

    /// First the same share for all, cut to the prices' steps, then what that leaves.
    fn settled(
        &mut self,
        shares: RangeInclusive<i128>,
        guess: i128,
        fits: &impl Fn(&Budget) -> bool,
        ceiling: impl Fn(&Priced) -> i128,
    ) -> Option<Vec<(usize, Node)>> {
        if !fits(&self.at(*shares.start(), WHOLE)?) {
            return None;
        }
        let share = greatest(shares, guess, |share| {
            self.at(share, WHOLE).is_some_and(|budget| fits(&budget))
        });
        let Self { estimate, lines, others } = self;
        let mut sums = others.clone();
        let mut cuts = Vec::with_capacity(lines.len());
        for line in lines.iter_mut() {
            let (steps, rest) = truncate_share(line.price.steps, share, WHOLE)?;
            let amount = line.amount_at(steps, estimate.rules)?;
            add(&mut sums, line.category, amount);
            cuts.push(Cut { steps, rest, amount, ceiling: ceiling(line) });
        }
        give_back(lines, &mut cuts, &sums, estimate.rules, |sums| fits(&estimate.with_sums(sums)))?;
        self.written(&cuts.iter().map(|cut| cut.steps).collect::<Vec<_>>())
    }

    /// The prices that differ from those typed, with the positions of their lines.
    fn written(&self, steps: &[i128]) -> Option<Vec<(usize, Node)>> {
        let changed = self.lines.iter().zip(steps);
        let changed = changed.filter(|(line, steps)| line.price.steps != **steps);
        let written = changed.map(|(line, steps)| {
            Some((line.position, Node::text(&line.price.number(*steps)?.to_string())))
        });
        written.collect()
    }

    /// About the share at which the total is a target: as if it grew evenly with the prices, and once
    /// more from there, as cut prices add up to somewhat less.
    pub(super) fn guess(&mut self, target: Yen) -> i128 {
        let mut total = |share| self.at(share, WHOLE).map_or(Yen::ZERO, |budget| budget.total);
        let (least, all) = (total(0), total(WHOLE));
        let share =
            |yen: Yen| truncate_share(yen.0, WHOLE, (all - least).0).map_or(0, |(share, _)| share);
        let first = share(target - least).min(WHOLE);
        let there = total(first);
        // One of the two differences is below zero, which is no share.
        first.saturating_add(share(target - there)).saturating_sub(share(there - target))
    }
}
