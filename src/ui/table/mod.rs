//! The cost table: a row a line, its columns named once, so that it is filled in like a spreadsheet. What has no
//! room in a row stands in the line's drawer (`line`); where there is no room for fields at all, all of it does.
//!
//! It is made of blocks with the roles of a table, not of table elements: only blocks can be left out
//! of style, layout and painting while they are out of sight (`styles/80-far.css`).

mod cell;
mod chunk;
mod columns;
mod filled;
mod groups;
mod intake;
mod keys;
pub(super) mod line;
mod near;
mod row;
mod sums;
mod taken;
mod tools;
mod wide;
mod work;

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use self::chunk::{Chunk, Lines};
use self::columns::{COLUMNS, head_id};
pub(super) use self::intake::{Intake, use_intake, use_paste};
pub(super) use self::wide::use_wide;
use super::asked::{Asked, Lines as Arranging};
use super::ctx::{Ctx, Part};
use super::lazy::Lazy;
use super::model::action::Action;
use super::model::arranged::{Arranged, Heading, Rows};
use super::model::chunk::CHUNK;
use super::model::pages::most_shown;
use super::notes::{self, Notes};
use crate::domain::assessment::Budget as Estimate;

/// In a table of more rows, those far from the window are left out of layout (`styles/80-far.css`).
const LONG: usize = 100;

/// In a table of more rows, those far from the window are not there.
const WHOLE: usize = 500;
/// The same in an estimate of a later year or of a variant, of which there may be hundreds.
const WHOLE_OF_OTHERS: usize = 40;

/// The lines of an estimate.
pub(super) struct Table<'a> {
    /// What every part of the page needs.
    pub ctx: &'a Ctx,
    /// What is wrong with the list as a whole.
    pub notes: &'a Notes,
    /// The path of the list.
    pub list: AttrValue,
    /// The estimate as it was typed.
    pub node: &'a Part,
    /// What is known about it.
    pub estimate: &'a Rc<Estimate>,
    /// There is room for the fields of a line in its row.
    pub is_wide: bool,
    /// Rows stand close to each other.
    pub is_dense: UseStateHandle<bool>,
    /// The key of what is said of lines that were given away; nothing at first.
    pub said: UseStateHandle<&'static str>,
    /// Taking over lines from a spreadsheet.
    pub intake: &'a Intake,
    /// Which rows are shown, and which are ticked.
    pub arranged: &'a UseReducerHandle<Arranged>,
}

impl Table<'_> {
    /// What can be done with the lines, the lines, and what they come to.
    pub(super) fn render(&self) -> Html {
        let Self { ctx, notes, list, node, estimate, is_wide, is_dense, said, intake, arranged } =
            self;
        let nodes = node.0.get("lines");
        let count = nodes.elements().len();
        let Rows { order, chosen } = arranged.rows(nodes.elements());
        let shown = order.as_ref().map_or(count, |order| order.len()).min(most_shown(list));
        let groups = groups::groups(ctx, nodes.elements(), estimate);
        let groups = if arranged.is_open { arranged.headings.as_ref() } else { groups.as_slice() };
        let whole = if **list == *"budget.lines" { WHOLE } else { WHOLE_OF_OTHERS };
        let chunk = |start: usize| {
            let own = |chosen: &Vec<bool>| {
                let end = chosen.len().min(start + CHUNK);
                chosen.get(start..end).unwrap_or_default().to_vec()
            };
            let chosen = chosen.as_ref().map(|chosen| (own(chosen), arranged.dispatcher()));
            html! {
                <Chunk
                    key={start}
                    ctx={ctx.within("line")}
                    list={list.clone()}
                    lines={Lines {
                        nodes: nodes.clone(),
                        known: Rc::clone(estimate),
                        order: order.clone(),
                        start,
                    }}
                    comes_and_goes={shown > whole}
                    chosen={chosen}
                    headings={Heading::from(groups, start)}
                    above={Heading::before(groups, start)}
                    is_wide={*is_wide}
                />
            }
        };
        let onkeydown = keys::handler(ctx, list, count, order.clone());
        let onfocusin = {
            let ctx = (*ctx).clone();
            Callback::from(move |event: FocusEvent| {
                if let Some(line) = line_around(&event) {
                    ctx.send(Action::Follow(line));
                }
            })
        };
        html! {
            <div
                class="list lines"
                id={list.clone()}
                data-wide={is_wide.then_some("true")}
                data-dense={is_dense.to_string()}
                data-arranged={arranged.is_open.then_some("true")}
            >
                {notes::messages(ctx, list, &notes.at(list))}
                {tools::tools(ctx, intake, (list, nodes), (is_dense, said), arranged)}
                {intake.view(ctx, list, (nodes, order.as_ref()), estimate)}
                {self.arranging()}
                {sums::missing(ctx, estimate)}
                if count > 0 {
                    <div
                        class="table"
                        data-long={(shown > LONG).then_some("true")}
                        role="table"
                        aria-label={ctx.t("lines")}
                        aria-rowcount={(shown + Heading::before(groups, shown) + 1).to_string()}
                        {onkeydown}
                        {onfocusin}
                    >
                        {self.head()}
                        { for (0..shown).step_by(CHUNK).map(chunk) }
                    </div>
                    {sums::sums(ctx, list, estimate)}
                }
            </div>
        }
    }

    /// The controls that arrange the rows, while they are open.
    fn arranging(&self) -> Html {
        let Self { list, arranged, .. } = self;
        if !arranged.is_open {
            return Html::default();
        }
        let (list, chosen) = (list.clone(), Rc::clone(&arranged.chosen));
        let asked = Asked::Arrange(Arranging { list, chosen, turn: arranged.dispatcher() });
        html! { <div class="late"><Lazy {asked} /></div> }
    }

    fn head(&self) -> Html {
        let Self { ctx, list, .. } = self;
        let column = |key: &str| {
            let name = ctx.lang.find(&format!("column.{key}")).unwrap_or_default();
            html! {
                <span role="columnheader" class={key.to_owned()} id={head_id(list, key)}>{name}</span>
            }
        };
        let (first, last): (&[&str], &[&str]) = if self.is_wide {
            (&COLUMNS, &["amount", "work", "all"])
        } else {
            (&["description"], &["amount"])
        };
        html! {
            <div role="rowgroup" class="table-head">
                <div role="row" aria-rowindex="1">
                    { for ["place"].iter().chain(first).chain(last).map(|key| column(key)) }
                </div>
            </div>
        }
    }
}

/// The line whose field has the focus now.
fn line_around(event: &FocusEvent) -> Option<String> {
    let field = event.target_dyn_into::<Element>()?;
    let is_field = matches!(field.tag_name().as_str(), "INPUT" | "SELECT");
    Some(field.closest(".row").ok().flatten().filter(|_| is_field)?.id())
}
