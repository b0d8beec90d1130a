//! Cases side by side, held against the answer as text.

use c3p_calculator::domain::assessment::Assessment;
use c3p_calculator::planning::{Cell, Range, beside, compare, compare_files, disagreements};
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

/// The whole range and each item's are those of the answers, what is shared lies within all of them, and
/// whoever is said to be below is.
#[test]
fn ranges_of_proposals_are_those_of_each_answer() {
    let number = |value: &Value| Number::parse(value.as_str().expect("a number")).expect("digits");
    let range = |value: &Value| Range { low: number(&value["low"]), high: number(&value["high"]) };
    check((story(), story(), story()), |(one, two, three)| {
        let drafts = [one, two, three].map(|story| file(&story.end()));
        let answers = drafts.each_ref().map(answer);
        let assessments = drafts.each_ref().map(assessed);
        let cases: Vec<&Assessment> = assessments.iter().collect();
        let beside = beside(&cases);
        for ranges in &beside.ranges {
            assert_eq!(ranges.cells.len(), 3);
            for (cell, answer) in ranges.cells.iter().zip(&answers) {
                let items = answer["score"]["items"].as_array().expect("items");
                let own = match &ranges.item {
                    None => &answer["score"],
                    Some(id) => {
                        items.iter().find(|item| item["id"] == json!(id)).expect("the item")
                    }
                };
                let applies = own["kind"] != json!("not_applicable");
                assert_eq!(*cell, applies.then(|| range(own)), "{:?}", ranges.item);
            }
            let known: Vec<Range> = ranges.cells.iter().flatten().copied().collect();
            let is_shared =
                |points: Number| known.iter().all(|r| r.low <= points && points <= r.high);
            let ends = known.iter().flat_map(|range| [range.low, range.high]);
            let shared: Vec<Number> = ends.filter(|points| is_shared(*points)).collect();
            let expected = shared.iter().min().zip(shared.iter().max());
            let expected = expected.map(|(low, high)| Range { low: *low, high: *high });
            assert_eq!(ranges.common, expected.filter(|_| known.len() > 1), "{:?}", ranges.item);
        }
        let totals: Vec<Range> = beside.ranges[0].cells.iter().flatten().copied().collect();
        for (lower, below) in totals.iter().enumerate() {
            for (higher, above) in totals.iter().enumerate() {
                let is_apart = below.high < above.low;
                assert_eq!(beside.apart.contains(&(lower, higher)), is_apart);
            }
        }
        let open = answers.each_ref().map(|answer| &answer["score"]["unrated"]);
        assert_eq!(beside.is_open_alike, open[0] == open[1] && open[1] == open[2]);
        for row in compare_files(&cases) {
            assert!(!row.figure.starts_with("score."));
            for (cell, answer) in row.cells.iter().zip(&answers) {
                assert_eq!(&said(cell), figure(answer, row.figure), "{}", row.figure);
            }
        }
    });
}

#[test]
fn proposals_are_told_apart_only_where_ranges_do_not_touch() {
    let rated = |points: &str, item: &str| {
        let full = [
            "uniqueness",
            "implementation_structure",
            "policy_cooperation",
            "jcm_feasibility",
            "non_jcm_feasibility",
            "synergy",
            "schedule",
            "manager",
            "support_structure",
            "carbon_neutral",
        ];
        let ratings: serde_json::Map<String, Value> = full
            .iter()
            .filter(|known| **known != item)
            .map(|known| ((*known).to_owned(), json!({"expected": points})))
            .collect();
        let facts = json!({"ems": "none", "wlb": []});
        json!({"application": {"kind": "new", "governments": []}, "organisation": facts, "ratings": ratings})
    };
    let assess = |value: &Value| assessed(&file(&tree(value)));
    let (poor, open, rich) =
        (assess(&rated("1", "")), assess(&rated("1", "uniqueness")), assess(&rated("5", "")));
    let beside = beside(&[&poor, &open, &rich]);
    assert_eq!(beside.apart, [(0, 2)]);
    assert!(!beside.is_open_alike);
    // The municipality's scale is open in all of them: 10 to 20, 9 to 59 and 50 to 60.
    let points = |text: &str| Number::parse(text).expect("a number");
    let cells: Vec<Range> = beside.ranges[0].cells.iter().flatten().copied().collect();
    let expected = [("10", "20"), ("9", "59"), ("50", "60")];
    assert_eq!(cells, expected.map(|(low, high)| Range { low: points(low), high: points(high) }));
    assert_eq!(beside.ranges[0].common, None);
}
