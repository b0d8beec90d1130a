//! Every figure can be explained: the tree's root is the assessment's figure, and every node of it
//! comes out again when an evaluator of its own computes it.

mod figures;
mod leaves;
mod nodes;
mod worked;

use c3p_calculator::{assess, explain};
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::cases::bases;
use crate::generate::{story, text};
use figures::figures;
use nodes::Grounds;

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("an answer is JSON")
}

/// Proposals to begin with, one of them with all there can be.
fn known() -> Vec<Value> {
    let mut known = bases();
    let mut whole = known["full"].clone();
    let budget = whole["budget"].clone();
    whole["years"] = json!([{"year": "2", "budget": budget}, null]);
    whole["scenarios"] = json!([{"id": "s", "budget": {"lines": budget["lines"]}}, {"co2": {}}]);
    whole["reviewers"] = json!([
        {"id": "r1", "ratings": {"uniqueness": "31", "synergy": "7"}},
        {"id": "r2", "ratings": {"uniqueness": "20.5", "schedule": "2"}},
    ]);
    known.insert("whole".into(), whole);
    known.into_values().collect()
}

/// The tree behind a figure.
fn tree(proposal: &Value, figure: &str) -> Value {
    parse(&explain(&proposal.to_string(), figure))
}

/// Checks the trees of all figures of a proposal, as text, and counts the figures.
fn check(proposal: &str, readable: bool) -> usize {
    let grounds = Grounds { proposal: &parse(proposal), readable };
    let assessment = parse(&assess(proposal));
    let figures = figures(&assessment);
    for (name, figure) in &figures {
        let tree = parse(&explain(proposal, name));
        assert_eq!(&tree["value"], *figure, "{name} of {proposal}: {tree}");
        if let Err(what) = grounds.check(&tree) {
            panic!("{name} of {proposal}: {what}");
        }
    }
    figures.len()
}

#[test]
fn known_proposals_explain_every_figure() {
    let figures: usize = known().iter().map(|proposal| check(&proposal.to_string(), true)).sum();
    assert!(1000 < figures, "{figures} figures");
}

#[test]
fn any_proposal_explains_every_figure() {
    let config = Config { failure_persistence: None, ..Config::default() };
    let cases = config.cases / 2;
    let outcome = TestRunner::new(Config { cases, ..config }).run(&story(), |story| {
        check(&text(&story.end()), false);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn what_is_no_figure_is_refused() {
    for proposal in known() {
        let assessment = parse(&assess(&proposal.to_string()));
        let figures = figures(&assessment);
        let is_figure = |name: &str| figures.iter().any(|(figure, _)| figure == name);
        let misspelt = figures.iter().flat_map(|(name, _)| {
            let changed = [".", "[0]", "[", "0", "+"].map(|more| format!("{name}{more}"));
            let indices = [("[0]", "[00]"), ("[0]", "[+0]"), ("[0]", "[99]"), ("[0]", ".0")];
            let indices = indices.map(|(index, other)| name.replace(index, other));
            let dots = [("].", "]"), (".", ""), (".", ".."), ("[", ".[")];
            let dots = dots.map(|(dot, other)| name.replacen(dot, other, 1));
            let parts = name.match_indices(['.', '[']).map(|(end, _)| name[..end].to_owned());
            changed.into_iter().chain(indices).chain(dots).chain(parts)
        });
        let others = ["", "problems", "rules", "score.items.charm.low", "budget.lines[0].id"];
        for name in misspelt.chain(others.map(str::to_owned)).filter(|name| !is_figure(name)) {
            let error = &tree(&proposal, &name)["error"];
            assert_eq!(error["code"], "unknown_figure", "{name}");
            assert!(error["message"]["ja"].is_string() && error["message"]["en"].is_string());
        }
    }
}

#[test]
fn what_is_no_proposal_gets_the_answer_of_assess() {
    let files = [
        json!([]),
        json!({"format": "c3p-proposal", "version": 2, "rules": "2026-1"}),
        json!({"format": "c3p-proposal", "version": 1, "rules": "1999-9"}),
    ];
    let texts = files.map(|file| file.to_string()).into_iter().chain(["".into(), "{".into()]);
    for proposal in texts {
        let answer = explain(&proposal, "budget.total");
        assert!(parse(&answer)["error"]["code"].is_string(), "{answer}");
        assert_eq!(answer, assess(&proposal));
    }
}
