//! What to do before there is a proposal: whom to find and how, as things to tick; and what helps to tell
//! others what the programme is for.

use std::sync::OnceLock;

use serde::Deserialize;

use super::about::{About, Source, shipped};
use crate::text::Text;

/// All of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beginning {
    /// What it is.
    pub about: About,
    /// Things to do, in the order of the source.
    pub groups: Vec<Group>,
    /// Things to know.
    pub facts: Vec<Facts>,
}

/// Things to do that belong together.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What they are for.
    pub title: Text,
    /// What to know of them.
    pub explanation: Text,
    /// Where to read it.
    pub source: Source,
    /// One by one.
    pub steps: Vec<Step>,
}

/// A thing to do, ticked under its code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What it is kept by.
    pub code: String,
    /// What to do, or what to look for.
    pub title: Text,
    /// How, or where to look.
    pub how: Option<Text>,
    /// Where that is.
    pub url: Option<String>,
}

/// Things to know that belong together.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// What they are.
    pub title: Text,
    /// What to know of them.
    pub explanation: Text,
    /// Where to read it.
    pub source: Source,
    /// One by one.
    pub points: Vec<Point>,
}

/// A thing to know.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// What it is.
    pub text: Text,
    /// Where to read more.
    pub url: Option<String>,
}

impl Beginning {
    /// That which comes with this build.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Beginning> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            shipped(include_str!(concat!(env!("OUT_DIR"), "/programme/beginning.json")))
        })
    }

    /// Everything to do.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.groups.iter().flat_map(|group| &group.steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_stands_twice_and_every_address_is_one() {
        let steps: Vec<&Step> = Beginning::shipped().steps().collect();
        for (place, step) in steps.iter().enumerate() {
            assert!(steps[..place].iter().all(|known| known.code != step.code), "{}", step.code);
        }
        let points = Beginning::shipped().facts.iter().flat_map(|facts| &facts.points);
        let urls = points.map(|point| &point.url).chain(steps.iter().map(|step| &step.url));
        assert!(urls.flatten().all(|url| url.starts_with("https://")));
    }
}
