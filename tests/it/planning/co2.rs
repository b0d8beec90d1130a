//! What it would take, held against the engine's own thresholds.

use c3p_calculator::domain::assessment::Co2;
use c3p_calculator::domain::found::Problems;
use c3p_calculator::engine::Engine;
use c3p_calculator::planning::co2::{Targets, gap, sensitivity, targets};
use c3p_calculator::proposal::{Node, Reading, measures};
use c3p_calculator::quantity::{Exact, Number, Yen};
use c3p_calculator::rules::Book;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{engine, file, rules};
use crate::generate::tree;
use crate::laws::check;

fn draft(measures: &Value, yen_per_tonne: &str) -> Node {
    file(&tree(
        &json!({"co2": {"measures": measures, "threshold": {"yen_per_tonne": yen_per_tonne}}}),
    ))
}

fn known(draft: &Node) -> Co2 {
    engine().assess(draft).expect("rules that are there").co2
}

fn asked(draft: &Node, yen_per_tonne: &str) -> Targets {
    let given = measures(draft, Reading::File, rules(), &mut Problems::default());
    let target = Number::parse(yen_per_tonne).expect("a number");
    targets(&given, &known(draft), target, rules())
}

fn direct(tonnes: &str, life: &str, subsidy: &str) -> Value {
    json!({"id": tonnes, "method": "direct", "annual_reduction": tonnes, "useful_life_years": life,
        "capital_cost": "100000000", "subsidy": subsidy})
}

fn less(tonnes: &Exact) -> Exact {
    let step = Exact::from(1).shifted_right(2);
    tonnes.minus(&step)
}

/// Whole yen below a thousand million, tonnes and years with some decimals, yen per tonne.
fn numbers() -> impl Strategy<Value = (Vec<(String, String, String)>, String)> {
    let part = |most: u32, decimals: u32| {
        (1..most, 0..10_u32.pow(decimals)).prop_map(move |(whole, part)| {
            format!("{whole}.{part:0width$}", width = decimals as usize)
        })
    };
    let measure =
        (part(100_000, 3), part(40, 1), (1..1_000_000_000_u32).prop_map(|yen| yen.to_string()));
    (prop::collection::vec(measure, 1..4), part(100_000, 2))
}

fn percent() -> Number {
    rules().planning.sensitivity.value
}

/// With the most subsidy the amount is kept, with a yen more it is not; with the fewest tonnes it is kept,
/// with one step less it is not.
#[test]
fn a_measure_at_its_limits_keeps_the_amount_and_just_so() {
    check(numbers(), |(given, target)| {
        let list: Vec<Value> =
            given.iter().map(|(tonnes, life, subsidy)| direct(tonnes, life, subsidy)).collect();
        let draft = draft(&json!(list), &target);
        let asked = asked(&draft, &target);
        let says = |key: &str, position: usize, value: String| {
            let place = format!("co2.measures[{position}].{key}");
            known(&draft.with(&place, Node::text(&value))).measures[position].threshold.code()
        };
        for (position, limits) in asked.measures.iter().enumerate() {
            let subsidy = limits.subsidy.expect("tonnes are known");
            assert_eq!(says("subsidy", position, subsidy.to_string()), "pass");
            assert_eq!(says("subsidy", position, (subsidy + Yen(1)).to_string()), "fail");
            let tonnes = limits.annual_tonnes.as_ref().expect("a subsidy is known");
            assert_eq!(says("annual_reduction", position, tonnes.to_string()), "pass");
            let fewer = less(tonnes);
            let expected = if fewer.is_positive() { "fail" } else { "unknown" };
            assert_eq!(says("annual_reduction", position, fewer.to_string()), expected);
            let edits = limits.edits(position).expect("edits");
            let applied = edits
                .iter()
                .fold(draft.clone(), |draft, (path, value)| draft.with(path, value.clone()));
            assert_eq!(known(&applied).measures[position].subsidy, Some(subsidy));
        }
    });
}

/// The same for all measures: the last one takes what the others leave.
#[test]
fn all_measures_at_their_limits_keep_the_amount_and_just_so() {
    check(numbers(), |(given, target)| {
        let mut list: Vec<Value> =
            given.iter().map(|(tonnes, life, _)| direct(tonnes, life, "0")).collect();
        list.insert(0, direct("1", "1", "0"));
        let draft = draft(&json!(list), &target);
        let most = asked(&draft, &target).all.subsidy.expect("tonnes are known");
        let with = |yen: Yen| {
            known(&draft.with("co2.measures[0].subsidy", Node::text(&yen.to_string())))
                .threshold
                .code()
        };
        assert_eq!(with(most), "pass");
        assert_eq!(with(most + Yen(1)), "fail");
    });
    check(numbers(), |(given, target)| {
        let list: Vec<Value> =
            given.iter().map(|(tonnes, _, subsidy)| direct(tonnes, "1", subsidy)).collect();
        let draft = draft(&json!(list), &target);
        let all = asked(&draft, &target).all;
        let (lifetime, annual) =
            (all.lifetime_tonnes.expect("tonnes"), all.annual_tonnes.expect("tonnes"));
        assert_eq!(lifetime, annual, "lives of one year");
        // One measure cuts all of it; what others cut is next to nothing, and taken off.
        let only = json!([{"id": "all", "method": "direct", "useful_life_years": "1", "annual_reduction": annual.to_string(),
            "subsidy": known(&draft).subsidy.expect("a sum").to_string()}]);
        assert_eq!(
            known(&super::file(&draft.with("co2.measures", tree(&only)))).threshold.code(),
            "pass"
        );
        let fewer = draft
            .with("co2.measures", tree(&only))
            .with("co2.measures[0].annual_reduction", Node::text(&less(&annual).to_string()));
        assert_ne!(known(&fewer).threshold.code(), "pass");
    });
}

#[test]
fn limits_worked_by_hand() {
    // 3,618 t × 17 years = 61,506 t; at 4,000 yen: 246,024,000 yen. 600,000,000 / (4,000 × 17) = 8,823.529… t.
    let one = draft(&json!([direct("3618", "17", "600000000")]), "4000");
    let limits = asked(&one, "4000");
    assert_eq!(limits.measures[0].subsidy, Some(Yen(246_024_000)));
    assert_eq!(
        limits.measures[0].annual_tonnes.as_ref().map(ToString::to_string).as_deref(),
        Some("8823.53")
    );
    assert_eq!(limits.all.subsidy, Some(Yen(246_024_000)));
    assert_eq!(
        limits.all.lifetime_tonnes.as_ref().map(ToString::to_string).as_deref(),
        Some("150000")
    );
    assert_eq!(
        limits.all.annual_tonnes.as_ref().map(ToString::to_string).as_deref(),
        Some("8823.53")
    );
}

#[test]
fn what_is_not_known_has_no_limits() {
    let open = json!([{"method": "direct", "annual_reduction": "10"}, {"method": "direct", "annual_reduction": "-5", "useful_life_years": "2", "subsidy": "100"},
        {"method": "direct", "annual_reduction": "5", "useful_life_years": "2", "subsidy": "0"}]);
    let limits = asked(&draft(&open, "1000"), "1000");
    assert_eq!(
        (limits.measures[0].subsidy, limits.measures[0].annual_tonnes.clone()),
        (None, None)
    );
    assert_eq!(limits.measures[1].subsidy, None, "nothing is cut");
    assert!(limits.measures[1].annual_tonnes.is_some());
    assert_eq!(limits.measures[2].annual_tonnes, None, "any tonnes will do for no subsidy");
    let none = asked(&draft(&open, "1000"), "0");
    assert_eq!(none.measures[2].subsidy, Some(Yen(0)));
    assert_eq!(none.measures[1].annual_tonnes, None, "no tonnes are enough at no yen");
    assert_eq!(asked(&draft(&json!([]), "1"), "1").all.subsidy, None);
}

#[test]
fn the_gap_is_what_the_subsidy_leaves() {
    let measure = json!([{"capital_cost": "1500000000.5", "subsidy": "600000000.9"}, {"capital_cost": "5"}, {"capital_cost": "1", "subsidy": "3"}]);
    let known = known(&draft(&measure, "1"));
    let gaps: Vec<Option<String>> =
        known.measures.iter().map(|one| gap(one).map(|yen| yen.to_string())).collect();
    assert_eq!(gaps, [Some("900000000.5".into()), None, Some("-2".into())]);
}

#[test]
fn inputs_are_moved_one_at_a_time_and_the_strongest_comes_first() {
    let measure = json!([{"id": "M1", "method": "displaced_power", "annual_energy_mwh": "9000", "grid_factor": "0.402",
        "useful_life_years": "17", "capital_cost": "1500000000", "subsidy_rate": "40", "capacity_kw": "5"}]);
    let draft = draft(&measure, "1");
    let (now, moved) =
        sensitivity(&mut engine(), &draft, Some(0), percent()).expect("rules that are there");
    assert_eq!(now.map(|yen| yen.to_string()).as_deref(), Some("9755.15"));
    let fields: Vec<&str> =
        moved.iter().map(|one| one.field.trim_start_matches("co2.measures[].")).collect();
    let mut sorted = fields.clone();
    sorted.sort_unstable();
    assert_eq!(
        sorted,
        ["annual_energy_mwh", "capital_cost", "grid_factor", "subsidy_rate", "useful_life_years"]
    );
    for pair in moved.windows(2) {
        assert!(pair[0].swing() >= pair[1].swing());
    }
    // Each by the engine's own answer to the file with it.
    for one in &moved {
        let key = one.field.replace("[]", "[0]");
        let with = |share: &str| {
            let value = Exact::from(one.given).scaled(Number::parse(share).expect("a number"));
            let draft = draft.with(&key, Node::text(&value.to_string()));
            known(&draft).subsidy_yen_per_tonne
        };
        assert_eq!((one.less.clone(), one.more.clone()), (with("0.9"), with("1.1")), "{key}");
    }
    let (all, of_all) =
        sensitivity(&mut engine(), &draft, None, percent()).expect("rules that are there");
    assert_eq!(
        (all.map(|yen| yen.to_string()), of_all.len()),
        (Some("9755.15".into()), moved.len())
    );
}

#[test]
fn without_an_amount_nothing_is_moved() {
    let draft = draft(&json!([{"method": "direct", "annual_reduction": "1"}]), "1");
    let mut engine = Engine::new(Book::shipped(), Reading::File);
    for of in [Some(0), Some(7), None] {
        let (now, moved) =
            sensitivity(&mut engine, &draft, of, percent()).expect("rules that are there");
        assert!(now.is_none() && moved.is_empty());
    }
}
