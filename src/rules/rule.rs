//! One rule: a value and all that a person needs to trust it.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// A value of the call with its meaning and origin. Without any of them it does not load.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule<T> {
    /// Its place in the rule file, such as `budget.cap`.
    pub id: String,
    /// What the engine computes with.
    pub value: T,
    /// The value's unit, where it has one.
    #[serde(default)]
    pub unit: Option<String>,
    /// The official name, and its established English term.
    pub title: Text,
    /// What it means, in plain words.
    pub explanation: Text,
    /// Whether the guidebook says so or this tool had to decide.
    pub basis: Basis,
    /// Why the tool decided so; given for each convention.
    #[serde(default)]
    pub why: Option<Text>,
    /// Where to read it.
    pub source: Source,
}

/// Where a rule's authority comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The document named as source says so.
    Guidebook,
    /// The document is silent or open there; this tool decided, and says why.
    Convention,
}

/// A place in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id of one of the rule file's documents.
    pub document: String,
    /// Table number, where it stands in a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Section number.
    pub section: String,
}
