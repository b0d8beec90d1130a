//! What is shown over the page until it is closed.

use std::rc::Rc;

/// What is shown over the page.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) enum Over {
    /// Why a figure is what it is.
    Why {
        /// Its place in the assessment.
        figure: String,
        /// How far from the top of a page in a frame, in pixels.
        top: i32,
    },
    /// A proposal from elsewhere, before it is opened.
    Offered(Offer),
    /// Proposals of files beside the one that is worked on.
    Compared(Rc<[Given]>),
}

/// A proposal that a link or the page around this one brings.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) enum Offer {
    /// The fragment of a link.
    Link(String),
    /// A file's text, and who offers it.
    Text(String, String),
}

/// A file that a person chose.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Given {
    /// Its name.
    pub name: String,
    /// What it holds; none where it was not read.
    pub text: Option<String>,
    /// It was too large to be read.
    pub is_large: bool,
}

impl Over {
    /// What it is called in the page's code.
    pub(in crate::ui) fn code(&self) -> &'static str {
        match self {
            Self::Why { .. } => "why",
            Self::Offered(_) => "linked",
            Self::Compared(_) => "compared",
        }
    }
}
