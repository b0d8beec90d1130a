//! Reads the measures that cut CO₂ into the domain's input.

use super::Node;
use super::reader::{Reader, Reading};
use crate::domain::answer::Answer;
use crate::domain::found::Problems;
use crate::domain::input::{Co2Measure, Method};
use crate::quantity::Number;
use crate::rules::RuleSet;
use rust_decimal::Decimal;

/// The measures and the threshold given for them.
#[derive(Clone, Debug, Default)]
pub struct Measures {
    /// Yen per tonne to stay within.
    pub threshold: Answer<Number>,
    /// The measures.
    pub measures: Vec<Co2Measure>,
    /// There are more measures than are read.
    pub has_more: bool,
}

/// Reads the section on CO₂.
pub fn measures(
    proposal: &Node,
    reading: Reading,
    rules: &RuleSet,
    problems: &mut Problems,
) -> Measures {
    let mut root = Reader { node: proposal, path: String::new(), reading, problems };
    let (mut section, _) = root.object("co2");
    let threshold = {
        let (mut threshold, _) = section.object("threshold");
        threshold.check(&["source"], &[]);
        threshold.quantity("yen_per_tonne")
    };
    let measures = section.objects("measures", |row, _| measure(row, rules));
    let (measures, is_whole) =
        measures.given().map_or((Vec::new(), true), |listed| (listed.elements, listed.is_whole));
    Measures { threshold, measures, has_more: !is_whole }
}

fn measure(row: &mut Reader<'_>, rules: &RuleSet) -> Co2Measure {
    row.check(&["name"], &[]);
    row.texts("sources");
    Co2Measure {
        id: row.text("id").given(),
        route: row.code("route", |code| {
            rules.co2.routes.iter().position(|route| route.value.code == code)
        }),
        method: row.code("method", method),
        energy_origin: row.boolean("energy_origin"),
        annual_reduction: row.signed("annual_reduction"),
        annual_energy_mwh: row.quantity("annual_energy_mwh"),
        capacity_kw: row.quantity("capacity_kw"),
        yield_kwh_per_kw: row.quantity("yield_kwh_per_kw"),
        grid_factor: row.quantity("grid_factor"),
        project_energy_mwh: row.quantity("project_energy_mwh"),
        ratio: row.quantity("ratio"),
        reference_emissions: row.quantity("reference_emissions"),
        project_emissions: row.quantity("project_emissions"),
        reference_fuel_gj: row.quantity("reference_fuel_gj"),
        reference_factor: row.quantity("reference_factor"),
        project_fuel_gj: row.quantity("project_fuel_gj"),
        project_factor: row.quantity("project_factor"),
        project_power_mwh: row.quantity("project_power_mwh"),
        useful_life_years: row.quantity("useful_life_years"),
        capital_cost: row.quantity("capital_cost"),
        subsidy_rate: row.quantity_up_to("subsidy_rate", Number(Decimal::ONE_HUNDRED)),
        subsidy: row.quantity("subsidy"),
    }
}

/// Where the given factors come from: free texts under any key.
fn method(code: &str) -> Option<Method> {
    match code {
        "direct" => Some(Method::Direct),
        "displaced_power" => Some(Method::DisplacedPower),
        "efficiency_ratio" => Some(Method::EfficiencyRatio),
        "reference_project" => Some(Method::ReferenceProject),
        "fuel" => Some(Method::Fuel),
        _ => None,
    }
}
