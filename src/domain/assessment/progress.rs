//! How far a proposal is, and what needs doing now: counts of what is known, and places to go to.

use std::rc::Rc;

use super::Status;
use crate::coded::coded;
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

/// Places where a person is still looking: neither answered nor left aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// All of them.
    pub unsure: usize,
    /// Those of each section of the page, in order.
    pub steps: Vec<Unsure>,
}

/// Places of a section where a person is still looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The section, as [`Step::id`].
    pub id: &'static str,
    /// How many.
    pub unsure: usize,
}

coded! {
    /// How far a section is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum StepState {
        /// Nothing is answered.
        NotStarted => "not_started",
        /// Something is answered.
        InProgress => "in_progress",
        /// Everything is answered.
        Done => "done",
        /// Something must be put right, whatever is answered.
        Attention => "attention",
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

coded! {
    /// The kinds of needs.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NeedKind {
        /// [`Need::Gate`].
        Gate => "gate",
        /// [`Need::Errors`].
        Errors => "errors",
        /// [`Need::OverCap`].
        OverCap => "over_cap",
        /// [`Need::Outsourcing`].
        Outsourcing => "outsourcing",
        /// [`Need::Equipment`].
        Equipment => "equipment",
        /// [`Need::RequiredWork`].
        RequiredWork => "required_work",
        /// [`Need::CheckGate`].
        CheckGate => "check_gate",
        /// [`Need::IncompleteBudget`].
        IncompleteBudget => "incomplete_budget",
        /// [`Need::OpenGates`].
        OpenGates => "open_gates",
        /// [`Need::Unrated`].
        Unrated => "unrated",
        /// [`Need::NoMeasures`].
        NoMeasures => "no_measures",
    }
}

impl Need {
    /// Its kind.
    pub fn kind(&self) -> NeedKind {
        match self {
            Self::Gate { .. } => NeedKind::Gate,
            Self::Errors { .. } => NeedKind::Errors,
            Self::OverCap { .. } => NeedKind::OverCap,
            Self::Outsourcing { .. } => NeedKind::Outsourcing,
            Self::Equipment { .. } => NeedKind::Equipment,
            Self::RequiredWork { .. } => NeedKind::RequiredWork,
            Self::CheckGate { .. } => NeedKind::CheckGate,
            Self::IncompleteBudget { .. } => NeedKind::IncompleteBudget,
            Self::OpenGates { .. } => NeedKind::OpenGates,
            Self::Unrated { .. } => NeedKind::Unrated,
            Self::NoMeasures => NeedKind::NoMeasures,
        }
    }

    /// Its kind's code in files.
    pub fn code(&self) -> &'static str {
        self.kind().code()
    }
}
