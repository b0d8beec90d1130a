//! Counts, percentages and next steps agree with the figures they are about.

use num_bigint::BigInt;
use serde_json::{Value, json};

use super::{answer, assessments, budgets, check, known, rows, scaled, sum};
use crate::generate::{story, tree};
use crate::tree::at;

/// A count as it stands in an answer.
fn count(value: &Value) -> usize {
    value.as_str().and_then(|text| text.parse().ok()).expect("a count")
}

#[test]
fn the_score_is_what_facts_decide_and_what_is_judged() {
    check(story(), |story| {
        for assessment in assessments(&answer(&story.end())) {
            let score = &assessment["score"];
            for part in ["max", "low", "expected", "expected_max", "high"] {
                let parts = [&score["computed"][part], &score["judged"][part]];
                assert_eq!(known(&score[part]), sum(parts.into_iter()), "{part}");
            }
            let rated = known(&score["expected_max"]);
            assert_eq!(known(&score["unrated_max"]), known(&score["max"]) - rated);
        }
    });
}

#[test]
fn gates_are_counted_each_once() {
    check(story(), |story| {
        for assessment in assessments(&answer(&story.end())) {
            let gates = rows(&assessment["gates"]);
            let counts = assessment["gate_counts"].as_object().expect("an object");
            assert_eq!(counts.values().map(count).sum::<usize>(), gates.len());
            for (status, counted) in counts {
                let with_status = gates.iter().filter(|gate| gate["status"] == **status);
                assert_eq!(count(counted), with_status.count(), "{status}");
            }
        }
    });
}

#[test]
fn a_percentage_is_within_half_a_tenth_of_what_it_rounds() {
    let percent = |percent: &Value, amount: BigInt, allowed: BigInt| match scaled(percent) {
        // Both sides are scaled: a percentage times what is allowed, and a hundred times the amount.
        Some(shown) => {
            let one = known(&json!("1"));
            let off: BigInt = shown * &allowed - amount * 100 * &one;
            assert!(off.magnitude() * 20_u32 <= *(allowed * &one).magnitude(), "{percent}");
        }
        None => assert_eq!(allowed, BigInt::ZERO),
    };
    check(story(), |story| {
        for budget in budgets(&answer(&story.end())) {
            let (total, cap) = (known(&budget["total"]), known(&budget["cap"]));
            let over = known(&budget["over"]);
            assert_eq!(over, (&total - &cap).max(BigInt::ZERO));
            percent(&budget["cap_percent"], total, cap);
            let outsourcing = at(budget, "checks.outsourcing").expect("a check");
            let (amount, limit) = (known(&outsourcing["amount"]), known(&outsourcing["limit"]));
            assert_eq!(outsourcing["amount"], budget["by_category"]["outsourcing"]);
            assert_eq!(known(&outsourcing["headroom"]), &limit - &amount);
            percent(&outsourcing["percent"], amount, limit);
        }
    });
}

#[test]
fn a_step_is_done_when_everything_is_answered_and_nothing_is_wrong() {
    let ids = ["basics", "eligibility", "organisation", "score", "budget", "co2"];
    check(story(), |story| {
        for assessment in assessments(&answer(&story.end())) {
            let steps = rows(&assessment["steps"]);
            assert!(steps.iter().map(|step| &step["id"]).eq(ids.iter()));
            for step in steps {
                let (answered, asked) = (count(&step["answered"]), count(&step["asked"]));
                assert!(answered <= asked && 0 < asked, "{step}");
                let fits = match step["state"].as_str() {
                    Some("done") => answered == asked,
                    Some("in_progress") => 0 < answered && answered < asked,
                    Some("not_started") => answered == 0,
                    state => state == Some("attention"),
                };
                assert!(fits, "{step}");
            }
        }
    });
}

/// The next steps of a kind.
fn of_kind<'v>(assessment: &'v Value, kind: &str) -> Vec<&'v Value> {
    rows(&assessment["next_steps"]).iter().filter(|step| step["kind"] == *kind).collect()
}

#[test]
fn next_steps_name_what_the_figures_say() {
    check(story(), |story| {
        for assessment in assessments(&answer(&story.end())) {
            for (kind, status) in [("gate", "fail"), ("check_gate", "check")] {
                let gates = rows(&assessment["gates"]).iter();
                let wanted = gates.filter(|gate| gate["status"] == *status);
                let named = of_kind(assessment, kind).into_iter().map(|step| &step["id"]);
                assert!(named.eq(wanted.map(|gate| &gate["id"])), "{kind}");
            }
            let path = |problem: &Value| problem["path"].as_str().unwrap_or_default().to_owned();
            let problems = rows(&assessment["problems"]).iter();
            let errors = problems.filter(|problem| problem["severity"] == "error").map(path);
            let errors: Vec<String> = errors.filter(|path| !path.contains("reviewers")).collect();
            match of_kind(assessment, "errors").as_slice() {
                [] => assert!(errors.is_empty(), "{errors:?}"),
                [step] => {
                    assert_eq!(count(&step["count"]), errors.len(), "{errors:?}");
                    assert!(errors.contains(&path(step)), "{step} of {errors:?}");
                }
                steps => panic!("{steps:?}"),
            }
            let over = of_kind(assessment, "over_cap").pop().map(|step| &step["yen"]);
            let budget = &assessment["budget"];
            assert_eq!(over, Some(&budget["over"]).filter(|over| **over != "0"));
            let points = of_kind(assessment, "unrated").pop().map(|step| &step["points"]);
            let is_rated = rows(&assessment["score"]["unrated"]).is_empty();
            assert_eq!(points, Some(&assessment["score"]["unrated_max"]).filter(|_| !is_rated));
            if of_kind(assessment, "incomplete_budget").is_empty() {
                assert_eq!(budget["complete"], true);
            }
        }
    });
}

#[test]
fn a_form_without_lines_is_told_of_no_failure() {
    check(story(), |story| {
        let proposal = story.end().with("budget", tree(&json!({"lines": [{"id": "L1"}, {}]})));
        let answer = answer(&proposal);
        for kind in ["over_cap", "outsourcing", "equipment", "required_work"] {
            assert!(of_kind(&answer, kind).is_empty(), "{kind}");
        }
        assert_eq!(at(&answer, "steps.budget.state"), Some(&json!("not_started")));
    });
}
