//! What a change to a proposal may do to its assessment, and what not.

use c3p_calculator::assess;
use c3p_calculator::engine::Engine;
use c3p_calculator::proposal::{Node, Reading, to_file};
use c3p_calculator::rules::Book;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::{answer, check, known};
use crate::generate::{story, text, tree};
use crate::tree::at;

/// Takes from an answer what the reviewers section may change.
fn without_reviews(answer: &mut Value) {
    let Some(entries) = answer.as_object_mut() else { return };
    entries.remove("reviews");
    if let Some(Value::Array(problems)) = entries.get_mut("problems") {
        let of_reviewers =
            |problem: &Value| problem["path"].as_str().unwrap_or_default().contains("reviewers");
        problems.retain(|problem| !of_reviewers(problem));
    }
    let variants = entries.get_mut("scenarios").and_then(Value::as_array_mut);
    variants.into_iter().flatten().for_each(without_reviews);
}

/// Answers whose absence may only widen the score. The kind is none: without it the sheet of a new
/// proposal applies.
const ANSWERS: [&str; 15] = [
    "organisation",
    "organisation.ems",
    "organisation.wlb",
    "organisation.employees",
    "organisation.eruboshi_hours_met",
    "organisation.action_plan_in_force",
    "ratings",
    "ratings.uniqueness",
    "ratings.synergy",
    "ratings.schedule",
    "application.governments",
    "application.governments[0].level",
    "application.governments[0].fiscal_capability_index",
    "application.governments[1].fiscal_capability_index",
    "application.governments[1].level",
];

/// Figures that the order of lines and measures must not touch.
const TOTALS: [&str; 12] = [
    "budget.by_category",
    "budget.total",
    "budget.complete",
    "budget.checks.required_work",
    "budget.checks.outsourcing",
    "co2.annual_tonnes",
    "co2.lifetime_tonnes",
    "co2.subsidy_yen_per_tonne",
    "co2.public_yen_per_tonne",
    "co2.threshold",
    "score",
    "gates",
];

fn assessed(engine: &mut Engine<'_>, proposal: &Node) -> String {
    let assessment = engine.assess(proposal).expect("rules that are there");
    serde_json::to_string(&assessment).expect("JSON")
}

#[test]
fn a_draft_and_its_file_assess_alike() {
    check(story(), |story| {
        let draft = story.end();
        let by_draft = assessed(&mut Engine::new(Book::shipped(), Reading::Draft), &draft);
        assert_eq!(assess(&text(&to_file(&draft))), by_draft);
    });
}

#[test]
fn an_engine_that_remembers_answers_like_a_new_one() {
    check((story(), any::<bool>()), |(story, drafts)| {
        let reading = if drafts { Reading::Draft } else { Reading::File };
        let new = || Engine::new(Book::shipped(), reading);
        let mut engine = new();
        let mut proposal = tree(&story.start);
        let mut before = Vec::new();
        for (count, edit) in story.edits.iter().enumerate() {
            before.push(proposal.clone());
            // Now and then the last steps are taken back.
            let undo = count % 7 == 6;
            proposal = if undo { before[count - 3].clone() } else { edit.apply(&proposal) };
            assert_eq!(assessed(&mut engine, &proposal), assessed(&mut new(), &proposal));
        }
    });
}

#[test]
fn reviewers_change_no_other_figure() {
    check(story(), |story| {
        let proposal = story.end();
        let mut with = answer(&proposal);
        let mut without = answer(&proposal.with("reviewers", Node::Null));
        without_reviews(&mut with);
        without_reviews(&mut without);
        assert_eq!(with, without);
    });
}

#[test]
fn a_missing_answer_never_narrows_the_score() {
    check((story(), select(ANSWERS.to_vec())), |(story, place)| {
        let proposal = story.end();
        if proposal.at(place).is_unanswered() {
            return;
        }
        let (with, without) = (answer(&proposal), answer(&proposal.with(place, Node::Null)));
        assert!(known(&without["score"]["low"]) <= known(&with["score"]["low"]));
        assert!(known(&without["score"]["high"]) >= known(&with["score"]["high"]));
    });
}

#[test]
fn the_order_of_lines_and_measures_changes_no_total() {
    check(story(), |story| {
        let proposal = story.end();
        let turned =
            ["budget.lines", "co2.measures"].iter().fold(proposal.clone(), |node, list| match node
                .at(list)
                .elements()
            {
                [] => node,
                _ => node.with_list(list, |rows| rows.reverse()),
            });
        let (one, other) = (answer(&proposal), answer(&turned));
        for figure in TOTALS {
            assert_eq!(at(&one, figure), at(&other, figure), "{figure}");
        }
    });
}
