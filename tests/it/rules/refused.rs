//! Rule files that must not load: with a key too many, with a part too few, with a value of no sense.

use c3p_calculator::rules::Book;
use serde_json::{Value, json};

use super::{COUNTRIES, rules_of, shipped};
use crate::tree::{at, objects, put};

fn loads(rules: &Value) -> bool {
    Book::read(&[&rules.to_string()], &[COUNTRIES]).is_ok()
}

fn without(file: &Value, path: &str, key: &str) -> Value {
    let mut part = at(file, path).expect("a part").clone();
    part.as_object_mut().expect("an object").remove(key);
    let mut changed = file.clone();
    put(&mut changed, path, part);
    changed
}

#[test]
fn an_unknown_key_is_refused_in_every_object() {
    for file in shipped() {
        assert!(loads(&file));
        for path in objects(&file) {
            let mut changed = file.clone();
            let key =
                if path.is_empty() { "surprise".to_owned() } else { format!("{path}.surprise") };
            put(&mut changed, &key, json!({"x": 1}));
            assert!(!loads(&changed), "{key} is taken");
        }
    }
}

#[test]
fn a_rule_without_a_part_is_refused() {
    for file in shipped() {
        for (path, _) in rules_of(&file) {
            for key in ["id", "title", "explanation", "basis", "source"] {
                assert!(!loads(&without(&file, &path, key)), "{path} loads without {key}");
            }
            for (part, key) in [
                ("source", "document"),
                ("source", "section"),
                ("title", "ja"),
                ("explanation", "en"),
            ] {
                assert!(
                    !loads(&without(&file, &format!("{path}.{part}"), key)),
                    "{path} loads without {part}.{key}"
                );
            }
        }
    }
}

#[test]
fn a_file_without_a_section_is_refused() {
    for file in shipped() {
        for key in file.as_object().expect("an object").keys() {
            assert!(!loads(&without(&file, "", key)), "loads without {key}");
        }
        for section in ["history", "score", "budget", "co2"] {
            for key in file[section].as_object().expect("an object").keys() {
                assert!(!loads(&without(&file, section, key)), "loads without {section}.{key}");
            }
        }
    }
}

#[test]
fn numbers_of_rules_are_plain_decimals_and_codes_are_known() {
    let file = &shipped()[0];
    let bad = [
        ("budget.cap.value", json!(20_000_000)),
        ("budget.cap.value", json!("20,000,000")),
        ("budget.cap.value", json!("2e7")),
        ("budget.categories[0].value.group", json!("fun")),
        ("budget.advice[0].value", json!("meetings")),
        ("budget.advice[0].value.categories", json!("meetings")),
        ("budget.advice[0].value.words", json!([5])),
        ("budget.advice[1].value.suggests", json!(["rental"])),
        ("score.items[0].value.scored", json!("guessed")),
        ("score.certificates[0].value.condition", json!("x")),
        ("gates[0].value.by", json!("luck")),
        ("budget.cap.basis", json!("rumour")),
        ("history.most_years.value", json!("6")),
        ("history.most_years.value", json!(6.5)),
    ];
    for (path, value) in bad {
        let mut changed = file.clone();
        assert!(at(file, path).is_some(), "{path} is not there");
        put(&mut changed, path, value.clone());
        assert!(!loads(&changed), "{path} takes {value}");
    }
    assert!(Book::read(&["{}"], &[COUNTRIES]).is_err());
    assert!(Book::read(&["no JSON"], &[COUNTRIES]).is_err());
    assert!(Book::read(&[], &["{}"]).is_err());
}

#[test]
fn a_rule_set_needs_the_country_list_it_names() {
    let mut rules = shipped().remove(0);
    assert!(loads(&rules));
    rules["countries"] = "1999-01".into();
    assert!(!loads(&rules), "there is no such list");
}
