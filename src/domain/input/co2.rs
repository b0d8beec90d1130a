//! A measure that cuts CO₂, as the proposal gives it.

use std::rc::Rc;

use crate::domain::answer::Answer;
use crate::quantity::Number;

/// How a measure's tonnes a year are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The tonnes are given.
    Direct,
    /// Clean power takes the place of other power.
    DisplacedPower,
    /// The same service takes less power.
    EfficiencyRatio,
    /// Emissions without and with the project.
    ReferenceProject,
    /// Fuel without and with the project.
    Fuel,
}

/// A measure that cuts CO₂.
#[derive(Clone, Debug, Default)]
pub struct Co2Measure {
    /// Its id.
    pub id: Option<Rc<str>>,
    /// How it is financed, as position in the rules.
    pub route: Answer<usize>,
    /// How its tonnes are computed.
    pub method: Answer<Method>,
    /// It cuts energy-related CO₂.
    pub energy_origin: Answer<bool>,
    /// Tonnes a year, may be negative.
    pub annual_reduction: Answer<Number>,
    /// MWh a year.
    pub annual_energy_mwh: Answer<Number>,
    /// kW.
    pub capacity_kw: Answer<Number>,
    /// kWh a year per kW.
    pub yield_kwh_per_kw: Answer<Number>,
    /// tCO₂ per MWh.
    pub grid_factor: Answer<Number>,
    /// MWh a year with the project.
    pub project_energy_mwh: Answer<Number>,
    /// Efficiency with the project over that without.
    pub ratio: Answer<Number>,
    /// Tonnes a year without the project.
    pub reference_emissions: Answer<Number>,
    /// Tonnes a year with the project.
    pub project_emissions: Answer<Number>,
    /// GJ a year without the project.
    pub reference_fuel_gj: Answer<Number>,
    /// kgCO₂ per GJ.
    pub reference_factor: Answer<Number>,
    /// GJ a year with the project.
    pub project_fuel_gj: Answer<Number>,
    /// kgCO₂ per GJ.
    pub project_factor: Answer<Number>,
    /// MWh a year the project adds.
    pub project_power_mwh: Answer<Number>,
    /// Years.
    pub useful_life_years: Answer<Number>,
    /// Yen.
    pub capital_cost: Answer<Number>,
    /// Percent of the capital cost.
    pub subsidy_rate: Answer<Number>,
    /// Yen.
    pub subsidy: Answer<Number>,
}
