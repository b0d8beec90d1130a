//! Drafts with estimates that are complete, below the cap and above it, made at random.

use c3p_calculator::proposal::Node;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

use crate::generate::tree;

const CATEGORIES: [&str; 8] = [
    "personnel",
    "overseas_travel",
    "printing",
    "consumables",
    "miscellaneous_services",
    "outsourcing",
    "outsourcing",
    "joint_implementation",
];
const WORK: [&str; 6] =
    ["deliverables", "monthly_report", "debriefing", "field_survey", "conference", "coordination"];

/// A price as people type it, of a line that comes to a few thousand or million yen.
fn price() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0_u32..900_000).prop_map(|n| n.to_string()),
        2 => (1_u32..4_000, 0_u32..100).prop_map(|(n, m)| format!("{n}.{m:02}")),
        1 => (1_000_u32..1_000_000).prop_map(|n| format!("{},{:03}円", n / 1_000, n % 1_000)),
        1 => (1_u32..200).prop_map(|n| format!("{n}万")),
        1 => (1_u64..40_000_000).prop_map(|n| n.to_string()),
    ]
}

fn line() -> impl Strategy<Value = Value> {
    let factors = (price(), 0_u32..9, option::of(1_u32..13), option::of(80_u32..180));
    let more = (any::<bool>(), subsequence(WORK.to_vec(), 0..=2), 0..3);
    (select(CATEGORIES.to_vec()), factors, more).prop_map(
        |(category, (price, quantity, times, rate), (tax, work, kind))| {
            let mut line = Map::new();
            let mut put = |key: &str, value: Value| line.insert(key.into(), value);
            put("category", category.into());
            put("unit_price", price.into());
            put("quantity", quantity.to_string().into());
            put("quantity2", times.map(|times| times.to_string()).into());
            put("price_includes_tax", tax.into());
            if kind == 0 {
                put("work", work.into());
            }
            if let Some(rate) = rate.filter(|_| kind == 1) {
                put("currency", "USD".into());
                put("exchange_rate", format!("{rate}.25").into());
            }
            Value::Object(line)
        },
    )
}

fn administration() -> impl Strategy<Value = Value> {
    let groups = vec!["personnel", "operating", "outsourcing", "joint_implementation"];
    let base = option::of(subsequence(groups, 0..=4));
    let rate = (0_u32..31, 0_u32..10).prop_map(|(n, m)| format!("{n}.{m}"));
    prop_oneof![
        4 => (rate, base).prop_map(|(rate, base)| json!({"rate": rate, "base": base})),
        2 => (0_u32..3_000_000).prop_map(|yen| json!({"amount": yen.to_string()})),
    ]
}

fn budget() -> impl Strategy<Value = Value> {
    let lines = proptest::collection::vec(line(), 0..9);
    let tax = select(vec![json!("standard"), json!("none"), json!(null)]);
    let without = subsequence(WORK.to_vec(), 0..=3);
    (lines, administration(), tax, without).prop_map(|(lines, administration, tax, without)| {
        json!({"tax_mode": tax, "general_administration": administration,
               "work_without_cost": without, "lines": lines})
    })
}

/// A draft with an estimate for this year and one for a later year, both complete.
pub fn draft() -> impl Strategy<Value = Node> {
    (budget(), budget()).prop_map(|(budget, later)| of(&budget, &later))
}

/// A draft with these estimates.
pub fn of(budget: &Value, later: &Value) -> Node {
    tree(&json!({"format": "c3p-proposal", "version": 1, "rules": "2026-1",
        "budget": budget, "years": [{"year": "2", "budget": later}]}))
}

/// A draft with lines of a category, a price, a quantity and the required work each, no tax and no
/// administration.
pub fn plain(lines: &[(&str, &str, &str, &[&str])]) -> Node {
    let lines = lines.iter().map(|(category, price, quantity, work)| {
        json!({"category": category, "unit_price": price, "quantity": quantity, "work": work})
    });
    let lines: Vec<Value> = lines.collect();
    let budget = json!({"tax_mode": "none", "general_administration": {"amount": "0"},
        "lines": lines});
    of(&budget, &json!(null))
}
