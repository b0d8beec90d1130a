//! What a common share leaves once prices are cut to their steps, given back to the lines.

use std::cmp::Reverse;

use crate::quantity::Yen;
use crate::rules::RuleSet;

use super::estimate::Priced;
use super::search::greatest;
use super::tally::{Tally, add};

/// The price of a line as it is being settled.
pub(super) struct Cut {
    /// The price in its steps.
    pub steps: i128,
    /// What was cut off it, in parts of a step.
    pub rest: i128,
    /// The line's yen.
    pub amount: Yen,
    /// Steps that it may not go beyond.
    pub ceiling: i128,
}

/// One step up for a line.
struct Step {
    /// Position of the line among those that are settled.
    line: usize,
    category: usize,
    steps: i128,
    amount: Yen,
    /// Yen that the step adds.
    more: Yen,
}

/// Raises the prices of lines while that fits: a step each, those first that lost the largest part of
/// one, then in this order as many steps as there is room for. `sums` are the yen by category as the
/// lines are cut, and fit. None where an amount can't be computed.
pub(super) fn give_back(
    lines: &mut [Priced],
    cuts: &mut [Cut],
    sums: &[Yen],
    rules: &RuleSet,
    fits: impl Fn(&[Yen]) -> bool,
) -> Option<()> {
    let mut order: Vec<usize> = (0..cuts.len()).collect();
    order.sort_by_key(|line| Reverse(cuts.get(*line).map(|cut| cut.rest)));
    let steps =
        order.iter().map(|line| one_step(*line, lines.get_mut(*line)?, cuts.get(*line)?, rules));
    let (count, sums) = all_at_once(&steps.collect::<Vec<_>>(), cuts, sums, &fits)?;
    let mut tally = Tally::new(sums, fits);
    for (first, most_steps) in [(count, 1), (0, i128::MAX)] {
        for line in order.iter().skip(first) {
            raise(lines.get_mut(*line)?, cuts.get_mut(*line)?, most_steps, rules, &mut tally)?;
        }
    }
    Some(())
}

/// A step up for a line, as far as it may go.
fn one_step(line: usize, priced: &mut Priced, cut: &Cut, rules: &RuleSet) -> Option<Step> {
    let steps = cut.steps.saturating_add(1).min(cut.ceiling);
    let amount = priced.amount_at(steps, rules)?;
    Some(Step { line, category: priced.category, steps, amount, more: amount - cut.amount })
}

/// Takes as many steps from the first on as fit together, found without asking about each of them.
/// Gives their number and the sums with them.
fn all_at_once(
    steps: &[Option<Step>],
    cuts: &mut [Cut],
    sums: &[Yen],
    fits: impl Fn(&[Yen]) -> bool,
) -> Option<(usize, Vec<Yen>)> {
    let with_first = |count: i128| {
        let mut sums = sums.to_vec();
        for step in steps.iter().take(usize::try_from(count).ok()?) {
            let step = step.as_ref()?;
            add(&mut sums, step.category, step.more);
        }
        Some(sums)
    };
    let all = i128::try_from(steps.len()).ok()?;
    let count =
        greatest(0..=all, all / 2, |count| with_first(count).is_some_and(|sums| fits(&sums)));
    let sums = with_first(count)?;
    let count = usize::try_from(count).ok()?;
    for step in steps.iter().take(count).flatten() {
        let cut = cuts.get_mut(step.line)?;
        cut.steps = step.steps;
        cut.amount = step.amount;
    }
    Some((count, sums))
}

/// Raises the price of a line by as many steps, up to a number, as still fit.
fn raise<F: Fn(&[Yen]) -> bool>(
    line: &mut Priced,
    cut: &mut Cut,
    most_steps: i128,
    rules: &RuleSet,
    tally: &mut Tally<F>,
) -> Option<()> {
    let top = cut.ceiling.saturating_sub(cut.steps).min(most_steps);
    let more = greatest(0..=top, 1, |more| {
        let amount = line.amount_at(cut.steps.saturating_add(more), rules);
        amount.is_some_and(|amount| tally.takes(line.category, amount - cut.amount))
    });
    if more > 0 {
        cut.steps = cut.steps.saturating_add(more);
        let amount = line.amount_at(cut.steps, rules)?;
        tally.add(line.category, amount - cut.amount);
        cut.amount = amount;
    }
    Some(())
}
