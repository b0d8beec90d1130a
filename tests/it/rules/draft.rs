//! Drafts of rules: whatever a file holds, it is refused with its place, or proposals are assessed by it.

use c3p_calculator::engine::Engine;
use c3p_calculator::proposal::{Node, Reading};
use c3p_calculator::rules::{Changed, Draft};
use serde_json::{Value, json};

use super::shipped;
use crate::tree::{at, put, walk};

fn refusal(text: &str) -> [String; 2] {
    let why = Draft::read(text).expect_err("a file that is refused");
    [why.ja, why.en]
}

fn changed(file: &Value, path: &str, value: Value) -> Value {
    let mut changed = file.clone();
    assert!(at(file, path).is_some(), "{path} is not there");
    put(&mut changed, path, value);
    changed
}

/// Every sample of the page, by the rules of a draft.
fn assess(draft: &Draft) -> Vec<String> {
    let samples = [
        include_str!("../../../src/ui/more/samples/within-cap.json"),
        include_str!("../../../src/ui/more/samples/over-cap.json"),
        include_str!("../../../src/ui/more/samples/open.json"),
    ];
    let id = &draft.rules().expect("rules").id;
    let assess = |sample: &str| {
        let proposal: Node = serde_json::from_str(sample).expect("a proposal");
        let mut engine = Engine::new(&draft.book, Reading::Draft);
        let assessment = engine.assess(&proposal.with("rules", Node::text(id))).expect("its rules");
        assert_eq!(&assessment.rules, id);
        assessment.budget.total.to_string()
    };
    samples.into_iter().map(assess).collect()
}

#[test]
fn what_is_wrong_is_said_with_its_place_in_both_languages() {
    let file = &shipped()[0];
    let cases = [
        (
            changed(file, "budget.cap.value", json!(5)),
            "budget.cap.value is no text",
            "budget.cap.valueは文字列",
        ),
        (
            changed(file, "budget.cap.value", json!("2e7")),
            "budget.cap.value is no plain decimal",
            "budget.cap.valueは数字",
        ),
        (
            changed(file, "history.most_years.value", json!(-1)),
            "is too large or below zero",
            "0より小さい",
        ),
        (
            changed(file, "co2.yen_per_tonne_decimals.value", json!(4_000_000_000_u32)),
            "co2.yen_per_tonne_decimals.value is too large",
            "co2.yen_per_tonne_decimals.valueは大きすぎ",
        ),
        (
            changed(file, "history.call_fiscal_year.value", json!(i64::MAX)),
            "history.call_fiscal_year.value is no fiscal year",
            "年度ではありません",
        ),
        (
            changed(file, "score.items[1].id", json!("score.items.uniqueness")),
            "score.items.uniqueness stands there twice",
            "2つあります",
        ),
        (
            changed(file, "countries", json!("1999-01")),
            "1999-01 is no month of a country list",
            "1999-01の国の一覧",
        ),
        (
            changed(file, "validity", json!({"from": "2027-01-01", "to": null})),
            "validity has an unknown key, to",
            "validityに知らないキー「to」",
        ),
    ];
    for (file, english, japanese) in cases {
        let [ja, en] = refusal(&file.to_string());
        assert!(en.contains(english), "{en}");
        assert!(ja.contains(japanese), "{ja}");
    }
    let deep = "[".repeat(100_000);
    for text in ["", "{", "{\"id\":", deep.as_str(), "\u{0}"] {
        assert!(refusal(text)[1].contains("not JSON"), "{:?}", &text[..text.len().min(9)]);
    }
    for text in ["{}", "[]", "null", "5"] {
        assert!(refusal(text)[1].contains("is missing"), "{text}");
    }
    assert!(refusal(&" ".repeat(2_000_001))[1].contains("2 MB"));
}

/// No number that can be read stops the engine, however odd it is.
#[test]
fn a_draft_of_odd_numbers_is_refused_or_assessed() {
    let file = &shipped()[0];
    let mut numbers = Vec::new();
    walk(file, String::new(), &mut |path, value| {
        let is_number = match value {
            Value::Number(_) => true,
            Value::String(text) => text.parse::<i64>().is_ok() || text.starts_with("0."),
            _ => false,
        };
        // What judging and planning go by has no part in an assessment.
        let is_late = path.starts_with("judging") || path.starts_with("planning");
        if path.contains(".value") && is_number && !is_late {
            numbers.push((path.to_owned(), value.is_number()));
        }
    });
    assert!(numbers.len() > 50, "only {} numbers", numbers.len());
    let (mut read, mut refused) = (0, 0);
    let mut one = |file: &Value| match Draft::read(&file.to_string()) {
        Ok(draft) => {
            assert_eq!(assess(&draft).len(), 3);
            read += 1;
        }
        Err(_) => refused += 1,
    };
    for whole in ["0", "-1", "-100", "10", "4294967295", "9223372036854775807"] {
        let texts =
            ["0", "-1", "-100", "0.0000000001", "999999999999999.9999999999", "-999999999999999"];
        for text in texts {
            let mut all = file.clone();
            for (path, is_whole) in &numbers {
                put(
                    &mut all,
                    path,
                    if *is_whole { whole.parse().expect("JSON") } else { json!(text) },
                );
            }
            one(&all);
            // Whole numbers as they are, so that the file can be read.
            let mut some = file.clone();
            for (path, _) in numbers.iter().filter(|(_, is_whole)| !is_whole) {
                put(&mut some, path, json!(text));
            }
            one(&some);
        }
    }
    for (path, is_whole) in &numbers {
        for text in ["0", "-100", "999999999999999"] {
            one(&changed(
                file,
                path,
                if *is_whole { text.parse().expect("JSON") } else { json!(text) },
            ));
        }
    }
    assert!(read > 100 && refused > 10, "{read} read, {refused} refused");
}

#[test]
fn a_draft_says_rule_by_rule_what_it_changes() {
    let file = &shipped()[0];
    let same = Draft::read(&file.to_string()).expect("the shipped rules");
    assert!(same.changes().parts.is_empty());
    assert_eq!((same.changes().against.as_str(), same.changes().counts), ("2026-1", [0; 3]));

    let mut next = changed(file, "id", json!("2027-1"));
    put(&mut next, "budget.cap.value", json!("25000000"));
    put(&mut next, "score.items[0].explanation.en", json!("Another text."));
    put(&mut next, "score.items[0].value.new", Value::Null);
    let advice = next["budget"]["advice"].as_array_mut().expect("advice");
    let mut added = advice.remove(0);
    added["id"] = json!("budget.advice.brand_new");
    advice.push(added);
    let draft = Draft::read(&next.to_string()).expect("a draft");
    let changes = draft.changes();
    assert_eq!((changes.against.as_str(), changes.counts), ("2026-1", [1, 1, 2]));
    let find = |id: Option<&str>, part: &str| -> Option<&Changed> {
        changes.parts.iter().find(|changed| changed.id.as_deref() == id && changed.part == part)
    };
    let values =
        |id, part| find(id, part).map(|changed| (changed.old.as_deref(), changed.new.as_deref()));
    assert_eq!(values(None, "id"), Some((Some("2026-1"), Some("2027-1"))));
    assert_eq!(values(Some("budget.cap"), "value"), Some((Some("20000000"), Some("25000000"))));
    assert_eq!(values(Some("score.items.uniqueness"), "value.new"), Some((Some("40"), None)));
    assert_eq!(find(Some("budget.cap"), "title.ja"), None);
    assert!(find(Some("score.items.uniqueness"), "explanation.en").is_some());
    assert!(find(Some("budget.advice.drinks"), "id").is_some_and(|changed| changed.new.is_none()));
    let words = values(Some("budget.advice.brand_new"), "value.words").expect("its words");
    assert!(words.0.is_none() && words.1.is_some_and(|words| words.contains(", lunch, ")));
    // Every part that differs is told, and no other.
    let titled = changes.parts.iter().filter(|changed| changed.id.is_some());
    assert!(titled.clone().all(|changed| changed.title.is_some() && changed.old != changed.new));
    assert_eq!(assess(&draft), assess(&same), "the cap and the points change no sum");
}
