//! Promises that hold for every proposal, tried on proposals made at random.

mod changes;
mod figures;
mod numbers;
mod progress;
mod texts;

use c3p_calculator::assess;
use c3p_calculator::proposal::Node;
use num_bigint::BigInt;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use crate::generate::text;

/// Places a value is scaled up by, to add exactly.
const PLACES: usize = 90;

/// Tries a law on values made at random, and on smaller ones once it fails; `PROPTEST_CASES` says
/// how many.
pub fn check<S: Strategy>(values: S, law: impl Fn(S::Value)) {
    let config = Config { failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&values, |value| {
        law(value);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

fn answer(proposal: &Node) -> Value {
    serde_json::from_str(&assess(&text(proposal))).expect("an answer is JSON")
}

/// A figure as a whole number of 10^-[`PLACES`]; none where it is `null`.
fn scaled(value: &Value) -> Option<BigInt> {
    let text = value.as_str()?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let padded = format!("{whole}{fraction}{}", "0".repeat(PLACES - fraction.len()));
    Some(padded.parse().expect("a figure is a plain decimal"))
}

fn known(value: &Value) -> BigInt {
    scaled(value).unwrap_or_else(|| panic!("not known: {value}"))
}

fn rows(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn sum<'a>(values: impl Iterator<Item = &'a Value>) -> BigInt {
    values.filter_map(scaled).sum()
}

/// The answer itself and those of its variants.
fn assessments(answer: &Value) -> Vec<&Value> {
    let variants = answer["scenarios"].as_array().into_iter().flatten();
    [answer].into_iter().chain(variants).collect()
}

/// Every budget of an answer.
fn budgets(answer: &Value) -> Vec<&Value> {
    let mut budgets = Vec::new();
    for assessment in assessments(answer) {
        budgets.push(&assessment["budget"]);
        let years = assessment["years"].as_array().into_iter().flatten();
        budgets.extend(years.map(|year| &year["budget"]).filter(|budget| !budget.is_null()));
    }
    budgets
}
