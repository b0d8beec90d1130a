//! The workbook's texts in both languages, from one table.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::text::Text;

const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/workbook/words.json"));

/// The language a workbook is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Language {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// A text in this language.
    pub fn pick(self, text: &Text) -> &str {
        match self {
            Self::Ja => &text.ja,
            Self::En => &text.en,
        }
    }

    /// The text of a key; the key itself where the table lacks it, which the tests rule out.
    pub(super) fn word(self, key: &str) -> &str {
        let found = table().binary_search_by_key(&key, |(known, _)| known).ok();
        let text = found.and_then(|place| table().get(place));
        text.map_or(key, |(_, text)| self.pick(text))
    }

    /// The same with one `{}` after the other replaced.
    pub(super) fn filled(self, key: &str, with: &[&str]) -> String {
        let text = self.word(key).to_owned();
        with.iter().fold(text, |text, part| text.replacen("{}", part, 1))
    }
}

/// The texts in the order of their keys.
fn table() -> &'static [(String, Text)] {
    static WORDS: OnceLock<Vec<(String, Text)>> = OnceLock::new();
    WORDS.get_or_init(|| {
        // The tests prove that the table can be read.
        let texts: std::collections::BTreeMap<String, Text> =
            serde_json::from_str(TABLE).unwrap_or_default();
        texts.into_iter().collect()
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_key_is_used_and_every_used_key_is_there() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/workbook");
        let mut sources = String::new();
        for file in fs::read_dir(folder).expect("sources") {
            let file = file.expect("a file").path();
            if file.extension().is_some_and(|extension| extension == "rs") {
                sources.push_str(&fs::read_to_string(file).expect("a source"));
            }
        }
        // Keys that are made of a code or a field.
        let made = ["column.", "status."];
        assert!(table().len() > 100, "only {} texts", table().len());
        for (key, text) in table() {
            assert!(
                sources.contains(&format!("\"{key}\""))
                    || made.iter().any(|prefix| key.starts_with(prefix)),
                "{key} is used nowhere"
            );
            assert_eq!(text.ja.matches("{}").count(), text.en.matches("{}").count(), "{key}");
        }
        for call in ["word(\"", "filled(\""] {
            for used in sources.split(call).skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(used.is_empty() || table().iter().any(|(key, _)| key == used), "{used}");
            }
        }
    }
}
