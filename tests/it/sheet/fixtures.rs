//! Whole tables as data: the text of the clipboard, and what must become of each row.
//!
//! `tests/cases/paste/NAME.tsv` is the text, `NAME.expected.json` says what it holds. A key that a
//! line there does not have is not compared. Sums of one part and of all count as one class of
//! reasons; so do headers, headings and notes.

use std::fs;
use std::path::Path;

use c3p_calculator::json::Node;
use c3p_calculator::sheet::{Reason, Taken, TakenLine};
use num_bigint::BigInt;
use serde::Deserialize;
use serde_json::Value;

use super::pasted;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/paste");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    why: String,
    lines: Vec<serde_json::Map<String, Value>>,
    skipped: Vec<Row>,
    unit_factor: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    row: usize,
    reason: String,
}

fn tables() -> Vec<(String, String, Expected)> {
    let files = fs::read_dir(FOLDER).expect("the folder").map(|file| file.expect("a file").path());
    let mut names: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|e| e == "tsv")).collect();
    names.sort();
    assert!(names.len() > 8, "only {} tables", names.len());
    let read = |path: &Path| fs::read_to_string(path).expect("a text");
    names
        .iter()
        .map(|path| {
            let json = read(&path.with_extension("expected.json"));
            let expected = serde_json::from_str(&json).unwrap_or_else(|e| panic!("{path:?}: {e}"));
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, read(path), expected)
        })
        .collect()
}

/// The class of reasons a code belongs to.
fn class(code: &str) -> &str {
    match code {
        "total" => "subtotal",
        "header" | "note" => "heading",
        code => code,
    }
}

/// A text by its look: compatibility forms of letters and digits, white space as one blank.
fn looks(text: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).expect("a letter"),
        '\u{3000}' => ' ',
        c => c,
    };
    let text: String = text.chars().map(half).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A plain decimal in ten billionths; none where the text is none.
fn number(text: &str) -> Option<BigInt> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = whole.strip_prefix('-').unwrap_or(whole);
    let plain =
        !unsigned.is_empty() && digits(unsigned) && digits(fraction) && fraction.len() <= 10;
    plain.then(|| format!("{whole}{fraction:0<10}").parse().expect("digits"))
}

fn text_of<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).as_text().unwrap_or_default()
}

/// What differs in a line from what is expected of it.
fn wrong_keys(
    expected: &serde_json::Map<String, Value>,
    line: &TakenLine,
    loose: bool,
) -> Vec<String> {
    let node = &line.node;
    let mut wrong = Vec::new();
    for (key, value) in expected {
        let wanted = value.as_str().unwrap_or_default();
        let found = text_of(node, key);
        let default = match key.as_str() {
            "quantity2" => "1",
            "currency" => "JPY",
            _ => "",
        };
        let found = if found.is_empty() { default } else { found };
        let fine = match key.as_str() {
            "category" => found == wanted,
            "currency" => found == wanted,
            "description" if loose => looks(found).contains(&looks(wanted)),
            "description" | "unit" | "unit2" => looks(found) == looks(wanted),
            "unit_price" | "quantity" | "quantity2" | "exchange_rate" => {
                number(found) == value.as_str().and_then(number)
            }
            "quantity_product" => {
                let second = text_of(node, "quantity2");
                let factors =
                    [text_of(node, "quantity"), if second.is_empty() { "1" } else { second }];
                let product = factors.map(|factor| number(factor).expect("a quantity"));
                let scale: BigInt = "10000000000".parse().expect("digits");
                Some(&product[0] * &product[1] / scale) == number(wanted)
            }
            "price_includes_tax" => *node.get(key) == Node::Bool(value == true),
            "negative" => line.negative == (value == true),
            "amount_yen" => line.amount.map(|yen| yen.to_string()).as_deref() == value.as_str(),
            "mismatch" => line.mismatch == value.as_bool(),
            key => panic!("nothing compares {key}"),
        };
        if !fine {
            wrong.push(format!("row {}: {key} is not {value}: {line:?}", line.row));
        }
    }
    if !expected.contains_key("negative") && line.negative {
        wrong.push(format!("row {} is negative", line.row));
    }
    wrong
}

fn differences(name: &str, taken: &Taken, expected: &Expected) -> Vec<String> {
    let mut wrong = Vec::new();
    if taken.unit_factor.to_string() != expected.unit_factor {
        wrong.push(format!("unit_factor is {}", taken.unit_factor));
    }
    let skipped = |row: usize, reason: &str| format!("{row} {}", class(reason));
    let found: Vec<_> = taken.skipped.iter().map(|s| skipped(s.row, s.reason.code())).collect();
    let wanted: Vec<_> = expected.skipped.iter().map(|s| skipped(s.row, &s.reason)).collect();
    if found != wanted {
        let only = |these: &[String], others: &[String]| -> Vec<String> {
            these.iter().filter(|one| !others.contains(one)).cloned().collect()
        };
        wrong.push(format!("skipped {:?}, not {:?}", only(&found, &wanted), only(&wanted, &found)));
    }
    if taken.lines.len() != expected.lines.len() {
        wrong.push(format!("{} lines, not {}", taken.lines.len(), expected.lines.len()));
    }
    // There one column holds the thing and another its make; either may be the description.
    let loose = name.starts_with("09");
    for (expected, line) in expected.lines.iter().zip(&taken.lines) {
        wrong.extend(wrong_keys(expected, line, loose));
    }
    wrong
}

#[test]
fn every_table_is_taken_as_expected_whatever_its_line_ends() {
    let mut failed = Vec::new();
    for (name, text, expected) in tables() {
        assert!(expected.why.len() > 20, "{name} does not say why it is there");
        // Line breaks inside a quoted cell are LF, as Excel has them.
        let unix = text.replace("\r\n", "\n");
        let windows = if text.contains("\r\n") { text.clone() } else { text.replace('\n', "\r\n") };
        for (ends, text) in [("LF", unix), ("CRLF", windows)] {
            let wrong = differences(&name, &pasted(&text), &expected);
            failed.extend(wrong.into_iter().map(|wrong| format!("{name} with {ends}: {wrong}")));
        }
    }
    assert!(failed.is_empty(), "{} differences\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn every_row_is_a_line_or_left_out() {
    for (name, text, _) in tables() {
        let taken = pasted(&text);
        let lines = taken.lines.iter().map(|line| line.row);
        let mut rows: Vec<usize> = taken.skipped.iter().map(|s| s.row).chain(lines).collect();
        rows.sort_unstable();
        assert!(rows.iter().copied().eq(1..=rows.len()), "{name}: {rows:?}");
        assert!(Reason::ALL.len() > 1);
    }
}
