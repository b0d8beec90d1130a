//! Tonnes a year, by the method the user chose.
//!
//! A method is a sum of terms, each a product of given values in the order the rules write them.
//! The guidebook has no formulas; these are this tool's convention and are named so in the rules.

use crate::domain::answer::Answer;
use crate::domain::input::{Co2Measure, Method};
use crate::quantity::{Exact, Number, TooManyDigits};

/// One product of a method's formula.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    /// It is taken away.
    pub negative: bool,
    /// Factors in the order they are multiplied.
    pub factors: Vec<Factor>,
    /// The product is divided by a thousand: kilowatt-hours or kilograms.
    pub thousandth: bool,
}

/// A factor of a term.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Factor {
    /// Field of the measure.
    pub field: &'static str,
    /// What it says.
    pub answer: Answer<Number>,
    /// One is taken off before multiplying: a ratio's gain.
    pub less_one: bool,
}

impl Factor {
    fn exact(self) -> Option<Exact> {
        let value = Exact::from(self.answer.given()?);
        Some(if self.less_one { value.minus(&Exact::from(1)) } else { value })
    }
}

impl Term {
    /// The product, each step exact; none while a factor is unknown.
    fn product(&self) -> Result<Option<Exact>, TooManyDigits> {
        let factors: Option<Vec<Exact>> = self.factors.iter().map(|f| f.exact()).collect();
        let Some(factors) = factors else { return Ok(None) };
        let mut factors = factors.into_iter();
        let first = factors.next().unwrap_or_else(Exact::zero);
        let product = factors.try_fold(first, |product, factor| product.times(factor))?;
        Ok(Some(if self.thousandth { product.shifted_right(3) } else { product }))
    }
}

/// The sum of the terms; none while one is unknown.
pub(super) fn sum(terms: &[Term]) -> Result<Option<Exact>, TooManyDigits> {
    if terms.iter().flat_map(|term| &term.factors).any(|factor| factor.exact().is_none()) {
        return Ok(None);
    }
    terms.iter().try_fold(Some(Exact::zero()), |sum, term| {
        let both = sum.zip(term.product()?);
        Ok(both.map(
            |(sum, product)| {
                if term.negative { sum.minus(&product) } else { sum.plus(&product) }
            },
        ))
    })
}

/// The terms of a measure's method; none while the method is unknown.
pub(crate) fn terms(measure: &Co2Measure) -> Option<Vec<Term>> {
    let m = measure;
    Some(match m.method.given()? {
        Method::Direct => vec![plus(&[("annual_reduction", m.annual_reduction)])],
        Method::DisplacedPower => vec![displaced_power(m)],
        Method::EfficiencyRatio => vec![efficiency_ratio(m)],
        Method::ReferenceProject => vec![
            plus(&[("reference_emissions", m.reference_emissions)]),
            minus(&[("project_emissions", m.project_emissions)]),
        ],
        Method::Fuel => fuel(m),
    })
}

/// The energy wins over capacity and yield; one that can't be read never falls back on them.
fn displaced_power(m: &Co2Measure) -> Term {
    let grid = ("grid_factor", m.grid_factor);
    if !m.annual_energy_mwh.is_missing() {
        return plus(&[("annual_energy_mwh", m.annual_energy_mwh), grid]);
    }
    let capacity = ("capacity_kw", m.capacity_kw);
    let term = plus(&[capacity, ("yield_kwh_per_kw", m.yield_kwh_per_kw), grid]);
    Term { thousandth: true, ..term }
}

fn efficiency_ratio(m: &Co2Measure) -> Term {
    let energy = ("project_energy_mwh", m.project_energy_mwh);
    let mut term = plus(&[energy, ("ratio", m.ratio), ("grid_factor", m.grid_factor)]);
    for factor in &mut term.factors {
        factor.less_one = factor.field == "ratio";
    }
    term
}

/// Kilograms of both fuels as tonnes, less the power the project adds, if any.
fn fuel(m: &Co2Measure) -> Vec<Term> {
    let reference =
        [("reference_fuel_gj", m.reference_fuel_gj), ("reference_factor", m.reference_factor)];
    let project = [("project_fuel_gj", m.project_fuel_gj), ("project_factor", m.project_factor)];
    let mut terms = vec![
        Term { thousandth: true, ..plus(&reference) },
        Term { thousandth: true, ..minus(&project) },
    ];
    if !m.project_power_mwh.is_missing() {
        let power = ("project_power_mwh", m.project_power_mwh);
        terms.push(minus(&[power, ("grid_factor", m.grid_factor)]));
    }
    terms
}

fn plus(factors: &[(&'static str, Answer<Number>)]) -> Term {
    let factors =
        factors.iter().map(|(field, answer)| Factor { field, answer: *answer, less_one: false });
    Term { negative: false, factors: factors.collect(), thousandth: false }
}

fn minus(factors: &[(&'static str, Answer<Number>)]) -> Term {
    Term { negative: true, ..plus(factors) }
}
