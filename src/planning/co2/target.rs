//! The most subsidy, or the fewest tonnes, with which an amount per tonne is kept.

use crate::domain::assessment::Co2;
use crate::domain::budget::MOST_YEN;
use crate::proposal::{Measures, Node};
use crate::quantity::{Exact, Number, Yen, truncate_to_yen, up_quotient};
use crate::rules::RuleSet;

/// What an amount per tonne asks for.
#[derive(Clone, Debug)]
pub struct Targets {
    /// Of each measure by itself, in the proposal's order.
    pub measures: Vec<OfMeasure>,
    /// Of all measures whose subsidy and tonnes are known.
    pub all: OfAll,
}

/// What it asks of one measure. Each holds while all else stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfMeasure {
    /// The most subsidy there may be for its tonnes.
    pub subsidy: Option<Yen>,
    /// The fewest tonnes a year for its subsidy and useful life, up at the decimals of the rules.
    pub annual_tonnes: Option<Exact>,
}

/// What it asks of all measures together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfAll {
    /// The most subsidy there may be for their tonnes.
    pub subsidy: Option<Yen>,
    /// The fewest tonnes over their useful lives for their subsidies, up at the decimals of the rules.
    pub lifetime_tonnes: Option<Exact>,
    /// The same a year, where each measure's tonnes change by one share.
    pub annual_tonnes: Option<Exact>,
}

/// What an amount per tonne asks of these measures and of what is known about them.
pub fn targets(given: &Measures, known: &Co2, yen_per_tonne: Number, rules: &RuleSet) -> Targets {
    let target = Exact::from(yen_per_tonne);
    let places = rules.planning.tonnes_decimals.value;
    let measures = known.measures.iter().zip(&given.measures);
    let of_measure = measures.clone().map(|(measure, input)| {
        let life = input.useful_life_years.given();
        OfMeasure {
            subsidy: measure.lifetime_tonnes.as_ref().and_then(|tonnes| most(tonnes, &target)),
            annual_tonnes: measure
                .subsidy
                .zip(life)
                .and_then(|(subsidy, life)| fewest(&subsidy.into(), &target.scaled(life), places)),
        }
    });
    let counted = measures.filter_map(|(measure, _)| {
        Some((measure.subsidy?, measure.lifetime_tonnes.as_ref()?, measure.annual_tonnes.as_ref()?))
    });
    let counted: Vec<(Yen, &Exact, &Exact)> = counted.collect();
    let subsidy = Exact::from(counted.iter().map(|(subsidy, ..)| *subsidy).sum::<Yen>());
    let sum = |tonnes: &dyn Fn(&(Yen, &Exact, &Exact)) -> Exact| {
        counted.iter().map(tonnes).fold(Exact::zero(), |sum, tonnes| sum.plus(&tonnes))
    };
    let lifetime = sum(&|(_, lifetime, _)| (*lifetime).clone());
    let annual = sum(&|(_, _, annual)| (*annual).clone());
    let all = OfAll {
        subsidy: most(&lifetime, &target),
        lifetime_tonnes: fewest(&subsidy, &target, places),
        annual_tonnes: lifetime
            .is_positive()
            .then(|| fewest(&subsidy.scaled_by(&annual), &target.scaled_by(&lifetime), places))
            .flatten(),
    };
    Targets { measures: of_measure.collect(), all }
}

/// Whole yen for tonnes at an amount per tonne; none for no tonnes, and beyond what is computed with.
fn most(tonnes: &Exact, yen_per_tonne: &Exact) -> Option<Yen> {
    if !tonnes.is_positive() {
        return None;
    }
    truncate_to_yen(&tonnes.scaled_by(yen_per_tonne)).filter(|yen| *yen <= MOST_YEN)
}

/// Tonnes for yen at so many yen each; none for no yen, since any tonnes will do then.
fn fewest(yen: &Exact, yen_each: &Exact, places: u32) -> Option<Exact> {
    let tonnes = if yen.is_positive() { up_quotient(yen, yen_each, places) } else { None };
    tonnes.filter(|tonnes| Number::parse(&tonnes.to_string()).is_some())
}

impl OfMeasure {
    /// The edits that give a measure this subsidy: an amount, in place of a rate.
    pub fn edits(&self, position: usize) -> Option<Vec<(String, Node)>> {
        let subsidy = self.subsidy?;
        let place = format!("co2.measures[{position}]");
        let amount = (format!("{place}.subsidy"), Node::text(&subsidy.to_string()));
        Some(vec![amount, (format!("{place}.subsidy_rate"), Node::Null)])
    }
}
