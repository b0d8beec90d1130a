//! The answer for others to have: without any text of the proposal. What a file calls its rows by may be any
//! text, so that rows are called by their places here, and places end where a key is none of the format's.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Engine, json, open};
use crate::domain::assessment::{Assessment, Budget, Need};
use crate::domain::problem::Problem;
use crate::domain::score::item_id;
use crate::proposal::{
    BUDGET_FIELDS, BUDGETS, FIELDS, IDENTIFIED, Kind, RATING_BOUNDS, Reading, SECTIONS,
};
use crate::rules::{Book, RuleSet};

/// Assesses a proposal file like [`assess`](super::assess), for somebody who may not read the proposal: lines,
/// measures and variants are called by their places in it (`budget.lines[3]`), and nothing has a name.
pub fn assess_by_places(proposal_json: &str) -> String {
    let book = Book::shipped();
    match open(book, proposal_json) {
        Ok((proposal, rules)) => {
            let mut assessment = Engine::new(book, Reading::File).run(&proposal, rules);
            Parts::of(rules).call(&mut assessment);
            json::text(&assessment)
        }
        Err(error) => json::text(&error),
    }
}

/// What the steps of a place may be called.
struct Parts<'r> {
    names: HashSet<&'r str>,
    /// Those with elements, which are told by their positions.
    lists: HashSet<&'r str>,
}

impl<'r> Parts<'r> {
    fn of(rules: &'r RuleSet) -> Self {
        let fields = FIELDS.iter().chain(BUDGET_FIELDS);
        let paths = fields.clone().map(|field| field.path).chain(BUDGETS).chain(IDENTIFIED);
        let steps = paths.flat_map(|path| path.split('.'));
        let mut names: HashSet<&str> =
            steps.clone().map(|step| step.trim_end_matches("[]")).collect();
        names.extend(SECTIONS.iter().chain(&RATING_BOUNDS).chain(&["id", "unsure", "comments"]));
        names.extend(rules.score.items.iter().map(item_id));
        let mut lists: HashSet<&str> = steps.filter_map(|step| step.strip_suffix("[]")).collect();
        let of_codes = fields.filter(|field| matches!(field.kind, Kind::Several(_)));
        lists.extend(of_codes.filter_map(|field| field.path.split('.').next_back()));
        Self { names, lists }
    }

    /// Calls everything in an assessment by its place.
    fn call(&self, assessment: &mut Assessment) {
        let origin = assessment.origin.clone();
        self.call_lines(&mut assessment.budget, &origin.path_of("budget"));
        for (index, year) in assessment.years.iter_mut().flatten().enumerate() {
            if let Some(budget) = &mut year.budget {
                self.call_lines(budget, &origin.path_of(&format!("years[{index}].budget")));
            }
        }
        for (index, measure) in assessment.co2.measures.iter_mut().enumerate() {
            measure.id = Some(origin.path_of(&format!("co2.measures[{index}]")));
        }
        self.shorten(&mut assessment.problems);
        let misplaced = assessment.budget.misplaced_ids();
        for step in &mut assessment.next_steps {
            self.shorten_place(&mut step.path);
            if let Need::Equipment { lines } = &mut step.need {
                lines.clone_from(&misplaced);
            }
        }
        for (index, scenario) in assessment.scenarios.iter_mut().flatten().enumerate() {
            scenario.id = Some(format!("scenarios[{index}]"));
            scenario.name = None;
            self.call(&mut scenario.assessment);
        }
    }

    fn call_lines(&self, budget: &mut Rc<Budget>, place: &str) {
        let lines = Rc::make_mut(&mut Rc::make_mut(budget).lines);
        for (index, line) in lines.iter_mut().enumerate() {
            let line = Rc::make_mut(line);
            line.id = Some(format!("{place}.lines[{index}]").into());
            self.shorten(&mut line.problems);
        }
    }

    fn shorten(&self, problems: &mut [Problem]) {
        for problem in problems {
            self.shorten_place(&mut problem.path);
        }
    }

    /// Ends a place where a step is none of the format's: a key of the file may be any text.
    fn shorten_place(&self, place: &mut String) {
        let known = place.split('.').take_while(|step| self.is_known(step));
        let length = known.map(|step| step.len() + 1).sum::<usize>();
        place.truncate(length.saturating_sub(1));
    }

    fn is_known(&self, step: &str) -> bool {
        match step.split_once('[') {
            None => self.names.contains(step),
            Some((list, position)) => {
                let position = position.strip_suffix(']');
                let is_position = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
                self.lists.contains(list) && position.is_some_and(is_position)
            }
        }
    }
}
