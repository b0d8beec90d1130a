//! What follows from a draft, as the page shows it.

use std::rc::Rc;

use super::notes::Notes;
use crate::domain::assessment::Assessment;
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
        let listed = Listed::new(&assessment, is_own);
        // Those of cost lines stay with their line, which keeps a keystroke there cheap.
        let of_variants =
            variants().flat_map(|variant| variant.assessment.beside_lines()).filter(is_own);
        let notes = Rc::new(Notes::new(assessment.beside_lines().chain(of_variants)));
        Self { assessment, problems: Rc::new(listed), notes }
    }
}

/// Problems of the proposal and of its variants, each once.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// Those that are listed.
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub beyond: usize,
}

impl Listed {
    fn new(assessment: &Assessment, is_own: impl Fn(&Problem) -> bool) -> Self {
        let found = assessment.all_problems();
        let mut listed = Self { beyond: found.beyond(), problems: found.into_kept() };
        // What variants share with the proposal is there already.
        for variant in assessment.scenarios.iter().flatten().map(|variant| &variant.assessment) {
            let found = variant.all_problems();
            listed.beyond += found.beyond_in(&variant.origin.sections);
            listed.problems.extend(found.into_kept().into_iter().filter(&is_own));
        }
        listed
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::engine::Engine;
    use crate::proposal::{Node, Reading};
    use crate::rules::Book;

    /// Costs with three wrong answers in each of so many lines.
    fn budget(count: usize) -> Value {
        let line = json!({"category": "x", "unit_price": "x", "quantity": "x"});
        json!({"general_administration": {"rate": "10"}, "lines": vec![line; count]})
    }

    /// What is listed of such a proposal with variants: how many problems, and how many beyond.
    fn listed(count: usize, scenarios: Value) -> (usize, usize) {
        let application = json!({"kind": "new"});
        let proposal = json!({"rules": "2026-1", "application": application,
            "budget": budget(count), "scenarios": scenarios});
        let proposal: Node = serde_json::from_str(&proposal.to_string()).expect("a tree");
        let assessment = Engine::new(Book::shipped(), Reading::Draft).assess(&proposal);
        let listed = Assessed::new(assessment.expect("rules")).problems;
        (listed.problems.len(), listed.beyond)
    }

    #[test]
    fn problems_that_variants_share_are_listed_once_and_no_more_are_counted() {
        let shared = json!({"co2": {"measures": []}});
        assert_eq!(listed(400, json!([])), (1_200, 0));
        assert_eq!(listed(400, json!([shared])), (1_200, 0));
        assert_eq!(listed(400, json!([shared, {"budget": budget(2)}])), (1_206, 0));
        // Where two variants repeat more than is listed, a third has room for nothing of its own.
        let variants = json!([shared, shared, {"budget": budget(2)}]);
        assert_eq!(listed(17_000, variants), (51_000, 6));
    }
}
