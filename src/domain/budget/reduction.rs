//! By how much costs must fall for an estimate to be within the cap, to the yen: administration and tax fall
//! with them, and both are cut to whole yen.

use super::Sums;
use crate::domain::assessment::Reduction;
use crate::quantity::{Exact, Number, Yen, most_within, truncate_to_yen};
use crate::rules::Group;

/// The least cuts of an estimate that is over the cap. `rate` is what is charged as administration, and on what.
pub(super) fn reduction(
    subtotal: Yen,
    sums: &Sums,
    rate: Option<(Number, &[Group])>,
    cap: Yen,
    tax: &Exact,
) -> Reduction {
    let costs: Yen = sums.by_category.iter().copied().sum();
    let on = |groups: &[Group]| groups.iter().map(|group| sums.group(*group)).sum::<Yen>();
    let base = rate.map_or(Yen::ZERO, |(_, groups)| on(groups));
    let most = within(cap, tax);
    let charged = rate.and_then(|(rate, _)| {
        // What is not charged on stays: the rest is left for the base and what is charged on it.
        let left = within(most? - (costs - base), &rate.into())?;
        Some(base - left)
    });
    let excess = most.map(|most| subtotal - most);
    Reduction { charged, uncharged: excess.filter(|excess| *excess <= costs - base) }
}

/// The most yen that are, with a percentage on top, at most so many.
fn within(limit: Yen, percent: &Exact) -> Option<Yen> {
    truncate_to_yen(&most_within(&limit.into(), percent)?)
}
