//! The rule sets at hand. Which one applies is always asked for by id; there is no fallback.

use std::fmt;
use std::sync::OnceLock;

#[cfg(lean)]
use super::parts::Brief;
#[cfg(not(spare))]
use super::parts::Whole;
use super::{Countries, RuleSet, read};

/// With all that rules say.
#[cfg(not(spare))]
pub(super) const WHOLE: [&str; 1] = [include_str!(concat!(env!("OUT_DIR"), "/rules/2026-1.json"))];
/// Without what is loaded later, if at all: see `build.rs`.
#[cfg(lean)]
const BRIEF: [&str; 1] = [include_str!(concat!(env!("OUT_DIR"), "/2026-1.json"))];
pub(super) const COUNTRIES: [&str; 1] =
    [include_str!(concat!(env!("OUT_DIR"), "/rules/countries-2026-02.json"))];

/// Rule sets, each with the country list it goes by.
#[derive(Clone, Debug)]
pub struct Book {
    sets: Vec<RuleSet>,
}

/// A rule or country file that can't be read, with the reader's reason.
#[derive(Debug)]
pub struct BookError(String);

impl fmt::Display for BookError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "a rule file can't be read: {}", self.0)
    }
}

impl std::error::Error for BookError {}

#[cfg(not(spare))]
impl BookError {
    /// The reader's reason.
    pub(super) fn why(&self) -> &str {
        &self.0
    }
}

impl Book {
    /// Reads rule files and the country lists they name.
    ///
    /// # Errors
    /// When a text is no file of its kind, has a key that is unknown, or lacks one; when two rule
    /// sets have one id; when a rule set names a country list that is not there.
    #[cfg(not(spare))]
    pub fn read(rule_files: &[&str], country_files: &[&str]) -> Result<Self, BookError> {
        let set = |file: &str| Ok(read::file::<Whole>(file).map_err(BookError)?.0);
        Self::of(rule_files, country_files, set)
    }

    fn of(
        rule_files: &[&str],
        country_files: &[&str],
        set: fn(&str) -> Result<RuleSet, BookError>,
    ) -> Result<Self, BookError> {
        let mut lists: Vec<Countries> = Vec::new();
        for file in country_files {
            lists.push(read::file(file).map_err(BookError)?);
        }
        let mut sets: Vec<RuleSet> = Vec::new();
        for file in rule_files {
            let mut set = set(file)?;
            let list = lists.iter().find(|list| list.as_of == set.countries_as_of);
            set.countries = list.cloned().ok_or_else(|| {
                let month = &set.countries_as_of;
                BookError(format!("{month} is no month of a country list that is here"))
            })?;
            if sets.iter().any(|known| known.id == set.id) {
                return Err(BookError(format!("there are two rule sets {}", set.id)));
            }
            sets.push(set);
        }
        Ok(Self { sets })
    }

    /// The files that come with this build. They are read once; the tests prove that they can be.
    pub fn shipped() -> &'static Self {
        #[cfg(lean)]
        {
            static BOOK: OnceLock<Book> = OnceLock::new();
            let set = |file: &str| Ok(read::file::<Brief>(file).map_err(BookError)?.0);
            BOOK.get_or_init(|| ready(Self::of(&BRIEF, &COUNTRIES, set)))
        }
        #[cfg(not(lean))]
        Self::whole()
    }

    /// The same with all that rules say.
    #[cfg(not(spare))]
    pub fn whole() -> &'static Self {
        static BOOK: OnceLock<Book> = OnceLock::new();
        BOOK.get_or_init(|| ready(Self::read(&WHOLE, &COUNTRIES)))
    }

    /// The rules of the call with this id.
    pub fn rules(&self, id: &str) -> Option<&RuleSet> {
        self.sets.iter().find(|set| set.id == id)
    }

    /// Every rule set.
    pub fn all(&self) -> &[RuleSet] {
        &self.sets
    }

    /// The rules that came into force last; none in an empty book.
    pub fn newest(&self) -> Option<&RuleSet> {
        // Ids part those of one day, so that the answer is always the same.
        self.sets.iter().max_by_key(|set| (&set.validity.from, &set.id))
    }
}

fn ready(book: Result<Book, BookError>) -> Book {
    match book {
        Ok(book) => book,
        Err(error) => unreachable!("{error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_rules_are_those_in_force_last() {
        let [first] = WHOLE;
        let later = first.replacen("\"id\":\"2026-1\"", "\"id\":\"2025-9\"", 1).replacen(
            "\"from\":\"2026-02-02\"",
            "\"from\":\"2027-01-15\"",
            1,
        );
        for files in [[first, later.as_str()], [later.as_str(), first]] {
            let book = Book::read(&files, &COUNTRIES).expect("readable files");
            assert_eq!(book.newest().map(|set| set.id.as_str()), Some("2025-9"));
        }
        let empty = Book::read(&[], &COUNTRIES).expect("a book without rules");
        assert!(empty.newest().is_none());
        assert!(Book::shipped().newest().is_some());
    }
}
