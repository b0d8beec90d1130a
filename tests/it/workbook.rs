//! The workbook: what is written, what comes back, and files that mean harm.

mod books;
mod built;
mod hostile;
mod marks;
mod round_trip;
mod sheets;
mod written;

use c3p_calculator::proposal::Node;
use c3p_calculator::workbook::{Written, door};
use serde_json::{Value, json};

use crate::generate::text;

/// A proposal as a workbook.
fn written(proposal: &Node, language: &str) -> Written {
    let request = format!(r#"{{"proposal":{},"language":"{language}"}}"#, text(proposal));
    door::write_with_places(&request).expect("a workbook")
}

/// What a workbook holds.
fn read(bytes: &[u8]) -> Value {
    serde_json::from_str(&door::read(bytes)).expect("JSON")
}

/// Why a file is refused.
fn refusal(bytes: &[u8]) -> String {
    let answer = read(bytes);
    let refused = &answer["refused"];
    for language in ["ja", "en"] {
        assert!(refused[language].as_str().is_some_and(|text| text.len() > 20), "{answer}");
    }
    refused["code"].as_str().expect("a code").to_owned()
}

/// A cell of a sheet, such as `D6`.
fn cell<'a>(workbook: &'a Value, sheet: &str, address: &str) -> &'a str {
    let split = address.find(|c: char| c.is_ascii_digit()).expect("a row");
    let (letters, row) = address.split_at(split);
    let column =
        letters.bytes().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1) - 1;
    let row = row.parse::<usize>().expect("a number") - 1;
    let sheets = workbook["sheets"].as_array().expect("sheets");
    let sheet = sheets.iter().find(|known| known["name"] == json!(sheet)).expect("the sheet");
    sheet["rows"][row][column].as_str().unwrap_or_default()
}
