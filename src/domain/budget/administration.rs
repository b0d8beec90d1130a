//! 一般管理費: an amount as given, or a rate on the groups the proposal names.

use super::Sums;
use super::line::MOST_YEN;
use crate::domain::answer::Answer;
use crate::domain::found::Problems;
use crate::domain::input::Administration;
use crate::domain::problem::{Issue, Problem};
use crate::quantity::{Exact, Number, Yen, truncate_to_yen};
use crate::rules::{Group, RuleSet};

const RATE: &str = "general_administration.rate";
const AMOUNT: &str = "general_administration.amount";

/// The administration charged; none while it can't be computed.
pub(super) fn administration(
    given: &Answer<Administration>,
    sums: &Sums,
    rules: &RuleSet,
    problems: &mut Problems,
) -> Option<Yen> {
    let nothing = Administration::default();
    let given = match given {
        Answer::Given(given) => given,
        Answer::Missing => &nothing,
        Answer::Unreadable => return None,
    };
    match (given.amount, given.rate) {
        (Answer::Given(amount), rate) => {
            if rate.given().is_some() {
                problems.push(Problem::new(AMOUNT, Issue::AdministrationConflict));
            }
            truncate_to_yen(&amount.into())
        }
        (Answer::Unreadable, _) | (_, Answer::Unreadable) => None,
        (Answer::Missing, Answer::Missing) => {
            problems.push(Problem::new(RATE, Issue::AdministrationMissing));
            None
        }
        (Answer::Missing, Answer::Given(rate)) => {
            let base: Yen = base_groups(given, rules)?.iter().map(|group| sums.group(*group)).sum();
            let charged = charge(&base.into(), rate);
            if charged.is_none() {
                problems.push(Problem::new(RATE, Issue::TooLarge));
            }
            truncate_to_yen(&charged?)
        }
    }
}

/// A rate of a base; none where it has too many digits or is more yen than there can be.
fn charge(base: &Exact, rate: Number) -> Option<Exact> {
    let charged = base.times(rate).ok()?.shifted_right(2);
    (charged <= Exact::from(MOST_YEN)).then_some(charged)
}

/// Whether a rate of a base can be computed.
pub(crate) fn within_administration_limit(base: &Exact, rate: Number) -> bool {
    charge(base, rate).is_some()
}

/// The rate that is charged and the groups it is charged on; none where the administration is an amount, or
/// nothing is said of it.
pub(super) fn charged_groups<'a>(
    given: &'a Answer<Administration>,
    rules: &'a RuleSet,
) -> Option<(Number, &'a [Group])> {
    let Answer::Given(given) = given else { return None };
    let rate = given.rate.given().filter(|_| given.amount.is_missing())?;
    Some((rate, base_groups(given, rules)?))
}

/// The groups the rate applies to; none while they can't be read.
pub(crate) fn base_groups<'a>(
    given: &'a Administration,
    rules: &'a RuleSet,
) -> Option<&'a [Group]> {
    match &given.base {
        Answer::Given(groups) => Some(groups),
        Answer::Missing => Some(&rules.budget.administration_base.value),
        Answer::Unreadable => None,
    }
}
