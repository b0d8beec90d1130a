//! Cost lines, some at a time: a keystroke in one of a thousand looks at the few around it.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::Key;

use super::near::use_near;
use super::row::{Known, Row};
use crate::domain::assessment::Budget as Estimate;
use crate::proposal::Node;
use crate::quantity::Yen;
use crate::ui::ctx::{Ctx, Part};
use crate::ui::figure::Figures;
use crate::ui::list::keys;
use crate::ui::model::arranged::{Arranged, Heading};
use crate::ui::model::chunk::CHUNK;
use crate::ui::shown::Unit;

/// Some of the lines of an estimate, and what is known about them.
#[derive(Clone)]
pub(super) struct Lines {
    /// All lines.
    pub nodes: Node,
    /// The estimate.
    pub known: Rc<Estimate>,
    /// The positions of the lines shown, where these are not all of them in their own order.
    pub order: Option<Rc<[usize]>>,
    /// The first of these.
    pub start: usize,
}

impl Lines {
    /// The lines with their positions.
    fn own(&self) -> Vec<(usize, &Node)> {
        let places = self.start..self.start + CHUNK;
        let line = |index: usize| Some((index, self.nodes.elements().get(index)?));
        match &self.order {
            Some(order) => {
                let end = places.end.min(order.len());
                let own = order.get(places.start..end).unwrap_or_default();
                own.iter().filter_map(|index| line(*index)).collect()
            }
            None => places.map_while(line).collect(),
        }
    }

    fn known(&self, index: usize) -> Known {
        Known(self.known.lines.get(index).cloned())
    }
}

/// Equal where neither these lines nor what is known about them has changed, by address.
impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        let (own, theirs) = (self.own(), other.own());
        let alike = |((index, left), (other_index, right)): (&(usize, &Node), &(usize, &Node))| {
            index == other_index && left.is_same(right) && self.known(*index) == other.known(*index)
        };
        self.start == other.start
            && self.order.is_some() == other.order.is_some()
            && own.len() == theirs.len()
            && own.iter().zip(&theirs).all(alike)
            && (Rc::ptr_eq(&self.known.repeated_ids, &other.known.repeated_ids)
                || self.known.repeated_ids == other.known.repeated_ids)
    }
}

/// Some lines and where they stand.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// The path of their list.
    pub list: AttrValue,
    /// Which.
    pub lines: Lines,
    /// There are so many lines that these are there only near the window.
    pub comes_and_goes: bool,
    /// Which of the rows are ticked, and who is told when that changes; none where rows can't be.
    pub chosen: Option<(Vec<bool>, UseReducerDispatcher<Arranged>)>,
    /// What stands above some of the rows.
    pub headings: Vec<Heading>,
    /// How many headings stand above all of these.
    pub above: usize,
    /// There is room for the fields of a line.
    pub is_wide: bool,
}

/// Some lines.
#[component]
pub(super) fn Chunk(props: &Props) -> Html {
    let Props { ctx, list, lines, comes_and_goes, chosen, headings, above, is_wide } = props;
    let part = use_node_ref();
    let is_near = use_near(part.clone(), *comes_and_goes);
    let own = lines.own();
    let is_arranged = lines.order.is_some();
    // Of all rows of the table, that of its columns' names included.
    let number = |place: usize| {
        place + 2 + above + headings.iter().filter(|heading| heading.start <= place).count()
    };
    let row = |(place, ((index, node), key)): (usize, (&(usize, &Node), Key))| {
        let is_chosen = |(chosen, turn): &(Vec<bool>, UseReducerDispatcher<Arranged>)| {
            (chosen.get(place).copied().unwrap_or_default(), turn.clone())
        };
        let chosen = chosen.as_ref().map(is_chosen);
        let (index, place) = (*index, lines.start + place);
        let headed = headings.iter().filter(move |heading| heading.start == place);
        let headed = headed.map(move |head| heading(ctx, list, head, number(place) - 1, *is_wide));
        headed.chain([html! {
            <Row
                {key}
                ctx={ctx.clone()}
                list={list.clone()}
                {index}
                {place}
                number={number(place)}
                node={Part((*node).clone())}
                known={lines.known(index)}
                repeated={lines.known.repeated_ids.contains(&index)}
                {chosen}
                is_wide={*is_wide}
            />
        }])
    };
    let nodes: Vec<Node> = own.iter().map(|(_, node)| (*node).clone()).collect();
    let rows = own.iter().zip(keys(&nodes)).enumerate().flat_map(row);
    let rows_here = || own.iter().map(|(index, _)| index.to_string()).collect::<Vec<_>>().join(" ");
    html! {
        <div
            role="rowgroup"
            class="chunk"
            ref={part}
            data-chunk={format!("{list}[{}]", lines.start)}
            data-rows={is_arranged.then(rows_here)}
            data-far={(!is_near).then_some("true")}
            data-full={(own.len() == CHUNK).then_some("true")}
        >
            if is_near {
                { for rows }
            }
        </div>
    }
}

fn heading(ctx: &Ctx, list: &str, heading: &Heading, number: usize, is_wide: bool) -> Html {
    let rest = if is_wide { "7" } else { "1" };
    let prefix = format!("{}by_category.", list.trim_end_matches("lines"));
    let sum = |(code, yen): &(String, Yen)| {
        Figures { ctx, prefix: prefix.clone() }.one(code, Some(*yen), Unit::Yen)
    };
    html! {
        <div
            role="row"
            class="group"
            aria-rowindex={number.to_string()}
            key={format!("group:{}", heading.start)}
        >
            <strong role="rowheader" aria-colspan="2">{&heading.name}</strong>
            <span role="cell" aria-colspan={rest}>{&heading.sum}{ for heading.figure.iter().map(sum) }</span>
        </div>
    }
}
