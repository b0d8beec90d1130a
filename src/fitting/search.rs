//! The greatest number that fits, found by trying few.

use std::ops::RangeInclusive;

/// How much further each probe reaches, until there is one on either side of the answer.
const STRIDE: i128 = 8;

/// The greatest number of a range that fits. The first of the range is taken to fit. Wherever fitting
/// is not a matter of more or less, the answer still fits and its successor does not.
///
/// A `guess` near the answer spares most of the tries.
pub(super) fn greatest(
    range: RangeInclusive<i128>,
    guess: i128,
    mut fits: impl FnMut(i128) -> bool,
) -> i128 {
    let (mut low, mut high) = (*range.start(), range.end().saturating_add(1));
    let mut reach: i128 = 1;
    let mut probe = guess;
    while high.saturating_sub(low) > 1 {
        let tried = probe.max(low + 1).min(high - 1);
        if fits(tried) {
            low = tried;
            probe = low.saturating_add(reach);
        } else {
            high = tried;
            probe = high.saturating_sub(reach);
        }
        reach = reach.saturating_mul(STRIDE);
        let between = high.saturating_sub(low);
        if reach >= between {
            probe = low + between / 2;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_last_that_fits_from_any_guess() {
        for last in [0, 1, 7, 99, 100] {
            for guess in [-5, 0, 1, 50, 99, 100, 1_000] {
                assert_eq!(greatest(0..=100, guess, |n| n <= last), last, "{last} from {guess}");
            }
        }
        assert_eq!(greatest(3..=3, 0, |_| true), 3);
    }

    #[test]
    fn a_good_guess_spares_tries() {
        let tries = |guess| {
            let mut count = 0;
            greatest(0..=1_000_000_000, guess, |n| {
                count += 1;
                n <= 123_456_789
            });
            count
        };
        assert!(tries(123_456_700) <= 16, "{}", tries(123_456_700));
        assert!(tries(0) <= 45, "{}", tries(0));
    }
}
