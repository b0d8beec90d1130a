//! Figures of one assessment agree with each other.

use num_bigint::BigInt;
use serde_json::{Value, json};

use super::{answer, assessments, budgets, check, known, rows, scaled, sum};
use crate::cases::bases;
use crate::generate::{story, tree};
use crate::tree::at;

#[test]
fn an_item_lies_within_its_maximum_and_the_score_is_their_sum() {
    check(story(), |story| {
        for assessment in assessments(&answer(&story.end())) {
            let score = &assessment["score"];
            let items = rows(&score["items"]);
            for item in items {
                let (low, high, max) =
                    (known(&item["low"]), known(&item["high"]), known(&item["max"]));
                assert!(BigInt::ZERO <= low && low <= high && high <= max, "{item}");
                if let Some(expected) = scaled(&item["expected"]) {
                    assert!(low <= expected && expected <= high, "{item}");
                }
            }
            for bound in ["low", "high", "max"] {
                assert_eq!(known(&score[bound]), sum(items.iter().map(|item| &item[bound])));
            }
            let rated = || items.iter().filter(|item| !item["expected"].is_null());
            assert_eq!(known(&score["expected"]), sum(rated().map(|item| &item["expected"])));
            assert_eq!(known(&score["expected_max"]), sum(rated().map(|item| &item["max"])));
            let unrated: Vec<_> = items
                .iter()
                .filter(|item| item["expected"].is_null())
                .map(|item| item["id"].clone())
                .collect();
            assert_eq!(&score["unrated"], &Value::from(unrated));
            assert_eq!(&score["max"], "200");
        }
    });
}

#[test]
fn an_estimate_adds_up() {
    check(story(), |story| {
        for budget in budgets(&answer(&story.end())) {
            let categories = budget["by_category"].as_object().expect("an object");
            let of_operating =
                |code: &str| !matches!(code, "personnel" | "outsourcing" | "joint_implementation");
            let operating =
                categories.iter().filter(|(code, _)| of_operating(code)).map(|(_, yen)| yen);
            assert_eq!(known(&budget["operating"]), sum(operating));
            let administration = known(&budget["general_administration"]);
            let subtotal = known(&budget["subtotal"]);
            assert_eq!(&subtotal, &(sum(categories.values()) + administration));
            let (tax, total) = (known(&budget["tax"]), known(&budget["total"]));
            assert!(&tax * 10 <= subtotal);
            assert_eq!(&total, &(subtotal + tax));
            assert_eq!(known(&budget["headroom"]), known(&budget["cap"]) - &total);
            assert!(
                sum(categories.values())
                    <= sum(rows(&budget["lines"]).iter().map(|line| &line["amount"]))
            );
            let fits = total <= known(&budget["cap"]);
            assert_eq!(
                at(budget, "checks.cap.status"),
                Some(&Value::from(if fits { "pass" } else { "fail" }))
            );
            let limit = known(at(budget, "checks.outsourcing.limit").expect("a limit"));
            let strict = known(&categories["outsourcing"]) <= limit;
            assert_eq!(at(budget, "checks.outsourcing.status") == Some(&"pass".into()), strict);
        }
    });
}

#[test]
fn totals_of_tonnes_and_subsidies_add_up() {
    check(story(), |story| {
        for assessment in assessments(&answer(&story.end())) {
            let co2 = &assessment["co2"];
            let measures = rows(&co2["measures"]);
            for total in ["annual_tonnes", "lifetime_tonnes", "subsidy"] {
                assert_eq!(known(&co2[total]), sum(measures.iter().map(|measure| &measure[total])));
            }
            for part in ["annual_tonnes", "lifetime_tonnes"] {
                let sums: BigInt = measures
                    .iter()
                    .filter_map(|measure| scaled(&measure[part]))
                    .filter(|tonnes| *tonnes > BigInt::ZERO)
                    .sum();
                let energy_origin = format!("energy_origin_{part}");
                assert!(known(&co2[energy_origin.as_str()]) <= sums);
            }
            for measure in measures {
                let positive =
                    scaled(&measure["lifetime_tonnes"]).is_some_and(|tonnes| tonnes > BigInt::ZERO);
                let both = positive && !measure["subsidy"].is_null();
                assert_eq!(both, !measure["subsidy_yen_per_tonne"].is_null(), "{}", measure);
            }
        }
    });
}

#[test]
fn more_tonnes_at_the_same_cost_never_raise_the_cost_per_tonne() {
    check(
        (1_u64..10_u64.pow(12), 0_u64..10_u64.pow(11), 1_u32..40, 0_u64..10_u64.pow(13)),
        |(less, more, life, cost)| {
            let proposal = |tonnes: u64| {
                tree(&bases()["quiet"]).with("co2.measures[0]", tree(&json!({
            "method": "direct", "annual_reduction": format!("{}.{:03}", tonnes / 1000, tonnes % 1000),
            "useful_life_years": life.to_string(), "subsidy": cost.to_string(), "capital_cost": cost.to_string(),
            "energy_origin": true,
        })))
            };
            let (before, after) = (answer(&proposal(less)), answer(&proposal(less + more)));
            for figure in [
                "subsidy_yen_per_tonne",
                "capital_yen_per_tonne",
                "public_yen_per_tonne",
                "energy_origin_subsidy_yen_per_tonne",
            ] {
                let (before, after) =
                    (scaled(&before["co2"][figure]), scaled(&after["co2"][figure]));
                assert!(before.is_some() && after.is_some());
                assert!(after <= before, "{figure}");
            }
        },
    );
}
