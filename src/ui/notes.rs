//! Problems, found by the place they stand at.

use std::collections::BTreeMap;

use yew::prelude::*;

use super::ctx::Ctx;
use crate::domain::problem::{Problem, Severity};

/// Problems by path.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Notes(BTreeMap<String, Vec<Problem>>);

impl Notes {
    /// Sorts problems by their paths.
    pub(super) fn new(problems: impl IntoIterator<Item = Problem>) -> Self {
        let mut by_path: BTreeMap<String, Vec<Problem>> = BTreeMap::new();
        for problem in problems {
            let known = by_path.entry(problem.path.clone()).or_default();
            if !known.contains(&problem) {
                known.push(problem);
            }
        }
        Self(by_path)
    }

    /// Problems at exactly this place.
    pub(super) fn at(&self, path: &str) -> Vec<Problem> {
        self.0.get(path).cloned().unwrap_or_default()
    }

    /// Problems of the elements of a list that one field holds.
    pub(super) fn of_elements(&self, path: &str) -> Vec<Problem> {
        let after = self.0.range(path.to_owned()..);
        let under = after.take_while(|(known, _)| known.starts_with(path));
        let own = under.filter(|(known, _)| known.get(path.len()..).is_some_and(is_element));
        own.flat_map(|(_, problems)| problems).cloned().collect()
    }
}

fn is_element(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('[')
}

/// The messages at a place; their ids are [`ids`] of it.
pub(super) fn messages(ctx: &Ctx, path: &str, problems: &[Problem]) -> Html {
    let message = |(index, problem): (usize, &Problem)| {
        let mark = match problem.severity() {
            Severity::Error => "note.error",
            Severity::Warning => "note.warning",
        };
        html! {
            <p class="note" id={format!("{path}.note{index}")} data-severity={problem.severity().code()}>
                {ctx.t(mark)}{ctx.lang.pick(&problem.message())}
            </p>
        }
    };
    problems.iter().enumerate().map(message).collect()
}

/// Ids of the messages at a place, for `aria-describedby`.
pub(super) fn ids(path: &str, problems: &[Problem]) -> String {
    let ids: Vec<String> = (0..problems.len()).map(|index| format!("{path}.note{index}")).collect();
    ids.join(" ")
}

/// Whether something there can't be used as it is.
pub(super) fn is_invalid(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity() == Severity::Error)
}
