//! One rule: a value and all that a person needs to trust it.

use std::ops::Deref;

use serde::Serialize;

use super::read::{Place, Read};
use crate::coded::coded;
use crate::text::Text;

/// A value of the call with its meaning and origin. Without any of them it does not load.
#[derive(Clone, Debug, Default)]
pub struct Rule<T> {
    /// What the engine computes with.
    pub value: T,
    /// Its meaning and origin; a rule shows them as its own.
    pub about: About,
}

/// A rule without its value: what a person is shown.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Its place in the rule file, such as `budget.cap`.
    pub id: String,
    /// The value's unit, where it has one.
    pub unit: Option<String>,
    /// The official name, and its established English term.
    pub title: Text,
    /// What it means, in plain words.
    pub explanation: Text,
    /// Whether the guidebook says so or this tool had to decide.
    pub basis: Basis,
    /// Why the tool decided so; given for each convention.
    pub why: Option<Text>,
    /// Where to read it.
    pub source: Source,
}

coded! {
    /// Where a rule's authority comes from.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Basis {
        #[default]
        /// The document named as source says so.
        Guidebook => "guidebook",
        /// The document is silent or open there; this tool decided, and says why.
        Convention => "convention",
    }
}

/// A place in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Id of one of the rule file's documents.
    pub document: String,
    /// Table number, where it stands in a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Section number.
    pub section: String,
}

impl<T> Deref for Rule<T> {
    type Target = About;

    fn deref(&self) -> &About {
        &self.about
    }
}

impl<T: Read> Read for Rule<T> {
    fn read(place: &mut Place<'_>) -> Self {
        Self { value: place.get("value"), about: About::read(place) }
    }
}

impl Read for About {
    fn read(place: &mut Place<'_>) -> Self {
        Self {
            id: place.get("id"),
            unit: place.get("unit"),
            title: place.get("title"),
            explanation: place.get("explanation"),
            basis: place.get("basis"),
            why: place.get("why"),
            source: place.get("source"),
        }
    }
}

impl Read for Basis {
    fn read(place: &mut Place<'_>) -> Self {
        let codes = [("guidebook", Self::Guidebook), ("convention", Self::Convention)];
        place.one_of(&codes, Self::Convention)
    }
}

impl Read for Source {
    fn read(place: &mut Place<'_>) -> Self {
        Self {
            document: place.get("document"),
            table: place.get("table"),
            section: place.get("section"),
        }
    }
}
