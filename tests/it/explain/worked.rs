//! A few trees worked out by hand: how they are built and what they say did not count.

use serde_json::{Value, json};

use super::nodes::children;
use super::tree;

fn proposal(sections: Value) -> Value {
    let mut proposal = json!({"format": "c3p-proposal", "version": 1, "rules": "2026-1"});
    for (key, section) in sections.as_object().expect("sections by name") {
        proposal[key] = section.clone();
    }
    proposal
}

/// A node in short: the value, then the operation or where a leaf comes from, then its children.
fn short(node: &Value) -> Value {
    let operation = match node["operation"].as_str() {
        Some("input") => &node["path"],
        Some("rule") => &node["rule"]["id"],
        _ => &node["operation"],
    };
    let parts = children(node).iter().map(short);
    [node["value"].clone(), operation.clone()].into_iter().chain(parts).collect()
}

/// What did not count at a node: the reason and where the node comes from, or its id.
fn not_counted(node: &Value) -> Value {
    let left_out = node["not_counted"].as_array().into_iter().flatten();
    let named = left_out.map(|left_out| {
        let node = &left_out["node"];
        let place = if node["path"].is_null() { &node["id"] } else { &node["path"] };
        json!([left_out["reason"], place])
    });
    named.collect()
}

#[test]
fn a_foreign_price_with_tax_is_multiplied_divided_and_truncated_once() {
    let line = json!({
        "id": "L1", "category": "overseas_travel", "unit_price": "1200.50", "currency": "USD",
        "exchange_rate": "150.25", "quantity": "2", "quantity2": "3", "price_includes_tax": true,
    });
    let tree = tree(&proposal(json!({"budget": {"lines": [line]}})), "budget.lines[0].amount");
    let product = json!([
        "1082250.75",
        "product",
        ["1200.5", "budget.lines[0].unit_price"],
        ["150.25", "budget.lines[0].exchange_rate"],
        ["2", "budget.lines[0].quantity"],
        ["3", "budget.lines[0].quantity2"],
    ]);
    let divisor = json!(["1.1", "one_plus_percent", ["10", "budget.tax_rate"]]);
    let quotient = json!(["1082250.75/1.1", "quotient", product, divisor]);
    assert_eq!(short(&tree), json!(["983864", "truncate", quotient]));
    assert_eq!((&tree["unit"], &tree["id"]), (&json!("yen"), &json!("L1")));
}

#[test]
fn of_several_certificates_only_the_best_counts() {
    let organisation = json!({
        "wlb": ["eruboshi_3", "kurumin_old", "action_plan"],
        "eruboshi_hours_met": true, "employees": "301", "action_plan_in_force": true,
    });
    let tree = tree(&proposal(json!({"organisation": organisation})), "score.items.wlb.low");
    assert_eq!((&tree["value"], &tree["operation"]), (&json!("4"), &json!("max")));
    assert_eq!(tree["rule"]["id"], "score.highest_certificate");
    let expected = json!([["only_highest", "kurumin_old"], ["condition_open", "action_plan"]]);
    assert_eq!(not_counted(&tree), expected);
}

#[test]
fn what_is_unfinished_stays_out_of_the_totals() {
    let lines = json!([
        {"id": "L1", "category": "personnel", "unit_price": "100", "quantity": "3"},
        {"id": "L2", "category": "personnel", "unit_price": "100"},
        {"id": "L3", "unit_price": "100", "quantity": "1"},
    ]);
    let measure = json!({
        "id": "M1", "method": "direct", "annual_reduction": "10", "useful_life_years": "2",
        "subsidy": "30.5", "energy_origin": true,
    });
    let co2 = json!({"measures": [measure, {"id": "M2", "subsidy": "7", "energy_origin": true}]});
    let proposal = proposal(json!({"budget": {"lines": lines}, "co2": co2}));

    let personnel = tree(&proposal, "budget.by_category.personnel");
    assert_eq!(personnel["value"], "300");
    assert_eq!(not_counted(&personnel), json!([["no_amount", "L2"]]));
    let subtotal = tree(&proposal, "budget.subtotal");
    assert_eq!(not_counted(&subtotal), json!([["no_category", "L3"]]));

    let tonnes = tree(&proposal, "co2.energy_origin_lifetime_tonnes");
    assert_eq!(tonnes["value"], "20");
    assert_eq!(not_counted(&tonnes)[0][0], "not_known");
    let cost = tree(&proposal, "co2.subsidy_yen_per_tonne");
    let rounded = json!(["2", "co2.yen_per_tonne_decimals"]);
    assert_eq!((&short(&cost)[0], &short(&cost)[3]), (&json!("1.5"), &rounded));
}

#[test]
fn years_before_a_break_and_ratings_of_no_use_do_not_count() {
    let application =
        json!({"kind": "new", "participation_years": ["2012", "2025", "2025", "2026"]});
    let ratings = json!({"past_results": {"expected": "4"}, "uniqueness": {"expected": "41"}});
    let proposal = proposal(json!({"application": application, "ratings": ratings}));

    let years = tree(&proposal, "history.completed_years");
    assert_eq!(years["value"], "1");
    let year = |index: u32| format!("application.participation_years[{index}]");
    let expected =
        json!([["not_a_year", year(2)], ["not_a_year", year(3)], ["before_break", year(0)]]);
    assert_eq!(not_counted(&years), expected);

    let results = tree(&proposal, "score.items.past_results.high");
    assert_eq!(not_counted(&results), json!([["not_applicable", "ratings.past_results.expected"]]));
    let uniqueness = tree(&proposal, "score.items.uniqueness.high");
    assert_eq!(uniqueness["value"], "40");
    assert_eq!(not_counted(&uniqueness)[1], json!(["unusable", "ratings.uniqueness.expected"]));
}

#[test]
fn a_figure_of_a_variant_leads_to_the_fields_of_the_file() {
    let lines =
        |price: &str| json!({"lines": [{"id": "L1", "unit_price": price, "quantity": "2"}]});
    let proposal = proposal(json!({
        "budget": lines("5"),
        "years": [{"year": "2", "budget": lines("6")}, "nothing"],
        "scenarios": [{"id": "s", "budget": lines("7")}],
    }));
    let place = |figure: &str| {
        let tree = tree(&proposal, figure);
        let price = &children(&children(&tree)[0])[0];
        json!([tree["value"], price["path"]])
    };
    assert_eq!(
        place("scenarios[0].budget.lines[0].amount"),
        json!(["14", "scenarios[0].budget.lines[0].unit_price"])
    );
    assert_eq!(
        place("scenarios[0].years[0].budget.lines[0].amount"),
        json!(["12", "years[0].budget.lines[0].unit_price"])
    );
    assert_eq!(
        short(&tree(&proposal, "years[1].budget")),
        json!([null, "same", [null, "years[1]"]])
    );
}

#[test]
fn a_percentage_is_rounded_once_and_over_is_what_remains_above_the_cap() {
    let line = |category: &str, price: &str| json!({"category": category, "unit_price": price, "quantity": "1"});
    let lines = json!([line("personnel", "20000000"), line("outsourcing", "312400")]);
    let budget =
        json!({"tax_mode": "none", "general_administration": {"amount": "0"}, "lines": lines});
    let proposal = proposal(json!({"budget": budget}));

    let percent = tree(&proposal, "budget.cap_percent");
    let quotient = &children(&percent)[0];
    let rounded = json!(["1", "budget.percent_decimals"]);
    assert_eq!((&percent["value"], &percent["unit"]), (&json!("101.6"), &json!("percent")));
    assert_eq!(short(&children(&percent)[1]), rounded);
    assert_eq!(quotient["value"], "2031240000/20000000");
    assert_eq!(short(&children(quotient)[1]), json!(["20000000", "budget.cap"]));

    let over = tree(&proposal, "budget.over");
    assert_eq!((&over["value"], &over["operation"]), (&json!("312400"), &json!("remaining")));
    let outsourced = tree(&proposal, "budget.checks.outsourcing.percent");
    assert_eq!(outsourced["value"], "3.1");
    let headroom = tree(&proposal, "budget.checks.outsourcing.headroom");
    assert_eq!((&headroom["value"], &headroom["unit"]), (&json!("9687600"), &json!("yen")));
}

#[test]
fn totals_by_kind_hold_their_items_and_counts_hold_all_gates() {
    let ratings = json!({"synergy": {"expected": "7"}, "uniqueness": {"low": "3"}});
    let proposal = proposal(json!({"ratings": ratings, "eligibility": {"consortium": false}}));

    let judged = tree(&proposal, "score.judged.expected");
    assert_eq!((&judged["value"], children(&judged).len()), (&json!("7"), 1));
    assert_eq!(not_counted(&judged)[0], json!(["not_rated", "uniqueness"]));
    let ids =
        |tree: &Value| children(tree).iter().map(|item| item["id"].clone()).collect::<Value>();
    let computed = ids(&tree(&proposal, "score.computed.max"));
    assert_eq!(computed, json!(["municipality_scale", "ems", "wlb"]));
    let open = tree(&proposal, "score.unrated_max");
    let parts = children(&open).iter().map(|part| part["value"].clone()).collect::<Value>();
    assert_eq!((&open["value"], parts), (&json!("190"), json!(["200", "10"])));

    let failed = tree(&proposal, "gate_counts.fail");
    let counted = json!([failed["value"], failed["operation"], failed["unit"]]);
    assert_eq!(counted, json!(["1", "count_fail", null]));
    assert_eq!((children(&failed).len(), &children(&failed)[7]["id"]), (14, &json!("consortium")));
}

#[test]
fn an_administration_beyond_all_yen_is_not_computed() {
    let line = |id: &str| json!({"id": id, "category": "personnel", "unit_price": "999999999999999", "quantity": "1"});
    let budget = |rate: &str| json!({"lines": [line("L1"), line("L2")], "general_administration": {"rate": rate}});
    let charged = |rate: &str| {
        let figure = "budget.general_administration";
        let tree = tree(&proposal(json!({"budget": budget(rate)})), figure);
        let charged = &children(&tree)[0];
        json!([tree["value"], charged["operation"], charged["value"]])
    };
    assert_eq!(charged("50"), json!(["999999999999999", "truncate", "999999999999999"]));
    assert_eq!(charged("51"), json!(["0", "too_large", null]));
    assert_eq!(charged("33.3333333333"), json!(["666666666665999", "truncate", "666666666665999"]));
}
