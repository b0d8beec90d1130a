//! Lines that went out come back as they were, codes and all.

use c3p_calculator::assess;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{read, written};
use crate::cases::bases;
use crate::generate::{story, text, tree};

fn lines_come_back(proposal: &c3p_calculator::proposal::Node, language: &str) {
    let workbook = read(&written(proposal, language).bytes);
    let given = |path: &str| -> Vec<Value> {
        let lines = proposal.at(path).elements().iter();
        lines.map(|line| serde_json::from_str(&text(line)).expect("JSON")).collect()
    };
    let own = &workbook["own"];
    assert_eq!(own["rules"], json!("2026-1"));
    assert_eq!(own["lines"], json!(given("budget.lines")));
    assert_eq!(own["changes"], json!([]));
    for year in own["years"].as_array().expect("years") {
        let index = year["index"].as_u64().expect("a position");
        assert_eq!(year["lines"], json!(given(&format!("years[{index}].budget.lines"))));
    }
}

#[test]
fn lines_of_known_proposals_come_back() {
    for proposal in bases().values() {
        for language in ["ja", "en"] {
            lines_come_back(&tree(proposal), language);
        }
    }
}

#[test]
fn odd_lines_come_back() {
    let lines = json!([
        null, {}, 5, "text", [], {"id": "L1", "unit_price": "007.50", "more": {"kept": [1.50]}},
        {"category": "personnel", "work": [], "price_includes_tax": false},
        {"category": "人件費", "work": ["Deliverables", "a;b", null], "price_includes_tax": "Yes"},
        {"unit_price": "999999999999999.9999999999", "quantity": 2, "exchange_rate": 2.5},
        {"description": "line\r\nbreak\ttab \u{0}\u{1f}\u{fffe} _x0041_ <&>\"'", "note": "  spaces  "},
        {"description": "", "note": "'quoted", "unit": "\u{1f3d9}"},
    ]);
    let proposal = tree(&bases()["empty"]).with("budget.lines", tree(&lines));
    lines_come_back(&proposal, "ja");
    lines_come_back(&proposal, "en");
}

#[test]
fn a_workbook_of_others_is_not_taken_for_ours() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>人件費</t></is></c></row>"#;
    let workbook = read(&super::sheets::workbook(rows, "<sst/>"));
    assert_eq!(workbook["own"], Value::Null);
    assert_eq!(workbook["sheets"][0]["rows"], json!([["人件費"]]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn lines_come_back_whatever_is_put_in(story in story(), english: bool) {
        let end = story.end();
        if !assess(&text(&end)).starts_with(r#"{"error""#) {
            lines_come_back(&end, if english { "en" } else { "ja" });
        }
    }
}
