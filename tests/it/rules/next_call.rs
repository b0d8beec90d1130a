//! The next call is one more file: nothing of the engine knows this one's numbers.

use c3p_calculator::engine::assess_with;
use c3p_calculator::rules::Book;
use serde_json::{Value, json};

use super::{COUNTRIES, shipped};
use crate::cases::bases;
use crate::tree::{at, put};

/// A made-up call: other cap, points, years, another certificate and category.
fn next_call() -> Value {
    let mut next = shipped().remove(0);
    let mut set = |path: &str, value: Value| put(&mut next, path, value);
    set("id", json!("2027-1"));
    set("history.call_fiscal_year.value", json!(2027));
    set("history.most_years.value", json!(9));
    set("history.restart_after_idle_years.value", json!(4));
    set("budget.cap.value", json!("25000000"));
    set("budget.tax_rate.value", json!("8"));
    set("budget.equipment_threshold.value", json!("300000"));
    set("budget.outsourcing_share.value", json!("0.25"));
    set("score.items[0].value.new", json!("35"));
    set("score.items[7].value.new", json!("10"));
    set("score.municipality_thresholds.value.prefecture", json!("0.35"));
    set("co2.subsidy_share.value", json!("0.3"));
    set("co2.yen_per_tonne_decimals.value", json!(0));
    set("budget.percent_decimals.value", json!(4));
    for (list, code, value) in [
        (
            "score.certificates",
            "tri_kurumin",
            json!({"code": "tri_kurumin", "points": "1.5", "condition": null}),
        ),
        ("budget.categories", "software", json!({"code": "software", "group": "operating"})),
        ("budget.required_work", "website", json!("website")),
    ] {
        let mut rule = at(&next, &format!("{list}[0]")).expect("a rule").clone();
        put(&mut rule, "id", json!(format!("{list}.{code}")));
        put(&mut rule, "value", value);
        put(&mut next, &format!("{list}[999]"), rule);
    }
    next
}

#[test]
fn the_next_call_needs_no_code() {
    let now = shipped().remove(0).to_string();
    let next = next_call().to_string();
    let book = Book::read(&[&now, &next], &[COUNTRIES]).expect("both can be read");
    let mut proposal = bases()["quiet"].clone();
    for (path, value) in [
        ("rules", json!("2027-1")),
        ("organisation.wlb", json!(["tri_kurumin"])),
        ("application.participation_years", json!(["2022", "2026"])),
        (
            "application.governments",
            json!([{"level": "prefecture", "fiscal_capability_index": "0.36"}]),
        ),
        ("ratings.schedule", json!({"expected": "10"})),
        (
            "budget.lines",
            json!([
                {"id": "S", "category": "software", "unit_price": "1000000", "quantity": "1"},
                {"id": "C", "category": "consumables", "unit_price": "250000", "quantity": "1"},
                {"id": "X", "category": "outsourcing", "unit_price": "312501", "quantity": "1", "work": ["website"]},
            ]),
        ),
        (
            "co2.measures",
            json!([{"route": "jcm_subsidy", "method": "direct", "annual_reduction": "3", "useful_life_years": "1", "subsidy": "31", "capital_cost": "100"}]),
        ),
    ] {
        put(&mut proposal, path, value);
    }
    let answer: Value =
        serde_json::from_str(&assess_with(&book, &proposal.to_string())).expect("JSON");
    let expected = [
        ("rules", json!("2027-1")),
        ("score.max", json!("200")),
        ("score.items.uniqueness.max", json!("35")),
        ("score.items.schedule.expected", json!("10")),
        ("score.items.wlb.expected", json!("1.5")),
        ("score.items.municipality_scale.expected", json!("0")),
        ("history", json!({"completed_years": "2", "remaining_years": "7", "restarted": false})),
        ("budget.cap", json!("25000000")),
        ("budget.by_category.software", json!("1000000")),
        ("budget.operating", json!("1250000")),
        ("budget.tax", json!("125000")),
        ("budget.total", json!("1687501")),
        ("budget.cap_percent", json!("6.75")),
        ("budget.over", json!("0")),
        ("budget.checks.equipment_threshold.status", json!("pass")),
        (
            "budget.checks.outsourcing",
            json!({
                "id": "outsourcing", "status": "depends", "limit": "312500",
                "amount": "312501", "headroom": "-1", "percent": "100.0003",
            }),
        ),
        ("co2.measures[0].subsidy_share", json!("fail")),
        ("co2.measures[0].subsidy_yen_per_tonne", json!("10")),
        ("problems", json!([])),
    ];
    for (figure, value) in expected {
        assert_eq!(at(&answer, figure), Some(&value), "{figure}");
    }
    let missing = at(&answer, "budget.checks.required_work.missing")
        .and_then(Value::as_array)
        .expect("a list");
    assert_eq!(missing.len(), 6, "the new task is named by a line");

    let full = bases()["full"].to_string();
    assert_eq!(
        assess_with(&book, &full),
        c3p_calculator::assess(&full),
        "the old call answers as before"
    );
}

#[test]
fn a_call_without_rules_is_refused_and_never_replaced() {
    let next = next_call().to_string();
    let book = Book::read(&[&next], &[COUNTRIES]).expect("it can be read");
    let only_now = assess_with(&book, &bases()["quiet"].to_string());
    let mut proposal = bases()["quiet"].clone();
    put(&mut proposal, "rules", json!("2027-1"));
    for answer in [only_now, c3p_calculator::assess(&proposal.to_string())] {
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        assert_eq!(answer["error"]["code"], "unknown_rules");
    }
    assert!(book.rules("2026-1").is_none() && book.rules("").is_none());
}
