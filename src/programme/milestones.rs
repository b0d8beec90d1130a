//! The steps to a deadline that every proposal has.

use std::sync::OnceLock;

use serde::Deserialize;

use super::about::{About, Source, shipped};
use crate::text::Text;

/// Steps that every proposal has, in an order that works.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestones {
    /// What they are.
    pub about: About,
    /// When calls were open so far, and where they are announced.
    pub calls: Calls,
    /// The last one is the deadline itself.
    pub milestones: Vec<Milestone>,
}

/// When calls were open so far.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calls {
    /// What this is.
    pub title: Text,
    /// What it means for the next one.
    pub explanation: Text,
    /// Where to read it.
    pub source: Source,
    /// Where a call appears on its first day.
    pub announced: Link,
    /// The calls, the oldest first.
    pub known: Vec<KnownCall>,
}

/// A page to look at.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What it is called.
    pub label: Text,
    /// Where it is.
    pub url: String,
}

/// A call of the past.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownCall {
    /// Which, and when.
    pub when: Text,
    /// Its public notice, where that says more than the source.
    pub url: Option<String>,
}

/// A step that every proposal has.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// Its code.
    pub code: String,
    /// What is to be done.
    pub title: Text,
    /// Only where the proposal has what it is about.
    pub need: Option<Need>,
    /// What is doubtful about it.
    pub doubt: Option<String>,
}

/// What a step is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Japanese governments taking part.
    Governments,
    /// Certificates that the proposal claims.
    Certificates,
    /// Others who do a part of the work.
    CoImplementers,
}

impl Milestones {
    /// Those that come with this build.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Milestones> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            shipped(include_str!(concat!(env!("OUT_DIR"), "/programme/milestones.json")))
        })
    }

    /// The deadline itself.
    pub fn deadline(&self) -> Option<&Milestone> {
        self.milestones.last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deadline_is_the_last_and_no_step_stands_twice() {
        let all = &Milestones::shipped().milestones;
        assert_eq!(
            Milestones::shipped().deadline().map(|last| last.code.as_str()),
            Some("deadline")
        );
        for (place, step) in all.iter().enumerate() {
            assert!(!all[..place].iter().any(|known| known.code == step.code), "{}", step.code);
        }
    }
}
