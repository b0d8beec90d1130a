//! Everything a person can do on the page.

use std::rc::Rc;

use super::drawer::Drawer;
use super::entry::{Edits, LineEdit, Names, YearLines};
use super::over::Over;
use crate::proposal::Node;
use crate::ui::words::Lang;

/// Everything a person can do.
#[derive(Clone, Debug)]
pub(in crate::ui) enum Action {
    /// Answers a field, or takes the answer back with `Null`.
    Set(Rc<str>, Node),
    /// Ticks a code of a list, or unticks it. `[]` stands for "none of them".
    Tick(Rc<str>, Rc<str>, bool),
    /// Adds an entry to a list, or a section to a variant.
    Add(Rc<str>),
    /// Repeats an entry below itself.
    Duplicate(Rc<str>),
    /// Takes an entry out of its list, or a section out of a variant.
    Remove(Rc<str>),
    /// Says of a field that it is being checked, or that it is not any more.
    Unsure(Rc<str>),
    /// Appends entries to a list, or puts them in place of those that are there.
    Take {
        /// The list.
        list: Rc<str>,
        /// The entries.
        lines: Vec<Node>,
        /// Whether those that are there go.
        replaces: bool,
        /// Entries of later years' estimates.
        later: Vec<YearLines>,
        /// What changes besides.
        edits: Edits,
    },
    /// Answers a field as another one is answered.
    Fill(Rc<str>, Rc<str>),
    /// Fills cells of the list that a cell is in, from that one on, and adds entries to it.
    FillCells(Rc<str>, Vec<LineEdit>, Vec<Node>),
    /// Changes several entries of a list at once.
    Change(Rc<str>, Vec<LineEdit>),
    /// Changes several places of the proposal at once.
    SetAll(Edits),
    /// Takes entries out of their list, by name.
    RemoveAll(Rc<str>, Rc<Names>),
    /// Repeats entries at the end of their list, by name.
    RepeatAll(Rc<str>, Rc<Names>),
    /// Moves an entry one place up.
    Up(Rc<str>),
    /// Moves an entry one place down.
    Down(Rc<str>),
    /// Speaks another language.
    Speak(Lang),
    /// Goes to a place on the page.
    Go(String),
    /// Goes to a step.
    Move(&'static str),
    /// Shows a step in which something was found; the focus stays where it is.
    Reveal(&'static str),
    /// Shows all steps below each other, or one at a time.
    Whole(bool),
    /// Starts anew from a proposal: a sample, or a blank one.
    Load(Node),
    /// Shows the page of a long list that holds a place.
    Turn(String),
    /// Leaves a field: what is typed next is a step of its own.
    Leave,
    /// Takes the last step back.
    Undo,
    /// Takes a step again.
    Redo,
    /// Goes to a question in guided mode.
    Guide(Turn),
    /// Has more than the first figure needs.
    HasMore,
    /// Shows something over the page.
    Show(Over),
    /// Closes what is over the page.
    Close,
    /// Opens the drawer.
    Open(Drawer),
    /// Closes the drawer.
    Shut,
    /// Goes on in a cost line: where the drawer shows one, it shows that.
    Follow(String),
}

/// Ways through guided mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Turn {
    /// To the first question that is not answered yet.
    Start,
    /// To the question before.
    Back,
    /// To the next question.
    Next,
    /// To the next question, with this one not answered.
    Skip,
    /// Out of guided mode.
    End,
}

impl Action {
    /// The place in the proposal that the action changes.
    pub(in crate::ui) fn place(&self) -> Option<Rc<str>> {
        match self {
            Self::Set(path, _)
            | Self::Tick(path, ..)
            | Self::Add(path)
            | Self::Duplicate(path)
            | Self::Remove(path)
            | Self::Unsure(path)
            | Self::Fill(path, _)
            | Self::FillCells(path, ..)
            | Self::Change(path, _)
            | Self::RemoveAll(path, _)
            | Self::RepeatAll(path, _)
            | Self::Up(path)
            | Self::Down(path) => Some(Rc::clone(path)),
            Self::Take { list, .. } => Some(Rc::clone(list)),
            Self::Load(_) | Self::SetAll(_) => Some("".into()),
            Self::Speak(_)
            | Self::HasMore
            | Self::Show(_)
            | Self::Close
            | Self::Open(_)
            | Self::Shut
            | Self::Follow(_)
            | Self::Go(_)
            | Self::Move(_)
            | Self::Reveal(_)
            | Self::Whole(_)
            | Self::Turn(_)
            | Self::Leave
            | Self::Undo
            | Self::Redo
            | Self::Guide(_) => None,
        }
    }
}
