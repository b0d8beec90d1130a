//! What the subsidy leaves to finance.

use crate::domain::assessment::Measure;
use crate::quantity::Exact;

/// Capital cost less subsidy; none while either is unknown. Below zero where the subsidy is higher.
pub fn gap(measure: &Measure) -> Option<Exact> {
    Some(Exact::from(measure.capital_cost?).minus(&measure.subsidy?.into()))
}
