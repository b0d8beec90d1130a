//! Behind the years of a city pair.

use std::collections::{BinaryHeap, HashSet};
use std::iter;

use super::build::{remaining, same};
use super::facts::Facts;
use super::operation::{Operation, Reason};
use super::tree::{Tree, Value};
use crate::domain::answer::Answer;
use crate::domain::found::Problems;
use crate::domain::history;

const YEARS: &str = "application.participation_years";

pub(super) fn explain(facts: &Facts<'_>, figure: &str) -> Option<Tree> {
    match figure {
        "completed_years" => Some(completed_years(facts)),
        "restarted" => Some(counted(facts, Operation::HasBreak)),
        "remaining_years" => {
            let most = &facts.rules.history.most_years;
            Some(remaining(Tree::rule(most, most.value), completed_years(facts)).in_unit("years"))
        }
        _ => None,
    }
}

/// Years carried out since the count last started.
pub(super) fn completed_years(facts: &Facts<'_>) -> Tree {
    counted(facts, Operation::YearsSinceBreak).in_unit("years")
}

fn counted(facts: &Facts<'_>, operation: Operation) -> Tree {
    let application = &facts.basics.application;
    let rules = &facts.rules.history;
    let figures = history::history(application, facts.rules, &mut Problems::default());
    let value = match operation {
        Operation::HasBreak => Value::from(figures.restarted),
        _ => figures.completed_years.into(),
    };
    let call = rules.call_fiscal_year.value;
    let mut children = vec![
        Tree::rule(&rules.call_fiscal_year, u32::try_from(call).ok()),
        Tree::rule(&rules.restart_after_idle_years, rules.restart_after_idle_years.value),
    ];
    let given = match &application.participation_years {
        Answer::Given(given) if !application.has_more_years => given,
        _ => {
            children.push(Tree::input(YEARS, Value::Unknown));
            return Tree::new(operation, value, children);
        }
    };
    let mut problems = Problems::default();
    history::usable_years(given, call, &mut problems);
    let refused: HashSet<&str> = problems.iter().map(|problem| &*problem.path).collect();
    let (mut years, mut left_out) = (Vec::new(), Vec::new());
    for (index, answer) in given.iter().enumerate() {
        let path = format!("{YEARS}[{index}]");
        let counts = !refused.contains(&*path);
        let leaf = Tree::input(path, *answer);
        match answer.given().and_then(|year| year.whole()).filter(|_| counts) {
            Some(year) => years.push((year, leaf)),
            None => left_out.push((leaf, Reason::NotAYear)),
        }
    }
    if operation == Operation::YearsSinceBreak {
        left_out.extend(before_break(&years, figures.completed_years));
    }
    children.extend(years.into_iter().map(|(_, leaf)| leaf));
    let tree = Tree::new(operation, value, children);
    left_out.into_iter().fold(tree, |tree, (leaf, reason)| tree.without(leaf, reason))
}

/// The years but for as many of the latest as count.
fn before_break(years: &[(i64, Tree)], completed: Option<u32>) -> Vec<(Tree, Reason)> {
    let completed = completed.and_then(|years| usize::try_from(years).ok()).unwrap_or_default();
    // A heap is in order without the code of a sort.
    let places = years.iter().enumerate().map(|(place, (year, _))| (*year, place));
    let mut latest: BinaryHeap<(i64, usize)> = places.collect();
    let before = iter::from_fn(|| latest.pop()).skip(completed);
    let leaves = before.filter_map(|(_, place)| years.get(place));
    leaves.map(|(_, leaf)| (leaf.clone(), Reason::BeforeBreak)).collect()
}

/// Which year of the plan.
pub(super) fn year(facts: &Facts<'_>, path: &str) -> Tree {
    let node = facts.proposal.at(path);
    let year =
        crate::proposal::quantity_at(node, path, "year", facts.reading, &mut Problems::default());
    same(Tree::input(format!("{path}.year"), year))
}
