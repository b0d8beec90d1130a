//! How far a proposal is, and what needs doing now: counts of what is known, and places to go to.

use std::rc::Rc;

use super::Status;
use crate::quantity::{Number, Yen};

/// The conditions for applying, counted by what they say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GateCounts {
    /// Met.
    pub pass: usize,
    /// Not met.
    pub fail: usize,
    /// For a person to look at.
    pub check: usize,
    /// Open.
    pub unknown: usize,
}

/// A section of the page and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// `basics`, `eligibility`, `organisation`, `score`, `budget` or `co2`.
    pub id: &'static str,
    /// How far it is.
    pub state: StepState,
    /// Questions that are answered, of those asked.
    pub answered: usize,
    /// Questions that concern this proposal.
    pub asked: usize,
}

/// How far a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Nothing is answered.
    NotStarted,
    /// Something is answered.
    InProgress,
    /// Everything is answered.
    Done,
    /// Something must be put right, whatever is answered.
    Attention,
}

impl StepState {
    /// Its code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::InProgress => "in_progress",
            Self::Done => "done",
            Self::Attention => "attention",
        }
    }
}

/// Something that needs doing, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What.
    pub need: Need,
    /// Path in the proposal file to go to.
    pub path: String,
}

/// What needs doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// A condition for applying is not met.
    Gate {
        /// Its id in the rules.
        id: String,
    },
    /// Answers can't be used as they are.
    Errors {
        /// How many.
        count: usize,
    },
    /// The estimate is over the cap.
    OverCap {
        /// Yen to cut.
        yen: Yen,
    },
    /// Outsourcing is over its limit.
    Outsourcing {
        /// By every reading, or by the strict one only.
        status: Status,
        /// Yen over the limit by the strict reading.
        yen: Yen,
    },
    /// Lines stand in the wrong one of equipment and consumables.
    Equipment {
        /// Their ids.
        lines: Vec<Option<Rc<str>>>,
    },
    /// Nothing names these required tasks.
    RequiredWork {
        /// Their codes.
        missing: Vec<String>,
    },
    /// A condition for applying is for a person to look at.
    CheckGate {
        /// Its id in the rules.
        id: String,
    },
    /// The estimate can't be summed up yet.
    IncompleteBudget {
        /// Lines that are begun and lack an amount or a category.
        unfinished_lines: usize,
    },
    /// Conditions for applying are open.
    OpenGates {
        /// How many.
        count: usize,
    },
    /// Items have no expectation yet.
    Unrated {
        /// Their maxima together.
        points: Number,
    },
    /// No measure is given.
    NoMeasures,
}

impl Need {
    /// Its kind's code in files.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Gate { .. } => "gate",
            Self::Errors { .. } => "errors",
            Self::OverCap { .. } => "over_cap",
            Self::Outsourcing { .. } => "outsourcing",
            Self::Equipment { .. } => "equipment",
            Self::RequiredWork { .. } => "required_work",
            Self::CheckGate { .. } => "check_gate",
            Self::IncompleteBudget { .. } => "incomplete_budget",
            Self::OpenGates { .. } => "open_gates",
            Self::Unrated { .. } => "unrated",
            Self::NoMeasures => "no_measures",
        }
    }
}
