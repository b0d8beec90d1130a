//! A table that is asked about as JSON, as the examples do, and lines that are written.

use c3p_calculator::intake::table;
use c3p_calculator::proposal::Node;
use c3p_calculator::rules::Book;
use c3p_calculator::sheet::{Lang, write};
use proptest::prelude::*;
use serde_json::{Value, json};

fn answer(request: &Value) -> Value {
    serde_json::from_str(&table(&request.to_string())).expect("an answer is JSON")
}

const TABLE: &str = "費目\t内容\t単価（千円）\t数量\t単位\t金額（千円）\n\
                     人件費\t主任\t62.5\t2\t人日\t100\n小計\t\t\t\t\t100\n";

#[test]
fn a_table_is_shown_before_it_is_taken() {
    let request = json!({"kind": "paste", "text": TABLE, "rules": "2026-1"});
    let preview = answer(&request);
    let line = &preview["lines"][0];
    assert_eq!(line["row"], 2);
    assert_eq!(line["line"]["category"], "personnel");
    assert_eq!(line["line"]["unit_price"], "62500");
    assert_eq!((&line["amount_cell"], &line["amount_yen"]), (&json!("100"), &json!("125000")));
    assert_eq!(line["said"], json!(["amount_differs"]));
    assert_eq!(preview["unit_factor"], "1000");
    assert_eq!(preview["columns"][2], json!({"column": "unit_price", "header": "単価（千円）"}));
    let skipped = &preview["skipped"][1];
    assert_eq!((&skipped["row"], &skipped["reason"]), (&json!(3), &json!("subtotal")));
    assert_eq!(skipped["shown"], "小計 100");
    for language in ["ja", "en"] {
        assert!(skipped["text"][language].is_string());
        assert!(preview["choices"]["columns"][0]["text"][language].is_string());
    }
}

#[test]
fn a_person_may_say_what_amounts_by_themselves_stand_for() {
    for (text, prices) in [
        ("費目\t内容\t金額\n人件費\t主任\t100", ["100000"].as_slice()),
        (
            "費目\t内容\t単価\t数量\t金額\n人件費\t主任\t50\t2\t100\n旅費\t往復\t\t\t80",
            &["50000", "80000"],
        ),
    ] {
        let request =
            json!({"kind": "paste", "text": text, "rules": "2026-1", "unit_factor": "1000"});
        let preview = answer(&request);
        assert_eq!(preview["unit_factor"], "1000", "{preview}");
        let lines = preview["lines"].as_array().expect("lines");
        let own: Vec<&str> =
            lines.iter().filter_map(|line| line["line"]["unit_price"].as_str()).collect();
        assert_eq!(own, prices, "{preview}");
        assert!(lines.iter().all(|line| !line["said"].to_string().contains("amount")), "{preview}");
    }
}

#[test]
fn a_person_may_say_otherwise() {
    let columns = ["category", "note", "unit_price", "quantity", "unit", "ignored"];
    let request = json!({"kind": "paste", "text": TABLE, "rules": "2026-1", "columns": columns,
        "unit_factor": "1"});
    let preview = answer(&request);
    assert_eq!(preview["unit_factor"], "1");
    let node = &preview["lines"][0]["line"];
    assert_eq!((&node["unit_price"], &node["note"]), (&json!("62.5"), &json!("主任")));
    assert_eq!(preview["lines"][0]["amount_cell"], Value::Null);
}

#[test]
fn what_cannot_be_read_is_refused_with_a_reason() {
    let good = json!({"kind": "csv", "text": "a,b", "rules": "2026-1"});
    let with = |key: &str, value: Value| {
        let mut request = good.clone();
        request[key] = value;
        answer(&request)["error"].clone()
    };
    assert_eq!(with("text", json!("a")), Value::Null);
    for (key, value, code) in [
        ("rules", json!("1999-1"), "unknown_rules"),
        ("rules", Value::Null, "bad_request"),
        ("kind", json!("xlsx"), "bad_request"),
        ("text", json!(5), "bad_request"),
        ("columns", json!(["price"]), "bad_request"),
        ("unit_factor", json!("7"), "bad_request"),
        ("text", json!(" \n"), "empty"),
        ("text", json!("x\n".repeat(20_001)), "too_many_rows"),
    ] {
        let refused = with(key, value);
        assert_eq!(refused["code"], code, "{key}");
        assert!(refused["message"]["ja"].is_string() && refused["message"]["en"].is_string());
    }
}

#[test]
fn lines_are_written_for_both_kinds() {
    let line = json!({"category": "personnel", "unit_price": "1,000", "quantity": "3"});
    let lines: Vec<Node> = vec![serde_json::from_value(line).expect("a line")];
    let rules = Book::shipped().rules("2026-1").expect("rules");
    let file = write::csv(&lines, Lang::Ja, rules);
    assert!(file.contains("\r\n人件費,,\"1,000\",,,3,,,,,,,,3000\r\n"), "{file}");
    let block = write::tsv(&lines, Lang::En, rules);
    assert!(block.contains("\r\nPersonnel\t\t1,000\t\t\t3\t"), "{block}");
}

#[test]
fn any_request_gets_an_answer() {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(text in any::<String>())| {
        let answer: Value = serde_json::from_str(&table(&text)).expect("an answer is JSON");
        prop_assert!(answer["error"]["code"].is_string());
    });
}
