//! Rows in another order, some of them only, and those that are ticked. Which these are the second
//! module finds out; here they are shown.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::chunk::CHUNK;
use crate::proposal::Node;
use crate::ui::action::Action;
use crate::ui::control::typed;
use crate::ui::ctx::Ctx;
use crate::ui::slot::{Asked, Slot, request};

/// How rows are shown.
#[derive(Clone, Default, PartialEq)]
pub(in crate::ui) struct Arranged {
    /// The controls are open, and rows can be ticked.
    pub is_open: bool,
    /// The positions of the rows to show; all of them where there is none.
    pub order: Option<Rc<[usize]>>,
    /// What stands above the row at a place of the order.
    pub headings: Rc<[Heading]>,
    /// The positions of the rows that are ticked.
    pub chosen: Rc<BTreeSet<usize>>,
    last: Option<usize>,
    count: usize,
}

/// What stands above a row: its name, and what the rows below it come to.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct Heading {
    pub start: usize,
    pub name: String,
    pub sum: String,
}

/// What changes that.
pub(in crate::ui) enum Turn {
    /// Opens the controls, or closes them and shows all rows.
    Toggle,
    /// Shows rows as the second module says.
    Show(Node, usize),
    /// Ticks a row, or unticks it; up to the one that was ticked last, where asked.
    Tick(usize, bool),
    /// Ticks these rows and no others.
    Choose(Rc<BTreeSet<usize>>),
}

impl Reducible for Arranged {
    type Action = Turn;

    fn reduce(self: Rc<Self>, turn: Turn) -> Rc<Self> {
        let mut next = (*self).clone();
        match turn {
            Turn::Toggle => next = Self { is_open: !self.is_open, ..Self::default() },
            Turn::Show(told, count) => {
                next.count = count;
                let order = told.get("order");
                next.order = (!order.is_unanswered()).then(|| positions(order).collect());
                if let Some(order) = &next.order {
                    // What is not shown is not to be changed unseen.
                    let chosen = order.iter().filter(|row| self.chosen.contains(row));
                    next.chosen = Rc::new(chosen.copied().collect());
                }
                next.headings = told.get("headings").elements().iter().map(heading).collect();
            }
            Turn::Tick(row, to_last) => {
                let chosen = Rc::make_mut(&mut next.chosen);
                match self.last.filter(|_| to_last) {
                    Some(last) => chosen.extend(self.between(last, row)),
                    None if !chosen.remove(&row) => {
                        chosen.insert(row);
                    }
                    None => {}
                }
                next.last = Some(row);
            }
            Turn::Choose(rows) => {
                next.chosen = rows;
                next.last = None;
            }
        }
        Rc::new(next)
    }
}

impl Arranged {
    /// The rows to show of so many. Those that came since stand at the end, whatever they hold.
    pub(super) fn shown(&self, count: usize) -> Option<Rc<[usize]>> {
        let order = self.order.as_ref()?;
        if self.count == count {
            return Some(Rc::clone(order));
        }
        let known = order.iter().copied().filter(|row| *row < count);
        Some(known.chain(self.count..count).collect())
    }

    /// What stands above the rows of the part that begins at a place.
    pub(super) fn headings_from(&self, start: usize) -> Vec<Heading> {
        let here = self.headings.iter().filter(|at| (start..start + CHUNK).contains(&at.start));
        here.cloned().collect()
    }

    /// The rows between two as they are shown, with both.
    fn between(&self, one: usize, other: usize) -> Vec<usize> {
        let place = |row| match &self.order {
            Some(order) => order.iter().position(|shown| *shown == row),
            None => Some(row),
        };
        let (Some(one), Some(other)) = (place(one), place(other)) else { return vec![other] };
        let places = one.min(other)..=one.max(other);
        match &self.order {
            Some(order) => order.get(places).unwrap_or_default().to_vec(),
            None => places.collect(),
        }
    }

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
        let count = budget.get("lines").elements().len();
        let chosen = arranged.chosen.iter().map(|row| Node::Number((*row as u64).into()));
        let asked = request([
            ("view", Node::text("arrange")),
            ("rules", Node::text(&ctx.rules.id)),
            ("budget", budget.clone()),
            ("chosen", Node::list(chosen)),
        ]);
        let (to, list, turn) = (ctx.clone(), Rc::<str>::from(list.as_str()), arranged.dispatcher());
        let done = Callback::from(move |told: Node| {
            let chosen: Rc<BTreeSet<usize>> = Rc::new(positions(told.get("chosen")).collect());
            match told.get("deed").as_text() {
                Some("arranged") => turn.dispatch(Turn::Show(told, count)),
                Some("choose") => turn.dispatch(Turn::Choose(chosen)),
                Some("edit") => {
                    to.send(Action::Change(Rc::clone(&list), told.get("edits").clone()))
                }
                Some("repeat") => to.send(Action::RepeatAll(Rc::clone(&list), chosen)),
                Some("remove") => {
                    turn.dispatch(Turn::Choose(Rc::default()));
                    to.send(Action::RemoveAll(Rc::clone(&list), chosen));
                }
                _ => {}
            }
        });
        html! { <Slot ctx={ctx.clone()} asked={Asked { request: asked, file: None }} {done} /> }
    }
}

fn positions(node: &Node) -> impl Iterator<Item = usize> {
    node.elements().iter().filter_map(|place| typed(place).parse().ok())
}

fn heading(node: &Node) -> Heading {
    let text = |key| typed(node.get(key));
    Heading {
        start: text("start").parse().unwrap_or_default(),
        name: text("name"),
        sum: text("sum"),
    }
}
