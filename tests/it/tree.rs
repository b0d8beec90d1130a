//! Places in JSON texts: reading a figure by its path, putting a value at one.

use serde_json::{Map, Value};

/// One step of a path.
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

fn steps(path: &str) -> Vec<Step<'_>> {
    let parts = path.split(['.', '[']).filter(|part| !part.is_empty());
    let step = |part: &'_ str| part.strip_suffix(']').map(|index| index.parse::<usize>());
    parts
        .map(|part| match step(part) {
            Some(index) => Step::Index(index.expect("an index is a number")),
            None => Step::Key(part),
        })
        .collect()
}

/// The value at a path; a key on a list names the entry with this id. `None` where nothing is.
pub fn at<'a>(tree: &'a Value, path: &str) -> Option<&'a Value> {
    steps(path).iter().try_fold(tree, |value, step| match (step, value) {
        (Step::Key(key), Value::Object(entries)) => entries.get(*key),
        (Step::Key(id), Value::Array(rows)) => rows.iter().find(|row| row["id"] == **id),
        (Step::Index(index), Value::Array(rows)) => rows.get(*index),
        _ => None,
    })
}

/// Puts a value at a path, making objects and lists on the way. An index past the end appends.
pub fn put(tree: &mut Value, path: &str, value: Value) {
    let slot = steps(path).iter().fold(tree, |slot, step| match step {
        Step::Key(key) => {
            if !slot.is_object() {
                *slot = Value::Object(Map::new());
            }
            slot.as_object_mut().expect("just made").entry(*key).or_insert(Value::Null)
        }
        Step::Index(index) => {
            if !slot.is_array() {
                *slot = Value::Array(Vec::new());
            }
            let rows = slot.as_array_mut().expect("just made");
            let last = rows.len();
            if *index >= last {
                rows.push(Value::Null);
            }
            &mut rows[(*index).min(last)]
        }
    });
    *slot = value;
}

/// Every place of a tree that holds an object, as paths; the root is the empty one.
pub fn objects(tree: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(tree, String::new(), &mut |path, value| {
        if value.is_object() {
            found.push(path.to_owned());
        }
    });
    found
}

/// Visits every value of a tree with its path.
pub fn walk(tree: &Value, path: String, visit: &mut impl FnMut(&str, &Value)) {
    visit(&path, tree);
    match tree {
        Value::Object(entries) => {
            for (key, value) in entries {
                let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                walk(value, below, visit);
            }
        }
        Value::Array(rows) => {
            for (index, value) in rows.iter().enumerate() {
                walk(value, format!("{path}[{index}]"), visit);
            }
        }
        _ => {}
    }
}

#[test]
fn reads_and_puts() {
    let mut tree = serde_json::json!({"items": [{"id": "a", "max": "4"}]});
    assert_eq!(at(&tree, "items.a.max"), Some(&Value::from("4")));
    assert_eq!(at(&tree, "items[0].id"), Some(&Value::from("a")));
    assert_eq!(at(&tree, "items.b.max"), None);
    put(&mut tree, "items[7].max", "5".into());
    put(&mut tree, "more.rows[0]", true.into());
    assert_eq!(tree["items"][1]["max"], "5");
    assert_eq!(tree["more"]["rows"][0], true);
}
