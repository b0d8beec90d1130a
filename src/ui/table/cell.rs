//! The cells of a row, from the table of the file's fields. Each is named by its column and its row.

use yew::prelude::*;

use super::columns::{COLUMNS, head_id, is_in_row};
use crate::proposal::{BUDGET_FIELDS, Field as Spec, Node};
use crate::rules::{Advice, Rule};
use crate::ui::control::{Control, control};
use crate::ui::ctx::{Ctx, Part};
use crate::ui::demand::meaning;
use crate::ui::model::typed;
use crate::ui::notes::{self, Notes};
use crate::ui::unsure;

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
    /// Its fields stand in the row.
    pub is_wide: bool,
}

impl Cells<'_> {
    /// The cells of the fields.
    pub(super) fn fields(&self) -> Html {
        let cell = |key: &'static str| {
            html! { <span role="cell" class={key}>{self.control(key)}{self.mark(key)}</span> }
        };
        COLUMNS.into_iter().map(cell).collect()
    }

    /// What the line holds that changes the meaning of a cell and stands in its drawer.
    fn mark(&self, key: &str) -> Html {
        let held = |key: &str| typed(self.node.get(key));
        let said = match key {
            "unit_price" if *self.node.get("price_includes_tax") == Node::Bool(true) => {
                format!("{}{}", held("currency"), self.ctx.t("tax.included"))
            }
            "unit_price" => held("currency"),
            "unit" if !self.node.get("quantity2").is_unanswered() => {
                format!("×{}{}", held("quantity2"), held("unit2"))
            }
            _ => String::new(),
        };
        if said.is_empty() {
            Html::default()
        } else {
            html! { <small>{said}</small> }
        }
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
            let name = self.ctx.lang.find(&format!("field.{}", spec.path)).unwrap_or_default();
            // Those that stand elsewhere have the messages there, too, by the ids of the fields.
            let at =
                if is_in_row(key, self.is_wide) { path.clone() } else { format!("row:{path}") };
            Some(html! {
                <>
                    {notes::messages(self.ctx, &at, &problems)}
                    {unsure::button(self.ctx, &path, name, self.node.get(key))}
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
            let id = self.is_wide.then(|| notes::note_id(&path, before + index));
            html! {
                <div class="tip" key={&*rule.id} data-advice={&*rule.id}>
                    <p {id}>{self.ctx.t("note.advice")}{self.ctx.pick(&rule.title)}</p>
                    {meaning(self.ctx, self.ctx.pick(&rule.title), &rule.id)}
                </div>
            }
        };
        self.advice.iter().enumerate().map(piece).collect()
    }

    fn field(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }

    fn control(&self, key: &str) -> Html {
        let path = AttrValue::from(self.field(key));
        let problems = self.notes.of_elements(&path);
        let advice = if key == ADVISED { self.advice.len() } else { 0 };
        let Some(spec) = spec_of(key) else { return Html::default() };
        html! {
            <Cell
                ctx={self.ctx.clone()}
                {spec}
                value={Part(self.node.get(key).clone())}
                labelled={format!("{} {}:row", head_id(self.list, key), self.path)}
                described={notes::described(&path, &[], problems.len() + advice)}
                invalid={notes::is_invalid(&problems)}
                {path}
            />
        }
    }
}

/// A field in a row. It renders anew only when it changes itself: lists of choices are long.
#[derive(Clone, PartialEq, Properties)]
struct Props {
    ctx: Ctx,
    spec: Spec,
    path: AttrValue,
    value: Part,
    labelled: AttrValue,
    described: Option<AttrValue>,
    invalid: bool,
}

#[component]
fn Cell(props: &Props) -> Html {
    let Props { ctx, spec, path, value, labelled, described, invalid } = props;
    control(&Control {
        ctx,
        spec: *spec,
        path,
        value: &value.0,
        labelled: Some(labelled.clone()),
        described: described.clone(),
        invalid: invalid.then_some("true"),
    })
}

/// The field of a line with this key.
pub(super) fn spec_of(key: &str) -> Option<Spec> {
    BUDGET_FIELDS.iter().find(|spec| own_key(spec) == Some(key)).copied()
}

/// The key of a field in its line, where it is one of a line.
fn own_key(spec: &Spec) -> Option<&'static str> {
    spec.path.strip_prefix("lines[].")
}
