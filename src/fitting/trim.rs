//! Chosen lines trimmed to the cap.

use super::estimate::at_most;
use super::proportion::Proportion;
use super::{Change, Estimate};

impl Estimate<'_, '_> {
    /// Lowers the prices of the lines at these positions by the same share, so that the total is
    /// within the cap and as near to it as prices allow: no single price could be a step higher. A
    /// step is the last decimal that a price was typed with.
    ///
    /// None while the estimate is not complete, where it is within the cap already, and where it
    /// would not be even without these lines.
    pub fn trim(&self, positions: &[usize]) -> Option<Change> {
        let budget = self.known()?;
        let cap = budget.cap;
        if at_most(budget, cap) {
            return None;
        }
        let mut lines = Proportion::of(self, positions.iter().copied(), self.sums());
        let guess = lines.guess(cap);
        self.change(lines.lowered(guess, &|tried| at_most(tried, cap))?)
    }
}
