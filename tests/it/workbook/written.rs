//! What stands in a workbook: the engine's figures, formulas without policy numbers, a printed page.

use c3p_calculator::assess;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::sheets::part;
use super::{cell, read, written};
use crate::cases::bases;
use crate::generate::{story, text, tree};

/// A figure by its path; entries of lists are found by id.
fn figure<'a>(assessment: &'a Value, path: &str) -> &'a Value {
    let path = path.replace('[', ".").replace(']', "");
    path.split('.').fold(assessment, |node, step| match (node, step.parse::<usize>()) {
        (Value::Array(_), Ok(index)) => &node[index],
        (Value::Array(entries), Err(_)) => {
            entries.iter().find(|entry| entry["id"] == json!(step)).unwrap_or(&Value::Null)
        }
        _ => &node[step],
    })
}

/// What a cell shows of a figure.
fn shown(value: &Value, language: &str) -> String {
    let words = match language {
        "ja" => [
            "満たしています",
            "満たしていません",
            "未確定",
            "解釈によります",
            "対象外",
            "はい",
            "いいえ",
        ],
        _ => {
            let depends = "Depends on the reading";
            ["Met", "Not met", "Not known yet", depends, "Does not apply", "Yes", "No"]
        }
    };
    let codes = ["pass", "fail", "unknown", "depends", "not_applicable", "true", "false"];
    let code = match value {
        Value::Null => return String::new(),
        Value::Bool(value) => value.to_string(),
        value => value.as_str().expect("a text").to_owned(),
    };
    let word = codes.iter().position(|known| *known == code).map(|place| words[place]);
    word.map_or(code, str::to_owned)
}

/// The same as far as a spreadsheet shows digits.
fn agrees(cell: &str, value: &str) -> bool {
    let digits = |text: &str| text.parse::<f64>().ok().map(|number| format!("{number:.14e}"));
    cell == value || digits(cell).is_some_and(|cell| digits(value) == Some(cell))
}

fn every_figure_is_the_engines(proposal: &c3p_calculator::proposal::Node, language: &str) {
    let assessment: Value = serde_json::from_str(&assess(&text(proposal))).expect("JSON");
    let written = written(proposal, language);
    let workbook = read(&written.bytes);
    let figures = written.places.iter().filter(|place| !place.input);
    let mut count = 0;
    for place in figures {
        let found = cell(&workbook, &place.sheet, &place.cell);
        let value = shown(figure(&assessment, &place.path), language);
        assert!(agrees(found, &value), "{}: {found} is not {value}", place.path);
        count += 1;
    }
    assert!(count > 80, "only {count} figures");
}

#[test]
fn figures_of_known_proposals_are_the_engines() {
    for proposal in bases().values() {
        for language in ["ja", "en"] {
            every_figure_is_the_engines(&tree(proposal), language);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn figures_are_the_engines_whatever_is_put_in(story in story(), english: bool) {
        let end = story.end();
        if !assess(&text(&end)).starts_with(r#"{"error""#) {
            every_figure_is_the_engines(&end, if english { "en" } else { "ja" });
        }
    }
}

fn full() -> c3p_calculator::proposal::Node {
    tree(&bases()["full"])
}

/// The formulas of a sheet.
fn formulas(sheet: &str) -> Vec<&str> {
    let parts = sheet.split("<f>").skip(1);
    parts.filter_map(|rest| rest.split("</f>").next()).collect()
}

#[test]
fn texts_that_look_like_formulas_stay_texts() {
    let proposal = full()
        .with("title", tree(&json!("=HYPERLINK(1)")))
        .with("budget.lines[0].description", tree(&json!("=1+1")))
        .with("budget.lines[0].note", tree(&json!("@SUM(A1:A2)")))
        .with("budget.lines[0].unit", tree(&json!("+81")))
        .with("co2.measures[0].name", tree(&json!("-2+3|cmd")));
    let written = written(&proposal, "ja");
    let workbook = read(&written.bytes);
    let place = |path: &str| {
        let place = written.places.iter().find(|place| place.path == path).expect("a place");
        cell(&workbook, &place.sheet, &place.cell)
    };
    assert_eq!(place("budget.lines[0].description"), "=1+1");
    assert_eq!(place("budget.lines[0].note"), "@SUM(A1:A2)");
    assert_eq!(place("budget.lines[0].unit"), "+81");
    assert_eq!(place("co2.measures[0].name"), "-2+3|cmd");
    for sheet in ["sheet1", "sheet2", "sheet3", "sheet4", "sheet5"] {
        let xml = part(&written.bytes, &format!("xl/worksheets/{sheet}.xml"));
        for formula in formulas(&xml) {
            assert!(!formula.contains("HYPERLINK") && !formula.contains("1+1"), "{formula}");
        }
    }
}

#[test]
fn formulas_hold_no_number_of_the_call() {
    let written = written(&full(), "en");
    let allowed = ["0", "1", "2", "3", "4", "5", "6", "10", "100", "1000"];
    let mut count = 0;
    for sheet in ["sheet1", "sheet2", "sheet3"] {
        let xml = part(&written.bytes, &format!("xl/worksheets/{sheet}.xml"));
        for formula in formulas(&xml) {
            count += 1;
            // What stands in quotes is a word; a digit behind a letter or `$` belongs to an address.
            let bare: String = formula.split('"').step_by(2).collect();
            let words = bare.split(|c: char| !c.is_alphanumeric() && !"$._'!".contains(c));
            for number in words.filter(|word| word.starts_with(|c: char| c.is_ascii_digit())) {
                assert!(allowed.contains(&number), "{number} in {formula}");
            }
        }
    }
    assert!(count > 100, "only {count} formulas");
}

#[test]
fn every_sheet_is_made_for_paper() {
    let written = written(&full(), "ja");
    for sheet in ["sheet1", "sheet2", "sheet3", "sheet4", "sheet5"] {
        let xml = part(&written.bytes, &format!("xl/worksheets/{sheet}.xml"));
        assert!(xml.contains(r#"<pageSetUpPr fitToPage="1"/>"#), "{sheet}");
        assert!(xml.contains(r#"paperSize="9""#), "{sheet}");
        assert!(xml.contains("&amp;P/&amp;N") && xml.contains("<oddHeader>"), "{sheet}");
    }
    let estimate = part(&written.bytes, "xl/worksheets/sheet1.xml");
    for wanted in ["state=\"frozen\"", "type=\"list\"", "<formula1>Categories</formula1>"] {
        assert!(estimate.contains(wanted), "{wanted}");
    }
    let book = part(&written.bytes, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles"), "{book}");
}

#[test]
fn the_summary_has_charts_on_its_live_cells() {
    let written = written(&full(), "ja");
    let book = part(&written.bytes, "xl/workbook.xml");
    assert!(book.contains("まとめ"), "{book}");
    for (chart, cells) in [
        ("chart1", "まとめ!$B$5:$B$6"),
        ("chart2", "まとめ!$C$"),
        ("chart3", "まとめ!$B$"),
        ("chart4", "まとめ!$B$"),
    ] {
        let xml = part(&written.bytes, &format!("xl/charts/{chart}.xml"));
        assert!(xml.contains("<c:barChart>") && xml.contains(cells), "{chart}: {xml}");
    }
    let patterned = part(&written.bytes, "xl/charts/chart1.xml");
    assert!(patterned.contains("pattFill"), "told apart by more than colour");
    // What they are drawn from follows the cells of the other sheets, and has their values.
    let workbook = read(&written.bytes);
    let of = |path: &str| {
        let assessment: Value = serde_json::from_str(&assess(&text(&full()))).expect("JSON");
        figure(&assessment, path).as_str().expect("a figure").to_owned()
    };
    for (address, path) in [
        ("B5", "score.computed.low"),
        ("C5", "score.judged.low"),
        ("C6", "score.judged.expected"),
        ("B16", "budget.total"),
        ("C16", "budget.cap"),
        ("C17", "budget.checks.outsourcing.limit"),
    ] {
        let found = cell(&workbook, "まとめ", address);
        assert!(agrees(found, &of(path)), "{path}: {found}");
    }
}

#[test]
fn the_same_proposal_gives_the_same_bytes() {
    assert_eq!(written(&full(), "ja").bytes, written(&full(), "ja").bytes);
}

#[test]
fn what_cannot_be_written_says_why() {
    for (request, code) in [("{}", "not_a_request"), (r#"{"proposal":{}}"#, "not_a_proposal")] {
        let answer = c3p_calculator::workbook::door::write(request).expect_err("no proposal");
        assert!(answer.contains(&format!(r#""code":"{code}""#)), "{answer}");
    }
    let lines = vec![json!({}); 20_001];
    let long = json!({"proposal": {"format": "c3p-proposal", "version": 1, "rules": "2026-1", "budget": {"lines": lines}}});
    let answer = c3p_calculator::workbook::door::write(&long.to_string()).expect_err("too long");
    assert!(answer.contains(r#""code":"too_long""#), "{answer}");
}

#[test]
fn a_table_of_results_comes_back_as_it_went_out() {
    let request = json!({"kind": "xlsx", "title": "=比較 & <b>", "language": "ja", "rules": "2026-1", "rows": [
        ["値", "A", "=1+1"], ["合計", 20_312_400, -312_400], ["比", "x", null]]});
    // Digits beyond what a spreadsheet holds stay readable as a text.
    let request = request.to_string().replace("\"x\"", "1234567890.1234567890");
    let results = c3p_calculator::workbook::door::results;
    let workbook = super::read(&results(&request).expect("a workbook"));
    let at = |address: &str| super::cell(&workbook, "比較", address).to_owned();
    assert_eq!(at("A1"), "=比較 & <b>");
    assert_eq!([at("A3"), at("B3"), at("C3")], ["値", "A", "=1+1"]);
    assert_eq!([at("A4"), at("B4"), at("C4")], ["合計", "20312400", "-312400"]);
    assert_eq!([at("B5"), at("C5")], ["1234567890.1234567890", ""]);
    let csv = results(&request.replace("xlsx", "csv")).expect("a file");
    let csv = String::from_utf8(csv).expect("UTF-8");
    assert_eq!(csv, "\u{feff}値,A,'=1+1\r\n合計,20312400,-312400\r\n比,1234567890.1234567890,\r\n");
    let long = json!({"kind": "xlsx", "rules": "2026-1", "rows": vec![json!(["x"]); 2_001]});
    assert!(results(&long.to_string()).expect_err("too long").contains("too_long"));
    assert!(results(r#"{"kind": "xlsx", "rules": "2001-1"}"#).is_err(), "there are no such rules");
    assert!(results("no JSON").is_ok_and(|bytes| bytes == "\u{feff}".as_bytes()));
}
