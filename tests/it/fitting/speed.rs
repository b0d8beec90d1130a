//! Ten thousand lines are answered at once.

use std::time::{Duration, Instant};

use c3p_calculator::fitting::Estimate;
use serde_json::{Value, json};

use super::budgets::of;
use super::{fits, new_engine};

#[test]
fn ten_thousand_lines_are_answered_at_once() {
    let categories = ["personnel", "overseas_travel", "printing", "outsourcing"];
    let lines = (0..10_000).map(|index| {
        let foreign = index % 3 == 0;
        json!({"category": categories[index % 4], "unit_price": format!("{}.5", 1_000 + index % 997),
            "currency": if foreign { "USD" } else { "JPY" },
            "exchange_rate": foreign.then_some("150.25"), "quantity": "2", "quantity2": "3",
            "price_includes_tax": index % 2 == 0,
            "work": if index % 5 == 0 { vec!["field_survey"] } else { vec![] }})
    });
    let lines: Vec<Value> = lines.collect();
    let budget = json!({"general_administration": {"rate": "10"}, "lines": lines});
    let draft = of(&budget, &json!(null));
    let mut engine = new_engine();
    engine.assess(&draft).expect("rules that are there");
    let all: Vec<usize> = (0..10_000).collect();
    let took = |what: &str, question: &dyn Fn(&Estimate<'_, '_>)| {
        let estimate = Estimate::read(&engine, &draft, "budget").expect("rules that are there");
        let start = Instant::now();
        question(&estimate);
        // An idle machine takes a fifth of it and less; the limit is for what grows with the square.
        let most = if cfg!(debug_assertions) { 60 } else { 5 };
        let took = start.elapsed();
        assert!(took < Duration::from_secs(most), "{what}: {took:?}");
    };
    took("room", &|estimate| assert!(estimate.room().is_some()));
    took("excess", &|estimate| assert!(estimate.excess().is_some()));
    took("trim", &|estimate| {
        let change = estimate.trim(&all).expect("a change");
        assert!(fits(&change.budget) && change.apply(&draft) != draft);
    });
    took("outsourcing", &|estimate| {
        estimate.outsourcing_to_limit();
    });
    took("percent", &|estimate| {
        estimate.greatest_percent("personnel");
    });
    took("scrutiny", &|estimate| assert_eq!(estimate.scrutiny().map(|cuts| cuts.len()), Some(3)));
}
