//! What is to know of the list of priority countries beside what the rules have.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::about::{About, shipped};
use crate::text::Text;

/// The list as a source of facts; the countries themselves are the rules'.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountryNotes {
    /// What the list is.
    pub about: About,
    notes: Vec<Note>,
    places: BTreeMap<String, Text>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    code: String,
    doubt: String,
}

impl CountryNotes {
    /// Those that come with this build.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<CountryNotes> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            shipped(include_str!(concat!(env!("OUT_DIR"), "/programme/countries.json")))
        })
    }

    /// Where a country's document was signed.
    pub fn place(&self, code: &str) -> Option<&Text> {
        self.places.get(code)
    }

    /// What is doubtful about a country.
    pub fn doubt(&self, code: &str) -> Option<&Text> {
        let note = self.notes.iter().find(|note| note.code == code)?;
        self.about.doubt(Some(&note.doubt))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::Day;
    use crate::rules::{Book, Standing};

    #[test]
    fn the_rules_have_31_partners_each_with_its_day_and_notes_are_of_these() {
        let list = &Book::shipped().newest().expect("rules").countries.countries;
        let partners: Vec<_> =
            list.iter().filter(|country| country.standing == Standing::Partner).collect();
        assert_eq!(partners.len(), 31);
        for country in &partners {
            assert!(country.signed.as_deref().and_then(Day::parse).is_some(), "{}", country.code);
            let is_placed = CountryNotes::shipped().place(&country.code).is_some();
            assert_eq!(is_placed, country.code != "SAU", "{}", country.code);
        }
        for note in &CountryNotes::shipped().notes {
            assert!(partners.iter().any(|country| country.code == note.code), "{}", note.code);
        }
        assert!(CountryNotes::shipped().doubt("TUN").is_some());
        assert!(CountryNotes::shipped().doubt("GEO").is_none());
    }
}
