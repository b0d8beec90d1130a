//! The pairs of cities that have taken part. The source of the list marks those of one fiscal year only;
//! other places of it tell of further years of some.

use std::sync::OnceLock;

use serde::Deserialize;

use super::about::{About, Source, shipped};
use crate::text::Text;

/// All pairs of the source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pairs {
    /// What the list is.
    pub about: About,
    /// The fiscal year that pairs are marked for.
    pub fiscal_year: i64,
    /// Names of its countries that are neither partners nor candidates.
    pub other_countries: Vec<NamedCountry>,
    /// In the order of the source's countries.
    pub pairs: Vec<Pair>,
}

/// A country that no list of countries names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedCountry {
    /// ISO 3166-1 alpha-3.
    pub code: String,
    /// Its name.
    pub name: Text,
}

/// Places abroad and bodies in Japan that took part together.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// ISO 3166-1 alpha-3.
    pub country: String,
    /// Places abroad.
    pub partners: Vec<Text>,
    /// Bodies in Japan.
    pub japan: Vec<Text>,
    /// Marked as carried out in that fiscal year.
    #[serde(default)]
    pub in_2025: bool,
    /// Further years that other places of the source tell of.
    #[serde(default)]
    pub years: Vec<KnownYear>,
    /// What is doubtful about it.
    pub doubt: Option<String>,
}

/// A fiscal year that a pair carried out, told outside the list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownYear {
    /// Which.
    pub year: i64,
    /// Where it is told.
    pub sources: Vec<Source>,
    /// What else is told there, and what that leaves open.
    pub note: Option<Text>,
}

impl Pair {
    /// The fiscal years it is known to have carried out, latest first.
    pub fn carried_out(&self, marked: i64) -> Vec<i64> {
        let mut years: Vec<i64> = self.years.iter().map(|known| known.year).collect();
        years.extend(self.in_2025.then_some(marked));
        years.sort_unstable_by(|one, other| other.cmp(one));
        years
    }
}

impl Pairs {
    /// The list that comes with this build.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Pairs> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            shipped(include_str!(concat!(env!("OUT_DIR"), "/programme/pairs.json")))
        })
    }

    /// What is doubtful about a pair.
    pub fn doubt(&self, pair: &Pair) -> Option<&Text> {
        self.about.doubt(pair.doubt.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::rules::Book;

    #[test]
    fn the_numbers_are_those_of_the_source() {
        let pairs = &Pairs::shipped().pairs;
        let countries: BTreeSet<&str> = pairs.iter().map(|pair| pair.country.as_str()).collect();
        let marked = pairs.iter().filter(|pair| pair.in_2025).count();
        assert_eq!((pairs.len(), countries.len(), marked), (63, 14, 25));
        // The source says 25 and names 26; what it names is what counts here.
        let bodies: BTreeSet<&str> =
            pairs.iter().flat_map(|pair| &pair.japan).map(|name| name.ja.as_str()).collect();
        assert_eq!(bodies.len(), 26);
    }

    #[test]
    fn ten_pairs_of_another_year_five_of_them_without_a_mark() {
        let Pairs { pairs, fiscal_year, .. } = Pairs::shipped();
        let told: Vec<&Pair> = pairs.iter().filter(|pair| !pair.years.is_empty()).collect();
        let without = told.iter().filter(|pair| !pair.in_2025).count();
        assert_eq!((told.len(), without), (10, 5));
        for pair in told {
            for known in &pair.years {
                assert!(known.year < *fiscal_year && !known.sources.is_empty(), "{pair:?}");
            }
        }
        let both = pairs.iter().find(|pair| pair.in_2025 && !pair.years.is_empty());
        assert_eq!(both.map(|pair| pair.carried_out(2025)), Some(vec![2025, 2024]));
    }

    #[test]
    fn no_pair_stands_twice_and_every_country_has_a_name() {
        let Pairs { pairs, other_countries, .. } = Pairs::shipped();
        let listed = &Book::shipped().newest().expect("rules").countries.countries;
        for (place, pair) in pairs.iter().enumerate() {
            let key = (&pair.partners, &pair.japan);
            let twice = pairs[..place].iter().any(|known| (&known.partners, &known.japan) == key);
            assert!(!twice, "{pair:?}");
            let is_listed = listed.iter().any(|country| country.code == pair.country);
            let is_named = other_countries.iter().any(|country| country.code == pair.country);
            assert!(is_listed != is_named, "{}", pair.country);
            assert!(!pair.partners.is_empty() && !pair.japan.is_empty());
        }
    }
}
