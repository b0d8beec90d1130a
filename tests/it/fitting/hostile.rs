//! What is unknown stays unknown, and nothing panics, whatever stands in a draft.

use c3p_calculator::fitting::Estimate;
use c3p_calculator::proposal::Node;
use c3p_calculator::quantity::Number;
use proptest::sample::select;

use super::budgets::draft;
use super::{ask, assessed, check, fits, kept, new_engine};
use crate::generate::{any_json, story, tree, typed_text};

/// Asks everything there is to ask; says whether anything was answered that needs the total.
fn answered(estimate: &Estimate<'_, '_>) -> bool {
    let known = [
        estimate.room().is_some(),
        estimate.scrutiny().is_some(),
        estimate.greatest_percent("personnel").is_some(),
        estimate.scale("personnel", 90).is_some(),
        estimate.scale("outsourcing", u32::MAX).is_some(),
        estimate.trim(&[0, 1, 2, usize::MAX]).is_some(),
        estimate.outsourcing_to_limit().is_some(),
    ];
    known.contains(&true)
}

#[test]
fn what_is_not_complete_has_no_answers() {
    let holes = [
        ("general_administration", Node::Null),
        ("general_administration.rate", Node::text("abc")),
        ("general_administration", Node::text("10")),
        ("lines", Node::text("none")),
        ("lines[0].unit_price", Node::text("1e3")),
        ("lines[0].unit_price", Node::Null),
        ("lines[0].category", Node::text("no such")),
        ("lines[0].quantity2", Node::text("-1")),
        ("lines[0]", Node::text("a line")),
    ];
    check((draft(), select(holes.to_vec())), |(draft, (place, hole))| {
        let mut broken = draft;
        for path in super::PATHS {
            let needed = |key: &str, value| {
                let at = format!("{path}.lines[0].{key}");
                (at, Node::text(value))
            };
            let amount = format!("{path}.general_administration.amount");
            let fill = [needed("description", "x"), needed("quantity", "1"), (amount, Node::Null)];
            for (at, value) in fill {
                broken = broken.with(&at, value);
            }
            broken = broken.with(&format!("{path}.{place}"), hole.clone());
        }
        ask(&broken, |estimate, path| {
            assert!(!assessed(&broken, path).complete, "{place} is no hole");
            assert!(!answered(estimate), "{place}: {hole:?}");
            let over = !fits(&assessed(&broken, path)) && estimate.excess().is_some();
            assert!(!over || !estimate.excess().expect("an excess").complete);
        });
    });
}

#[test]
fn drafts_of_any_kind_are_answered_or_not_and_answers_hold() {
    check(story(), |story| {
        let draft = story.end();
        let engine = new_engine();
        for path in ["budget", "years[0].budget", "scenarios[0].budget", "", "[", "co2"] {
            let estimate = Estimate::read(&engine, &draft, path).expect("rules that are there");
            let complete = estimate.budget().complete;
            assert!(complete || !answered(&estimate));
            if path == "budget" && complete {
                assert!(estimate.room().is_some());
                let changes = [
                    estimate.scale("personnel", 90),
                    estimate.trim(&[0, 1, 2]),
                    estimate.outsourcing_to_limit(),
                ];
                for change in changes.into_iter().flatten() {
                    kept(&change, &draft, path);
                }
            }
        }
    });
}

#[test]
fn any_json_for_a_budget_or_a_line_does_no_harm() {
    let places = select(vec!["budget", "budget.lines", "budget.lines[0]", "budget.lines[0].work"]);
    check((draft(), places, any_json()), |(draft, place, json)| {
        let draft = draft.with(place, tree(&json));
        ask(&draft, |estimate, _| {
            assert!(estimate.budget().complete || !answered(estimate));
        });
    });
}

#[test]
fn any_typed_numbers_do_no_harm() {
    let numbers = proptest::collection::vec(typed_text(), 5);
    check((draft(), numbers), |(draft, numbers)| {
        let keys = ["unit_price", "quantity", "quantity2", "exchange_rate"];
        let draft = keys.iter().zip(&numbers).fold(draft, |draft, (key, number)| {
            let at = format!("budget.lines[0].{key}");
            draft.with(&at, Node::text(number))
        });
        let draft = draft.with("budget.lines[0].category", Node::text("outsourcing"));
        let draft = draft.with("budget.general_administration.amount", Node::text(&numbers[4]));
        ask(&draft, |estimate, path| {
            assert!(estimate.budget().complete || !answered(estimate));
            let changes = [
                estimate.trim(&[0]),
                estimate.scale("outsourcing", 133),
                estimate.outsourcing_to_limit(),
            ];
            for change in changes.into_iter().flatten() {
                kept(&change, &draft, path);
            }
            if let Some(percent) = estimate.greatest_percent("outsourcing") {
                assert!(fits(&estimate.scale("outsourcing", percent).expect("a change").budget));
            }
        });
    });
}

#[test]
fn percents_that_are_none_and_rules_that_are_not_there() {
    let draft = super::budgets::plain(&[("personnel", "1000", "1", &[])]);
    let engine = new_engine();
    let estimate = Estimate::read(&engine, &draft, "budget").expect("rules that are there");
    let cut = |text: &str| estimate.scrutinised(Number::parse(text).expect("a number"));
    assert!(cut("101").is_none());
    assert_eq!(cut("100").and_then(|cut| cut.plan).map(|plan| plan.change.budget.total.0), Some(0));
    assert!(cut("0").and_then(|cut| cut.plan).expect("a plan").change.is_empty());
    let other = draft.with("rules", Node::text("1999-1"));
    assert!(Estimate::read(&engine, &other, "budget").is_err());
}
