//! What holds for every rule file that is shipped, and for the list of countries.

use std::collections::BTreeSet;
use std::fs;

use c3p_calculator::rules::Book;
use c3p_calculator::text::folded;
use serde_json::Value;

use super::validity::day;
use super::{COUNTRIES, FOLDER, rules_of, shipped};
use crate::cases::bases;
use crate::tree::{at, walk};

#[test]
fn every_file_is_in_the_build_under_its_id() {
    let files = shipped();
    assert!(!files.is_empty());
    for file in files {
        let id = file["id"].as_str().expect("an id");
        assert!(Book::shipped().rules(id).is_some(), "{id} is not in the build");
        assert!(
            fs::exists(format!("{FOLDER}/{id}.json")).expect("a folder"),
            "{id} is another file's id"
        );
    }
}

#[test]
fn points_add_up_to_200_both_ways() {
    for file in shipped() {
        for kind in ["new", "continuing"] {
            let points = file["score"]["items"].as_array().expect("items").iter();
            let points = points.filter_map(|item| item["value"][kind].as_str());
            let sum: u32 = points.map(|points| points.parse::<u32>().expect("whole points")).sum();
            assert_eq!(sum, 200, "{} {kind}", file["id"]);
        }
    }
}

/// A text that stands in one language only, or in the wrong one.
fn check_languages(file: &Value) {
    let japanese = |text: &str| text.chars().any(|c| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿'));
    walk(file, String::new(), &mut |path, value| {
        if value.get("ja").is_some() || value.get("en").is_some() {
            let text =
                |language: &str| value[language].as_str().unwrap_or_default().trim().to_owned();
            assert!(japanese(&text("ja")), "{path} says nothing in Japanese");
            assert!(
                !text("en").is_empty() && !japanese(&text("en")),
                "{path} says nothing in English"
            );
        }
        if ["title", "explanation", "why", "notice", "name"]
            .iter()
            .any(|key| path.ends_with(&format!(".{key}")))
        {
            assert!(value.is_object(), "{path} is not in both languages");
        }
    });
}

#[test]
fn everything_is_said_in_both_languages() {
    for file in shipped() {
        check_languages(&file);
    }
    check_languages(&serde_json::from_str(COUNTRIES).expect("JSON"));
}

#[test]
fn each_rule_says_where_it_comes_from_and_a_convention_why() {
    for file in shipped() {
        let documents: BTreeSet<_> = file["documents"]
            .as_array()
            .expect("documents")
            .iter()
            .map(|document| document["id"].as_str())
            .collect();
        let rules = rules_of(&file);
        assert!(rules.len() > 70, "only {} rules", rules.len());
        for (path, rule) in rules {
            let convention = rule["basis"] == "convention";
            assert_eq!(convention, rule.get("why").is_some(), "{path}: conventions alone say why");
            assert!(
                documents.contains(&rule["source"]["document"].as_str()),
                "{path}: {}",
                rule["source"]
            );
            assert!(
                !rule["source"]["section"].as_str().unwrap_or_default().is_empty(),
                "{path} names no section"
            );
        }
    }
}

#[test]
fn ids_are_places_and_stand_once() {
    for file in shipped() {
        let mut ids = BTreeSet::new();
        for (path, rule) in rules_of(&file) {
            let id = rule["id"].as_str().expect("an id").to_owned();
            let place = match path.strip_suffix(']').and_then(|path| path.rsplit_once('[')) {
                None => path.clone(),
                Some((list, _)) => {
                    let own = id.rsplit('.').next().unwrap_or_default();
                    let code = rule["value"].as_str().or(rule["value"]["code"].as_str());
                    assert!(code.is_none_or(|code| code == own), "{path}: {id}");
                    format!("{list}.{own}")
                }
            };
            assert_eq!(id, place, "{path}");
            assert!(ids.insert(id.clone()), "{id} stands twice");
        }
    }
}

#[test]
fn gates_ask_at_places_a_proposal_has_and_answer_what_there_is() {
    for file in shipped() {
        for gate in file["gates"]
            .as_array()
            .expect("gates")
            .iter()
            .filter(|gate| gate["value"]["by"] == "answer")
        {
            let path = gate["value"]["path"].as_str().expect("a path");
            assert!(at(&bases()["full"], path).is_some(), "{path}");
            for status in gate["value"]["statuses"].as_object().expect("statuses").values() {
                assert!(
                    ["pass", "fail", "check"].iter().any(|known| status == known),
                    "{path}: {status}"
                );
            }
        }
    }
}

#[test]
fn advice_is_for_categories_there_are_and_its_words_are_folded() {
    for file in shipped() {
        let categories = file["budget"]["categories"].as_array().expect("categories");
        let is_known = |code: &Value| categories.iter().any(|rule| rule["value"]["code"] == *code);
        let pieces = file["budget"]["advice"].as_array().expect("advice");
        assert!(!pieces.is_empty());
        for piece in pieces {
            let (id, value) = (&piece["id"], &piece["value"]);
            let list = |key: &str| value[key].as_array().expect("a list");
            let (codes, words) = (list("categories"), list("words"));
            assert!(!codes.is_empty() || !words.is_empty(), "{id} is given at every line");
            assert!(codes.iter().all(is_known), "{id}: {codes:?}");
            if let Some(suggested) = value.get("suggests") {
                assert!(is_known(suggested) && !codes.contains(suggested), "{id}: {suggested}");
            }
            let mut known = BTreeSet::new();
            for code in codes {
                assert!(known.insert(code.as_str()), "{id}: {code} stands twice");
            }
            for word in words.iter().map(|word| word.as_str().expect("a word")) {
                assert!(!word.is_empty() && word.trim() == word, "{id}: “{word}”");
                assert_eq!(folded(word), word, "{id}");
                let others = words.iter().filter_map(Value::as_str).filter(|other| *other != word);
                assert!(others.clone().count() + 1 == words.len(), "{id}: {word} stands twice");
                let shorter = others.into_iter().find(|other| word.contains(*other));
                assert_eq!(shorter, None, "{id}: {word} is found already");
            }
        }
    }
}

#[test]
fn the_list_of_countries() {
    let list: Value = serde_json::from_str(COUNTRIES).expect("JSON");
    let countries = list["countries"].as_array().expect("a list");
    let of =
        |standing: &str| countries.iter().filter(|country| country["standing"] == standing).count();
    assert_eq!((of("partner"), of("candidate"), countries.len()), (31, 2, 33));
    let codes: BTreeSet<_> =
        countries.iter().map(|country| country["code"].as_str().expect("a code")).collect();
    assert_eq!(codes.len(), 33, "codes are unique");
    assert!(
        codes
            .iter()
            .all(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
    );
    for country in countries {
        let signed = country["signed"].as_str();
        assert_eq!(signed.is_some(), country["standing"] == "partner", "{country}");
        assert!(signed.is_none_or(|signed| day(signed).is_some()), "{country}");
    }
    let known = shipped().iter().any(|file| {
        file["documents"]
            .as_array()
            .expect("documents")
            .iter()
            .any(|document| document["id"] == list["source"]["document"])
    });
    assert!(known, "the list's source is a document of the rules");
}
