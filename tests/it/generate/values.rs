//! What may be put somewhere: what belongs there, what people type, and what no one would.

use c3p_calculator::proposal::{Codes, Kind};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// Numbers as files and people write them.
pub fn number_text() -> impl Strategy<Value = String> {
    let edges = [
        "0",
        "1",
        "2",
        "10",
        "100",
        "-1",
        "-0",
        "0.5",
        "0.395",
        "0.40",
        "0.505",
        "0.51",
        "300",
        "301",
        "2019",
        "2024",
        "2025",
        "2026",
        "181819",
        "199999",
        "200000",
        "220000",
        "20000000",
        "18181819",
        "999999999999999",
        "999999999999999.9999999999",
        "0.0000000001",
        "1000000000000",
    ];
    prop_oneof![
        3 => (0_u32..3000).prop_map(|n| n.to_string()),
        3 => (0_u64..10_u64.pow(15), 0_u64..10_u64.pow(10)).prop_map(|(n, m)| format!("{n}.{m}")),
        2 => (0_u32..1000, 0_u32..1000).prop_map(|(n, m)| format!("{n}.{m:03}")),
        4 => select(edges.to_vec()).prop_map(str::to_owned),
    ]
}

/// Numbers as people type them, and what looks like one.
pub fn typed_text() -> impl Strategy<Value = String> {
    let typed = [
        "１２３",
        "1,200",
        "１，２００円",
        "¥1,000",
        "150万",
        "1億2,000万",
        "3千",
        "▲500",
        "(500)",
        " 7 ",
        ".5",
        "5.",
        "1e3",
        "+1",
        "1,5",
        "abc",
        "十",
        "--1",
        "1.2.3",
        "-",
        "万",
        "0x1",
        "０．３９５",
        "2025年",
    ];
    prop_oneof![
        3 => number_text(),
        4 => select(typed.to_vec()).prop_map(str::to_owned),
        2 => any::<String>(),
        1 => proptest::collection::vec(select("0123456789,.-¥円万億千（）()−▲ ".chars().collect::<Vec<_>>()), 0..12)
            .prop_map(|chars| chars.into_iter().collect()),
    ]
}

const CODES: [&str; 24] = [
    "new",
    "continuing",
    "1",
    "2",
    "company",
    "partner_city",
    "VNM",
    "USA",
    "prefecture",
    "municipality",
    "other",
    "certified",
    "none",
    "standard",
    "eruboshi_3",
    "action_plan",
    "personnel",
    "printing",
    "equipment",
    "consumables",
    "outsourcing",
    "fragile",
    "displaced_power",
    "jcm_subsidy",
];

fn hostile() -> impl Strategy<Value = Value> {
    let odd = [
        json!(null),
        json!(""),
        json!(true),
        json!(false),
        json!(0),
        json!(7),
        json!(-3),
        json!(2.5),
        json!(1e30),
        json!([]),
        json!({}),
        json!([null, "x", 3, {}]),
        json!({"x": {"low": "1"}}),
        json!({"lines": [{"unit_price": "5"}]}),
        json!([{"id": "L1"}, {"id": "L1"}]),
        json!("🏙️"),
    ];
    prop_oneof![3 => select(odd.to_vec()), 1 => any::<String>().prop_map(Value::from), 1 => select(CODES.to_vec()).prop_map(Value::from)]
}

fn fitting(kind: Kind) -> BoxedStrategy<Value> {
    let code = |codes: Codes| match codes {
        Codes::Format(codes) => codes.to_vec(),
        _ => CODES.to_vec(),
    };
    match kind {
        Kind::Quantity => number_text().prop_map(Value::from).boxed(),
        Kind::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        Kind::Choice(codes) => select(code(codes)).prop_map(Value::from).boxed(),
        Kind::Several(codes) => {
            proptest::collection::vec(select(code(codes)), 0..4).prop_map(Value::from).boxed()
        }
        Kind::Text | Kind::Note => any::<String>().prop_map(Value::from).boxed(),
    }
}

/// What may be put somewhere: mostly what belongs there.
pub fn value_for(kind: Option<Kind>) -> BoxedStrategy<Value> {
    match kind {
        None => hostile().boxed(),
        Some(Kind::Quantity) => prop_oneof![
            5 => fitting(Kind::Quantity), 2 => typed_text().prop_map(Value::from), 2 => hostile(), 1 => Just(Value::Null)
        ]
        .boxed(),
        Some(kind) => prop_oneof![6 => fitting(kind), 2 => hostile(), 1 => Just(Value::Null)].boxed(),
    }
}

/// Any JSON value, of small depth.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        hostile(),
        number_text().prop_map(Value::from),
        any::<i64>().prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}
