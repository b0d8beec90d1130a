//! Every text of the page in both languages: from one table for what is there from the start, and from one for
//! each part that comes later.

use std::sync::OnceLock;

use crate::proposal::Node;
use crate::text::Text;
use crate::workbook::Language;

#[cfg(not(lean))]
const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/ui/words.json"));
/// The texts of the steps but the first.
const OF_STEPS: &str = include_str!(concat!(env!("OUT_DIR"), "/ui/words_of_steps.json"));
/// The texts of what is shown on demand only.
const LATE: &str = include_str!(concat!(env!("OUT_DIR"), "/ui/late/words.json"));

/// The language the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lang {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Lang {
    /// All of them.
    pub(super) const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// Its tag in HTML.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The language of a tag; Japanese where it is none of ours.
    pub(super) fn of(tag: &str) -> Self {
        if tag.starts_with("en") { Self::En } else { Self::Ja }
    }

    /// The same for workbooks.
    pub(super) fn of_workbook(self) -> Language {
        match self {
            Self::Ja => Language::Ja,
            Self::En => Language::En,
        }
    }

    /// A text in this language.
    pub(super) fn pick(self, text: &Text) -> &str {
        match self {
            Self::Ja => &text.ja,
            Self::En => &text.en,
        }
    }

    /// The text of a key, where the table has it.
    pub(super) fn find(self, key: &str) -> Option<&'static str> {
        let find = |table: &[(&'static str, &'static str)]| {
            let place = table.binary_search_by_key(&key, |(known, _)| known).ok()?;
            table.get(place).map(|(_, text)| *text)
        };
        // Where the page is one piece, it knows them all from the start.
        #[cfg(not(lean))]
        {
            know_those_of_steps();
            know_late();
        }
        let later = || {
            [&TABLES_OF_STEPS, &LATE_TABLES]
                .iter()
                .find_map(|tables| find(place(tables, self).get()?))
        };
        find(table(self)).or_else(later)
    }

    /// The text of a key; the key itself where the table lacks it, which the tests rule out.
    pub(super) fn word(self, key: &'static str) -> &'static str {
        self.find(key).unwrap_or(key)
    }
}

/// The text with `{}` replaced.
pub(super) fn filled(text: &str, with: &str) -> String {
    text.replace("{}", with)
}

/// The text with one `{}` after the other replaced.
pub(super) fn filled_all(text: &str, with: &[&str]) -> String {
    with.iter().fold(text.to_owned(), |text, part| text.replacen("{}", part, 1))
}

/// The texts of a language by key, in the order of the keys.
type Table = Vec<(&'static str, &'static str)>;

/// Both languages, Japanese first; each is read once and stays for good.
static TABLES: [OnceLock<Table>; 2] = [const { OnceLock::new() }; 2];
static TABLES_OF_STEPS: [OnceLock<Table>; 2] = [const { OnceLock::new() }; 2];
static LATE_TABLES: [OnceLock<Table>; 2] = [const { OnceLock::new() }; 2];

/// Takes over the texts of a language. The page's module carries none: it starts with those of one
/// language, and gets the others with what it loads later.
pub(super) fn give(lang: Lang, texts: &Node) {
    if !texts.is_unanswered() {
        place(&TABLES, lang).get_or_init(|| read(texts, |text| text));
    }
}

/// Knows the texts of the steps from now on. Only their chunk may call it: the texts come with whoever does.
pub(super) fn know_those_of_steps() {
    know(&TABLES_OF_STEPS, OF_STEPS);
}

/// Knows the texts of what is shown on demand from now on. Only those chunks may call it, likewise.
pub(super) fn know_late() {
    know(&LATE_TABLES, LATE);
}

fn know(tables: &'static [OnceLock<Table>; 2], json: &str) {
    for lang in Lang::ALL {
        place(tables, lang).get_or_init(|| of_both(json, lang));
    }
}

fn place(tables: &'static [OnceLock<Table>; 2], lang: Lang) -> &'static OnceLock<Table> {
    let [ja, en] = tables;
    if lang == Lang::Ja { ja } else { en }
}

/// The texts of a language in a table of both; the tests prove that it can be read.
fn of_both(json: &str, lang: Lang) -> Table {
    match serde_json::from_str(json) {
        Ok(both) => read(&both, |text| text.get(lang.code())),
        Err(error) => unreachable!("{error}"),
    }
}

#[cfg(lean)]
fn table(lang: Lang) -> &'static [(&'static str, &'static str)] {
    place(&TABLES, lang).get().map(Vec::as_slice).unwrap_or_default()
}

#[cfg(not(lean))]
fn table(lang: Lang) -> &'static [(&'static str, &'static str)] {
    place(&TABLES, lang).get_or_init(|| of_both(TABLE, lang))
}

fn read(texts: &Node, own: impl Fn(&Node) -> &Node) -> Table {
    let keep = |text: &str| &*Box::leak(Box::<str>::from(text));
    let texts = texts.entries().iter();
    let mut table: Table = texts
        .map(|(key, text)| (keep(key), keep(own(text).as_text().unwrap_or_default())))
        .collect();
    table.sort_unstable();
    table
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::proposal::{BUDGET_FIELDS, Codes, FIELDS, Field, Kind};
    use crate::ui::codes;
    use crate::ui::measure::SOURCES;
    use crate::ui::rating::BOUNDS;
    use crate::ui::reviewers::{COMMENT, RATING};

    fn fields() -> impl Iterator<Item = &'static Field> {
        FIELDS.iter().chain(BUDGET_FIELDS).chain(SOURCES).chain(BOUNDS).chain([&RATING, &COMMENT])
    }

    /// The names of the places for figures, in the order of the alphabet.
    fn places(text: &str) -> Vec<&str> {
        let parts = text.split('{').skip(1);
        let mut places: Vec<&str> = parts.filter_map(|part| part.split('}').next()).collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn the_table_is_whole_in_both_languages() {
        let read = |texts| -> BTreeMap<String, Text> {
            serde_json::from_str(texts).expect("a readable table")
        };
        for (key, text) in read(TABLE).iter().chain(&read(OF_STEPS)).chain(&read(LATE)) {
            assert!(!text.ja.trim().is_empty() && !text.en.trim().is_empty(), "{key}");
            assert_eq!(places(&text.ja), places(&text.en), "{key}");
            assert!(!text.en.chars().any(|c| ('\u{3040}'..='\u{9fff}').contains(&c)), "{key}");
        }
    }

    #[test]
    fn every_field_has_a_label_and_every_code_a_name() {
        for field in fields() {
            assert!(Lang::Ja.find(&format!("field.{}", field.path)).is_some(), "{}", field.path);
            let (Kind::Choice(codes) | Kind::Several(codes)) = field.kind else { continue };
            for lang in Lang::ALL {
                let all =
                    codes::of(field.path, codes, lang, crate::ui::tests::rules(), &Node::Null);
                assert!(!all.is_empty(), "{}", field.path);
                for code in all {
                    assert_ne!(code.name, code.code, "{} {}", field.path, code.code);
                }
            }
            assert_ne!(codes, Codes::Format(&[]));
        }
    }

    /// Keys stand in the sources as plain literals, or are made from a field's path or a status.
    #[test]
    fn every_key_is_used_and_every_used_key_is_there() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
        let folders = [
            "",
            "panel",
            "table",
            "late",
            "late/arrange",
            "late/cases",
            "late/documents",
            "late/documents/embed",
            "late/fitting",
            "late/intake",
            "late/judging",
            "late/planning",
            "late/programme",
            "late/reach",
            "late/report",
            "late/why",
        ];
        let files = folders.map(|name| fs::read_dir(folder.join(name)));
        let files = files.into_iter().flat_map(|files| files.expect("sources"));
        let sources: String = files
            .map(|file| file.expect("a file").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
            .map(|path| fs::read_to_string(path).expect("a source"))
            .collect();
        let made =
            ["field.", "code.", "status.", "kind.", "step.", "column.", "op.", "noun.", "figure."];
        let (of_steps, late) = (of_both(OF_STEPS, Lang::Ja), of_both(LATE, Lang::Ja));
        let keys = || table(Lang::Ja).iter().chain(&of_steps).chain(&late).map(|(key, _)| *key);
        for key in keys() {
            let is_made = made.iter().any(|start| key.starts_with(start));
            assert!(is_made || sources.contains(&format!("\"{key}\"")), "nothing uses {key}");
        }
        for call in [".t(\"", ".word(\""] {
            for key in sources.split(call).skip(1).filter_map(|rest| rest.split('"').next()) {
                let is_key = key.starts_with(|first: char| first.is_ascii_lowercase());
                assert!(!is_key || keys().any(|known| known == key), "no text for {key}");
            }
        }
        for key in keys().filter(|key| key.starts_with("field.")) {
            let path = key.trim_start_matches("field.");
            let path = path.trim_end_matches(".help");
            let is_field = |path: &str| fields().any(|field| field.path == path);
            let is_there = is_field(path) || is_field(path.trim_end_matches(".unit"));
            assert!(is_there, "no field for {key}");
        }
    }
}
