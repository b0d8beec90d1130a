//! Behind the least cuts that bring an estimate to the cap.

use super::Estimate;
use crate::explain::build::{difference, most_within, remaining, sum};
use crate::explain::tree::{Tree, Value};
use crate::rules::Group;

impl Estimate<'_> {
    /// A figure of the reduction; there is none within the cap.
    pub(super) fn reduction(&self, figure: &str) -> Option<Tree> {
        let over = remaining(self.total(), self.cap()).value;
        if !matches!(over, Value::Exact(yen) if yen.is_positive()) {
            return None;
        }
        match figure {
            "charged" => Some(self.charged_reduction()),
            "uncharged" => Some(self.uncharged_reduction()),
            _ => None,
        }
    }

    /// The costs that administration is charged on, less the most of them that the other costs leave room for.
    fn charged_reduction(&self) -> Tree {
        let groups = self.charged_groups();
        let mut others = self.categories(|group| !groups.contains(&group));
        if groups.is_empty() {
            others.push(self.administration());
        }
        let room = difference(vec![self.most(), sum(others).in_unit("yen")]).in_unit("yen");
        difference(vec![self.base(groups), most_within(vec![room, self.rate()]).in_unit("yen")])
    }

    /// All other costs, less the most of them that these and the administration leave room for.
    fn uncharged_reduction(&self) -> Tree {
        let groups = self.charged_groups();
        let others = sum(self.categories(|group| !groups.contains(&group))).in_unit("yen");
        let taken = vec![self.most(), self.base(groups), self.administration()];
        let room = difference(taken).in_unit("yen");
        difference(vec![others, most_within(vec![room]).in_unit("yen")])
    }

    /// The greatest subtotal that is within the cap with its tax.
    fn most(&self) -> Tree {
        most_within(vec![self.cap(), self.tax_percent()]).in_unit("yen")
    }

    fn base(&self, groups: &[Group]) -> Tree {
        sum(groups.iter().map(|group| self.group(*group)).collect()).in_unit("yen")
    }
}
