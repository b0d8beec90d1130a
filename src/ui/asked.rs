//! What can be asked to be shown that comes in a chunk of its own.

use std::rc::Rc;

use yew::prelude::*;

use super::model::arranged::Arranged;
use super::model::cells::{Outcome, Start};
use super::model::entry::Names;
use super::model::over::{Given, Offer};

/// A view.
#[derive(Clone, PartialEq)]
pub(super) enum Asked {
    /// Cost lines looked through, and many changed at once.
    Arrange(Lines),
    /// Cases side by side.
    Cases,
    /// Which category a cost belongs to.
    Categories {
        /// The list that lines to begin with are added to.
        list: AttrValue,
    },
    /// Proposals of files beside this one.
    Compared(Rc<[Given]>),
    /// The proposal as a document.
    Documents,
    /// Making an estimate fit.
    Fitting {
        /// The list of its lines.
        list: AttrValue,
    },
    /// A table from elsewhere.
    Intake(Taking),
    /// Rating the judged items.
    Judging,
    /// A proposal that is offered.
    Offered(Offer),
    /// What to do next.
    Planning,
    /// What the programme asks for and knows.
    Programme,
    /// What it would take.
    Reach,
    /// All rules.
    Rulebook,
    /// What is being checked.
    Unsure,
    /// Why figures are what they are.
    Why {
        /// The place of the assessment.
        about: AttrValue,
        /// The id of the rule behind it.
        rule: AttrValue,
    },
}

/// Cost lines to be arranged.
#[derive(Clone, PartialEq)]
pub(super) struct Lines {
    /// Their list.
    pub list: AttrValue,
    /// The names of those that are ticked.
    pub chosen: Rc<Names>,
    /// Arranges them.
    pub turn: UseReducerDispatcher<Arranged>,
}

/// A table to be taken over.
#[derive(Clone, PartialEq)]
pub(super) struct Taking {
    /// The list its lines go to.
    pub list: AttrValue,
    /// How many lines there are already.
    pub count: usize,
    /// What was pasted, if anything.
    pub text: Option<Rc<str>>,
    /// The cell it was pasted in, if any.
    pub start: Option<Start>,
    /// How often something was asked for: the same once more is another table.
    pub number: usize,
    /// Closes it.
    pub close: Callback<End>,
}

/// How the taking over of a table ends.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum End {
    /// Nothing was taken; the focus goes to where it was opened.
    Left,
    /// Lines were taken.
    Taken,
    /// It was no table: the cells went where they were pasted, and the focus stays there.
    Filled(Outcome),
}

impl Asked {
    /// Its name in the page's code.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Arrange(_) => "arrange",
            Self::Cases => "cases",
            Self::Categories { .. } => "categories",
            Self::Compared(_) => "compared",
            Self::Documents => "documents",
            Self::Fitting { .. } => "fitting",
            Self::Intake(_) => "intake",
            Self::Judging => "judging",
            Self::Offered(_) => "linked",
            Self::Planning => "planning",
            Self::Programme => "programme",
            Self::Reach => "reach",
            Self::Rulebook => "rulebook",
            Self::Unsure => "unsure",
            Self::Why { .. } => "why",
        }
    }
}
