//! An estimate, and an engine that knows it.

use std::rc::Rc;

use crate::engine::Engine;
use crate::fitting::Estimate;
use crate::quantity::Yen;
use crate::text::with_few_marks;
use crate::ui::late::desk::Desk;
use crate::ui::model::by_id;
use crate::ui::model::names::names;
use crate::ui::shown::{Unit, shown};

/// An estimate and where it stands.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The list of its lines.
    pub list: Rc<str>,
    names: Vec<Rc<str>>,
    engine: Engine<'static>,
}

impl Known {
    /// That of a list of lines.
    pub(super) fn of(desk: &Desk, list: &str) -> Self {
        let names = names(desk.draft.at(list).elements());
        let engine = desk.engine().borrow().clone();
        Self { desk: desk.clone(), list: list.into(), names, engine }
    }

    /// The estimate, as far as it can be read.
    pub(super) fn estimate(&self) -> Option<Estimate<'_, 'static>> {
        let path = self.list.trim_end_matches(".lines");
        Estimate::read(&self.engine, &self.desk.draft, path).ok()
    }

    /// Where a line stands.
    pub(super) fn path(&self, position: usize) -> String {
        format!("{}[{position}]", self.list)
    }

    /// What a line is called: its place, and what it says.
    pub(super) fn line(&self, position: usize) -> String {
        let line = self.desk.draft.at(&self.list).element(position);
        let said = with_few_marks(line.get("description").as_text().unwrap_or_default());
        format!("{} {said}", position + 1)
    }

    /// What a line is told apart by.
    pub(super) fn name(&self, position: usize) -> Option<Rc<str>> {
        self.names.get(position).cloned()
    }

    /// What a category is called.
    pub(super) fn category(&self, code: &str) -> &'static str {
        let rule = by_id(&self.desk.rules.budget.categories, code);
        rule.map_or("", |rule| self.desk.pick(&rule.title))
    }

    /// Yen in words.
    pub(super) fn yen(&self, yen: Yen) -> String {
        shown(self.desk.lang, &yen.to_string(), Unit::Yen)
    }
}
