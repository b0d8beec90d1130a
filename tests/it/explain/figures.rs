//! Every figure of an assessment with its name.

use serde_json::Value;

/// What stands in an assessment and is no figure. Steps and next steps point at what to do.
const NO_FIGURES: [&str; 7] =
    ["rules", "id", "name", "problems", "steps", "progress", "next_steps"];

/// Lists whose entries are named by an id of the rules; all others are named by their place.
const NAMED_BY_ID: [&str; 3] = ["items", "gates", "checks"];

/// The figures of an assessment: name and value.
pub fn figures(assessment: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    walk(assessment, "", &mut found);
    found
}

fn walk<'v>(value: &'v Value, name: &str, found: &mut Vec<(String, &'v Value)>) {
    match value {
        Value::Object(entries) => {
            for (key, entry) in
                entries.iter().filter(|(key, _)| !NO_FIGURES.contains(&key.as_str()))
            {
                let name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                walk(entry, &name, found);
            }
        }
        Value::Array(entries) if is_list_of_rows(name, entries) => {
            for (index, entry) in entries.iter().enumerate() {
                walk(entry, &name_of(name, index, entry), found);
            }
        }
        value => found.push((name.to_owned(), value)),
    }
}

/// An empty list of the user's rows holds no figure; an empty list of codes is one.
fn is_list_of_rows(name: &str, entries: &[Value]) -> bool {
    match entries.first() {
        Some(entry) => entry.is_object(),
        None => ["lines", "measures", "years", "scenarios"]
            .iter()
            .any(|rows| name.ends_with(rows) && !name.ends_with("equipment_threshold.lines")),
    }
}

fn name_of(list: &str, index: usize, entry: &Value) -> String {
    let key = list.rsplit('.').next().unwrap_or(list);
    match entry["id"].as_str().filter(|_| NAMED_BY_ID.contains(&key)) {
        Some(id) => format!("{list}.{id}"),
        None => format!("{list}[{index}]"),
    }
}
