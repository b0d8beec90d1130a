//! What helps to rate the judged items: questions, and how answers become a suggested range.
//!
//! What the page loads first does without it (see `build.rs`); views on demand and native builds have it.

use super::read::{Place, Read};
use super::{About, Rule, Table};
use crate::quantity::Number;

/// Help for rating judged items.
#[derive(Clone, Debug, Default)]
pub struct JudgingRules {
    /// The groups of the official sheet by their number, in its order.
    pub groups: Vec<Rule<u32>>,
    /// Questions for each judged item, in the order of the sheet.
    pub viewpoints: Vec<Rule<Viewpoint>>,
    /// Percent of an item's points that an answer stands for, by the answer's code.
    pub answers: Rule<Table<Weight>>,
    /// How the answers of an item become one range.
    pub suggestion: Rule<()>,
    /// Which viewpoints that range is taken from.
    pub counted: Rule<Vec<Role>>,
    /// Decimals of a suggestion: down, half up and up.
    pub decimals: Rule<u32>,
}

/// A question that a reviewer may ask of an item; the rule's title is its wording.
#[derive(Clone, Debug)]
pub struct Viewpoint {
    /// The item's id.
    pub item: String,
    /// What part it plays.
    pub role: Role,
    /// When it is asked at all; always, where this is not given.
    pub when: Option<When>,
    /// The field of the proposal that answers it with yes or no already.
    pub asked_at: Option<String>,
}

/// What part a viewpoint plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Part of the criterion.
    Criterion,
    /// Named as extra credit, of a size that nobody publishes.
    Extra,
    /// What has to be ready for it, by the text outside the table.
    Preparation,
}

/// When a viewpoint is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The partner country is none of the priority countries.
    OtherCountry,
    /// The proposal continues into the second phase.
    SecondPhase,
}

/// Percent of an item's points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Certain.
    pub low: Number,
    /// Expected.
    pub expected: Number,
    /// Possible.
    pub high: Number,
}

impl JudgingRules {
    /// Every rule, in the file's order.
    pub(super) fn all<'a>(&'a self, all: &mut Vec<&'a About>) {
        let Self { groups, viewpoints, answers, suggestion, counted, decimals } = self;
        all.extend(groups.iter().map(|rule| &rule.about));
        all.extend(viewpoints.iter().map(|rule| &rule.about));
        all.extend([&answers.about, &suggestion.about, &counted.about, &decimals.about]);
    }
}

impl Read for JudgingRules {
    fn read(place: &mut Place<'_>) -> Self {
        Self {
            groups: place.get("groups"),
            viewpoints: place.get("viewpoints"),
            answers: place.get("answers"),
            suggestion: place.get("suggestion"),
            counted: place.get("counted"),
            decimals: place.get("decimals"),
        }
    }
}

impl Read for Viewpoint {
    fn read(place: &mut Place<'_>) -> Self {
        Self {
            item: place.get("item"),
            role: place.get("role"),
            when: place.get("when"),
            asked_at: place.get("asked_at"),
        }
    }
}

impl Read for Weight {
    fn read(place: &mut Place<'_>) -> Self {
        Self { low: place.get("low"), expected: place.get("expected"), high: place.get("high") }
    }
}

impl Read for Role {
    fn read(place: &mut Place<'_>) -> Self {
        let codes = [
            ("criterion", Self::Criterion),
            ("extra", Self::Extra),
            ("preparation", Self::Preparation),
        ];
        place.one_of(&codes, Self::Criterion)
    }
}

impl Read for When {
    fn read(place: &mut Place<'_>) -> Self {
        let codes = [("other_country", Self::OtherCountry), ("second_phase", Self::SecondPhase)];
        place.one_of(&codes, Self::OtherCountry)
    }
}
