//! Cases side by side, held against the answer as text.

use c3p_calculator::domain::assessment::Assessment;
use c3p_calculator::planning::{Cell, compare, disagreements};
use c3p_calculator::proposal::Node;
use c3p_calculator::quantity::{Exact, Number};
use serde_json::{Value, json};

use super::{answer, engine, figure, file};
use crate::generate::{story, tree};
use crate::laws::check;

fn assessed(draft: &Node) -> Assessment {
    engine().assess(draft).expect("rules that are there")
}

fn said(cell: &Cell) -> Value {
    match cell {
        Cell::Number(value) => value.as_ref().map_or(Value::Null, |value| json!(value.to_string())),
        Cell::Status(status) => json!(status.code()),
    }
}

/// Every case has a cell, each says what that case's own assessment says, and differences add up.
#[test]
fn cells_are_the_figures_of_each_case() {
    let variants = json!([
        {"id": "a", "name": "A", "budget": {"lines": [{"category": "personnel", "unit_price": "100", "quantity": "3"}]}},
        {"id": "b", "ratings": {"synergy": {"expected": "5"}}},
        {"id": "c", "co2": {"measures": [{"method": "direct", "annual_reduction": "7", "useful_life_years": "3", "subsidy": "9"}]}}
    ]);
    check(story(), |story| {
        let draft = file(&story.end()).with("scenarios", tree(&variants));
        let answer = answer(&draft);
        let cases: Vec<&Value> = [&answer]
            .into_iter()
            .chain(answer["scenarios"].as_array().expect("scenarios"))
            .collect();
        assert_eq!(cases.len(), 4);
        for row in compare(&assessed(&draft)) {
            assert_eq!(row.cells.len(), cases.len(), "{}", row.figure);
            for (place, case) in cases.iter().enumerate() {
                let cell = &row.cells[place];
                assert_eq!(&said(cell), figure(case, row.figure), "{} of {place}", row.figure);
                assert_eq!(
                    row.differs(place),
                    figure(case, row.figure) != figure(&answer, row.figure)
                );
                if let (Some(by), Cell::Number(Some(own)), Cell::Number(Some(first))) =
                    (row.difference(place), cell, &row.cells[0])
                {
                    assert_eq!(&first.plus(&by), own);
                }
            }
            assert!(!row.differs(0) && row.difference(0).is_none_or(|by| by == Exact::zero()));
        }
    });
}

#[test]
fn reviewers_are_listed_by_how_far_they_are_apart() {
    let draft = json!({"application": {"kind": "new"}, "reviewers": [
        {"id": "r1", "ratings": {"uniqueness": "10", "synergy": "5", "schedule": "3", "manager": "1"}},
        {"id": "r2", "ratings": {"uniqueness": "30", "synergy": "5", "schedule": "1", "manager": "3"}}]});
    let assessment = assessed(&file(&tree(&draft)));
    let reviews = assessment.reviews.as_ref().expect("reviews");
    let apart: Vec<(&str, Option<Number>)> = disagreements(reviews)
        .into_iter()
        .map(|review| (review.id.as_str(), review.spread.spread))
        .collect();
    let points = |text: &str| Number::parse(text);
    assert_eq!(
        apart,
        [("uniqueness", points("20")), ("schedule", points("2")), ("manager", points("2"))]
    );
    let same = json!({"reviewers": [{"id": "r1", "ratings": {"synergy": "5"}}]});
    assert!(
        disagreements(assessed(&file(&tree(&same))).reviews.as_ref().expect("reviews")).is_empty()
    );
}
