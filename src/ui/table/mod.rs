//! The cost table: a row a line, its columns named once, so that it is filled in like a spreadsheet.
//!
//! It is made of blocks with the roles of a table, not of table elements: only blocks can be left out
//! of style, layout and painting while they are out of sight (`styles/80-far.css`).

mod cell;
mod chunk;
mod columns;
mod intake;
mod keys;
mod near;
mod row;
mod taken;
mod tools;

use std::rc::Rc;

use yew::prelude::*;

use self::chunk::{Chunk, Lines};
use self::columns::{COLUMNS, head_id};
pub(super) use self::intake::{Intake, use_intake, use_paste};
use super::asked::{Asked, Lines as Arranging};
use super::ctx::{Ctx, Part};
use super::demand::demand;
use super::lazy::Lazy;
use super::list::{Change, button};
use super::model::arranged::{Arranged, Rows};
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
    /// Only what stands in columns is shown.
    pub is_brief: UseStateHandle<bool>,
    /// The key of what is said of lines that were given away; nothing at first.
    pub said: UseStateHandle<&'static str>,
    /// Taking over lines from a spreadsheet.
    pub intake: &'a Intake,
    /// Which rows are shown, and which are ticked.
    pub arranged: &'a UseReducerHandle<Arranged>,
}

impl Table<'_> {
    /// The table, and the button for one more row.
    pub(super) fn render(&self) -> Html {
        let Self { ctx, notes, list, node, estimate, is_brief, said, intake, arranged } = self;
        let nodes = node.0.get("lines");
        let count = nodes.elements().len();
        let Rows { order, chosen } = arranged.rows(nodes.elements());
        let shown = order.as_ref().map_or(count, |order| order.len()).min(most_shown(list));
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
                    headings={arranged.headings_from(start)}
                    above={arranged.headings_before(start)}
                />
            }
        };
        let onkeydown = keys::handler(ctx, list, count, order.clone());
        html! {
            <div class="list lines" id={list.clone()}>
                {notes::messages(ctx, list, &notes.at(list))}
                {demand(ctx, Asked::Categories { list: list.clone() }, "categories")}
                {tools::tools(ctx, intake, nodes, (is_brief, said), arranged)}
                {intake.view(ctx, list, nodes, estimate)}
                {self.arranging()}
                if count > 0 {
                    <div
                        class="table"
                        data-brief={is_brief.to_string()}
                        data-long={(shown > LONG).then_some("true")}
                        role="table"
                        aria-label={ctx.t("lines")}
                        aria-rowcount={(shown + arranged.headings_before(shown) + 1).to_string()}
                        {onkeydown}
                    >
                        {self.head()}
                        { for (0..shown).step_by(CHUNK).map(chunk) }
                    </div>
                }
                {button(ctx, Change::Add, list, ctx.t("lines.add"), None)}
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
        html! {
            <div role="rowgroup" class="table-head">
                <div role="row" aria-rowindex="1">
                    { for ["place"].iter().chain(&COLUMNS).chain(&["amount", "rest"]).map(|key| column(key)) }
                </div>
            </div>
        }
    }
}
