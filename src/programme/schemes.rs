//! Support after the study, by the kind of activity and by country.

use std::sync::OnceLock;

use serde::Deserialize;

use super::about::{About, Convention, shipped};
use crate::rules::Standing;
use crate::text::Text;

/// All schemes of the source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schemes {
    /// What they are.
    pub about: About,
    /// How they are sorted.
    pub classing: Convention,
    /// The kinds of activity.
    pub activities: Vec<Activity>,
    /// In the order of the tables.
    pub schemes: Vec<Scheme>,
}

/// A kind of activity.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Text,
}

/// A scheme.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// The table it stands in.
    pub table: String,
    /// It is for partner countries: a candidate is not by itself one.
    #[serde(default)]
    pub for_partners: bool,
    /// Who runs it.
    pub by: Text,
    /// Its name.
    pub name: Text,
    /// How it supports, where the source says so.
    pub form: Option<Text>,
    /// Kinds of activity it is for.
    pub activities: Vec<String>,
    /// Where to read about it.
    pub url: Option<String>,
    /// Month of that page, where it is of a certain one.
    pub as_of: Option<String>,
    /// What is doubtful about it.
    pub doubt: Option<String>,
}

/// What a proposal's country means for a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The country is one of those it is for, or it is for all.
    Open,
    /// It is for partner countries, and this is none: ask.
    NotByItself,
    /// It is for partner countries, and the country is not answered.
    Unknown,
}

impl Schemes {
    /// Those that come with this build.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Schemes> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            shipped(include_str!(concat!(env!("OUT_DIR"), "/programme/schemes.json")))
        })
    }

    /// The schemes for a kind of activity; all for none.
    pub fn of(&self, activity: &str) -> impl Iterator<Item = &Scheme> {
        let is_asked = move |scheme: &&Scheme| {
            activity.is_empty() || scheme.activities.iter().any(|own| own == activity)
        };
        self.schemes.iter().filter(is_asked)
    }
}

impl Scheme {
    /// What a country means for it: its code as answered, and its standing.
    pub fn reach(&self, country: Option<&str>, standing: Option<Standing>) -> Reach {
        match (self.for_partners, country, standing) {
            (false, ..) | (true, _, Some(Standing::Partner)) => Reach::Open,
            (true, None, _) => Reach::Unknown,
            (true, Some(_), _) => Reach::NotByItself,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tables_are_whole_and_sorted_by_kinds_that_there_are() {
        let Schemes { schemes, activities, .. } = Schemes::shipped();
        let count = |table: &str| schemes.iter().filter(|scheme| scheme.table == table).count();
        assert_eq!((count("7"), count("8"), schemes.len()), (10, 6, 16));
        for scheme in schemes {
            assert_eq!(scheme.for_partners, scheme.table == "7", "{}", scheme.name.ja);
            assert!(!scheme.activities.is_empty(), "{}", scheme.name.ja);
            for own in &scheme.activities {
                assert!(activities.iter().any(|known| known.code == *own), "{own}");
            }
        }
        for activity in activities {
            assert!(Schemes::shipped().of(&activity.code).count() > 1, "{}", activity.code);
        }
        assert_eq!(Schemes::shipped().of("").count(), 16);
        assert_eq!(Schemes::shipped().of("what").count(), 0);
    }

    #[test]
    fn addresses_are_the_right_ones_and_one_is_missing() {
        let without: Vec<&Scheme> =
            Schemes::shipped().schemes.iter().filter(|scheme| scheme.url.is_none()).collect();
        assert_eq!(without.len(), 1);
        assert_eq!(without[0].doubt.as_deref(), Some("no_address"));
        for scheme in &Schemes::shipped().schemes {
            let url = scheme.url.as_deref().unwrap_or("https://");
            assert!(url.starts_with("https://") && !url.contains("qec.jp"), "{url}");
            assert_eq!(url.contains("gec.jp"), scheme.doubt.as_deref() == Some("domain"), "{url}");
        }
    }

    #[test]
    fn a_candidate_is_no_partner_by_itself_and_no_country_says_nothing() {
        let of = |table: &str| Schemes::shipped().schemes.iter().find(|one| one.table == table);
        let (seven, eight) = (of("7").expect("one"), of("8").expect("one"));
        assert_eq!(seven.reach(Some("VNM"), Some(Standing::Partner)), Reach::Open);
        assert_eq!(seven.reach(Some("BRA"), Some(Standing::Candidate)), Reach::NotByItself);
        assert_eq!(seven.reach(Some("FRA"), None), Reach::NotByItself);
        assert_eq!(seven.reach(None, None), Reach::Unknown);
        assert_eq!(eight.reach(None, None), Reach::Open);
    }
}
