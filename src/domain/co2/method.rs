//! Tonnes a year, by the method the user chose.
//!
//! A method is a sum of terms, each a product of given values in the order the rules write them.
//! The guidebook has no formulas; these are this tool's convention and are named so in the rules.

use crate::domain::answer::Answer;
use crate::domain::input::{Co2Measure, Method};
use crate::quantity::{Exact, Number, TooManyDigits};

/// One product of a method's formula.
#[derive(Clone, Debug)]
pub(in crate::domain) struct Term {
    /// It is taken away.
    pub negative: bool,
    /// Factors with their field, in the order they are multiplied.
    pub factors: Vec<Factor>,
    /// The product is divided by 10^this.
    pub divided_by_ten_to: i32,
}

/// A factor of a term.
#[derive(Clone, Copy, Debug)]
pub(in crate::domain) struct Factor {
    /// Field of the measure.
    pub field: &'static str,
    /// Its value.
    pub value: Number,
    /// One is taken off before multiplying: a ratio's gain.
    pub less_one: bool,
}

/// A method's terms.
pub(in crate::domain) type Terms = Vec<Term>;

impl Factor {
    fn exact(self) -> Exact {
        let value = Exact::from(self.value);
        if self.less_one { value.minus(&Exact::from(1)) } else { value }
    }
}

impl Term {
    /// The product, each step exact.
    pub(in crate::domain) fn product(&self) -> Result<Exact, TooManyDigits> {
        let mut factors = self.factors.iter().map(|factor| factor.exact());
        let first = factors.next().unwrap_or_else(Exact::zero);
        let product = factors.try_fold(first, |product, factor| product.times(factor))?;
        Ok(product.shifted_right(self.divided_by_ten_to))
    }
}

/// The sum of the terms.
pub(super) fn sum(terms: &[Term]) -> Result<Exact, TooManyDigits> {
    terms.iter().try_fold(Exact::zero(), |sum, term| {
        let product = term.product()?;
        Ok(if term.negative { sum.minus(&product) } else { sum.plus(&product) })
    })
}

/// The terms of a measure's method; none while a value they need is unknown.
pub(in crate::domain) fn terms(measure: &Co2Measure) -> Option<Terms> {
    let m = measure;
    let terms = match m.method.given()? {
        Method::Direct => vec![plus(&[("annual_reduction", m.annual_reduction)])?],
        Method::DisplacedPower => vec![displaced_power(m)?],
        Method::EfficiencyRatio => {
            let mut term = plus(&[
                ("project_energy_mwh", m.project_energy_mwh),
                ("ratio", m.ratio),
                ("grid_factor", m.grid_factor),
            ])?;
            for factor in &mut term.factors {
                factor.less_one = factor.field == "ratio";
            }
            vec![term]
        }
        Method::ReferenceProject => vec![
            plus(&[("reference_emissions", m.reference_emissions)])?,
            minus(&[("project_emissions", m.project_emissions)])?,
        ],
        Method::Fuel => fuel(m)?,
    };
    Some(terms)
}

/// The energy wins over capacity and yield; one that can't be read never falls back on them.
fn displaced_power(m: &Co2Measure) -> Option<Term> {
    let grid = ("grid_factor", m.grid_factor);
    if m.annual_energy_mwh.is_missing() {
        let capacity = ("capacity_kw", m.capacity_kw);
        let mut term = plus(&[capacity, ("yield_kwh_per_kw", m.yield_kwh_per_kw), grid])?;
        term.divided_by_ten_to = 3;
        Some(term)
    } else {
        plus(&[("annual_energy_mwh", m.annual_energy_mwh), grid])
    }
}

/// Kilograms of both fuels as tonnes, less the power the project adds, if any.
fn fuel(m: &Co2Measure) -> Option<Terms> {
    let kilograms = |term: Option<Term>| term.map(|term| Term { divided_by_ten_to: 3, ..term });
    let reference =
        [("reference_fuel_gj", m.reference_fuel_gj), ("reference_factor", m.reference_factor)];
    let project = [("project_fuel_gj", m.project_fuel_gj), ("project_factor", m.project_factor)];
    let mut terms = vec![kilograms(plus(&reference))?, kilograms(minus(&project))?];
    if !m.project_power_mwh.is_missing() {
        let power = [("project_power_mwh", m.project_power_mwh), ("grid_factor", m.grid_factor)];
        terms.push(minus(&power)?);
    }
    Some(terms)
}

fn plus(factors: &[(&'static str, Answer<Number>)]) -> Option<Term> {
    let given = factors.iter().map(|(field, answer)| {
        answer.given().map(|value| Factor { field, value, less_one: false })
    });
    Some(Term { negative: false, factors: given.collect::<Option<_>>()?, divided_by_ten_to: 0 })
}

fn minus(factors: &[(&'static str, Answer<Number>)]) -> Option<Term> {
    plus(factors).map(|term| Term { negative: true, ..term })
}
