//! Cost lines, and what is known about them.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::arrange::{Edit, Sum, edited};
use crate::domain::assessment::Budget;
use crate::json::Node;
use crate::ui::asked::Lines;
use crate::ui::late::desk::Desk;
use crate::ui::model::action::Action;
use crate::ui::model::arranged::{Arranged, Turn};
use crate::ui::model::names::names;
use crate::ui::shown::{Unit, shown};
use crate::ui::words::filled;

/// Lines and what is known about them.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The lines as typed.
    pub nodes: Rc<[Node]>,
    /// The same with what was done here since: the page shows it a moment later.
    latest: RefCell<Vec<Node>>,
    /// What follows from them.
    pub estimate: Rc<Budget>,
    /// What the lines are told apart by.
    pub names: Vec<Rc<str>>,
    /// Their list.
    pub list: Rc<str>,
    /// Arranges them.
    pub turn: UseReducerDispatcher<Arranged>,
}

impl Known {
    /// That of lines.
    pub(super) fn of(desk: &Desk, lines: &Lines) -> Option<Self> {
        let path = lines.list.trim_end_matches(".lines");
        let nodes = desk.draft.at(&lines.list).elements();
        let estimate = desk.engine().borrow().budget(&desk.draft, path).ok()?;
        Some(Self {
            desk: desk.clone(),
            names: names(nodes),
            nodes: nodes.into(),
            latest: RefCell::new(nodes.to_vec()),
            estimate,
            list: lines.list.as_str().into(),
            turn: lines.turn.clone(),
        })
    }

    /// Changes lines, as these say that may not be shown yet.
    pub(super) fn change(&self, edits: impl FnOnce(&[Node]) -> Vec<Edit>) {
        let edits = edits(&self.latest.borrow());
        let latest = edited(&self.latest.borrow(), &edits);
        self.latest.replace(latest);
        let edit = |edit: &Edit| {
            let name = self.names.get(edit.line)?;
            Some((Rc::clone(name), edit.key.to_owned(), edit.value.clone()))
        };
        let edits = edits.iter().filter_map(edit).collect();
        self.desk.send(Action::Change(Rc::clone(&self.list), edits));
    }

    /// Ticks the lines at some positions, and no others.
    pub(super) fn choose(&self, places: &[usize]) {
        self.turn.dispatch(Turn::Choose(Rc::new(self.named(places).into_iter().collect())));
    }

    /// The names of lines at some positions.
    pub(super) fn named(&self, places: &[usize]) -> Vec<Rc<str>> {
        places.iter().filter_map(|place| self.names.get(*place).cloned()).collect()
    }
}

/// Yen in words, and how many lines are without.
pub(super) fn sum(desk: &Desk, sum: &Sum) -> String {
    let amount = shown(desk.lang, &sum.amount.to_string(), Unit::Yen);
    match sum.unknown {
        0 => amount,
        unknown if unknown == sum.lines => desk.t("arrange.none_known").into(),
        unknown => amount + &filled(desk.t("arrange.unknown"), &unknown.to_string()),
    }
}
