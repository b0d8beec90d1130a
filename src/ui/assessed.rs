//! What follows from a draft, as the page shows it.

use std::rc::Rc;

use super::notes::Notes;
use crate::domain::assessment::Assessment;
use crate::domain::problem::Problem;

/// What follows from a draft.
pub(super) struct Assessed {
    /// All that is known.
    pub assessment: Assessment,
    /// What is wrong, of the proposal and its variants.
    pub problems: Vec<Problem>,
    /// The same by place, but for those of cost lines.
    pub notes: Rc<Notes>,
}

impl Assessed {
    /// What is known, with what is wrong sorted by place.
    pub(super) fn new(assessment: Assessment) -> Self {
        let problems = all_problems(&assessment);
        // Those of cost lines stay with their line, which keeps a keystroke there cheap.
        let notes = problems.iter().filter(|problem| !problem.path.contains("budget.lines["));
        let notes = Rc::new(Notes::new(notes.cloned()));
        Self { assessment, problems, notes }
    }
}

/// Problems of the proposal and of its variants, each once.
fn all_problems(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = assessment.all_problems();
    for scenario in assessment.scenarios.iter().flatten() {
        let own = scenario.assessment.all_problems().into_iter();
        problems.extend(own.filter(|problem| problem.path.starts_with("scenarios[")));
    }
    problems
}
