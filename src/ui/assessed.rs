//! What follows from a draft, as the page shows it.

use std::rc::Rc;

use super::notes::Notes;
use crate::domain::assessment::Assessment;
use crate::domain::found::Problems;
use crate::domain::problem::Problem;

/// What follows from a draft.
pub(super) struct Assessed {
    /// All that is known.
    pub assessment: Assessment,
    /// What is wrong, of the proposal and its variants, and how much more there is.
    pub problems: Rc<Listed>,
    /// The same by place, but for those of cost lines.
    pub notes: Rc<Notes>,
}

impl Assessed {
    /// What is known, with what is wrong sorted by place.
    pub(super) fn new(assessment: Assessment) -> Self {
        let variants = || assessment.scenarios.iter().flatten();
        let is_own = |problem: &Problem| problem.path.starts_with("scenarios[");
        let mut listed = Listed::default();
        listed.add(assessment.all_problems(), |_| true);
        for variant in variants() {
            listed.add(variant.assessment.all_problems(), is_own);
        }
        // Those of cost lines stay with their line, which keeps a keystroke there cheap.
        let of_variants =
            variants().flat_map(|variant| variant.assessment.beside_lines()).filter(is_own);
        let notes = Rc::new(Notes::new(assessment.beside_lines().chain(of_variants)));
        Self { assessment, problems: Rc::new(listed), notes }
    }
}

/// Problems of the proposal and of its variants, each once.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// Those that are listed.
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub beyond: usize,
}

impl Listed {
    fn add(&mut self, found: Problems, is_meant: impl Fn(&Problem) -> bool) {
        self.beyond += found.beyond();
        self.problems.extend(found.into_kept().into_iter().filter(is_meant));
    }
}
