//! The operations on fiscal years: how long a pair has worked together, and whether a second phase
//! needs something new.

use num_traits::ToPrimitive;
use serde_json::{Value, json};

use super::exact::exact;

/// How many years lie after the last break; nothing if a year is not known.
pub fn years_since_break(children: &[&Value]) -> Result<Option<Value>, String> {
    Ok(walk(children)?.map(|(years, _)| json!(years.to_string())))
}

/// Whether there is a break at all; nothing if a year is not known.
pub fn has_break(children: &[&Value]) -> Result<Option<Value>, String> {
    Ok(walk(children)?.map(|(_, found)| json!(found)))
}

/// The years walked back from the call's, and whether a break ended the walk.
fn walk(children: &[&Value]) -> Result<Option<(usize, bool)>, String> {
    if children.iter().any(|child| child.is_null()) {
        return Ok(None);
    }
    let whole = |child: &&Value| {
        let number = exact(child).filter(|number| number.is_integer());
        number
            .and_then(|number| number.numer().to_i64())
            .ok_or_else(|| format!("{child} is no year"))
    };
    let numbers = children.iter().map(whole).collect::<Result<Vec<_>, _>>()?;
    let (call, idle, mut years) = (numbers[0], numbers[1], numbers[2..].to_vec());
    years.sort_unstable_by(|first, second| second.cmp(first));
    let mut later = call;
    for (walked, year) in years.iter().enumerate() {
        let idle_between = later - year - 1;
        if idle <= idle_between {
            return Ok(Some((walked, true)));
        }
        later = *year;
    }
    Ok(Some((years.len(), false)))
}

/// The status of the second phase's gate.
pub fn second_phase_novelty(children: &[&Value]) -> Value {
    let [kind, phase, completed, years_of_a_phase, novelty, _] = children else {
        return Value::Null;
    };
    json!(match (kind.as_str(), phase.as_str()) {
        (Some("new"), _) | (Some("continuing"), Some("1")) => "pass",
        (Some("continuing"), Some("2")) => match novelty {
            _ if !completed.is_null() && exact(completed) != exact(years_of_a_phase) => "pass",
            Value::Bool(true) => "pass",
            Value::Bool(false) => "fail",
            _ => "unknown",
        },
        _ => "unknown",
    })
}
