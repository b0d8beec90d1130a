//! Yen by category while leftovers are given back, and what is known not to fit any more.

use crate::quantity::Yen;

/// Sums that fit, and only grow.
pub(super) struct Tally<F> {
    sums: Vec<Yen>,
    /// By category the least yen that did not fit on top. Sums only grow, so as much or more never
    /// will, and the engine need not be asked again: of ten thousand lines it is asked about few.
    refused: Vec<Option<Yen>>,
    fits: F,
}

impl<F: Fn(&[Yen]) -> bool> Tally<F> {
    /// Starts with sums that fit.
    pub(super) fn new(sums: Vec<Yen>, fits: F) -> Self {
        let refused = vec![None; sums.len()];
        Self { sums, refused, fits }
    }

    /// Whether so many yen more fit in a category.
    pub(super) fn takes(&mut self, category: usize, more: Yen) -> bool {
        if more <= Yen::ZERO {
            return true;
        }
        let least = self.refused.get(category).copied().flatten();
        if least.is_some_and(|least| more >= least) {
            return false;
        }
        self.add(category, more);
        let fits = (self.fits)(&self.sums);
        self.add(category, Yen::ZERO - more);
        if let Some(least) = self.refused.get_mut(category).filter(|_| !fits) {
            *least = Some(more);
        }
        fits
    }

    /// Adds yen to a category.
    pub(super) fn add(&mut self, category: usize, yen: Yen) {
        add(&mut self.sums, category, yen);
    }
}

/// Adds yen to the sum of a category.
pub(super) fn add(sums: &mut [Yen], category: usize, yen: Yen) {
    if let Some(sum) = sums.get_mut(category) {
        *sum = *sum + yen;
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn asks_only_what_it_does_not_know() {
        let asked = Cell::new(0);
        let mut tally = Tally::new(vec![Yen(5), Yen(1)], |sums: &[Yen]| {
            asked.set(asked.get() + 1);
            sums.iter().copied().sum::<Yen>() <= Yen(10)
        });
        assert!(tally.takes(0, Yen(4)) && !tally.takes(0, Yen(5)));
        assert!(!tally.takes(0, Yen(5)) && !tally.takes(0, Yen(9)) && tally.takes(0, Yen(0)));
        assert_eq!(asked.get(), 2);
        tally.add(0, Yen(4));
        assert!(!tally.takes(0, Yen(1)) && !tally.takes(1, Yen(1)));
        assert_eq!(asked.get(), 4);
    }
}
