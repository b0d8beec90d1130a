//! What is wrong with a proposal or missing in it: a place, and what is the matter there.

use std::collections::HashSet;

use crate::coded::coded;
use crate::quantity::Number;

/// Something a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, as a path of the proposal (from the line, where a line keeps it).
    pub path: String,
    /// What.
    pub issue: Issue,
}

impl Problem {
    /// A problem at a path.
    pub fn new(path: impl Into<String>, issue: Issue) -> Self {
        Self { path: path.into(), issue }
    }

    /// Something can't be used as it is.
    pub fn is_error(&self) -> bool {
        self.issue.severity() == Severity::Error
    }

    /// The same seen from further up the tree.
    pub fn under(&self, parent: &str) -> Self {
        let path = match (parent, self.path.as_str()) {
            ("", path) => path.to_owned(),
            (parent, "") => parent.to_owned(),
            (parent, path) => format!("{parent}.{path}"),
        };
        Self { path, issue: self.issue.clone() }
    }
}

/// The section of the proposal that a path leads into: its first key.
pub fn section(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or(path)
}

/// Positions of ids that stand before already.
pub fn repeated<'a>(ids: impl Iterator<Item = Option<&'a str>>) -> Vec<usize> {
    let mut seen = HashSet::new();
    let repeated = ids.enumerate().filter_map(|(index, id)| {
        let again = id.is_some_and(|id| !seen.insert(id));
        again.then_some(index)
    });
    repeated.collect()
}

/// What is the matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issue {
    /// New or continuing is not answered; scored as new.
    KindMissing,
    /// A line has no price.
    PriceMissing,
    /// A line has no quantity.
    QuantityMissing,
    /// A foreign price has no rate.
    ExchangeRateMissing,
    /// A line has no category.
    CategoryMissing,
    /// Neither rate nor amount of general administration is given.
    AdministrationMissing,
    /// Not a plain decimal.
    NotANumber,
    /// Of the wrong type, or not among the codes.
    UnknownValue,
    /// Below zero.
    Negative,
    /// Above what the field allows.
    OutOfRange {
        /// Most allowed; the least is zero.
        most: Number,
    },
    /// A fiscal year that is none before the call's.
    YearOutOfRange {
        /// The call's fiscal year.
        call: i64,
    },
    /// Low, expected and high are not in this order.
    Order,
    /// Rate and amount of general administration are both given.
    AdministrationConflict,
    /// Rate and amount of a subsidy are both given.
    SubsidyConflict,
    /// An id or year stands there a second time.
    DuplicateId,
    /// Rounding of the index may turn the result.
    IndexNearThreshold {
        /// The threshold.
        threshold: Number,
    },
    /// With tax the price would reach the equipment threshold.
    PriceNearThreshold {
        /// The threshold in yen.
        threshold: Number,
    },
    /// Continuing, but a long break started the count afresh.
    RestartedButContinuing,
    /// Continuing, but no year was carried out.
    NoYearsButContinuing,
    /// New, but in the second phase.
    NewInSecondPhase,
    /// In the second phase before the first can have ended.
    SecondPhaseEarly {
        /// Years of a phase.
        phase_years: u32,
    },
    /// The route counts energy-related CO₂ only, the measure cuts none.
    RouteNeedsEnergyOrigin,
    /// A rating of an item that does not apply to this kind of proposal.
    RatingNotApplicable,
    /// A rating of an item that facts decide.
    RatingOfComputed,
    /// A rating of an item the rules don't have.
    RatingOfUnknown,
    /// More digits, yen or tonnes than can be computed exactly.
    TooLarge,
    /// A list of more than are read.
    TooMany,
}

coded! {
    /// What is the matter, in the words of the file format.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum IssueCode {
        /// An answer that is needed is not there.
        Missing => "missing",
        /// Not a plain decimal.
        NotANumber => "not_a_number",
        /// Of the wrong type, or not among the codes.
        UnknownValue => "unknown_value",
        /// Below zero.
        Negative => "negative",
        /// Beyond what the field allows.
        OutOfRange => "out_of_range",
        /// Low, expected and high are not in this order.
        Order => "order",
        /// Two answers to one question.
        Conflict => "conflict",
        /// Stands there a second time.
        DuplicateId => "duplicate_id",
        /// A little more would be over the threshold.
        NearThreshold => "near_threshold",
        /// Answers that do not go together.
        Inconsistent => "inconsistent",
        /// Does not count for this proposal.
        NotApplicable => "not_applicable",
        /// More than can be computed exactly.
        TooLarge => "too_large",
    }
}

coded! {
    /// How bad it is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Severity {
        /// Something can't be used as it is.
        Error => "error",
        /// Something may not be meant so.
        Warning => "warning",
    }
}

impl Issue {
    /// What it is to the file format.
    pub fn code(&self) -> IssueCode {
        match self {
            Self::KindMissing
            | Self::PriceMissing
            | Self::QuantityMissing
            | Self::ExchangeRateMissing
            | Self::CategoryMissing
            | Self::AdministrationMissing => IssueCode::Missing,
            Self::NotANumber => IssueCode::NotANumber,
            Self::UnknownValue => IssueCode::UnknownValue,
            Self::Negative => IssueCode::Negative,
            Self::OutOfRange { .. } | Self::YearOutOfRange { .. } => IssueCode::OutOfRange,
            Self::Order => IssueCode::Order,
            Self::AdministrationConflict | Self::SubsidyConflict => IssueCode::Conflict,
            Self::DuplicateId => IssueCode::DuplicateId,
            Self::IndexNearThreshold { .. } | Self::PriceNearThreshold { .. } => {
                IssueCode::NearThreshold
            }
            Self::RestartedButContinuing
            | Self::NoYearsButContinuing
            | Self::NewInSecondPhase
            | Self::SecondPhaseEarly { .. }
            | Self::RouteNeedsEnergyOrigin => IssueCode::Inconsistent,
            Self::RatingNotApplicable | Self::RatingOfComputed | Self::RatingOfUnknown => {
                IssueCode::NotApplicable
            }
            Self::TooLarge | Self::TooMany => IssueCode::TooLarge,
        }
    }

    /// How bad it is; by its code.
    pub fn severity(&self) -> Severity {
        match self.code() {
            IssueCode::Missing
            | IssueCode::NearThreshold
            | IssueCode::Conflict
            | IssueCode::Inconsistent
            | IssueCode::NotApplicable
            | IssueCode::DuplicateId => Severity::Warning,
            IssueCode::NotANumber
            | IssueCode::UnknownValue
            | IssueCode::Negative
            | IssueCode::OutOfRange
            | IssueCode::Order
            | IssueCode::TooLarge => Severity::Error,
        }
    }
}
