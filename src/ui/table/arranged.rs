//! Rows in another order, some of them only, and those that are ticked. Which these are the second
//! module finds out; here they are shown. Lines are spoken of by name, since places change.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use yew::prelude::*;

use crate::proposal::Node;
use crate::ui::ctx::Ctx;
use crate::ui::model::action::Action;
use crate::ui::model::chunk::CHUNK;
use crate::ui::model::entry::Names;
use crate::ui::model::names::names;
use crate::ui::model::typed;
use crate::ui::slot::{Parts, Slot};

/// How rows are shown.
#[derive(Clone, Default)]
pub(in crate::ui) struct Arranged {
    /// The controls are open, and rows can be ticked.
    pub is_open: bool,
    /// The rows to show, and all that there were when that was found out; all rows where there is none.
    order: Option<Order>,
    /// What stands above the row at a place of the order.
    headings: Rc<[Heading]>,
    /// The rows that are ticked.
    chosen: Rc<Names>,
    /// The row that was ticked last.
    last: Option<Rc<str>>,
    /// The rows as they are shown now, in that order.
    shown: Rc<RefCell<Vec<Rc<str>>>>,
}

/// The names of the rows to show, and of all that there were.
type Order = (Rc<[Rc<str>]>, Rc<HashSet<Rc<str>>>);

/// What stands above a row: its name, and what the rows below it come to.
#[derive(Clone, PartialEq)]
pub(super) struct Heading {
    pub start: usize,
    pub name: String,
    pub sum: String,
}

/// What changes that.
pub(in crate::ui) enum Turn {
    /// Opens the controls, or closes them and shows all rows.
    Toggle,
    /// Shows rows as the second module says.
    Show(Node),
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
            Turn::Show(told) => {
                let order: Rc<[Rc<str>]> = of_names(told.get("order")).collect();
                let known = of_names(told.get("known")).collect();
                let is_plain = told.get("order").is_unanswered();
                next.order = (!is_plain).then(|| (order, Rc::new(known)));
                next.headings = told.get("headings").elements().iter().map(heading).collect();
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
pub(super) struct Rows {
    /// Their positions; all in their own order where there is none.
    pub order: Option<Rc<[usize]>>,
    /// Whether the row at each place is ticked; none where rows can't be.
    pub chosen: Option<Vec<bool>>,
}

impl Arranged {
    /// The rows to show of these lines. Those that came since stand at the end, whatever they hold.
    pub(super) fn rows(&self, lines: &[Node]) -> Rows {
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

    /// What stands above the rows of the part that begins at a place.
    pub(super) fn headings_from(&self, start: usize) -> Vec<Heading> {
        let here = self.headings.iter().filter(|at| (start..start + CHUNK).contains(&at.start));
        here.cloned().collect()
    }

    /// How many headings stand above those.
    pub(super) fn headings_before(&self, start: usize) -> usize {
        self.headings.iter().filter(|at| at.start < start).count()
    }
}

impl Arranged {
    /// The controls, while they are open.
    pub(super) fn view(
        arranged: &UseReducerHandle<Self>,
        ctx: &Ctx,
        list: &AttrValue,
        budget: &Node,
    ) -> Html {
        if !arranged.is_open {
            return Html::default();
        }
        let chosen = Node::list(arranged.chosen.iter().map(|name| Node::text(name)));
        let parts = Parts(vec![("budget", budget.clone()), ("chosen", chosen)]);
        let (to, of, turn) = (ctx.clone(), Rc::<str>::from(list.as_str()), arranged.dispatcher());
        let done = Callback::from(move |told: Node| {
            let chosen = || Rc::new(of_names(told.get("chosen")).collect());
            match told.get("deed").as_text() {
                Some("arranged") => turn.dispatch(Turn::Show(told)),
                Some("choose") => turn.dispatch(Turn::Choose(chosen())),
                Some("repeat") => to.send(Action::RepeatAll(Rc::clone(&of), chosen())),
                Some("remove") => to.send(Action::RemoveAll(Rc::clone(&of), chosen())),
                _ => {}
            }
        });
        html! { <Slot ctx={ctx.within("lines")} view="arrange" list={list.clone()} {parts} {done} /> }
    }
}

fn of_names(node: &Node) -> impl Iterator<Item = Rc<str>> {
    node.elements().iter().filter_map(|name| name.as_text().map(Rc::from))
}

fn heading(node: &Node) -> Heading {
    let text = |key| typed(node.get(key));
    Heading {
        start: text("start").parse().unwrap_or_default(),
        name: text("name"),
        sum: text("sum"),
    }
}
