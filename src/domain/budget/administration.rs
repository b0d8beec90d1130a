//! 一般管理費: an amount as given, or a rate on the groups the proposal names.

use super::Sums;
use super::line::MOST_YEN;
use crate::domain::answer::Answer;
use crate::domain::input::Administration;
use crate::domain::problem::{Issue, Problem};
use crate::quantity::{Exact, Yen, truncate_to_yen};
use crate::rules::{Group, RuleSet};

const RATE: &str = "general_administration.rate";
const AMOUNT: &str = "general_administration.amount";

/// The administration charged; none while it can't be computed.
pub(in crate::domain) fn administration(
    given: &Answer<Administration>,
    sums: &Sums,
    rules: &RuleSet,
    problems: &mut Vec<Problem>,
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
            match Exact::from(base).times(rate) {
                Ok(hundredfold) if hundredfold <= Exact::from(MOST_YEN).scaled_by(&100.into()) => {
                    truncate_to_yen(&hundredfold.shifted_right(2))
                }
                _ => {
                    problems.push(Problem::new(RATE, Issue::TooLarge));
                    None
                }
            }
        }
    }
}

/// The groups the rate applies to; none while they can't be read.
pub(in crate::domain) fn base_groups<'a>(
    given: &'a Administration,
    rules: &'a RuleSet,
) -> Option<&'a [Group]> {
    match &given.base {
        Answer::Given(groups) => Some(groups),
        Answer::Missing => Some(&rules.budget.administration_base.value),
        Answer::Unreadable => None,
    }
}
