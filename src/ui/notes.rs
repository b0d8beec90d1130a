//! Problems, found by the place they stand at.

use std::collections::BTreeMap;

use yew::prelude::*;

use super::ctx::Ctx;
use super::words::{Lang, filled};
use crate::domain::problem::{Issue, Problem, Severity};
use crate::text::grouped;

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

/// The messages at a place; [`described`] names them.
pub(super) fn messages(ctx: &Ctx, path: &str, problems: &[Problem]) -> Html {
    let message = |(index, problem): (usize, &Problem)| {
        html! {
            <p class="note" id={note_id(path, index)} data-severity={problem.severity().code()}>
                {message(ctx, problem)}
            </p>
        }
    };
    problems.iter().enumerate().map(message).collect()
}

/// The messages of an entry of a list: on itself, and on its id, which has no field.
pub(super) fn of_entry(ctx: &Ctx, notes: &Notes, path: &str) -> Html {
    let id = format!("{path}.id");
    html! {
        <>
            {messages(ctx, path, &notes.at(path))}
            {messages(ctx, &id, &notes.at(&id))}
        </>
    }
}

/// What happened and what to do. Of two warnings the assessment keeps an older wording, since digests of
/// saved results cover it; the page says only what is known.
pub(super) fn said(lang: Lang, problem: &Problem) -> String {
    match &problem.issue {
        Issue::AdministrationMissing => lang.word("problem.administration").to_owned(),
        Issue::PriceNearThreshold { threshold } => {
            filled(lang.word("problem.near_threshold"), &grouped(&threshold.to_string()))
        }
        _ => lang.pick(&problem.message()).to_owned(),
    }
}

/// What is wrong, after a word for how bad it is. An error's mark is seen, its word is heard.
pub(super) fn message(ctx: &Ctx, problem: &Problem) -> Html {
    let mark = match problem.severity() {
        Severity::Error => html! {
            <>
                <span aria-hidden="true">{"＊"}</span>
                <span class="hidden">{ctx.t("note.error")}</span>
            </>
        },
        Severity::Warning => html! { {ctx.t("note.warning")} },
    };
    html! { <>{mark}{said(ctx.lang, problem)}</> }
}

/// Ids of the texts that describe what stands at a place: its own parts, then its notes. Nothing where
/// there are none, since an attribute without ids is not valid.
pub(super) fn described(path: &str, parts: &[&str], notes: usize) -> Option<AttrValue> {
    let parts = parts.iter().map(|part| format!("{path}.{part}"));
    let notes = (0..notes).map(|index| note_id(path, index));
    let ids: Vec<String> = parts.chain(notes).collect();
    (!ids.is_empty()).then(|| ids.join(" ").into())
}

/// The id of a note: of the messages at a place, then of what else is said there.
pub(super) fn note_id(path: &str, index: usize) -> String {
    format!("{path}.note{index}")
}

/// Whether something there can't be used as it is.
pub(super) fn is_invalid(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity() == Severity::Error)
}
