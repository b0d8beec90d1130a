//! Countries the programme gives priority to, with the date of the list.

use super::Source;
use crate::text::Text;

/// The priority countries as of one month.
#[derive(Clone, Debug, Default)]
pub struct Countries {
    /// Month of the list, as `YYYY-MM`.
    pub as_of: String,
    /// Where it stands.
    pub source: Source,
    /// In the order of the source.
    pub countries: Vec<Country>,
}

/// A priority country.
#[derive(Clone, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-3.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// Partner or candidate.
    pub standing: Standing,
    /// Day its JCM document was signed, as `YYYY-MM-DD`, where the source gives it.
    pub signed: Option<String>,
}

/// A country's standing in the Joint Crediting Mechanism.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Has signed.
    Partner,
    /// Named as a candidate by the call.
    Candidate,
}

impl Countries {
    /// The standing of a country; none for one that is not on the list.
    pub fn standing(&self, code: &str) -> Option<Standing> {
        self.countries.iter().find(|country| country.code == code).map(|country| country.standing)
    }
}
