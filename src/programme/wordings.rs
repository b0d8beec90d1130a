//! How fields are worded in the list of adopted projects.

use std::sync::OnceLock;

use serde::Deserialize;

use super::about::{About, shipped};
use crate::text::Text;

/// All wordings in use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wordings {
    /// What they are.
    pub about: About,
    /// In the order of the source.
    pub wordings: Vec<Wording>,
}

/// A wording.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Its code.
    pub code: String,
    /// How it is written.
    pub name: Text,
}

impl Wordings {
    /// Those that come with this build.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Wordings> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            shipped(include_str!(concat!(env!("OUT_DIR"), "/programme/wordings.json")))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_wordings_each_once() {
        let wordings = &Wordings::shipped().wordings;
        assert_eq!(wordings.len(), 16);
        for (place, wording) in wordings.iter().enumerate() {
            let twice = wordings[..place]
                .iter()
                .any(|known| known.code == wording.code || known.name.ja == wording.name.ja);
            assert!(!twice, "{}", wording.code);
        }
    }
}
