//! A step, why it is one, and what taking it would change.

use crate::domain::assessment::Status;
use crate::proposal::Node;
use crate::quantity::{Number, Yen};
use crate::rules::{
    Attachment, Category, CertificateRule, Entry, GateRule, ItemRule, Rule, RuleSet,
};
use crate::text::Text;

/// Something that can be done now.
#[derive(Clone, Debug)]
pub struct Step<'r> {
    /// The group it belongs to: what it changes.
    pub rank: &'r Rule<String>,
    /// What it is.
    pub need: Need<'r>,
    /// Where it is done.
    pub path: String,
    /// How much it changes, where that can be said.
    pub effect: Effect,
    /// The change it proposes.
    pub change: Option<Change>,
}

/// What can be done.
#[derive(Clone, Debug)]
pub enum Need<'r> {
    /// A condition for applying is not met, open, or for a person to look at.
    Gate {
        /// Which.
        rule: &'r Rule<GateRule>,
        /// What it says now.
        status: Status,
    },
    /// An answer can't be used as it is.
    Error {
        /// What is wrong.
        message: Text,
    },
    /// The estimate is over the cap.
    OverCap,
    /// Outsourcing is over its limit by the strict reading, and by the other where that fails too.
    Outsourcing {
        /// What the check says.
        status: Status,
    },
    /// A line stands in the wrong one of equipment and consumables.
    Equipment {
        /// Its position.
        position: usize,
        /// Where it belongs.
        category: &'r Rule<Category>,
    },
    /// Nothing names a required task.
    RequiredWork {
        /// Which.
        task: &'r Rule<String>,
    },
    /// A certificate would earn more, with whatever it needs.
    Certificate {
        /// Which.
        rule: &'r Rule<CertificateRule>,
    },
    /// A certificate that is held would count if what it needs were met.
    Condition {
        /// Which.
        rule: &'r Rule<CertificateRule>,
    },
    /// Environmental management would earn more.
    Management {
        /// The answer that does.
        code: String,
    },
    /// What decides an item by published points is not answered.
    Question {
        /// Which item.
        item: &'r Rule<ItemRule>,
    },
    /// The governments' scale is not certain of its points.
    Scale,
    /// A judged item has no rating.
    Unrated {
        /// Which.
        item: &'r Rule<ItemRule>,
        /// Something is typed as its rating that gives no expectation.
        is_typed: bool,
    },
    /// No cost line is begun.
    NoLines,
    /// A line lacks what its amount needs.
    Line {
        /// Its position.
        position: usize,
    },
    /// General administration is neither given nor computable.
    Administration,
    /// No measure is given.
    NoMeasures,
    /// A measure lacks what its tonnes need.
    Measure {
        /// Its position.
        position: usize,
    },
    /// A paper has to be attached.
    Attachment {
        /// Which.
        rule: &'r Rule<Attachment>,
    },
}

/// How much a step changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// That can't be said in numbers.
    Unsaid,
    /// Points: certain ones of computed items, those there are of judged ones.
    Points(Number),
    /// Yen to cut.
    Yen(Yen),
}

/// Edits of a draft, and what the engine answers then.
#[derive(Clone, Debug)]
pub struct Change {
    /// Places of the proposal and what to put there; all else stays as typed.
    pub edits: Vec<(String, Node)>,
    /// The figures that differ then.
    pub promise: Vec<Promised>,
}

/// A figure of the assessment before and after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// Its path in the assessment.
    pub figure: String,
    /// What it is now; none while it can't be known.
    pub before: Option<String>,
    /// What it is then.
    pub after: Option<String>,
}

impl Change {
    /// The draft with all edits.
    pub fn apply(&self, draft: &Node) -> Node {
        self.edits
            .iter()
            .fold(draft.clone(), |draft, (path, value)| draft.with(path, value.clone()))
    }
}

impl<'r> Need<'r> {
    /// Its kind, as a code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Gate { .. } => "gate",
            Self::Error { .. } => "error",
            Self::OverCap => "over_cap",
            Self::Outsourcing { .. } => "outsourcing",
            Self::Equipment { .. } => "equipment",
            Self::RequiredWork { .. } => "required_work",
            Self::Certificate { .. } => "certificate",
            Self::Condition { .. } => "condition",
            Self::Management { .. } => "management",
            Self::Question { .. } => "question",
            Self::Scale => "scale",
            Self::Unrated { .. } => "unrated",
            Self::NoLines => "no_lines",
            Self::Line { .. } => "line",
            Self::Administration => "administration",
            Self::NoMeasures => "no_measures",
            Self::Measure { .. } => "measure",
            Self::Attachment { .. } => "attachment",
        }
    }

    /// The code of the group it belongs to in the rules.
    pub(super) fn rank(&self) -> &'static str {
        match self {
            Self::Gate { status: Status::Fail, .. } => "apply",
            Self::Gate { .. } | Self::Outsourcing { status: Status::Depends } => "settle",
            Self::Error { .. } => "read",
            Self::OverCap
            | Self::Outsourcing { .. }
            | Self::Equipment { .. }
            | Self::RequiredWork { .. } => "limits",
            Self::Certificate { .. }
            | Self::Condition { .. }
            | Self::Management { .. }
            | Self::Question { .. }
            | Self::Scale => "points",
            Self::Unrated { .. } => "judge",
            Self::NoLines
            | Self::Line { .. }
            | Self::Administration
            | Self::NoMeasures
            | Self::Measure { .. } => "complete",
            Self::Attachment { .. } => "attach",
        }
    }

    /// The rule it goes by.
    pub fn rule(&self, rules: &'r RuleSet) -> Option<Entry<'r>> {
        let budget = &rules.budget;
        Some(match self {
            Self::Gate { rule, .. } => (*rule).into(),
            Self::OverCap => (&budget.cap).into(),
            Self::Outsourcing { .. } => (&budget.outsourcing_share).into(),
            Self::Equipment { .. } => (&budget.equipment_threshold).into(),
            Self::RequiredWork { task } => (*task).into(),
            Self::Certificate { rule } | Self::Condition { rule } => (*rule).into(),
            Self::Management { .. } => (&rules.score.ems).into(),
            Self::Scale => (&rules.score.municipality_thresholds).into(),
            Self::Unrated { item, .. } | Self::Question { item } => (*item).into(),
            Self::Line { .. } => (&budget.line_amount).into(),
            Self::Administration => (&budget.general_administration).into(),
            Self::Measure { .. } => (&rules.co2.lifetime).into(),
            Self::Attachment { rule } => (*rule).into(),
            Self::Error { .. } | Self::NoLines | Self::NoMeasures => return None,
        })
    }
}
