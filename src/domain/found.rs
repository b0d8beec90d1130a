//! Problems as they are found: so many are kept, those beyond are counted.

use std::ops::{Deref, DerefMut};

use super::problem::{Issue, Problem};

/// Most problems that an answer lists. Each comes with its message in both languages: a file of wrong
/// values only would be answered by hundreds of times its own length.
pub const MOST_PROBLEMS: usize = 100_000;

/// The same of a variant: there may be a hundred, and each repeats what is wrong with its proposal.
const MOST_OF_VARIANT: usize = 1_000;

/// Problems in the order they were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    kept: Vec<Problem>,
    beyond: usize,
    most: usize,
}

impl Default for Problems {
    fn default() -> Self {
        Self { kept: Vec::new(), beyond: 0, most: MOST_PROBLEMS }
    }
}

impl Problems {
    /// None so far, of a variant or of a proposal.
    pub fn of(is_variant: bool) -> Self {
        let most = if is_variant { MOST_OF_VARIANT } else { MOST_PROBLEMS };
        Self { most, ..Self::default() }
    }

    /// Takes one more. Beyond the bound it is only counted, unless it says that a list is too long: there
    /// are few of these, and they say what the answer leaves out.
    pub fn push(&mut self, problem: Problem) {
        if self.has_room() || problem.issue == Issue::TooMany {
            self.kept.push(problem);
        } else {
            self.beyond += 1;
        }
    }

    /// Takes one more that is made only where there is room for it.
    pub fn add(&mut self, make: impl FnOnce() -> Problem) {
        if self.has_room() {
            self.kept.push(make());
        } else {
            self.beyond += 1;
        }
    }

    /// Counts some that are told elsewhere.
    pub fn count(&mut self, beyond: usize) {
        self.beyond += beyond;
    }

    /// How many there are beyond those that are kept.
    pub fn beyond(&self) -> usize {
        self.beyond
    }

    /// All that are kept.
    pub fn into_kept(self) -> Vec<Problem> {
        self.kept
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
            problems.add(|| {
                made += 1;
                Problem::new(index.to_string(), Issue::UnknownValue)
            });
        }
        problems.push(Problem::new("list", Issue::TooMany));
        problems.push(Problem::new("x", Issue::Order));
        problems.push(Problem::new("product", Issue::TooLarge));
        assert_eq!((made, problems.len()), (MOST_PROBLEMS, MOST_PROBLEMS + 1));
        assert_eq!(problems.beyond(), 9);
        assert_eq!(problems.last().map(|last| &*last.path), Some("list"));
    }
}
