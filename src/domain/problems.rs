//! All problems of an assessment, each with its full path.

use super::assessment::{Assessment, Budget, Origin};
use super::found::Problems;
use super::problem::{Issue, Problem, section};

impl Assessment {
    /// Every problem, those of the budgets' lines included, with its path in the proposal file.
    /// Variants keep their own.
    pub fn all_problems(&self) -> Problems {
        let mut problems = self.problems.said(|problem| self.placed(problem));
        for (path, budget) in self.budgets() {
            let section = section(&path);
            let path = self.origin.path_of(&path);
            for (index, line) in budget.lines.iter().enumerate() {
                for problem in &line.problems {
                    problems.add(section, || problem.under(&format!("{path}.lines[{index}]")));
                }
            }
            for index in budget.repeated_ids.iter() {
                let id = || format!("{path}.lines[{index}].id");
                problems.add(section, || Problem::new(id(), Issue::DuplicateId));
            }
        }
        problems
    }

    /// The same but for what the budgets' lines keep.
    pub fn beside_lines(&self) -> impl Iterator<Item = Problem> {
        self.problems.iter().map(|problem| self.placed(problem))
    }

    /// How many problems there are to list, without making any.
    pub fn problem_count(&self) -> usize {
        let of_lines = self.budgets().map(|(_, budget)| {
            let lines = budget.lines.iter().map(|line| line.problems.len());
            lines.sum::<usize>() + budget.repeated_ids.len()
        });
        self.problems.len() + of_lines.sum::<usize>()
    }

    /// A problem where it stands in the proposal file.
    fn placed(&self, problem: &Problem) -> Problem {
        Problem { path: self.origin.path_of(&problem.path), issue: problem.issue.clone() }
    }

    /// Looks at every error that is kept: at the path of what keeps it, a variant's in the proposal as
    /// merged, and the path from there.
    pub(super) fn errors(&self, mut look: impl FnMut(&str, &str)) {
        for problem in self.problems.iter().filter(|problem| problem.is_error()) {
            look(&problem.path, "");
        }
        for (path, budget) in self.budgets() {
            let lines = budget.faulty_lines.iter();
            for (index, line) in lines.filter_map(|index| Some((index, budget.lines.get(*index)?)))
            {
                let errors = line.problems.iter().filter(|problem| problem.is_error());
                let mut errors = errors.peekable();
                let at =
                    errors.peek().map(|_| format!("{path}.lines[{index}]")).unwrap_or_default();
                errors.for_each(|problem| look(&at, &problem.path));
            }
        }
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
