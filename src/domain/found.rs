//! Problems as they are found: so many are kept, those beyond are counted.

use std::ops::{Deref, DerefMut};

use super::problem::{Issue, Problem, section};

/// Most problems that an answer lists of the proposal, and of all its variants together. Each comes with its
/// message in both languages: a file of wrong values only would be answered by hundreds of times its own length.
pub const MOST_PROBLEMS: usize = 100_000;

/// Problems in the order they were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    kept: Vec<Problem>,
    /// How many more there are in each section of the proposal.
    beyond: Vec<(String, usize)>,
    most: usize,
}

impl Default for Problems {
    fn default() -> Self {
        Self::up_to(MOST_PROBLEMS)
    }
}

impl Problems {
    /// None so far, with room for so many.
    pub fn up_to(most: usize) -> Self {
        Self { kept: Vec::new(), beyond: Vec::new(), most }
    }

    /// As many, the kept ones in other words.
    pub fn said(&self, say: impl Fn(&Problem) -> Problem) -> Self {
        Self {
            kept: self.kept.iter().map(say).collect(),
            beyond: self.beyond.clone(),
            most: self.most,
        }
    }

    /// Takes one more. Beyond the bound it is only counted, unless it says that a list is too long: there
    /// are few of these, and they say what the answer leaves out.
    pub fn push(&mut self, problem: Problem) {
        if self.has_room() || problem.issue == Issue::TooMany {
            self.kept.push(problem);
        } else {
            self.count(section(&problem.path));
        }
    }

    /// Takes one more of a section, which is made only where there is room for it.
    pub fn add(&mut self, section: &str, make: impl FnOnce() -> Problem) {
        if self.has_room() {
            self.kept.push(make());
        } else {
            self.count(section);
        }
    }

    /// How many there are beyond those that are kept.
    pub fn beyond(&self) -> usize {
        self.beyond.iter().map(|(_, count)| count).sum()
    }

    /// The same in some sections.
    pub fn beyond_in(&self, sections: &[&str]) -> usize {
        let meant = self.beyond.iter().filter(|(section, _)| sections.contains(&section.as_str()));
        meant.map(|(_, count)| count).sum()
    }

    /// All that are kept.
    pub fn into_kept(self) -> Vec<Problem> {
        self.kept
    }

    fn count(&mut self, section: &str) {
        match self.beyond.iter_mut().find(|(known, _)| known == section) {
            Some((_, count)) => *count += 1,
            None => self.beyond.push((section.to_owned(), 1)),
        }
    }

    fn has_room(&self) -> bool {
        self.kept.len() < self.most
    }
}

impl Deref for Problems {
    type Target = [Problem];

    fn deref(&self) -> &[Problem] {
        &self.kept
    }
}

impl DerefMut for Problems {
    fn deref_mut(&mut self) -> &mut [Problem] {
        &mut self.kept
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        for problem in problems {
            self.push(problem);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_the_bound_problems_are_counted_and_not_made() {
        let mut problems = Problems::default();
        let mut made = 0;
        for index in 0..MOST_PROBLEMS + 7 {
            problems.add("budget", || {
                made += 1;
                Problem::new(index.to_string(), Issue::UnknownValue)
            });
        }
        problems.push(Problem::new("list", Issue::TooMany));
        problems.push(Problem::new("x", Issue::Order));
        problems.push(Problem::new("product", Issue::TooLarge));
        assert_eq!((made, problems.len()), (MOST_PROBLEMS, MOST_PROBLEMS + 1));
        assert_eq!(problems.beyond(), 9);
        assert_eq!(problems.beyond_in(&["budget", "x"]), 8);
        assert_eq!(problems.last().map(|last| &*last.path), Some("list"));
    }
}
