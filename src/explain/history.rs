//! Behind the years of a city pair.

use super::build::{remaining, same};
use super::facts::Facts;
use super::tree::{Operation, Reason, Tree, Value};
use crate::domain::answer::Answer;
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
    let figures = history::history(application, facts.rules, &mut Vec::new());
    let value = match operation {
        Operation::HasBreak => Value::from(figures.restarted),
        _ => figures.completed_years.into(),
    };
    let call = rules.call_fiscal_year.value;
    let mut children = vec![
        Tree::rule(&rules.call_fiscal_year, u32::try_from(call).ok()),
        Tree::rule(&rules.restart_after_idle_years, rules.restart_after_idle_years.value),
    ];
    let Answer::Given(given) = &application.participation_years else {
        children.push(Tree::input(YEARS, Value::Unknown));
        return Tree::new(operation, value, children);
    };
    let mut left_out = Vec::new();
    for (index, answer) in given.iter().enumerate() {
        let leaf = Tree::input(format!("{YEARS}[{index}]"), *answer);
        let alone = [given.get(..index).unwrap_or_default(), &[*answer]].concat();
        let usable = |answers: &[_]| history::usable_years(answers, call, &mut Vec::new()).len();
        let counts = usable(&alone) > usable(given.get(..index).unwrap_or_default());
        if counts { children.push(leaf) } else { left_out.push(leaf) }
    }
    let tree = Tree::new(operation, value, children);
    left_out.into_iter().fold(tree, |tree, leaf| tree.without(leaf, Reason::NotAYear))
}

/// Which year of the plan.
pub(super) fn year(facts: &Facts<'_>, path: &str) -> Tree {
    let node = facts.proposal.at(path);
    let year = crate::proposal::quantity_at(node, path, "year", facts.reading, &mut Vec::new());
    same(Tree::input(format!("{path}.year"), year))
}
