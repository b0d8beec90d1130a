//! Groups of fields, taken from the table of the file format.

use std::rc::Rc;

use yew::prelude::*;

use super::ctx::{Ctx, Part};
use super::field::Field;
use super::notes::Notes;
use crate::proposal::{Codes, Field as Spec, Kind, Node};

/// A part of the proposal whose fields are shown.
pub(super) struct Form<'a> {
    /// What every part of the page needs.
    pub ctx: &'a Ctx,
    /// What is wrong.
    pub notes: &'a Rc<Notes>,
    /// The table that lists the fields.
    pub table: &'static [Spec],
    /// How the part's fields start in the table, such as `application.`.
    pub pattern: &'static str,
    /// Where the part stands, such as `scenarios[0].application.`.
    pub prefix: &'a str,
    /// What it holds.
    pub node: &'a Node,
}

impl Form<'_> {
    /// All fields of the part but those of its lists, in the table's order.
    pub(super) fn fields(&self) -> Html {
        self.fields_where(|_| true)
    }

    /// The fields whose key in the part meets a condition.
    pub(super) fn fields_where(&self, shown: impl Fn(&str) -> bool) -> Html {
        let fields = self.own().filter(|(_, key)| shown(key)).map(|own| self.field(own));
        html! { <div class="fields">{ for fields }</div> }
    }

    /// The fields of these keys, in this order.
    pub(super) fn fields_in(&self, order: &[&str]) -> Html {
        let own = order.iter().filter_map(|wanted| self.own().find(|(_, key)| key == wanted));
        html! { <div class="fields">{ for own.map(|own| self.field(own)) }</div> }
    }

    fn own(&self) -> impl Iterator<Item = (&'static Spec, &'static str)> + '_ {
        self.table.iter().filter_map(|spec| {
            let key = spec.path.strip_prefix(self.pattern)?;
            (!key.contains("[]")).then_some((spec, key))
        })
    }

    fn field(&self, (spec, key): (&'static Spec, &'static str)) -> Html {
        let path = format!("{}{key}", self.prefix);
        field(self.ctx, self.notes, *spec, path, self.node.at(key), None, false)
    }
}

/// One field, with what is wrong there.
pub(super) fn field(
    ctx: &Ctx,
    notes: &Notes,
    spec: Spec,
    path: String,
    value: &Node,
    label: Option<&'static str>,
    bare: bool,
) -> Html {
    let problems = match spec.kind {
        Kind::Several(_) => notes.of_elements(&path),
        _ => notes.at(&path),
    };
    html! {
        <Field
            key={spec.path}
            ctx={ctx.clone()}
            {spec}
            {path}
            value={Part(value.clone())}
            {problems}
            {label}
            {bare}
            has_more={ctx.has_more && spec.kind == Kind::Choice(Codes::Countries)}
        />
    }
}
