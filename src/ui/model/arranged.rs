//! Rows in another order, some of them only, and those that are ticked. Which these are a view finds out;
//! here it is known. Lines are spoken of by name, since places change.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use yew::Reducible;

use super::chunk::CHUNK;
use super::entry::Names;
use super::names::names;
use crate::proposal::Node;
use crate::quantity::Yen;

/// How rows are shown.
#[derive(Clone, Default)]
pub(in crate::ui) struct Arranged {
    /// The controls are open, and rows can be ticked.
    pub is_open: bool,
    /// The rows to show, and all that there were when that was found out; all rows where there is none.
    order: Option<Order>,
    /// What stands above the row at a place of the order.
    pub headings: Rc<[Heading]>,
    /// The rows that are ticked.
    pub chosen: Rc<Names>,
    /// The row that was ticked last.
    last: Option<Rc<str>>,
    /// The rows as they are shown now, in that order.
    shown: Rc<RefCell<Vec<Rc<str>>>>,
}

/// The names of the rows to show, and of all that there were.
type Order = (Rc<[Rc<str>]>, Rc<Names>);

/// What stands above a row: its name, and what the rows below it come to.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct Heading {
    pub start: usize,
    pub name: String,
    pub sum: String,
    /// The sum as the assessment has it, behind the other: a category's code and its yen.
    pub figure: Option<(String, Yen)>,
}

/// Rows to show.
#[derive(Clone, Default, PartialEq)]
pub(in crate::ui) struct Shown {
    /// The names of the rows to show, and of all there were; none where all are shown in their own order.
    pub order: Option<[Vec<Rc<str>>; 2]>,
    /// What stands above some of them.
    pub headings: Vec<Heading>,
}

/// What changes that.
pub(in crate::ui) enum Turn {
    /// Opens the controls, or closes them and shows all rows.
    Toggle,
    /// Shows rows in an order, or all in their own.
    Show(Shown),
    /// Ticks the row at a place, or unticks it.
    Tick {
        /// Its place among the rows shown.
        place: usize,
        /// Whether it is ticked now.
        on: bool,
        /// All up to the one that was ticked last as well.
        to_last: bool,
    },
    /// Ticks these rows and no others.
    Choose(Rc<Names>),
}

impl Reducible for Arranged {
    type Action = Turn;

    fn reduce(self: Rc<Self>, turn: Turn) -> Rc<Self> {
        let mut next = (*self).clone();
        match turn {
            Turn::Toggle => next = Self { is_open: !self.is_open, ..Self::default() },
            Turn::Show(Shown { order, headings }) => {
                let order = order.map(|[order, known]| (order.into(), known.into_iter().collect()));
                next.order = order.map(|(order, known): (_, Names)| (order, Rc::new(known)));
                next.headings = headings.into();
                if let Some((order, _)) = &next.order {
                    // What is not shown is not to be changed unseen.
                    let order: HashSet<Rc<str>> = order.iter().cloned().collect();
                    Rc::make_mut(&mut next.chosen).retain(|name| order.contains(name));
                }
            }
            Turn::Tick { place, on, to_last } => {
                let shown = self.shown.borrow();
                let at = |name: &Rc<str>| shown.iter().position(|known| known == name);
                let other = self.last.as_ref().filter(|_| to_last).and_then(at).unwrap_or(place);
                let chosen = Rc::make_mut(&mut next.chosen);
                for name in shown.get(place.min(other)..=place.max(other)).unwrap_or_default() {
                    if on {
                        chosen.insert(Rc::clone(name));
                    } else {
                        chosen.remove(name);
                    }
                }
                next.last = shown.get(place).cloned();
            }
            Turn::Choose(rows) => {
                next.chosen = rows;
                next.last = None;
            }
        }
        Rc::new(next)
    }
}

/// The rows of a table as they are to be shown.
pub(in crate::ui) struct Rows {
    /// Their positions; all in their own order where there is none.
    pub order: Option<Rc<[usize]>>,
    /// Whether the row at each place is ticked; none where rows can't be.
    pub chosen: Option<Vec<bool>>,
}

impl Arranged {
    /// The rows to show of these lines. Those that came since stand at the end, whatever they hold.
    pub(in crate::ui) fn rows(&self, lines: &[Node]) -> Rows {
        if !self.is_open {
            return Rows { order: None, chosen: None };
        }
        let names = names(lines);
        let order = self.order.as_ref().map(|(order, known)| {
            let places: HashMap<Rc<str>, usize> = names.iter().cloned().zip(0..).collect();
            let kept = order.iter().filter_map(|name| places.get(name).copied());
            let added = names.iter().zip(0..).filter(|(name, _)| !known.contains(*name));
            kept.chain(added.map(|(_, place)| place)).collect::<Rc<[usize]>>()
        });
        let shown = match &order {
            Some(order) => order.iter().filter_map(|place| names.get(*place).cloned()).collect(),
            None => names,
        };
        let chosen = shown.iter().map(|name| self.chosen.contains(name)).collect();
        self.shown.replace(shown);
        Rows { order, chosen: Some(chosen) }
    }
}

impl Heading {
    /// What stands above the rows of the part that begins at a place.
    pub(in crate::ui) fn from(all: &[Self], start: usize) -> Vec<Self> {
        let here = all.iter().filter(|at| (start..start + CHUNK).contains(&at.start));
        here.cloned().collect()
    }

    /// How many stand above those.
    pub(in crate::ui) fn before(all: &[Self], start: usize) -> usize {
        all.iter().filter(|at| at.start < start).count()
    }
}
