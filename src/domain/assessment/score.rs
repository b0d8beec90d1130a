//! What is known about the score, and how reviewers see it.

use crate::coded::coded;
use crate::quantity::{Exact, Number};

/// The evaluation: what is certain, expected and possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Points there are.
    pub max: Number,
    /// Points that are certain.
    pub low: Number,
    /// Points expected of the items that have an expectation.
    pub expected: Number,
    /// Maxima of the items that have an expectation.
    pub expected_max: Number,
    /// Points that are possible.
    pub high: Number,
    /// The same of the items that facts decide.
    pub computed: PointSums,
    /// The same of the items that reviewers judge.
    pub judged: PointSums,
    /// Maxima of the applicable items without an expectation.
    pub unrated_max: Number,
    /// Applicable items without an expectation.
    pub unrated: Vec<String>,
    /// Every item, in the order of the sheet.
    pub items: Vec<Item>,
}

/// Points of several items together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointSums {
    /// Points there are.
    pub max: Number,
    /// Points that are certain.
    pub low: Number,
    /// Points expected of the items that have an expectation.
    pub expected: Number,
    /// Maxima of the items that have an expectation.
    pub expected_max: Number,
    /// Points that are possible.
    pub high: Number,
}

/// One item of the evaluation sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id in the rules.
    pub id: String,
    /// Most points.
    pub max: Number,
    /// Certain points.
    pub low: Number,
    /// Expected points.
    pub expected: Option<Number>,
    /// Possible points.
    pub high: Number,
    /// What decides it.
    pub kind: ItemKind,
    /// Path of the question to go to; a variant's in the proposal as merged.
    pub path: String,
}

coded! {
    /// What decides an item.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ItemKind {
        /// Reviewers' judgment.
        Judged => "judged",
        /// Facts.
        Computed => "computed",
        /// Nothing: it does not apply to this kind of proposal.
        NotApplicable => "not_applicable",
    }
}

/// Several reviewers' ratings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviews {
    /// The judged items that apply, in the order of the sheet.
    pub items: Vec<Review>,
    /// The same of the reviewers' sums, over those who gave any points.
    pub total: Spread,
}

/// One item as the reviewers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Its id in the rules.
    pub id: String,
    /// How they rate it.
    pub spread: Spread,
}

/// Several figures at a glance; all unknown where nobody gave one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Mean, half up at the decimals of the rules.
    pub mean: Option<Exact>,
    /// Least.
    pub low: Option<Number>,
    /// Greatest.
    pub high: Option<Number>,
    /// Greatest less least.
    pub spread: Option<Number>,
}
