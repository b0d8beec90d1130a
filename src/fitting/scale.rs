//! A category at a percentage of itself.

use super::estimate::at_most;
use super::proportion::Proportion;
use super::search::greatest;
use super::{Change, Estimate};

/// All of a category, in percent.
const ALL: i128 = 100;

impl Estimate<'_, '_> {
    /// Every price of a category at a whole percentage of itself, cut to the last decimal it was
    /// typed with.
    ///
    /// None while the estimate is not complete, of a category that is not known or has no yen, and
    /// where a price or an amount would be too large.
    pub fn scale(&self, category: &str, percent: u32) -> Option<Change> {
        self.change(self.category(category)?.prices_at(percent.into(), ALL)?)
    }

    /// The greatest percentage of a category at which the total is within the cap, above 100 where
    /// there is room.
    ///
    /// None as for [`scale`](Self::scale), and where not even zero suffices.
    pub fn greatest_percent(&self, category: &str) -> Option<u32> {
        let mut lines = self.category(category)?;
        let cap = self.budget().cap;
        let mut fits = |percent| lines.at(percent, ALL).is_some_and(|tried| at_most(&tried, cap));
        if !fits(0) {
            return None;
        }
        u32::try_from(greatest(0..=u32::MAX.into(), ALL, fits)).ok()
    }

    /// The lines of a category that have yen.
    fn category(&self, code: &str) -> Option<Proportion<'_>> {
        let budget = self.known()?;
        let index = budget.by_category.iter().position(|(known, _)| known == code)?;
        let lines = Proportion::of(self, self.lines_of(&[index]), self.sums());
        Some(lines).filter(|lines| !lines.is_empty())
    }
}
