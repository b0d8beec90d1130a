//! Texts that are no proposals, and what a proposal's text may look like.

use c3p_calculator::assess;
use serde_json::Value;

use crate::cases::bases;
use crate::tree;

const LIMIT: usize = 10_000_000;
const QUIET: &str =
    r#"{"format":"c3p-proposal","version":1,"rules":"2026-1","application":{"kind":"new"}}"#;

fn answer(text: &str) -> Value {
    serde_json::from_str(&assess(text)).expect("an answer is JSON")
}

/// The code of the file error that answers a text; none where it is assessed.
fn error(text: &str) -> Option<String> {
    let answer = answer(text);
    let error = answer.get("error")?;
    let entries = answer.as_object().expect("an answer is an object").len();
    assert_eq!(entries, 1, "nothing stands beside an error");
    for language in ["ja", "en"] {
        let message = error["message"][language].as_str().expect("a message in both languages");
        assert!(!message.trim().is_empty());
    }
    Some(error["code"].as_str().expect("a code").to_owned())
}

fn check(text: &str, code: &str) {
    assert_eq!(error(text).as_deref(), Some(code), "{text}");
}

/// A proposal's text of exactly so many bytes.
fn padded(text: &str, bytes: usize) -> String {
    let padding = bytes - text.len();
    format!("{text}{}", " ".repeat(padding))
}

#[test]
fn ten_million_bytes_are_read_and_one_more_is_not() {
    assert_eq!(error(&padded(QUIET, LIMIT)), None);
    assert_eq!(error(&padded(QUIET, LIMIT + 1)).as_deref(), Some("too_large"));
}

#[test]
fn bytes_count_and_not_characters() {
    let title = "都".repeat(LIMIT / 3);
    let text = QUIET.replacen('{', &format!(r#"{{"title":"{title}","#), 1);
    assert!(text.chars().count() < LIMIT);
    assert_eq!(error(&text).as_deref(), Some("too_large"));
}

#[test]
fn errors_come_in_their_order() {
    // Each text would deserve every error further down the list as well.
    let nothing_right = format!("{}{{", " ".repeat(LIMIT));
    assert_eq!(error(&nothing_right).as_deref(), Some("too_large"));
    check(r#"{"format":"x","version":9,"rules":"x""#, "not_json");
    check(r#"{"format":"x","version":9,"rules":"x"}"#, "not_a_proposal");
    check(r#"{"format":"c3p-proposal","version":9,"rules":"x"}"#, "unknown_version");
    check(r#"{"format":"c3p-proposal","version":1,"rules":"x"}"#, "unknown_rules");
}

#[test]
fn what_is_no_json() {
    let texts = [
        "",
        " ",
        "\n",
        "{",
        "}",
        "nul",
        "{'a':1}",
        "{\"a\":1,}",
        "[1,2",
        "{\"a\":1}{}",
        "\u{feff}",
        "01",
        "\"\u{1}\"",
        "\\",
    ];
    for text in texts {
        check(text, "not_json");
    }
}

#[test]
fn what_is_no_proposal() {
    let texts = [
        "null",
        "true",
        "1",
        "\"c3p-proposal\"",
        "[]",
        "{}",
        r#"[{"format":"c3p-proposal"}]"#,
        r#"{"format":null}"#,
        r#"{"format":"C3P-proposal"}"#,
        r#"{"format":["c3p-proposal"]}"#,
        r#"{"version":1,"rules":"2026-1"}"#,
    ];
    for text in texts {
        check(text, "not_a_proposal");
    }
}

#[test]
fn versions_that_are_unknown() {
    for version in [
        "",
        r#","version":null"#,
        r#","version":2"#,
        r#","version":0"#,
        r#","version":"x""#,
        r#","version":[1]"#,
        r#","version":1.5"#,
    ] {
        check(
            &format!(r#"{{"format":"c3p-proposal","rules":"2026-1"{version}}}"#),
            "unknown_version",
        );
    }
}

#[test]
fn rules_that_are_unknown() {
    for rules in [
        "",
        r#","rules":null"#,
        r#","rules":"""#,
        r#","rules":"2026-2""#,
        r#","rules":"2026""#,
        r#","rules":20261"#,
        r#","rules":["2026-1"]"#,
    ] {
        check(&format!(r#"{{"format":"c3p-proposal","version":1{rules}}}"#), "unknown_rules");
    }
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    assert_eq!(assess(&format!("\u{feff}{QUIET}")), assess(QUIET));
    check(&format!("\u{feff}\u{feff}{QUIET}"), "not_json");
}

#[test]
fn white_space_and_the_order_of_keys_change_nothing() {
    for (name, base) in bases() {
        let pretty = serde_json::to_string_pretty(&base).expect("JSON");
        assert_eq!(assess(&pretty), assess(&base.to_string()), "{name}");
    }
    let turned =
        r#"{"application":{"kind":"new"},"rules":"2026-1","version":1,"format":"c3p-proposal"}"#;
    assert_eq!(assess(turned), assess(QUIET));
}

#[test]
fn of_a_repeated_key_the_last_counts() {
    let with = |extra: &str| QUIET.replacen('{', &format!("{{{extra},"), 1);
    assert_eq!(error(&with(r#""rules":"x""#)), None);
    check(&QUIET.replace(r#","application""#, r#","rules":"x","application""#), "unknown_rules");
    let line = r#"{"unit_price":"7","category":"rental","quantity":"1","unit_price":"5","unit_price":"3"}"#;
    let answer = answer(&with(&format!(r#""budget":{{"lines":[{line}]}}"#)));
    assert_eq!(tree::at(&answer, "budget.lines[0].amount"), Some(&Value::from("3")));
}

#[test]
fn escapes_are_read() {
    let text = QUIET.replace("\"new\"", r#""\u006eew""#);
    assert_eq!(assess(&text), assess(QUIET));
}

#[test]
fn deep_and_wide_texts_get_an_answer() {
    check(&"[".repeat(200_000), "not_json");
    check(&format!("{}{}", r#"{"a":"#.repeat(100_000), "1"), "not_json");
    let wide: String = (0..50_000).map(|n| format!(r#""k{n}":0,"#)).collect();
    assert_eq!(error(&QUIET.replacen('{', &format!("{{{wide}"), 1)), None);
    let rows = "{},".repeat(19_999);
    let text = QUIET.replacen('{', &format!(r#"{{"budget":{{"lines":[{rows}{{}}]}},"#), 1);
    assert_eq!(answer(&text)["budget"]["lines"].as_array().map(Vec::len), Some(20_000));
}

#[test]
fn a_hundred_years_and_variants_are_assessed_and_no_more() {
    for list in ["years", "scenarios"] {
        let rows = |count: usize| vec!["{}"; count].join(",");
        let with = |count| QUIET.replacen('{', &format!(r#"{{"{list}":[{}],"#, rows(count)), 1);
        let refused = |answer: &Value| {
            let problems = answer["problems"].as_array().expect("a list").iter();
            problems.filter(|problem| problem["path"] == list).map(|p| p["code"].clone()).collect()
        };
        for (given, problems) in [(100, vec![]), (101, vec![Value::from("too_large")])] {
            let answer = answer(&with(given));
            assert_eq!(answer[list].as_array().map(Vec::len), Some(100), "{given} {list}");
            let found: Vec<Value> = refused(&answer);
            assert_eq!(found, problems, "{given} {list}");
        }
    }
}

#[test]
fn a_small_file_has_no_huge_answer() {
    let text = QUIET.replacen(
        '{',
        &format!(
            r#"{{"budget":{{"unknown":[{}0]}},"scenarios":[{}{{}}],"#,
            "0,".repeat(49_999),
            "{},".repeat(99)
        ),
        1,
    );
    let answer = answer(&text);
    assert_eq!(answer["scenarios"].as_array().map(Vec::len), Some(10));
    let problems = answer["problems"].as_array().expect("a list");
    assert!(problems.iter().any(|p| p["path"] == "scenarios" && p["code"] == "too_large"));
}

#[test]
fn an_assessment_holds_every_figure_and_numbers_as_plain_texts() {
    for (name, base) in bases() {
        let answer = answer(&base.to_string());
        let keys = ["rules", "history", "score", "gates", "budget", "co2", "problems"];
        for key in keys {
            assert!(answer.get(key).is_some(), "{name} lacks {key}");
        }
        assert_eq!(answer["score"]["items"].as_array().map(Vec::len), Some(14), "{name}");
        assert_eq!(answer["gates"].as_array().map(Vec::len), Some(14), "{name}");
        assert_eq!(
            answer["budget"]["by_category"].as_object().map(|all| all.len()),
            Some(16),
            "{name}"
        );
        tree::walk(&answer, String::new(), &mut |path, value| {
            assert!(!value.is_number(), "{name}: {path} is a JSON number");
        });
        for problem in answer["problems"].as_array().expect("a list") {
            for language in ["ja", "en"] {
                let message = problem["message"][language].as_str().unwrap_or_default();
                assert!(!message.is_empty(), "{name}: {problem}");
            }
        }
    }
}
