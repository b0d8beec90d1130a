//! What must hold for every node of an explanation: its form, its value computed anew, and that its
//! leaves say what stands in the proposal and in the rules.

use num_bigint::BigInt;
use num_traits::{One, Signed};
use serde_json::{Map, Value};

use super::leaves;
use crate::evaluator::evaluate;
use crate::evaluator::exact::{Exact, exact, is_shortest, significant_digits};

const KEYS: [&str; 8] =
    ["value", "unit", "operation", "children", "path", "rule", "id", "not_counted"];
const UNITS: [&str; 6] = ["yen", "points", "years", "percent", "tCO2", "yen_per_tonne"];

/// What the trees of one proposal are held against.
pub struct Grounds<'v> {
    pub proposal: &'v Value,
    /// Everything in the proposal can be read.
    pub readable: bool,
}

impl Grounds<'_> {
    /// Checks a node and all below it; counts them.
    ///
    /// # Errors
    /// When something does not hold, in words.
    pub fn check(&self, node: &Value) -> Result<usize, String> {
        let object = node.as_object().ok_or("a node that is no object")?;
        self.check_node(object, node).map_err(|what| format!("{what}: {node}"))?;
        let mut count = 1;
        for child in children(node) {
            count += self.check(child)?;
        }
        for left_out in node["not_counted"].as_array().into_iter().flatten() {
            let text = &left_out["text"];
            let is_complete = [&left_out["reason"], &text["ja"], &text["en"]]
                .into_iter()
                .all(|words| words.as_str().is_some_and(|words| !words.is_empty()));
            if !is_complete {
                return Err(format!("what is not counted has no reason in words: {left_out}"));
            }
            count += self.check(&left_out["node"])?;
        }
        Ok(count)
    }

    fn check_node(&self, object: &Map<String, Value>, node: &Value) -> Result<(), String> {
        check_form(object)?;
        if let Some(rule) = object.get("rule") {
            leaves::check_rule(rule)?;
        }
        match object["operation"].as_str() {
            Some("input" | "rule") if !children(node).is_empty() => {
                Err("a leaf with children".into())
            }
            Some("input") => leaves::check_input(node, self.proposal, self.readable),
            Some("rule") => leaves::check_rule_value(node),
            _ if object.contains_key("path") => Err("a path at what is no input".into()),
            Some("too_large") => check_too_large(node),
            _ => check_value(node),
        }
    }
}

/// The children of a node.
pub fn children(node: &Value) -> &[Value] {
    node["children"].as_array().map_or(&[], Vec::as_slice)
}

fn check_form(object: &Map<String, Value>) -> Result<(), String> {
    if let Some(key) = object.keys().find(|key| !KEYS.contains(&key.as_str())) {
        return Err(format!("an undocumented key {key}"));
    }
    if let Some(key) = KEYS[..4].iter().find(|key| !object.contains_key(**key)) {
        return Err(format!("no {key}"));
    }
    match &object["unit"] {
        Value::Null => Ok(()),
        Value::String(unit) if UNITS.contains(&unit.as_str()) => Ok(()),
        unit => Err(format!("an undocumented unit {unit}")),
    }
}

fn check_value(node: &Value) -> Result<(), String> {
    let stated = &node["value"];
    let computed = evaluate(node)?;
    if !computed.is(stated) {
        return Err(format!("{computed:?} comes out, not {stated}"));
    }
    let is_number = exact(stated).is_some();
    match stated.as_str() {
        Some(text) if is_number && !text.split('/').all(is_shortest) => {
            Err(format!("{text} has zeros too many"))
        }
        _ => Ok(()),
    }
}

/// Nothing is called too large that would fit: 10^12 tonnes, 10^15 yen.
fn check_too_large(node: &Value) -> Result<(), String> {
    let limit = BigInt::from(10).pow(if node["unit"] == "tCO2" { 12 } else { 15 });
    let limit = Exact::from_integer(limit);
    match (&node["value"], children(node).iter().any(|child| exceeds(child, &limit))) {
        (Value::Null, true) => Ok(()),
        (Value::Null, false) => Err("too large and yet fits".into()),
        _ => Err("too large and yet known".into()),
    }
}

/// Whether a value on the way is over the limit or needs more than 28 digits.
fn exceeds(node: &Value, limit: &Exact) -> bool {
    let is_beyond = |number: &Exact| {
        *limit < number.abs() || significant_digits(number).is_some_and(|digits| 28 < digits)
    };
    let factors = children(node).iter().map_while(|child| exact(&child["value"]));
    let mut products = factors.scan(Exact::one(), |product, factor| {
        *product *= factor;
        Some(product.clone())
    });
    let is_product = node["operation"] == "product" || node["operation"] == "percent_of";
    exact(&node["value"]).as_ref().is_some_and(is_beyond)
        || is_product && products.any(|product| is_beyond(&product))
        || children(node).iter().any(|child| exceeds(child, limit))
}
