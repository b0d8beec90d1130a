//! Tables as wholes, as data: what taking one over would do, with its settings, its totals and what is said.
//!
//! `tests/cases/tables/NAME.tsv` is the table, `NAME.expected.json` the answer, of which only the keys that
//! stand there are compared.

use std::fs;
use std::path::{Path, PathBuf};

use c3p_calculator::intake::table;
use c3p_calculator::sheet::{Reason, Said};
use serde_json::{Value, json};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/tables");

fn tables() -> Vec<PathBuf> {
    let files = fs::read_dir(FOLDER).expect("the folder").map(|file| file.expect("a file").path());
    let is_table = |path: &PathBuf| path.extension().is_some_and(|e| e == "tsv");
    let mut tables: Vec<_> = files.filter(is_table).collect();
    tables.sort();
    assert!(tables.len() > 10, "only {} tables", tables.len());
    tables
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

fn answer(text: &str, more: &Value) -> Value {
    let mut request = json!({"kind": "paste", "text": text, "rules": "2026-1"});
    for (key, value) in more.as_object().expect("an object") {
        request[key] = value.clone();
    }
    serde_json::from_str(&table(&request.to_string())).expect("an answer is JSON")
}

/// What of an answer an expectation speaks of.
pub fn spoken_of(answer: &Value, expected: &Value) -> Value {
    match (answer, expected) {
        (Value::Object(answer), Value::Object(expected)) => {
            let own = answer.iter().filter_map(|(key, value)| {
                Some((key.clone(), spoken_of(value, expected.get(key)?)))
            });
            Value::Object(own.collect())
        }
        (Value::Array(answer), Value::Array(expected)) => {
            let own = answer
                .iter()
                .enumerate()
                .map(|(at, value)| spoken_of(value, expected.get(at).unwrap_or(&Value::Null)));
            Value::Array(own.collect())
        }
        (answer, _) => answer.clone(),
    }
}

#[test]
fn every_table_does_what_is_expected_whatever_its_line_ends() {
    let mut failed = Vec::new();
    for path in tables() {
        let mut expected: Value =
            serde_json::from_str(&read(&path.with_extension("expected.json"))).expect("JSON");
        let why = expected.as_object_mut().and_then(|keys| keys.remove("why"));
        assert!(why.is_some_and(|why| why.as_str().is_some_and(|why| why.len() > 20)), "{path:?}");
        let unix = read(&path).replace("\r\n", "\n");
        for text in [unix.replace('\n', "\r\n"), unix] {
            let found = answer(&text, &json!({}));
            let own = spoken_of(&found, &expected);
            if own != expected {
                failed.push(format!("{path:?}\n{own:#}\nis not\n{expected:#}"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn a_row_that_is_left_out_is_taken_by_its_code() {
    let text = "費目\t内容\t単価\t数量\t金額\n人件費\t技師\t100\t2\t200\n\t何か\t\t\t200\n\
                \tうち残業分\t\t\t50\n\tオプション：報告会\t\t\t70\n";
    let found = answer(text, &json!({}));
    let codes: Vec<&str> = found["skipped"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["taken_by"].as_str())
        .collect();
    assert_eq!(codes, ["repeated", "parts", "optional"]);
    for code in codes {
        let taken = answer(text, &json!({"take": [code]}));
        assert_eq!(taken["lines"].as_array().expect("lines").len(), 2, "{code}");
    }
    let one = answer(text, &json!({"take": ["optional:5", "parts:9"]}));
    assert_eq!(one["lines"][1]["row"], 5);
    assert_eq!(one["lines"].as_array().expect("lines").len(), 2);
}

#[test]
fn administration_is_read_as_it_stands() {
    let head = "費目\t内容\t単価\t数量\t金額\n人件費\t技師\t50,005\t20\t1,000,100\n外注費\t調査\t500,000\t1\t500,000\n";
    for (row, expected) in [
        // The text names a rate, and the figures what it is taken of.
        (
            "一般管理費 10%\t\t\t\t100,010",
            json!({"rate": "10", "base": ["personnel", "operating"], "amount": null}),
        ),
        (
            "一般管理費（10％）\t\t\t\t150,010",
            json!({"rate": "10", "base": ["personnel", "operating", "outsourcing", "joint_implementation"], "amount": null}),
        ),
        // The figures give the rate.
        (
            "一般管理費\t\t\t\t125,012",
            json!({"rate": "12.5", "base": ["personnel", "operating"], "amount": null}),
        ),
        // Cut to thousands, or of nothing that is known: the amount.
        ("一般管理費 10%\t\t\t\t100,000", json!({"rate": null, "base": null, "amount": "100000"})),
        ("一般管理費\t\t\t\t77,777", json!({"rate": null, "base": null, "amount": "77777"})),
        (
            "一般管理費 10%\t\t\t\t",
            json!({"rate": "10", "base": ["personnel", "operating"], "amount": null}),
        ),
        ("一般管理費\t\t\t\t", json!(null)),
    ] {
        let found = answer(&format!("{head}{row}\n"), &json!({}));
        assert_eq!(found["settings"]["general_administration"], expected, "{row}");
        let is_open = found["said"] == json!(["administration_open"]);
        assert_eq!(is_open, expected.is_null(), "{row}: {}", found["said"]);
    }
}

#[test]
fn tax_is_read_as_it_stands() {
    let head = "費目\t内容\t金額\n人件費\t技師\t1,000,000\n";
    for (rows, mode, said, source) in [
        ("消費税 10%\t\t100,000\n合計\t\t1,100,000", json!("standard"), json!([]), "1100000"),
        (
            "消費税\t\t80,000\n合計\t\t1,080,000",
            json!("standard"),
            json!(["tax_rate", "totals_differ"]),
            "1080000",
        ),
        (
            "消費税 8%\t\t80,000\n合計\t\t1,080,000",
            json!("standard"),
            json!(["tax_rate", "totals_differ"]),
            "1080000",
        ),
        ("消費税（不課税）\t\t0\n合計\t\t1,000,000", json!("none"), json!([]), "1000000"),
        ("合計（税抜）\t\t1,000,000", json!(null), json!([]), "1000000"),
        ("合計\t\t1,000,000", json!(null), json!([]), "1000000"),
        ("合計（税込）\t\t1,100,000", json!(null), json!([]), "1100000"),
    ] {
        let found = answer(&format!("{head}{rows}\n"), &json!({}));
        assert_eq!(found["settings"]["tax_mode"], mode, "{rows}");
        assert_eq!(found["said"], said, "{rows}");
        assert_eq!(found["totals"]["source"], source, "{rows}");
    }
}

#[test]
fn every_code_stands_in_the_documentation() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tables.md"));
    let page = page.expect("the page");
    let codes = Said::ALL.iter().map(|said| said.code());
    for code in codes.chain(Reason::ALL.iter().map(|reason| reason.code())) {
        assert!(page.contains(&format!("| `{code}` |")), "{code}");
    }
}
