//! What is being checked changes nothing but what is said of it.

use c3p_calculator::assess;
use c3p_calculator::proposal::{BUDGET_FIELDS, BUDGETS, FIELDS};
use proptest::sample::select;
use serde_json::{Value, json};

use crate::cases::bases;
use crate::generate::{story, text};
use crate::laws::check;

/// Places of the format, and some that are none.
fn places() -> Vec<String> {
    let budgets = BUDGETS.into_iter();
    let of_budgets = budgets.flat_map(|budget| {
        BUDGET_FIELDS.iter().map(move |field| format!("{budget}.{}", field.path))
    });
    let fields = FIELDS.iter().map(|field| field.path.to_owned()).chain(of_budgets);
    let variants = FIELDS.iter().map(|field| format!("scenarios[].{}", field.path));
    let others = [
        "budget.lines",
        "ratings.synergy.low",
        "no.such",
        "",
        "budget.lines[x]",
        "[",
        "極秘",
        "[0]",
        "a[0].b",
    ];
    let all = fields.chain(variants).chain(others.map(str::to_owned));
    all.map(|place| place.replace("[]", "[0]")).collect()
}

/// An answer without what is said of it.
fn rest(mut answer: Value) -> Value {
    if let Some(object) = answer.as_object_mut() {
        object.remove("progress");
        for variant in
            object.get_mut("scenarios").and_then(Value::as_array_mut).into_iter().flatten()
        {
            variant.as_object_mut().expect("a variant").remove("progress");
        }
    }
    answer
}

fn answer(proposal: &Value) -> Value {
    serde_json::from_str(&assess(&proposal.to_string())).expect("JSON")
}

fn changes_nothing(proposal: &Value, marks: &Value) {
    let mut marked = proposal.clone();
    if let Some(object) = marked.as_object_mut() {
        object.remove("unsure");
        let without = answer(&Value::Object(object.clone()));
        object.insert("unsure".to_owned(), marks.clone());
        let with = answer(&Value::Object(object.clone()));
        assert_eq!(rest(with), rest(without.clone()), "{marks} in {proposal}");
        assert!(without.get("progress").is_none(), "{without}");
    }
}

#[test]
fn no_figure_reads_it() {
    let marks = proptest::collection::vec(select(places()), 1..9);
    check((story(), marks), |(story, marks)| {
        let Ok(proposal) = serde_json::from_str::<Value>(&text(&story.end())) else { return };
        changes_nothing(&proposal, &json!(marks));
    });
    for proposal in bases().values() {
        changes_nothing(proposal, &json!(places().into_iter().take(200).collect::<Vec<_>>()));
        changes_nothing(proposal, &json!("title"));
        changes_nothing(proposal, &json!([{"title": null}, 5, true, null, ["title"]]));
    }
}

#[test]
fn all_that_is_counted_is_a_place_of_the_list() {
    for proposal in bases().values() {
        for place in places() {
            let mut marked = proposal.clone();
            marked["unsure"] = json!([place, place]);
            let answer = answer(&marked);
            let progress = &answer["progress"];
            if !progress.is_null() {
                assert_eq!(progress["unsure"], "1", "{place}");
                let steps = progress["steps"].as_array().expect("steps");
                let of_steps: u32 = steps
                    .iter()
                    .map(|step| {
                        step["unsure"].as_str().unwrap_or("x").parse::<u32>().expect("a count")
                    })
                    .sum();
                assert!(of_steps <= 1, "{place}");
            }
        }
    }
}
