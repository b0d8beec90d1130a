//! One measure: tonnes, subsidy, and what a tonne costs.

use super::{against_threshold, method, yen_per_tonne};
use crate::domain::answer::Answer;
use crate::domain::assessment::{Measure, Status};
use crate::domain::found::Problems;
use crate::domain::input::Co2Measure;
use crate::domain::problem::{Issue, Problem};
use crate::quantity::{Exact, Number, TooManyDigits, Yen, truncate_to_yen};
use crate::rules::RuleSet;

/// Most tonnes a measure can have: 10^12.
const MOST_TONNES: u64 = 1_000_000_000_000;

/// Assesses one measure. Problems' paths start at the measure.
pub(super) fn measure(
    given: &Co2Measure,
    threshold: Answer<Number>,
    rules: &RuleSet,
    problems: &mut Problems,
) -> Measure {
    let annual_tonnes = computed(annual(given), problems);
    let lifetime_tonnes = computed(lifetime(annual_tonnes.as_ref(), given), problems);
    let subsidy = subsidy(given, problems);
    let exact_subsidy = subsidy.map(Exact::from);
    let capital_cost = given.capital_cost.given();
    let per_tonne = |cost: Option<&Exact>| yen_per_tonne(cost?, lifetime_tonnes.as_ref()?, rules);
    if needs_energy_origin(given, rules) && given.energy_origin.is(&false) {
        problems.push(Problem::new("energy_origin", Issue::RouteNeedsEnergyOrigin));
    }
    Measure {
        id: given.id.as_deref().map(str::to_owned),
        subsidy_yen_per_tonne: per_tonne(exact_subsidy.as_ref()),
        capital_yen_per_tonne: per_tonne(capital_cost.map(Exact::from).as_ref()),
        subsidy_share: subsidy_share(given, subsidy, rules),
        threshold: against_threshold(exact_subsidy.as_ref(), lifetime_tonnes.as_ref(), threshold),
        energy_origin: given.energy_origin.is(&true),
        annual_tonnes,
        lifetime_tonnes,
        subsidy,
        capital_cost,
    }
}

/// What was computed; none, and a problem, where it could not be exactly.
fn computed<T>(outcome: Result<Option<T>, TooManyDigits>, problems: &mut Problems) -> Option<T> {
    outcome.unwrap_or_else(|TooManyDigits| {
        problems.push(Problem::new("", Issue::TooLarge));
        None
    })
}

fn annual(given: &Co2Measure) -> Result<Option<Exact>, TooManyDigits> {
    let Some(terms) = method::terms(given) else { return Ok(None) };
    method::sum(&terms)?.map(within_limit).transpose()
}

fn lifetime(annual: Option<&Exact>, given: &Co2Measure) -> Result<Option<Exact>, TooManyDigits> {
    match (annual, given.useful_life_years) {
        (Some(annual), Answer::Given(years)) => within_limit(annual.times(years)?).map(Some),
        _ => Ok(None),
    }
}

fn within_limit(tonnes: Exact) -> Result<Exact, TooManyDigits> {
    if tonnes.magnitude() <= Exact::from(Yen(MOST_TONNES.into())) {
        Ok(tonnes)
    } else {
        Err(TooManyDigits)
    }
}

/// The subsidy given, else the rate's share of the cost, cut to whole yen.
fn subsidy(given: &Co2Measure, problems: &mut Problems) -> Option<Yen> {
    match (given.subsidy, given.subsidy_rate, given.capital_cost) {
        (Answer::Given(amount), rate, _) => {
            if rate.given().is_some() {
                problems.push(Problem::new("subsidy", Issue::SubsidyConflict));
            }
            truncate_to_yen(&amount.into())
        }
        (Answer::Missing, Answer::Given(rate), Answer::Given(cost)) => {
            let share = Exact::from(cost).times(rate).map(|share| Some(share.shifted_right(2)));
            truncate_to_yen(&computed(share, problems)?)
        }
        _ => None,
    }
}

/// Whether the subsidy's share of the cost is small enough, where the route limits it. A route that
/// is not answered is taken as limited, the stricter reading.
fn subsidy_share(given: &Co2Measure, subsidy: Option<Yen>, rules: &RuleSet) -> Status {
    let route = match given.route {
        Answer::Unreadable => return Status::Unknown,
        Answer::Given(route) => rules.co2.routes.get(route),
        Answer::Missing => None,
    };
    if route.is_some_and(|route| !route.value.limits_subsidy) {
        return Status::NotApplicable;
    }
    match (subsidy, given.capital_cost) {
        (Some(subsidy), Answer::Given(cost)) => {
            let most = Exact::from(cost).scaled(rules.co2.subsidy_share.value);
            Status::of(Exact::from(subsidy) <= most)
        }
        _ => Status::Unknown,
    }
}

fn needs_energy_origin(given: &Co2Measure, rules: &RuleSet) -> bool {
    let route = given.route.given().and_then(|route| rules.co2.routes.get(route));
    route.is_some_and(|route| route.value.energy_origin_only)
}
