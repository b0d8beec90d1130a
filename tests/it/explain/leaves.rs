//! The leaves: an input is what the proposal says at its path, a rule is one of the rule file.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use crate::evaluator::exact::{decimal, is_shortest};
use crate::tree::at;

/// The entries of the shipped rules that carry a basis, by id.
static RULES: LazyLock<HashMap<String, Value>> = LazyLock::new(|| {
    let file = include_str!("../../../src/rules/2026-1.json");
    let file = serde_json::from_str(file).expect("the rule file is JSON");
    let mut rules = HashMap::new();
    collect(&file, &mut rules);
    rules
});

fn collect(value: &Value, rules: &mut HashMap<String, Value>) {
    match value {
        Value::Object(entries) => {
            if let (Some(id), Some(_)) = (value["id"].as_str(), entries.get("basis")) {
                rules.insert(id.to_owned(), value.clone());
            }
            entries.values().for_each(|entry| collect(entry, rules));
        }
        Value::Array(entries) => entries.iter().for_each(|entry| collect(entry, rules)),
        _ => {}
    }
}

/// A rule that a node names is in the file, with the same title, basis and source.
pub fn check_rule(rule: &Value) -> Result<(), String> {
    let id = rule["id"].as_str().ok_or("a rule without id")?;
    let shipped = RULES.get(id).ok_or_else(|| format!("no rule {id} in the file"))?;
    let differs = ["title", "basis", "source"].into_iter().find(|key| rule[*key] != shipped[*key]);
    differs.map_or(Ok(()), |key| Err(format!("the {key} of {id} is another in the file")))
}

/// Where the file gives one value, a leaf gives the same, or a table of what follows from it.
pub fn check_rule_value(node: &Value) -> Result<(), String> {
    let shipped = RULES.get(node["rule"]["id"].as_str().ok_or("a rule leaf without rule")?);
    match shipped.map(|rule| &rule["value"]) {
        _ if node["value"].is_object() => Ok(()),
        Some(value @ (Value::String(_) | Value::Number(_)))
            if !is_read_from(&node["value"], value) =>
        {
            Err(format!("the file says {value}"))
        }
        _ => Ok(()),
    }
}

/// An input leaf names a path, and its value is what can be read there.
pub fn check_input(node: &Value, proposal: &Value, readable: bool) -> Result<(), String> {
    let path = node["path"].as_str().ok_or("an input without path")?;
    let (read, written) = (&node["value"], at(proposal, path).unwrap_or(&Value::Null));
    match read {
        Value::Null if !readable || is_unanswered(written) => Ok(()),
        read if !read.is_null() && is_read_from(read, written) => Ok(()),
        _ => Err(format!("the proposal says {written}")),
    }
}

fn is_unanswered(written: &Value) -> bool {
    written.is_null() || written.as_str() == Some("")
}

/// Whether a value is what one reads in what is written: the same, a number in its shortest form,
/// or of a list the elements that can be read.
fn is_read_from(read: &Value, written: &Value) -> bool {
    match (read, written) {
        (Value::String(read), Value::Number(number)) => is_number_of(read, &number.to_string()),
        (Value::String(read), Value::String(text)) => read == text || is_number_of(read, text),
        (Value::Array(read), Value::Array(written)) => {
            let mut written = written.iter();
            read.iter().all(|element| written.any(|other| is_read_from(element, other)))
        }
        (read, written) => read == written,
    }
}

fn is_number_of(read: &str, text: &str) -> bool {
    is_shortest(read) && decimal(read).is_some() && decimal(read) == decimal(text)
}
