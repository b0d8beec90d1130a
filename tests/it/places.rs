//! The answer that may be passed on: the engine's own, and no text of the proposal in it.

use c3p_calculator::assess;
use c3p_calculator::engine::assess_by_places;
use c3p_calculator::json::Node;
use c3p_calculator::proposal::{BUDGET_FIELDS, BUDGETS, FIELDS, IDENTIFIED, Kind};
use c3p_calculator::saving::file;
use serde_json::{Value, json};

use crate::cases::bases;
use crate::tree::{at, put, walk};

/// Stands wherever a text may stand.
const SECRET: &str = "極秘 secret";

fn answers(proposal: &Value) -> [Value; 2] {
    // As the page does it: what it holds is written as a file first.
    let draft: Node = serde_json::from_str(&proposal.to_string()).expect("a tree");
    let text = file(&draft);
    [assess(&text), assess_by_places(&text)]
        .map(|answer| serde_json::from_str(&answer).expect("JSON"))
}

/// Every place of the format that a text may stand at, whatever belongs there.
fn places() -> Vec<String> {
    let budgets = BUDGETS.into_iter().flat_map(|budget| {
        BUDGET_FIELDS.iter().map(move |field| (format!("{budget}.{}", field.path), field.kind))
    });
    let fields = FIELDS.iter().map(|field| (field.path.to_owned(), field.kind)).chain(budgets);
    let fields = fields.map(|(path, kind)| match kind {
        Kind::Several(_) => format!("{path}[0]"),
        _ => path,
    });
    let ids = IDENTIFIED.iter().map(|row| format!("{row}.id"));
    let ids =
        ids.chain(["years[].budget.lines[].id".into(), "scenarios[].budget.lines[].id".into()]);
    let others = [
        "ratings.極秘 secret.low",
        "ratings.synergy.expected",
        "ratings.極秘 secret[0]",
        "reviewers[].ratings.極秘 secret",
        "reviewers[].ratings.synergy",
        "reviewers[].comments.synergy",
        "scenarios[].ratings.極秘 secret",
        "co2.measures[].sources.極秘 secret",
        "viewpoints.manager_ability.evidence",
        "preparation.notes",
        "unsure[0]",
        "極秘 secret",
    ];
    let all = fields.chain(ids).chain(others.map(str::to_owned));
    all.map(|path| path.replace("[]", "[0]")).collect()
}

fn has_secret(answer: &Value) -> bool {
    let text = answer.to_string();
    text.contains("極秘") || text.contains("secret")
}

#[test]
fn no_text_of_the_proposal_is_in_it() {
    let mut everywhere = bases()["quiet"].clone();
    let mut told = 0;
    for place in places() {
        for base in bases().values() {
            let mut proposal = base.clone();
            put(&mut proposal, &place, SECRET.into());
            let [own, passed] = answers(&proposal);
            assert!(!has_secret(&passed), "{place}: {passed}");
            told += usize::from(has_secret(&own));
        }
        put(&mut everywhere, &place, SECRET.into());
    }
    // The engine's own answer does tell: what is looked for can be found.
    assert!(told > 0);
    let [own, passed] = answers(&everywhere);
    assert!(has_secret(&own) && !has_secret(&passed), "{passed}");
    for key in ["rules", "version", "format"] {
        let mut proposal = everywhere.clone();
        proposal[key] = SECRET.into();
        assert!(!has_secret(&answers(&proposal)[1]), "{key}");
    }
}

#[test]
fn rows_are_called_by_their_places_and_all_else_is_the_same() {
    let mut proposal = bases()["quiet"].clone();
    let dear = |id: &str| json!({"id": id, "category": "consumables", "unit_price": "200000", "quantity": "1"});
    put(&mut proposal, "budget.lines", json!([{"id": "a"}, dear("b"), 7, dear("b")]));
    put(&mut proposal, "years", json!([{"year": "2", "budget": {"lines": [dear("c")]}}]));
    put(&mut proposal, "co2.measures", json!([{"id": "x"}, {}]));
    let variants = json!([{"id": "s1", "name": "A", "budget": {"lines": [{}, dear("d")]}}, {"id": "s2", "co2": {"measures": [{}]}}]);
    put(&mut proposal, "scenarios", variants);
    put(&mut proposal, "ratings.charm", json!({"low": "x"}));
    let [mut own, passed] = answers(&proposal);
    let check =
        |path: &str, expected: Value| assert_eq!(at(&passed, path), Some(&expected), "{path}");
    check("budget.lines[0].id", "budget.lines[0]".into());
    check("budget.lines[2].id", "budget.lines[2]".into());
    check("budget.checks.equipment_threshold.lines", json!(["budget.lines[1]", "budget.lines[3]"]));
    check("years[0].budget.lines[0].id", "years[0].budget.lines[0]".into());
    check("co2.measures[1].id", "co2.measures[1]".into());
    check("scenarios[0].id", "scenarios[0]".into());
    check("scenarios[0].name", Value::Null);
    check("scenarios[0].budget.lines[1].id", "scenarios[0].budget.lines[1]".into());
    check(
        "scenarios[0].budget.checks.equipment_threshold.lines",
        json!(["scenarios[0].budget.lines[1]"]),
    );
    check("scenarios[0].co2.measures[0].id", "co2.measures[0]".into());
    check("scenarios[1].budget.lines[1].id", "budget.lines[1]".into());
    check("scenarios[1].co2.measures[0].id", "scenarios[1].co2.measures[0]".into());
    let steps = at(&passed, "next_steps").and_then(Value::as_array).expect("next steps");
    let equipment = steps.iter().find(|step| step["kind"] == "equipment").expect("equipment");
    assert_eq!(equipment["lines"], json!(["budget.lines[1]", "budget.lines[3]"]));
    // Whoever reads it finds everything where it is in any other assessment.
    let mut changed = Vec::new();
    walk(&passed, String::new(), &mut |path, value| {
        if !value.is_object() && !value.is_array() && at(&own, path) != Some(value) {
            changed.push(path.to_owned());
        }
    });
    let is_name = |path: &String| {
        let last = path.rsplit(['.']).next().unwrap_or(path);
        last == "id" || last == "name" || last.starts_with("lines[")
    };
    let (names, others): (Vec<String>, Vec<String>) = changed.into_iter().partition(is_name);
    assert!(names.len() > 10, "{names:?}");
    let places: Vec<_> =
        others.iter().map(|path| (path, at(&passed, path), at(&own, path))).collect();
    for (path, passed, own) in &places {
        assert!(path.ends_with(".path"), "{path}");
        assert_eq!((*passed, *own), (Some(&"ratings".into()), Some(&"ratings.charm".into())));
    }
    // Once for the proposal, once for each of its variants.
    assert_eq!(places.len(), 3);
    for path in names.iter().chain(&others) {
        put(&mut own, path, at(&passed, path).expect("it stands there").clone());
    }
    assert_eq!(own, passed);
}

#[test]
fn places_of_the_format_stay_as_they_are() {
    for place in places().iter().filter(|place| !place.contains(SECRET)) {
        let mut proposal = bases()["quiet"].clone();
        put(&mut proposal, place, json!({"x": [1]}));
        let [own, passed] = answers(&proposal);
        let paths = |answer: &Value| {
            let mut all = Vec::new();
            walk(answer, String::new(), &mut |at, value| {
                if at.ends_with(".path") {
                    all.push(value.clone());
                }
            });
            all
        };
        assert_eq!(paths(&own), paths(&passed), "{place}");
    }
}
