//! Totals over the measures: each takes the measures for which it is known.

use super::{against_threshold, yen_per_tonne};
use crate::domain::answer::Answer;
use crate::domain::assessment::{Co2, Measure, Status};
use crate::quantity::{Exact, Number, Yen};
use crate::rules::RuleSet;

/// Which measures a cost per tonne is taken over, with their sums.
struct Counted {
    /// Costs.
    cost: Exact,
    /// Tonnes over the useful lives.
    tonnes: Exact,
}

impl Counted {
    /// Sums over the measures for which both this cost and the tonnes are known.
    fn over<'a>(
        measures: impl Iterator<Item = &'a Measure>,
        cost: impl Fn(&Measure) -> Option<Exact>,
    ) -> Self {
        let known = measures.filter_map(|m| Some((cost(m)?, m.lifetime_tonnes.as_ref()?)));
        let nothing = Self { cost: Exact::zero(), tonnes: Exact::zero() };
        known.fold(nothing, |sums, (cost, tonnes)| Self {
            cost: sums.cost.plus(&cost),
            tonnes: sums.tonnes.plus(tonnes),
        })
    }
}

pub(super) fn totals(
    measures: Vec<Measure>,
    threshold: Answer<Number>,
    budget_total: Yen,
    rules: &RuleSet,
) -> Co2 {
    let energy_origin = || measures.iter().filter(|measure| measure.energy_origin);
    let subsidy = |measure: &Measure| measure.subsidy.map(Exact::from);
    let capital = |measure: &Measure| measure.capital_cost.map(Exact::from);
    let subsidised = Counted::over(measures.iter(), subsidy);
    let energy_subsidised = Counted::over(energy_origin(), subsidy);
    let invested = Counted::over(measures.iter(), capital);
    let per_tonne = |sums: &Counted| yen_per_tonne(&sums.cost, &sums.tonnes, rules);
    let public = subsidised.cost.plus(&budget_total.into());
    Co2 {
        annual_tonnes: Some(sum(measures.iter().filter_map(|m| m.annual_tonnes.as_ref()))),
        lifetime_tonnes: Some(sum(measures.iter().filter_map(|m| m.lifetime_tonnes.as_ref()))),
        energy_origin_annual_tonnes: Some(sum(
            energy_origin().filter_map(|m| m.annual_tonnes.as_ref())
        )),
        energy_origin_lifetime_tonnes: Some(sum(
            energy_origin().filter_map(|m| m.lifetime_tonnes.as_ref())
        )),
        subsidy: Some(measures.iter().filter_map(|measure| measure.subsidy).sum()),
        capital_cost: Some(
            measures.iter().filter_map(capital).fold(Exact::zero(), |a, b| a.plus(&b)),
        ),
        subsidy_yen_per_tonne: per_tonne(&subsidised),
        energy_origin_subsidy_yen_per_tonne: per_tonne(&energy_subsidised),
        capital_yen_per_tonne: per_tonne(&invested),
        public_yen_per_tonne: yen_per_tonne(&public, &subsidised.tonnes, rules),
        threshold: against_threshold(Some(&subsidised.cost), Some(&subsidised.tonnes), threshold),
        measures,
    }
}

/// The totals of more measures than are read.
pub(super) fn unknown(measures: Vec<Measure>) -> Co2 {
    Co2 {
        measures,
        annual_tonnes: None,
        lifetime_tonnes: None,
        energy_origin_annual_tonnes: None,
        energy_origin_lifetime_tonnes: None,
        subsidy: None,
        capital_cost: None,
        subsidy_yen_per_tonne: None,
        energy_origin_subsidy_yen_per_tonne: None,
        capital_yen_per_tonne: None,
        public_yen_per_tonne: None,
        threshold: Status::Unknown,
    }
}

fn sum<'a>(values: impl Iterator<Item = &'a Exact>) -> Exact {
    values.fold(Exact::zero(), |sum, value| sum.plus(value))
}
