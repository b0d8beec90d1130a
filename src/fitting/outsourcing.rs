//! Outsourcing brought to what its limit allows.

use crate::domain::assessment::Budget;
use crate::quantity::{Yen, truncate_share};
use crate::rules::Group;

use super::estimate::{at_most, strictly_outsourced};
use super::proportion::{Proportion, WHOLE};
use super::{Change, Estimate};

impl Estimate<'_, '_> {
    /// Moves the prices of outsourcing by the same share, to the most that is allowed now: down to
    /// its limit where that is exceeded by the strict reading, whatever the total; else up to where
    /// the limit or the cap is reached.
    ///
    /// None while the estimate is not complete, without outsourcing, and where nothing would change.
    pub fn outsourcing_to_limit(&self) -> Option<Change> {
        let budget = self.known()?;
        let positions = self.lines_of(&self.categories(Group::Outsourcing));
        let mut lines = Proportion::of(self, positions, self.sums());
        let room = self.room()?.outsourcing;
        let now = budget.outsourcing_amount;
        let share =
            |yen: Yen| truncate_share(yen.0, WHOLE, now.0).map_or(WHOLE, |(share, _)| share);
        let prices = if strictly_outsourced(budget) {
            if !at_most(budget, budget.cap) || lines.is_empty() {
                return None;
            }
            let fits = |tried: &Budget| strictly_outsourced(tried) && at_most(tried, tried.cap);
            lines.raised(share(now + room.to_add), &fits)
        } else {
            lines.lowered(share(room.allowed), &strictly_outsourced)
        };
        self.change(prices?).filter(|change| !change.is_empty())
    }
}
