//! What this layer decides by itself, as data: by how much a contract may turn out lower.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::quantity::Number;
use crate::rules::Basis;
use crate::text::Text;

const FILE: &str = include_str!(concat!(env!("OUT_DIR"), "/fitting/scrutiny.json"));

/// Cuts that are played through, and what a person needs to judge them by.
#[derive(Clone, Debug)]
pub struct Convention {
    /// Percent of the total.
    pub percents: Vec<Number>,
    /// Its name.
    pub title: Text,
    /// What it means.
    pub explanation: Text,
    /// Why this tool decided so.
    pub why: Text,
    /// Always a convention: no document says so.
    pub basis: Basis,
}

/// The file's form: numbers as texts, as in rule files.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    percents: Vec<String>,
    title: Text,
    explanation: Text,
    why: Text,
}

impl Convention {
    /// The one that comes with this build. It is read once; a test proves that it can be.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Convention> = OnceLock::new();
        SHIPPED.get_or_init(|| match read(FILE) {
            Some(convention) => convention,
            None => unreachable!("the file of cuts can't be read"),
        })
    }
}

fn read(file: &str) -> Option<Convention> {
    let Written { percents, title, explanation, why } = serde_json::from_str(file).ok()?;
    let percents = percents.iter().map(|percent| Number::parse(percent));
    let percents = percents.collect::<Option<Vec<Number>>>()?;
    Some(Convention { percents, title, explanation, why, basis: Basis::Convention })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_are_shares_of_the_whole_and_rise() {
        let percents = &Convention::shipped().percents;
        let hundred = Number::parse("100").expect("a number");
        assert!(percents.iter().all(|percent| *percent > Number::default() && *percent < hundred));
        assert!(!percents.is_empty() && percents.is_sorted_by(|left, right| left < right));
    }

    #[test]
    fn anything_else_is_no_file() {
        assert!(read("{}").is_none());
        assert!(read(&FILE.replace("\"10\"", "\"1e1\"")).is_none());
    }
}
