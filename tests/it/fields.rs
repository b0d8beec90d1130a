//! Every field of the format, one after the other: what can't be read there is said there.

use c3p_calculator::assess;
use c3p_calculator::proposal::{
    BUDGET_FIELDS, FIELDS, IDENTIFIED, Kind, RATING_BOUNDS, SECTIONS, SIGNED, SOURCES,
};
use c3p_calculator::schema::Document;
use c3p_calculator::shape::Shape;
use serde_json::{Value, json};

use crate::cases::bases;
use crate::tree::{at, put};

/// Every field with its path in a proposal that has one row in each list.
fn fields() -> Vec<(String, Kind)> {
    let own = FIELDS.iter().map(|field| (field.path.to_owned(), field.kind));
    let budgets = ["budget", "years[].budget", "scenarios[].budget"];
    let budgets = budgets.into_iter().flat_map(|budget| {
        BUDGET_FIELDS.iter().map(move |field| (format!("{budget}.{}", field.path), field.kind))
    });
    let bounds = RATING_BOUNDS.map(|bound| (format!("ratings.synergy.{bound}"), Kind::Quantity));
    let review = ("reviewers[].ratings.synergy".to_owned(), Kind::Quantity);
    let all = own.chain(budgets).chain(bounds).chain([review]);
    all.map(|(path, kind)| (path.replace("[]", "[0]"), kind)).collect()
}

/// The problems that stand at a path, or at an element there, when this value does.
fn problems_at(path: &str, value: &Value) -> Vec<(String, String)> {
    let mut proposal = bases()["quiet"].clone();
    put(&mut proposal, path, value.clone());
    let answer: Value = serde_json::from_str(&assess(&proposal.to_string())).expect("JSON");
    let of_variant = path.starts_with("scenarios") && path.contains("budget");
    let list = if of_variant { "scenarios[0].problems" } else { "problems" };
    let problems = at(&answer, list).and_then(Value::as_array).expect("a list of problems");
    let text = |problem: &Value, key: &str| problem[key].as_str().expect("a text").to_owned();
    let here = problems.iter().filter(|problem| {
        let place = text(problem, "path");
        place == path || place == format!("{path}[0]")
    });
    here.map(|problem| (text(problem, "code"), text(problem, "severity"))).collect()
}

/// Exactly one error stands at the path, of this code where one is named.
fn check_refused(path: &str, value: &Value, code: Option<&str>) {
    let problems = problems_at(path, value);
    let [(found, severity)] = problems.as_slice() else {
        panic!("{path} = {value} has {problems:?}");
    };
    assert_eq!(severity, "error", "{path} = {value}");
    assert!(code.is_none_or(|code| code == found), "{path} = {value} is {found}");
}

/// No error stands at the path.
fn check_taken(path: &str, value: &Value) {
    let problems = problems_at(path, value);
    let errors: Vec<_> = problems.iter().filter(|(_, severity)| severity == "error").collect();
    assert!(errors.is_empty(), "{path} = {value} has {errors:?}");
}

#[test]
fn not_answered_is_never_an_error() {
    for (path, _) in fields() {
        check_taken(&path, &Value::Null);
        check_taken(&path, &json!(""));
    }
}

#[test]
fn an_object_is_no_value_of_any_field() {
    for (path, _) in fields() {
        check_refused(&path, &json!({"x": "1"}), None);
    }
}

#[test]
fn quantities_are_plain_decimals_of_zero_or_more() {
    let fields = fields();
    let quantities: Vec<_> = fields.iter().filter(|(_, kind)| *kind == Kind::Quantity).collect();
    assert!(quantities.len() > 40, "only {}", quantities.len());
    for (path, _) in quantities {
        // A year after the call's and points over the maximum would be out of range.
        let small = if path.contains("participation_years") { "2020" } else { "5.0" };
        check_taken(path, &json!(small));
        check_taken(path, &json!(5));
        for typed in ["１２", "1,000", "1e3", " 5", "5円", "-", "0.12345678901", "1000000000000000"]
        {
            check_refused(path, &json!(typed), Some("not_a_number"));
        }
        check_refused(path, &json!(2.5), Some("not_a_number"));
        check_refused(path, &json!(true), None);
        check_refused(path, &json!([]), None);
        if SIGNED.contains(&path.replace("[0]", "[]").as_str()) {
            check_taken(path, &json!("-1"));
        } else {
            check_refused(path, &json!("-0.1"), Some("negative"));
            check_refused(path, &json!(-1), Some("negative"));
        }
    }
}

#[test]
fn yes_and_no_are_no_texts() {
    for (path, _) in fields().iter().filter(|(_, kind)| *kind == Kind::Boolean) {
        check_taken(path, &json!(true));
        check_taken(path, &json!(false));
        for value in [json!("true"), json!("no"), json!(1), json!([])] {
            check_refused(path, &value, Some("unknown_value"));
        }
    }
}

#[test]
fn codes_are_texts_among_those_there_are() {
    for (path, kind) in fields() {
        match kind {
            Kind::Choice(_) => {
                for value in [json!("no such code"), json!(1), json!(true), json!(["new"])] {
                    check_refused(&path, &value, Some("unknown_value"));
                }
            }
            Kind::Several(_) => {
                check_taken(&path, &json!([]));
                for value in [json!("no such code"), json!(["no such code"]), json!([1])] {
                    check_refused(&path, &value, Some("unknown_value"));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn texts_are_texts() {
    let texts = fields().into_iter().filter(|(_, kind)| matches!(kind, Kind::Text | Kind::Note));
    let ids = IDENTIFIED.map(|row| (format!("{row}.id").replace("[]", "[0]"), Kind::Text));
    for (path, _) in texts.chain(ids) {
        check_taken(&path, &json!("何でも 🏙️"));
        for value in [json!(5), json!(false), json!(["x"])] {
            check_refused(&path, &value, Some("unknown_value"));
        }
    }
}

#[test]
fn every_key_that_is_read_is_in_the_table() {
    let places = fields().into_iter().map(|(path, _)| path).chain(IDENTIFIED.map(str::to_owned));
    let places: Vec<String> = places.chain([SOURCES, "id"].map(str::to_owned)).collect();
    let keys = places.iter().flat_map(|path| path.split(['.', '[']));
    let keys: Vec<&str> = keys.chain(SECTIONS).collect();
    let sources = [
        include_str!("../../src/proposal/budget.rs"),
        include_str!("../../src/proposal/measures.rs"),
        include_str!("../../src/proposal/sections.rs"),
    ];
    let methods = "quantity signed quantity_up_to boolean flag text code codes known_codes object \
        objects list";
    let calls: Vec<String> = methods.split(' ').map(|name| format!(".{name}(\"")).collect();
    let mut read = 0;
    for line in sources.iter().flat_map(|source| source.lines()) {
        // Methods of the reader take the key first; `check` takes lists of them.
        let lists = line.split_once(".check(").map_or("", |(_, keys)| keys);
        let first = calls.iter().flat_map(|call| line.split(call.as_str()).skip(1));
        let first = first.filter_map(|rest| rest.split('"').next());
        for key in lists.split('"').skip(1).step_by(2).chain(first) {
            read += 1;
            assert!(keys.contains(&key), "{key} is read and not in the table: {line}");
        }
    }
    assert!(read > 60, "only {read} keys are read");
}

/// What the schema says of a place.
fn in_schema<'d>(document: &'d Document, path: &str) -> Option<&'d Shape> {
    let resolved = |mut shape: &'d Shape| loop {
        shape = match shape {
            Shape::Named(name) => document.known.get(name)?,
            Shape::Any(shapes) if shapes.contains(&Shape::Named("NotAnswered".into())) => {
                shapes.first()?
            }
            shape => return Some(shape),
        };
    };
    path.split('.').try_fold(resolved(&document.root)?, |shape, step| {
        let key = step.trim_end_matches("[0]");
        let Shape::Object(entries) = shape else { return None };
        let held = resolved(&entries.iter().find(|entry| entry.key == key)?.shape)?;
        match held {
            Shape::List(rows, _) if step != key => resolved(rows),
            held => Some(held),
        }
    })
}

#[test]
fn every_field_has_its_place_in_the_schema() {
    let [document, _, _] = Document::all();
    let sources = (SOURCES.replace("[]", "[0]"), None);
    let fields = fields().into_iter().map(|(path, kind)| (path, Some(kind))).chain([sources]);
    for (path, kind) in fields {
        let shape = in_schema(&document, &path);
        let fits = match (kind, shape) {
            (Some(Kind::Text | Kind::Note), Some(Shape::Text(None)))
            | (Some(Kind::Boolean), Some(Shape::Boolean))
            | (None, Some(Shape::Map(_))) => true,
            (Some(Kind::Choice(_)), Some(Shape::Codes(codes))) => codes.len() > 1,
            (Some(Kind::Choice(_)), Some(Shape::Text(Some(pattern)))) => pattern.contains("A-Z"),
            (Some(Kind::Several(_)), Some(Shape::List(rows, _))) => **rows != Shape::Null,
            (Some(Kind::Quantity), Some(Shape::Any(ways))) => {
                let signed = SIGNED.contains(&path.replace("[0]", "[]").as_str());
                matches!(ways.as_slice(), [Shape::Text(Some(_)), Shape::Whole(least, _)]
                    if (*least < 0) == signed)
            }
            _ => false,
        };
        assert!(fits, "{path} is {shape:?}");
    }
}
