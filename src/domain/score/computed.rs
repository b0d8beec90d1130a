//! Items that facts decide: the governments' size, the management system, the certificates.

use std::rc::Rc;

use super::Points;
use crate::domain::answer::Answer;
use crate::domain::found::Problems;
use crate::domain::input::{Application, Government, Level, Organisation};
use crate::domain::problem::{Issue, Problem};
use crate::quantity::Number;
use crate::rules::{CertificateRule, Condition, RuleSet};
use rust_decimal::Decimal;

/// Full points when every government qualifies, none when no one does, open otherwise.
pub(super) fn municipality_scale(
    application: &Application,
    max: Decimal,
    rules: &RuleSet,
    problems: &mut Problems,
) -> Points {
    let Answer::Given(governments) = &application.governments else { return Points::open(max) };
    let mut all = !governments.is_empty();
    let mut none = all;
    for (index, government) in governments.iter().enumerate() {
        match qualifies(government, rules) {
            Some(qualifies) => {
                all &= qualifies;
                none &= !qualifies;
            }
            None => (all, none) = (false, false),
        }
        if let Some(threshold) = near_threshold(government, rules) {
            let path = format!("application.governments[{index}].fiscal_capability_index");
            problems.push(Problem::new(path, Issue::IndexNearThreshold { threshold }));
        }
    }
    match (all, none) {
        _ if application.has_more_governments => Points::open(max),
        (true, _) => Points::certain(max),
        (_, true) => Points::certain(Decimal::ZERO),
        _ => Points::open(max),
    }
}

/// Whether a government's index lies strictly below its threshold; none while that is unknown.
fn qualifies(government: &Government, rules: &RuleSet) -> Option<bool> {
    let threshold = threshold(government, rules)?;
    Some(government.fiscal_capability_index.given()? < threshold)
}

fn threshold(government: &Government, rules: &RuleSet) -> Option<Number> {
    let thresholds = &rules.score.municipality_thresholds.value;
    match government.level {
        Answer::Given(Some(Level::Prefecture)) => Some(thresholds.prefecture),
        Answer::Given(Some(Level::Municipality)) => Some(thresholds.municipality),
        _ => None,
    }
}

/// The threshold, where the index lies so closely below it that rounding may turn the result.
fn near_threshold(government: &Government, rules: &RuleSet) -> Option<Number> {
    let threshold = threshold(government, rules)?;
    let Number(index) = government.fiscal_capability_index.given()?;
    let Number(band) = rules.score.municipality_warning_band.value;
    let near = threshold.0 - band <= index && index < threshold.0;
    near.then_some(threshold)
}

/// Points of the management system's state.
pub(super) fn ems(state: &Answer<Rc<str>>, max: Decimal, rules: &RuleSet) -> Points {
    match state {
        Answer::Given(state) => match rules.score.ems.value.get(state) {
            Some(Number(points)) => Points::certain(*points),
            None => Points::open(max),
        },
        _ => Points::open(max),
    }
}

/// Points of the best certificate.
pub(super) fn wlb(organisation: &Organisation, max: Decimal, rules: &RuleSet) -> Points {
    let Answer::Given(certificates) = &organisation.wlb else { return Points::open(max) };
    let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
    for certificate in certificates {
        let rule = certificate.given().and_then(|index| rules.score.certificates.get(index));
        let (least, most) = match rule {
            Some(rule) => match certified(&rule.value, organisation, rules) {
                Certified::Counts => (rule.value.points.0, rule.value.points.0),
                Certified::Open => (Decimal::ZERO, rule.value.points.0),
                Certified::Fails => (Decimal::ZERO, Decimal::ZERO),
            },
            None => (Decimal::ZERO, max),
        };
        low = low.max(least);
        high = high.max(most);
    }
    Points::between(low, high)
}

/// Whether a certificate that is held counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Certified {
    /// Its conditions are met.
    Counts,
    /// A condition is not answered.
    Open,
    /// A condition is not met.
    Fails,
}

/// Whether a certificate's conditions are met; one that is not decides, whatever the others.
fn certified(
    certificate: &CertificateRule,
    organisation: &Organisation,
    rules: &RuleSet,
) -> Certified {
    let most_employees = rules.score.action_plan_most_employees.value;
    let few_enough = match organisation.employees {
        Answer::Given(employees) => Some(employees <= most_employees),
        _ => None,
    };
    let conditions = match certificate.condition {
        None => vec![],
        Some(Condition::WorkingHours) => vec![organisation.eruboshi_hours_met.given()],
        Some(Condition::ActionPlan) => {
            vec![few_enough, organisation.action_plan_in_force.given()]
        }
    };
    if conditions.contains(&Some(false)) {
        Certified::Fails
    } else if conditions.contains(&None) {
        Certified::Open
    } else {
        Certified::Counts
    }
}
