//! The codes in an assessment's JSON: those of its own, and those that the shipped rules decide.

pub(super) use crate::domain::assessment::{ItemKind, Status, StepState};
use crate::domain::gates::gate_id;
pub(super) use crate::domain::problem::{IssueCode, Severity};
use crate::domain::score::item_id;
use crate::engine::FileError;
use crate::rules::{Book, RuleSet};
use crate::shape::{Shape, described, described_codes};

described_codes!(
    /// What a check or a gate says; `check` is for a person to look at, and what is met under one
    /// reading of the rule only `depends`.
    Status,
    /// What decides an item: reviewers, facts, or nothing, as it does not apply.
    ItemKind,
    /// How far a section is; `attention` while something must be put right.
    StepState,
    /// What is the matter.
    IssueCode,
    /// An `error` can't be used as it is, a `warning` may not be meant so.
    Severity,
    /// Why a text is no proposal.
    FileError,
);

/// An item of the evaluation sheet.
pub(super) struct ItemId;
/// A condition for applying.
pub(super) struct GateId;
/// A required task.
pub(super) struct Task;

described!(
    /// An item of the evaluation sheet.
    ItemId as "ItemId",
    |_known| Shape::codes(items())
);
described!(
    /// A condition for applying.
    GateId as "GateId",
    |_known| Shape::codes(gates())
);
described!(
    /// A task that every proposal must contain.
    Task as "RequiredWork",
    |_known| Shape::codes(tasks())
);

fn items() -> Vec<String> {
    every(|rules| {
        let items = rules.score.items.iter();
        items.map(|rule| item_id(rule).to_owned()).collect()
    })
}

fn gates() -> Vec<String> {
    every(|rules| {
        let gates = rules.gates.iter();
        gates.map(|rule| gate_id(rule).to_owned()).collect()
    })
}

fn tasks() -> Vec<String> {
    every(|rules| rules.budget.required_work.iter().map(|rule| rule.value.clone()).collect())
}

/// The cost categories, and whether every call has them.
pub(super) fn categories() -> Vec<(String, bool)> {
    let of = |rules: &RuleSet| -> Vec<String> {
        rules.budget.categories.iter().map(|rule| rule.value.code.clone()).collect()
    };
    let is_common = |code: &String| Book::shipped().all().iter().all(|set| of(set).contains(code));
    every(of).into_iter().map(|code| (code.clone(), is_common(&code))).collect()
}

fn every(of: impl Fn(&RuleSet) -> Vec<String>) -> Vec<String> {
    let mut all = Vec::new();
    for code in Book::shipped().all().iter().flat_map(of) {
        if !all.contains(&code) {
            all.push(code);
        }
    }
    all
}
