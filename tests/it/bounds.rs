//! How much of a proposal is read: each list up to its bound, a file up to a million values, and what is
//! said of the rest. Answers stay within bounds whatever a file of ten million bytes holds.

mod hostile;
mod measured;

use c3p_calculator::{assess, explain};
use serde_json::{Value, json};

use crate::tree;

/// A list of the format: where it stands, how many elements of it are read, and one that nothing is wrong with.
struct List {
    path: &'static str,
    most: usize,
    element: fn(usize) -> Value,
}

const fn list(path: &'static str, most: usize, element: fn(usize) -> Value) -> List {
    List { path, most, element }
}

const LISTS: [List; 13] = [
    list("application.partner_cities", 500, |n| json!(format!("city {n}"))),
    list(
        "application.governments",
        500,
        |_| json!({"level": "prefecture", "fiscal_capability_index": "0.3"}),
    ),
    list("application.participation_years", 200, |n| json!((1800 + n).to_string())),
    list("organisation.wlb", 200, |_| json!("platinum_kurumin")),
    list(
        "budget.lines",
        20_000,
        |_| json!({"category": "rental", "unit_price": "10", "quantity": "1"}),
    ),
    list("budget.work_without_cost", 200, |_| json!("conference")),
    list("budget.general_administration.base", 200, |_| json!("personnel")),
    list("co2.measures", 1_000, |_| {
        json!({"method": "direct", "annual_reduction": "1", "useful_life_years": "10",
            "capital_cost": "5", "subsidy": "2", "energy_origin": true})
    }),
    list("reviewers", 100, |n| json!({"id": n.to_string(), "ratings": {"synergy": "5"}})),
    list("years", 100, |n| {
        let administration = json!({"amount": "0"});
        json!({"year": (n + 2).to_string(), "budget": {"general_administration": administration}})
    }),
    list("scenarios", 100, |n| json!({"id": n.to_string()})),
    list("unsure", 200, |_| json!("title")),
    // Of a line among others.
    list("years[0].budget.lines", 20_000, |_| json!({})),
];

/// A proposal that nothing is wrong with, with a list of so many elements.
fn proposal(list: &List, count: usize) -> Value {
    let mut proposal = json!({
        "format": "c3p-proposal", "version": 1, "rules": "2026-1",
        "application": {"kind": "new"},
        "budget": {"general_administration": {"rate": "10"}},
    });
    if list.path.starts_with("years[0]") {
        let administration = json!({"amount": "0"});
        proposal["years"] =
            json!([{"year": "2", "budget": {"general_administration": administration}}]);
    }
    let elements = (0..count).map(list.element).collect::<Vec<Value>>();
    tree::put(&mut proposal, list.path, Value::from(elements));
    proposal
}

fn answer(proposal: &Value) -> Value {
    serde_json::from_str(&assess(&proposal.to_string())).expect("JSON")
}

fn problems(answer: &Value) -> Vec<(&str, &str)> {
    let problems = answer["problems"].as_array().expect("a list").iter();
    problems.map(|one| (text(&one["path"]), text(&one["code"]))).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

#[test]
fn a_list_is_read_up_to_its_bound_and_one_problem_says_that_there_is_more() {
    for list in &LISTS {
        let within = answer(&proposal(list, list.most));
        assert_eq!(problems(&within), [], "{} of {}", list.path, list.most);
        let beyond = answer(&proposal(list, list.most + 1));
        assert_eq!(problems(&beyond), [(list.path, "too_large")], "{}", list.path);
        for answer in [&within, &beyond] {
            if let Some(Value::Array(rows)) = tree::at(answer, list.path) {
                assert_eq!(rows.len(), list.most, "{}", list.path);
            }
        }
    }
}

#[test]
fn what_depends_on_a_list_that_is_too_long_is_unknown() {
    let known = |path: &str| LISTS.iter().find(|list| list.path == path).expect("a list");
    let null = || vec![Value::Null];
    let cases: [(&str, &[&str], Vec<Value>); 8] = [
        (
            "application.participation_years",
            &["history.completed_years", "history.remaining_years", "history.restarted"],
            null(),
        ),
        ("application.governments", &["score.items[10].low"], vec![json!("0")]),
        ("application.governments", &["score.items[10].expected"], null()),
        ("organisation.wlb", &["score.items[12].expected"], null()),
        ("budget.lines", &["budget.complete"], vec![json!(false)]),
        ("budget.general_administration.base", &["budget.complete"], vec![json!(false)]),
        (
            "co2.measures",
            &[
                "co2.annual_tonnes",
                "co2.lifetime_tonnes",
                "co2.energy_origin_annual_tonnes",
                "co2.energy_origin_lifetime_tonnes",
                "co2.subsidy",
                "co2.capital_cost",
                "co2.subsidy_yen_per_tonne",
                "co2.energy_origin_subsidy_yen_per_tonne",
                "co2.capital_yen_per_tonne",
                "co2.public_yen_per_tonne",
            ],
            null(),
        ),
        (
            "reviewers",
            &["reviews.items[5].mean", "reviews.total.mean", "reviews.total.high"],
            null(),
        ),
    ];
    for (path, figures, unknown) in cases {
        let list = known(path);
        let (within, beyond) = (proposal(list, list.most), proposal(list, list.most + 1));
        let (known, answered) = (answer(&within), answer(&beyond));
        for figure in figures {
            assert_eq!(tree::at(&answered, figure), unknown.first(), "{figure} of {path}");
            assert_ne!(tree::at(&known, figure), unknown.first(), "{figure} within");
        }
    }
}

#[test]
fn explanations_of_what_is_unknown_are_unknown_as_well() {
    let known = |path: &str| LISTS.iter().find(|list| list.path == path).expect("a list");
    for (path, figures) in [
        ("application.participation_years", ["history.completed_years", "history.restarted"]),
        ("application.governments", ["score.items.municipality_scale.expected", ""]),
        ("organisation.wlb", ["score.items.wlb.expected", ""]),
        ("co2.measures", ["co2.annual_tonnes", "co2.threshold"]),
        ("co2.measures", ["co2.subsidy", "co2.public_yen_per_tonne"]),
        ("reviewers", ["reviews.total.mean", "reviews.items.synergy.spread"]),
    ] {
        let list = known(path);
        let text = proposal(list, list.most + 1).to_string();
        for figure in figures.into_iter().filter(|figure| !figure.is_empty()) {
            let tree: Value = serde_json::from_str(&explain(&text, figure)).expect("JSON");
            assert!(tree.get("error").is_none(), "{figure}: {tree}");
            assert_eq!(tree["value"], Value::Null, "{figure}");
        }
    }
    let lines = known("budget.lines");
    let text = proposal(lines, lines.most + 1).to_string();
    let tree: Value = serde_json::from_str(&explain(&text, "budget.total")).expect("JSON");
    assert_eq!(
        tree["value"],
        answer(&serde_json::from_str(&text).expect("JSON"))["budget"]["total"]
    );
}

#[test]
fn a_million_values_are_read_and_one_more_is_not() {
    let with = |count: usize| {
        let head = r#"{"format":"c3p-proposal","version":1,"rules":"2026-1","x":["#;
        // The object, its three texts and numbers, and the list are values as well.
        format!("{head}{}0]}}", "0,".repeat(count - 6))
    };
    let error = |text: &str| {
        let answer: Value = serde_json::from_str(&assess(text)).expect("JSON");
        answer["error"]["code"].as_str().map(str::to_owned)
    };
    assert_eq!(error(&with(1_000_000)), None);
    assert_eq!(error(&with(1_000_001)).as_deref(), Some("too_large"));
    // What is too large comes first, whatever else is wrong.
    assert_eq!(error(&with(1_000_001).replace("c3p", "x")).as_deref(), Some("too_large"));
}
