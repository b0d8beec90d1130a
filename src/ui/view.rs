//! A proposal with its assessment, or a variant with its own: what the sections show.

use std::rc::Rc;

use yew::prelude::*;

use super::assessed::Assessed;
use super::ctx::Ctx;
use super::figure::Figures;
use super::form::Form;
use super::model::state::State;
use super::notes::Notes;
use crate::domain::assessment::Assessment;
use crate::proposal::{FIELDS, Node};

/// What the sections show.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// What every part of the page needs.
    pub ctx: &'a Ctx,
    /// What is wrong.
    pub notes: &'a Rc<Notes>,
    /// The proposal, or the variant.
    pub root: &'a Node,
    /// Where it stands: empty, or such as `scenarios[0].`.
    pub prefix: &'a str,
    /// What is known about it.
    pub assessment: &'a Assessment,
    /// Level of headings inside a section.
    pub level: u8,
}

impl<'a> View<'a> {
    /// The proposal of a state.
    pub(super) fn of(ctx: &'a Ctx, state: &'a State, assessed: &'a Assessed) -> Self {
        let Assessed { assessment, notes, .. } = assessed;
        Self { ctx, notes, root: &state.draft, prefix: "", assessment, level: 3 }
    }
}

impl View<'_> {
    /// Whether this has the section itself; a variant may leave it to its proposal.
    pub(super) fn has(&self, section: &str) -> bool {
        self.prefix.is_empty() || !self.root.get(section).is_unanswered()
    }

    /// The figures of a part of the assessment.
    pub(super) fn figures(&self, part: &str) -> Figures<'_> {
        Figures { ctx: self.ctx, prefix: format!("{}{part}", self.prefix) }
    }

    /// The path of a part of the proposal.
    pub(super) fn path(&self, part: &str) -> String {
        format!("{}{part}", self.prefix)
    }

    /// The fields right under a part, such as `application.`.
    pub(super) fn fields(&self, pattern: &'static str) -> Html {
        self.form(pattern, &self.path(pattern)).fields_where(|key| !key.contains('.'))
    }

    /// Some of the fields right under a part, in an order of their own.
    pub(super) fn fields_in(&self, pattern: &'static str, order: &[&str]) -> Html {
        self.form(pattern, &self.path(pattern)).fields_in(order)
    }

    fn form<'a>(&'a self, pattern: &'static str, prefix: &'a str) -> Form<'a> {
        Form {
            ctx: self.ctx,
            notes: self.notes,
            table: FIELDS,
            pattern,
            prefix,
            node: self.root.at(pattern.trim_end_matches('.')),
        }
    }

    /// The fields of an entry of a list, such as `application.governments[].`.
    pub(super) fn entry_fields(&self, pattern: &'static str, path: &str, node: &Node) -> Html {
        let prefix = format!("{path}.");
        Form { node, ..self.form(pattern, &prefix) }.fields()
    }
}
