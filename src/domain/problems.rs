//! All problems of an assessment, each with its full path.

use super::assessment::{Assessment, Budget, Origin};
use super::found::Problems;
use super::problem::{Issue, Problem, section};

impl Assessment {
    /// Every problem, those of the budgets' lines included, with its path in the proposal file.
    /// Variants keep their own.
    pub fn all_problems(&self) -> Problems {
        let mut problems = Problems::of(!self.origin.path.is_empty());
        problems.extend(self.beside_lines());
        problems.count(self.problems.beyond());
        for (path, budget) in self.budgets() {
            let path = self.origin.path_of(&path);
            for (index, line) in budget.lines.iter().enumerate() {
                for problem in &line.problems {
                    problems.add(|| problem.under(&format!("{path}.lines[{index}]")));
                }
            }
            for index in budget.repeated_ids.iter() {
                let id = || format!("{path}.lines[{index}].id");
                problems.add(|| Problem::new(id(), Issue::DuplicateId));
            }
        }
        problems
    }

    /// The same but for what the budgets' lines keep.
    pub fn beside_lines(&self) -> impl Iterator<Item = Problem> {
        let placed = |problem: &Problem| Problem {
            path: self.origin.path_of(&problem.path),
            issue: problem.issue.clone(),
        };
        self.problems.iter().map(placed)
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
