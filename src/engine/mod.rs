//! One engine: the page, the command line and the npm package get their answers here.

mod explain;
mod file;
mod json;
mod memo;
mod places;
mod variants;

use std::rc::Rc;

use crate::domain::assessment::{Assessment, Budget, Origin};
use crate::domain::found::{MOST_PROBLEMS, Problems};
use crate::domain::progress::{Answers, progress, steps};
use crate::domain::{co2, gates, history, next_steps, reviews, score};
use crate::explain::Tree;
use crate::proposal::{self, Listed, Node, Reading};
use crate::rules::{Book, RuleSet};
pub use explain::{explain, explain_bytes, explain_with};
pub use file::{FileError, MOST_BYTES, open};
#[cfg(not(target_arch = "wasm32"))]
pub use json::{assess_answer, explain_answer};
use memo::Memo;
pub use places::assess_by_places;

/// Assesses a proposal file: text in, text out. Any text gets an answer, and none panics.
pub fn assess(proposal_json: &str) -> String {
    assess_with(Book::shipped(), proposal_json)
}

/// The same for bytes that may be no text.
pub fn assess_bytes(proposal_json: &[u8]) -> String {
    match file::text(proposal_json) {
        Ok(text) => assess(text),
        Err(error) => json::text(&error),
    }
}

/// The answer to what is no text at all, which programs may hand over.
#[cfg(any(feature = "js", feature = "page"))]
pub(crate) fn no_text() -> String {
    json::text(&FileError::NotJson)
}

/// The same by the rule sets of a given book.
pub fn assess_with(book: &Book, proposal_json: &str) -> String {
    match open(book, proposal_json) {
        Ok((proposal, rules)) => {
            json::text(&Engine::new(book, Reading::File).run(&proposal, rules))
        }
        Err(error) => json::text(&error),
    }
}

/// The answer to a file that holds this proposal, before it is text.
///
/// # Errors
/// When it is none that can be assessed.
pub fn assess_file(proposal: &Node) -> Result<Assessment, FileError> {
    let book = Book::shipped();
    let rules = file::known(book, proposal)?;
    Ok(Engine::new(book, Reading::File).run(proposal, rules))
}

/// An engine that remembers what it has computed, for proposals that change bit by bit. A copy knows as much,
/// and goes its own way.
#[derive(Clone)]
pub struct Engine<'b> {
    book: &'b Book,
    reading: Reading,
    memo: Memo,
}

impl<'b> Engine<'b> {
    /// An engine that has computed nothing yet.
    pub fn new(book: &'b Book, reading: Reading) -> Self {
        Self { book, reading, memo: Memo::default() }
    }

    /// Assesses a proposal; only what changed since the last call is computed anew.
    ///
    /// # Errors
    /// When it asks for rules that the book does not have.
    pub fn assess(&mut self, proposal: &Node) -> Result<Assessment, FileError> {
        let rules = file::rules_of(self.book, proposal)?;
        Ok(self.run(proposal, rules))
    }

    /// The tree behind a figure of a proposal's assessment, if there is such a figure.
    pub fn explain(&self, proposal: &Node, figure: &str) -> Option<Tree> {
        let rules = file::rules_of(self.book, proposal).ok()?;
        explain::tree(proposal, self.reading, rules, figure)
    }

    /// The estimate at a path such as `budget` or `years[0].budget`, as [`assess`](Self::assess)
    /// would answer it. What is remembered is used and stays as it is, so that a proposal may be
    /// tried out beside the one that is worked on.
    ///
    /// # Errors
    /// When the proposal asks for rules that the book does not have.
    pub fn budget(&self, proposal: &Node, path: &str) -> Result<Rc<Budget>, FileError> {
        let rules = self.rules(proposal)?;
        Ok(self.memo.tried(path, proposal.at(path), self.reading, rules))
    }

    /// The rules a proposal asks for.
    ///
    /// # Errors
    /// When the book does not have them.
    pub fn rules(&self, proposal: &Node) -> Result<&'b RuleSet, FileError> {
        file::rules_of(self.book, proposal)
    }

    /// How strictly quantities are read.
    pub fn reading(&self) -> Reading {
        self.reading
    }

    fn run(&mut self, proposal: &Node, rules: &RuleSet) -> Assessment {
        self.memo.start(&rules.id);
        let mut assessment = self.sections(proposal, rules, "", MOST_PROBLEMS);
        // There may be a hundred variants, and each repeats what is wrong with the proposal.
        let mut room = MOST_PROBLEMS;
        assessment.scenarios =
            variants::scenarios(proposal, &mut assessment.problems, |merged, prefix| {
                let variant = self.sections(merged, rules, prefix, room);
                room = room.saturating_sub(variant.problem_count());
                variant
            });
        assessment.next_steps = next_steps::next_steps(&assessment);
        self.memo.finish();
        assessment
    }

    /// Everything but variants and what needs doing, which is asked of all paths. `place` tells the budgets of variants from one another.
    /// So many problems are listed.
    fn sections(
        &mut self,
        proposal: &Node,
        rules: &RuleSet,
        place: &str,
        most: usize,
    ) -> Assessment {
        let mut problems = Problems::up_to(most);
        let reading = self.reading;
        let basics = proposal::basics(proposal, reading, rules, &mut problems);
        let application = &basics.application;
        let history = history::history(application, rules, &mut problems);
        history::check_consistency(application, &history, rules, &mut problems);
        let score =
            score::score(application, &basics.organisation, &basics.ratings, rules, &mut problems);
        let gates = gates::gates(&basics.gate_answers, application, &history, rules);
        let memo = &mut self.memo;
        let mut budget_at = |path: &str, node: &Node, problems: &mut Problems| {
            memo.budget(&format!("{place}{path}"), path, node, reading, rules, problems)
        };
        let budget = budget_at("budget", proposal.get("budget"), &mut problems);
        let years = variants::years(proposal, reading, &mut problems, &mut budget_at);
        let co2 = {
            let proposal::Measures { threshold, measures, has_more } =
                proposal::measures(proposal, reading, rules, &mut problems);
            co2::co2(&measures, !has_more, threshold, budget.total, rules, &mut problems)
        };
        let reviews = variants::list(proposal, "reviewers", &mut problems).map(|_| {
            let Listed { elements, is_whole } =
                proposal::reviewers(proposal, reading, &mut problems);
            reviews::reviews(&elements, is_whole, application, &score, rules, &mut problems)
        });
        let mut assessment = Assessment {
            rules: rules.id.clone(),
            history,
            score,
            gate_counts: gates::count(&gates),
            gates,
            budget: Rc::clone(&budget),
            co2,
            years,
            scenarios: None,
            reviews,
            steps: Vec::new(),
            progress: progress(&proposal::unsure(proposal)),
            next_steps: Vec::new(),
            problems,
            origin: Origin::default(),
        };
        let answers = Answers {
            application,
            organisation: &basics.organisation,
            gates: &basics.gate_answers,
            rules,
        };
        assessment.steps = steps(&answers, &assessment);
        assessment
    }
}
