//! The cells of a row, from the table of the file's fields. Each is named by its column and its row.

use yew::prelude::*;

use super::columns::{COLUMNS, head_id};
use crate::domain::budget::CONSUMABLES;
use crate::proposal::{BUDGET_FIELDS, Field as Spec, Node};
use crate::rules::{Advice, Rule};
use crate::ui::control::{Control, control};
use crate::ui::ctx::Ctx;
use crate::ui::demand::meaning;
use crate::ui::notes::{self, Notes};
use crate::ui::tags::tags;
use crate::ui::unsure;

/// What stands below the columns.
const REST: [&str; 6] =
    ["currency", "exchange_rate", "price_includes_tax", "work", "consumable_exception", "note"];

/// The field that advice describes.
const ADVISED: &str = "description";

/// What a row's cells are made from.
pub(super) struct Cells<'a> {
    /// What every part of the page needs.
    pub ctx: &'a Ctx,
    /// The path of the list.
    pub list: &'a AttrValue,
    /// The path of the line.
    pub path: &'a str,
    /// What the proposal holds there.
    pub node: &'a Node,
    /// What is wrong with it.
    pub notes: &'a Notes,
    /// What the rules advise on it.
    pub advice: &'a [&'static Rule<Advice>],
}

impl Cells<'_> {
    /// The cells that stand in columns.
    pub(super) fn main(&self) -> Html {
        let cell = |key: &'static str| {
            let by = format!("{} {}:row", head_id(self.list, key), self.path);
            html! {
                <span role="cell" class={key} data-name={self.name(key)}>{self.control(key, by)}</span>
            }
        };
        COLUMNS.into_iter().map(cell).collect()
    }

    /// The rest of a line, each with its name.
    pub(super) fn rest(&self) -> Html {
        let named = |key: &'static str| {
            let id = format!("{}.{key}:name", self.path);
            html! {
                <div class={classes!("aside", key)} hidden={self.is_idle(key)}>
                    <span class="name" id={id.clone()}>{self.name(key)}</span>
                    {self.control(key, format!("{id} {}:row", self.path))}
                </div>
            }
        };
        REST.into_iter().map(named).collect()
    }

    /// A question that this line does not raise: why something dear is a consumable, where it is none.
    /// An answer stays in sight all the same.
    fn is_idle(&self, key: &str) -> bool {
        key == "consumable_exception"
            && self.node.get("category").as_text() != Some(CONSUMABLES)
            && self.node.get(key).is_unanswered()
    }

    /// Something in the rest of the line can't be used as it is.
    pub(super) fn is_wrong(&self) -> bool {
        REST.iter().any(|key| notes::is_invalid(&self.notes.of_elements(&self.field(key))))
    }

    /// What is wrong with the line's fields.
    pub(super) fn messages(&self) -> Html {
        let message = |spec: &Spec| {
            let key = own_key(spec)?;
            let path = self.field(key);
            let problems = self.notes.of_elements(&path);
            if problems.is_empty() {
                return None;
            }
            Some(html! {
                <>
                    {notes::messages(self.ctx, &path, &problems)}
                    {unsure::button(self.ctx, &path, self.name(key), self.node.get(key))}
                </>
            })
        };
        BUDGET_FIELDS.iter().filter_map(message).collect()
    }

    /// What the rules advise on a line like this, each with its rule.
    pub(super) fn advice(&self) -> Html {
        let path = self.field(ADVISED);
        let before = self.notes.of_elements(&path).len();
        let piece = |(index, rule): (usize, &&'static Rule<Advice>)| {
            html! {
                <div class="tip" key={&*rule.id} data-advice={&*rule.id}>
                    <p id={notes::note_id(&path, before + index)}>{self.ctx.t("note.advice")}{self.ctx.pick(&rule.title)}</p>
                    {meaning(self.ctx, self.ctx.pick(&rule.title), &rule.id)}
                </div>
            }
        };
        self.advice.iter().enumerate().map(piece).collect()
    }

    fn field(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }

    fn name(&self, key: &str) -> &'static str {
        self.ctx.lang.find(&format!("column.{key}")).unwrap_or_default()
    }

    fn control(&self, key: &str, labelled: String) -> Html {
        let Some(spec) = BUDGET_FIELDS.iter().find(|spec| own_key(spec) == Some(key)) else {
            return Html::default();
        };
        let path = AttrValue::from(self.field(key));
        let problems = self.notes.of_elements(&path);
        let advice = if key == ADVISED { self.advice.len() } else { 0 };
        let control_of = Control {
            ctx: self.ctx,
            spec: *spec,
            path: &path,
            value: self.node.get(key),
            labelled: Some(labelled.into()),
            described: notes::described(&path, &[], problems.len() + advice),
            invalid: notes::is_invalid(&problems).then_some("true"),
        };
        tags(&control_of).unwrap_or_else(|| control(&control_of))
    }
}

/// The key of a field in its line, where it is one of a line.
fn own_key(spec: &Spec) -> Option<&'static str> {
    spec.path.strip_prefix("lines[].")
}
