//! Computes a node of an explanation anew from its operation and the values of its children, as
//! `docs/explain.md` says and with numbers of its own: nothing here comes from the crate.

pub mod exact;
mod history;
mod outcome;

use num_traits::{One, Signed, Zero};
use serde_json::{Value, json};

use exact::{Exact, exact, rounded_half_up, truncated};
use outcome::{Outcome, same};

/// Computes a node that is no leaf.
///
/// # Errors
/// When the operation is not in the document, or its children are not what the document says.
pub fn evaluate(node: &Value) -> Result<Outcome, String> {
    let operation = node["operation"].as_str().ok_or("no operation")?;
    let nodes = node["children"].as_array().ok_or("no children")?;
    let children: Vec<&Value> = nodes.iter().map(|child| &child["value"]).collect();
    let count = number_of_children(operation)?;
    if !count.contains(&children.len()) {
        return Err(format!("{operation} of {} children", children.len()));
    }
    let outcome = match operation {
        "same" => children[0].clone().into(),
        "too_large" => Outcome::UNKNOWN,
        "sum" | "difference" | "remaining" | "product" | "less_one" | "thousandth"
        | "percent_of" | "one_plus_percent" | "quotient" | "percentage" | "truncate"
        | "most_within" | "round_half_up" | "max" | "min" | "mean" => {
            arithmetic(operation, &children)?
        }
        "at_most" | "below_status" | "is_below" | "is_at_most" | "is_at_least" | "share_check" => {
            comparison(operation, &children)?.into()
        }
        "is_unknown" => children[0].is_null().into(),
        "all_known" => (!children.iter().any(|child| child.is_null())).into(),
        "all" => all(&truths(&children)?).into(),
        "first_known" => children.iter().find(|child| !child.is_null()).copied().cloned().into(),
        "if_equal" if same(children[0], children[1]) => children[0].clone().into(),
        "if_equal" => Outcome::UNKNOWN,
        "lookup" => lookup(children[0], children[1])?.into(),
        "points_if_all" | "points_unless_failed" | "points_unless_none" | "points_if_agreed" => {
            points(operation, children[0], &truths(&children[1..])?).into()
        }
        "list" => children.into_iter().flat_map(elements).collect::<Value>().into(),
        "missing_from" => missing(children[0], children[1])?.into(),
        "none_listed" => none_listed(children[0])?.into(),
        "ids_where_true" | "ids_where_unknown" => {
            let wanted =
                if operation == "ids_where_true" { Value::Bool(true) } else { Value::Null };
            let found = nodes.iter().filter(|child| child["value"] == wanted);
            found.map(|child| child["id"].clone()).collect::<Value>().into()
        }
        "count_pass" | "count_fail" | "count_check" | "count_unknown" => {
            let status = operation.trim_start_matches("count_");
            let counted = children.iter().filter(|child| ***child == *status).count();
            Exact::from_integer(counted.into()).into()
        }
        "years_since_break" => history::years_since_break(&children)?.into(),
        "has_break" => history::has_break(&children)?.into(),
        "second_phase_novelty" => history::second_phase_novelty(&children).into(),
        _ => return Err(format!("no operation {operation}")),
    };
    Ok(outcome)
}

fn number_of_children(operation: &str) -> Result<std::ops::RangeInclusive<usize>, String> {
    Ok(match operation {
        "same" | "less_one" | "thousandth" | "one_plus_percent" | "truncate" | "is_unknown"
        | "none_listed" => 1..=1,
        "remaining" | "percent_of" | "quotient" | "percentage" | "round_half_up" | "if_equal"
        | "lookup" | "at_most" | "below_status" | "is_below" | "is_at_most" | "is_at_least"
        | "missing_from" => 2..=2,
        "most_within" => 1..=2,
        "share_check" => 3..=3,
        "second_phase_novelty" => 6..=6,
        "years_since_break" | "has_break" => 2..=usize::MAX,
        "difference"
        | "product"
        | "too_large"
        | "min"
        | "mean"
        | "first_known"
        | "points_if_all"
        | "points_unless_failed"
        | "points_unless_none"
        | "points_if_agreed" => 1..=usize::MAX,
        "sum" | "max" | "list" | "all" | "all_known" | "ids_where_true" | "ids_where_unknown"
        | "count_pass" | "count_fail" | "count_check" | "count_unknown" => 0..=usize::MAX,
        _ => return Err(format!("no operation {operation}")),
    })
}

fn arithmetic(operation: &str, children: &[&Value]) -> Result<Outcome, String> {
    let Some(numbers) = numbers(children)? else { return Ok(Outcome::UNKNOWN) };
    let hundred = Exact::from_integer(100.into());
    let number = match (operation, numbers.as_slice()) {
        ("sum", all) => all.iter().sum(),
        ("difference", [first, others @ ..]) => first - others.iter().sum::<Exact>(),
        ("remaining", [first, second]) => (first - second).max(Exact::zero()),
        ("product", all) => all.iter().product(),
        ("less_one", [child]) => child - Exact::one(),
        ("thousandth", [child]) => child / Exact::from_integer(1000.into()),
        ("percent_of", [first, second]) => first * second / hundred,
        ("one_plus_percent", [child]) => Exact::one() + child / hundred,
        ("quotient", [_, divisor]) if !divisor.is_positive() => return Ok(Outcome::UNKNOWN),
        ("quotient", [dividend, divisor]) => dividend / divisor,
        ("percentage", [_, whole]) if !whole.is_positive() => return Ok(Outcome::UNKNOWN),
        ("percentage", [part, whole]) => part / whole * hundred,
        ("most_within", [limit, ..]) if limit.is_negative() => return Ok(Outcome::UNKNOWN),
        ("most_within", [limit]) => truncated(limit),
        ("most_within", [limit, percent]) => most_within(limit, &(percent / hundred)),
        ("truncate", [child]) => truncated(child),
        ("round_half_up", [child, decimals]) => rounded_half_up(child, decimals)?,
        ("max", all) => all.iter().max().cloned().unwrap_or_else(Exact::zero),
        ("min", all) => all.iter().min().cloned().ok_or("min of none")?,
        ("mean", all) => all.iter().sum::<Exact>() / Exact::from_integer(all.len().into()),
        _ => return Err(format!("{operation} of {children:?}")),
    };
    Ok(number.into())
}

/// Found by trying: up from where it would be if nothing were cut.
fn most_within(limit: &Exact, share: &Exact) -> Exact {
    let with = |number: &Exact| number + truncated(&(number * share));
    let mut number = truncated(&(limit / (Exact::one() + share)));
    while with(&(&number + Exact::one())) <= *limit {
        number += Exact::one();
    }
    number
}

fn comparison(operation: &str, children: &[&Value]) -> Result<Value, String> {
    let Some(numbers) = numbers(children)? else {
        let is_status = matches!(operation, "at_most" | "below_status");
        return Ok(if is_status { json!("unknown") } else { Value::Null });
    };
    let status = |passes: bool| json!(if passes { "pass" } else { "fail" });
    Ok(match (operation, numbers.as_slice()) {
        ("at_most", [first, second]) => status(first <= second),
        ("below_status", [first, second]) => status(first < second),
        ("is_below", [first, second]) => json!(first < second),
        ("is_at_most", [first, second]) => json!(first <= second),
        ("is_at_least", [first, second]) => json!(first >= second),
        ("share_check", [share, strict, _]) if share <= strict => json!("pass"),
        ("share_check", [share, _, loose]) if share <= loose => json!("depends"),
        ("share_check", _) => json!("fail"),
        _ => return Err(format!("{operation} of {children:?}")),
    })
}

fn all(truths: &[Option<bool>]) -> Value {
    match truths {
        truths if truths.contains(&Some(false)) => json!(false),
        truths if truths.contains(&None) => Value::Null,
        _ => json!(true),
    }
}

fn points(operation: &str, points: &Value, truths: &[Option<bool>]) -> Value {
    let all_are = |truth| truths.iter().all(|other| *other == Some(truth));
    let (full, none) = (points.clone(), json!("0"));
    match operation {
        "points_if_all" if all_are(true) => full,
        "points_if_all" => none,
        "points_unless_failed" if truths.contains(&Some(false)) => none,
        "points_unless_none" if !truths.is_empty() && all_are(false) => none,
        "points_unless_failed" | "points_unless_none" => full,
        _ if truths.is_empty() => Value::Null,
        _ if all_are(true) => full,
        _ if all_are(false) => none,
        _ => Value::Null,
    }
}

fn lookup(key: &Value, table: &Value) -> Result<Value, String> {
    let table = table.as_object().ok_or("lookup in what is no table")?;
    let entry = match key {
        Value::Null => table.get("null"),
        Value::String(code) => table.get(code).or(table.get("*")),
        key => table.get(&key.to_string()).or(table.get("*")),
    };
    Ok(entry.cloned().unwrap_or_default())
}

fn elements(value: &Value) -> Vec<Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(elements) => elements.clone(),
        value => vec![value.clone()],
    }
}

fn missing(wanted: &Value, given: &Value) -> Result<Option<Value>, String> {
    if wanted.is_null() || given.is_null() {
        return Ok(None);
    }
    let (Some(wanted), Some(given)) = (wanted.as_array(), given.as_array()) else {
        return Err("missing_from of what is no list".into());
    };
    Ok(Some(wanted.iter().filter(|entry| !given.contains(entry)).cloned().collect()))
}

fn none_listed(list: &Value) -> Result<Value, String> {
    match list {
        Value::Null => Ok(Value::Null),
        Value::Array(entries) => Ok(json!(if entries.is_empty() { "pass" } else { "fail" })),
        _ => Err("none_listed of what is no list".into()),
    }
}

/// The children as numbers; nothing if one is not known.
fn numbers(children: &[&Value]) -> Result<Option<Vec<Exact>>, String> {
    if children.iter().any(|child| child.is_null()) {
        return Ok(None);
    }
    let number = |child: &&Value| exact(child).ok_or_else(|| format!("{child} is no number"));
    children.iter().map(number).collect::<Result<_, _>>().map(Some)
}

fn truths(children: &[&Value]) -> Result<Vec<Option<bool>>, String> {
    let truth = |child: &&Value| match child {
        Value::Null => Ok(None),
        Value::Bool(truth) => Ok(Some(*truth)),
        child => Err(format!("{child} is neither true nor false")),
    };
    children.iter().map(truth).collect()
}
