//! Any text gets an answer, and a file keeps what it holds.

use c3p_calculator::assess;
use c3p_calculator::proposal::to_file;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::{answer, assessments, check};
use crate::cases::bases;
use crate::generate::{any_json, story, text, tree};
use crate::tree::walk;

#[test]
fn any_text_gets_one_answer() {
    check(any::<String>(), |text| {
        let answer: Value = serde_json::from_str(&assess(&text)).expect("an answer is JSON");
        assert!(answer["error"]["code"].is_string());
        assert!(!assess(&text).contains('\n'));
    });
}

#[test]
fn a_damaged_proposal_gets_one_answer() {
    check((select(vec!["full", "quiet"]), 0_usize..4000, any::<String>()), |(name, cut, with)| {
        let whole: Vec<char> = bases()[name].to_string().chars().collect();
        let cut = cut.min(whole.len());
        let damaged: String = whole[..cut]
            .iter()
            .copied()
            .chain(with.chars())
            .chain(whole[cut..].iter().copied())
            .collect();
        let answer: Value = serde_json::from_str(&assess(&damaged)).expect("an answer is JSON");
        assert!(answer.get("error").is_some() != answer.get("score").is_some());
    });
}

#[test]
fn any_json_in_any_place_is_assessed_whole() {
    check(
        (
            story(),
            any_json(),
            select(vec![
                "application",
                "eligibility",
                "organisation",
                "ratings",
                "budget",
                "co2",
                "years",
                "scenarios",
                "reviewers",
                "future",
            ]),
        ),
        |(story, extra, section)| {
            let answer = answer(&story.end().with(section, tree(&extra)));
            for assessment in assessments(&answer) {
                for key in ["rules", "history", "score", "gates", "budget", "co2", "problems"] {
                    assert!(assessment.get(key).is_some(), "{key} is missing");
                }
            }
            walk(&answer, String::new(), &mut |path, value| assert!(!value.is_number(), "{path}"));
        },
    );
}

#[test]
fn a_file_of_a_file_is_the_same() {
    check(story(), |story| {
        let once = to_file(&story.end());
        assert_eq!(text(&to_file(&once)), text(&once));
    });
}

#[test]
fn a_tree_keeps_everything_it_is_given() {
    check(any_json(), |json| {
        let written = json.to_string();
        assert_eq!(text(&tree(&json)), written);
    });
}

#[test]
fn unknown_keys_survive_edits_and_saving() {
    check((story(), any_json()), |(story, json)| {
        let places = [
            "future",
            "application.mood",
            "budget.lines[0].colour",
            "co2.measures[0].sources.extra",
        ];
        // A section of the wrong type has no keys: these are put last, so that each place is there.
        let draft = places.iter().fold(story.end(), |draft, place| draft.with(place, tree(&json)));
        let file = to_file(&draft);
        for place in places {
            assert_eq!(text(file.at(place)), json.to_string(), "{}", place);
        }
    });
}
