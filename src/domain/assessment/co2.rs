//! What is known about the CO₂ cut and its cost.

use super::Status;
use crate::quantity::{Exact, Number, Yen};

/// CO₂ cut and its cost. Totals are unknown where there are more measures than are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Co2 {
    /// Every measure, in the proposal's order.
    pub measures: Vec<Measure>,
    /// Tonnes a year of the measures that have them.
    pub annual_tonnes: Option<Exact>,
    /// Tonnes over the useful lives.
    pub lifetime_tonnes: Option<Exact>,
    /// Of these, energy-related CO₂.
    pub energy_origin_annual_tonnes: Option<Exact>,
    /// Of these, energy-related CO₂.
    pub energy_origin_lifetime_tonnes: Option<Exact>,
    /// Subsidies of the measures that have them.
    pub subsidy: Option<Yen>,
    /// Capital costs of the measures that have them, in yen.
    pub capital_cost: Option<Exact>,
    /// Subsidy per tonne over the useful lives.
    pub subsidy_yen_per_tonne: Option<Exact>,
    /// The same over the measures that cut energy-related CO₂.
    pub energy_origin_subsidy_yen_per_tonne: Option<Exact>,
    /// Capital cost per tonne over the useful lives.
    pub capital_yen_per_tonne: Option<Exact>,
    /// This programme's money and the subsidies per tonne.
    pub public_yen_per_tonne: Option<Exact>,
    /// The total against the threshold that was given.
    pub threshold: Status,
}

/// One measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its id in the proposal.
    pub id: Option<String>,
    /// Tonnes a year.
    pub annual_tonnes: Option<Exact>,
    /// Tonnes over the useful life.
    pub lifetime_tonnes: Option<Exact>,
    /// Whole yen.
    pub subsidy: Option<Yen>,
    /// Capital cost in yen, as given.
    pub capital_cost: Option<Number>,
    /// It cuts energy-related CO₂.
    pub energy_origin: bool,
    /// Subsidy per tonne.
    pub subsidy_yen_per_tonne: Option<Exact>,
    /// Capital cost per tonne.
    pub capital_yen_per_tonne: Option<Exact>,
    /// The subsidy's share of the cost.
    pub subsidy_share: Status,
    /// Against the threshold that was given.
    pub threshold: Status,
}
