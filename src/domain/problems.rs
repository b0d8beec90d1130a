//! All problems of an assessment, each with its full path.

use super::assessment::{Assessment, Budget, Origin};
use super::problem::{Issue, Problem, section};

impl Assessment {
    /// Every problem, those of the budgets' lines included, with its path in the proposal file.
    /// Variants keep their own.
    pub fn all_problems(&self) -> Vec<Problem> {
        let lines = self.budgets().flat_map(|(path, budget)| line_problems(budget, &path));
        let mut problems: Vec<Problem> = self.problems.iter().cloned().chain(lines).collect();
        for problem in &mut problems {
            problem.path = self.origin.path_of(&problem.path);
        }
        problems
    }

    /// Every error; a variant's with its path in the proposal as merged.
    pub(super) fn errors(&self) -> impl Iterator<Item = Problem> {
        let lines = self.budgets().flat_map(|(path, budget)| line_errors(budget, &path));
        let own = self.problems.iter().filter(|problem| problem.is_error());
        own.cloned().chain(lines)
    }

    /// Every estimate with its path.
    fn budgets(&self) -> impl Iterator<Item = (String, &Budget)> {
        let years = self.years.iter().flatten().enumerate();
        let years = years
            .filter_map(|(i, year)| Some((format!("years[{i}].budget"), &**year.budget.as_ref()?)));
        [("budget".to_owned(), &*self.budget)].into_iter().chain(years)
    }
}

impl Origin {
    /// Where a path of the merged proposal stands in the proposal file.
    pub fn path_of(&self, path: &str) -> String {
        if self.sections.contains(&section(path)) {
            format!("{}.{path}", self.path)
        } else {
            path.to_owned()
        }
    }
}

fn line_problems(budget: &Budget, path: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, line) in budget.lines.iter().enumerate().filter(|(_, l)| !l.problems.is_empty()) {
        let at = format!("{path}.lines[{index}]");
        problems.extend(line.problems.iter().map(|problem| problem.under(&at)));
    }
    for index in budget.repeated_ids.iter() {
        problems.push(Problem::new(format!("{path}.lines[{index}].id"), Issue::DuplicateId));
    }
    problems
}

fn line_errors(budget: &Budget, path: &str) -> Vec<Problem> {
    let faulty =
        budget.faulty_lines.iter().filter_map(|index| Some((index, budget.lines.get(*index)?)));
    let errors = faulty.flat_map(|(index, line)| {
        let at = format!("{path}.lines[{index}]");
        let errors = line.problems.iter().filter(|problem| problem.is_error());
        errors.map(|problem| problem.under(&at)).collect::<Vec<_>>()
    });
    errors.collect()
}
