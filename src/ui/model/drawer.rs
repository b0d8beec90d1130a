//! What stands beside the step while somebody wants to know more.

/// What is shown in the drawer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Drawer {
    /// What it tells.
    pub tells: Tells,
    /// Whom or what it is about, for people; empty where what is told says so itself.
    pub name: String,
    /// How far from the top of a page in a frame it was asked for, in pixels.
    pub top: i32,
}

/// What a drawer tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Tells {
    /// Why figures are what they are.
    Why {
        /// Their place in the assessment.
        about: String,
        /// The id of the rule behind them; empty where there is none.
        rule: String,
    },
    /// What to enter, why, and which document proves it.
    Help {
        /// The question, by its path in the table of fields.
        question: String,
    },
    /// All of a cost line.
    Line {
        /// Its path.
        path: String,
    },
}

impl Tells {
    /// What it is called in the page's code.
    pub(in crate::ui) fn code(&self) -> &'static str {
        match self {
            Self::Why { .. } => "why",
            Self::Help { .. } => "help",
            Self::Line { .. } => "line",
        }
    }
}
