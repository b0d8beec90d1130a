//! What every file of facts says of itself: what it holds, as of when, from where, and what is doubtful.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::text::Text;

/// What a file of facts says of itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// What it holds.
    pub title: Text,
    /// What that means, in plain words.
    pub explanation: Text,
    /// Why this tool decided so; only where it is no fact of a document but this tool's convention.
    pub why: Option<Text>,
    /// Month of the facts, as `YYYY-MM`.
    pub as_of: String,
    /// Where to read them.
    pub source: Source,
    /// What is doubtful about some of the facts, by the code they name.
    #[serde(default)]
    pub doubts: BTreeMap<String, Text>,
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id of one of the documents that rule files name.
    pub document: String,
    /// Table number, where it stands in a table.
    pub table: Option<String>,
    /// Table numbers, where it stands in two.
    #[serde(default)]
    pub tables: Vec<String>,
    /// Number of the box, where it stands in one.
    #[serde(rename = "box")]
    pub in_box: Option<String>,
    /// Figure number, where it stands in a figure.
    pub figure: Option<String>,
    /// Section number; none before the first chapter and after the last.
    pub section: Option<String>,
}

/// Something this tool had to decide.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Convention {
    /// What is decided.
    pub title: Text,
    /// What that means.
    pub explanation: Text,
    /// Why this tool decided so.
    pub why: Text,
}

impl About {
    /// What is doubtful, by the code that a fact names.
    pub fn doubt(&self, code: Option<&str>) -> Option<&Text> {
        self.doubts.get(code?)
    }
}

/// Reads a file that comes with this build; a test of each proves that it can be read.
pub(super) fn shipped<T: DeserializeOwned>(file: &str) -> T {
    match serde_json::from_str(file) {
        Ok(read) => read,
        Err(error) => unreachable!("a file of facts can't be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::programme::{
        Beginning, CountryNotes, Documents, Duties, Leading, Milestones, Pairs, Schemes, Wordings,
    };
    use crate::rules::Book;

    const FILES: [(&str, &str); 9] = [
        ("beginning", include_str!("beginning.json")),
        ("countries", include_str!("countries.json")),
        ("documents", include_str!("documents.json")),
        ("duties", include_str!("duties.json")),
        ("leading-areas", include_str!("leading-areas.json")),
        ("milestones", include_str!("milestones.json")),
        ("pairs", include_str!("pairs.json")),
        ("schemes", include_str!("schemes.json")),
        ("wordings", include_str!("wordings.json")),
    ];

    /// Every `doubt` below a value.
    fn doubts<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| doubts(value, found)),
            Value::Object(entries) => {
                found.extend(entries.get("doubt").and_then(Value::as_str));
                entries.values().for_each(|value| doubts(value, found));
            }
            _ => {}
        }
    }

    #[test]
    fn every_file_says_where_it_is_from_and_every_doubt_is_explained() {
        let abouts = [
            &Beginning::shipped().about,
            &CountryNotes::shipped().about,
            &Documents::shipped().about,
            &Duties::shipped().about,
            &Leading::shipped().about,
            &Milestones::shipped().about,
            &Pairs::shipped().about,
            &Schemes::shipped().about,
            &Wordings::shipped().about,
        ];
        let documents = &Book::shipped().newest().expect("rules").documents;
        for ((name, file), about) in FILES.into_iter().zip(abouts) {
            assert_eq!(about.as_of.len(), "2026-03".len(), "{name}");
            let is_known = documents.iter().any(|document| document.id == about.source.document);
            assert!(is_known, "{name}");
            let file: Value = serde_json::from_str(file).expect("JSON");
            let mut found = Vec::new();
            doubts(&file, &mut found);
            for doubt in found {
                assert!(about.doubt(Some(doubt)).is_some(), "{name}: {doubt}");
            }
        }
    }
}
