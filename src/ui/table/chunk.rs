//! Cost lines, some at a time: a keystroke in one of a thousand looks at the few around it.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::Key;

use super::near::use_near;
use super::row::{Known, Row};
use crate::domain::assessment::Budget as Estimate;
use crate::proposal::Node;
use crate::ui::ctx::{Ctx, Part};
use crate::ui::list::keys;

/// Lines that are rendered together.
pub(in crate::ui) const CHUNK: usize = 20;

/// Some of the lines of an estimate, and what is known about them.
#[derive(Clone)]
pub(super) struct Lines {
    /// All lines.
    pub nodes: Node,
    /// The estimate.
    pub known: Rc<Estimate>,
    /// The first of these.
    pub start: usize,
}

impl Lines {
    fn own(&self) -> &[Node] {
        let all = self.nodes.elements();
        all.get(self.start..all.len().min(self.start + CHUNK)).unwrap_or_default()
    }

    /// How many there are, as far as it matters here: up to the one after these.
    fn count(&self) -> usize {
        self.nodes.elements().len().min(self.start + CHUNK + 1)
    }

    fn known(&self, index: usize) -> Known {
        Known(self.known.lines.get(index).cloned())
    }
}

/// Equal where neither these lines nor what is known about them has changed, by address.
impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        let (own, theirs) = (self.own(), other.own());
        self.start == other.start
            && self.count() == other.count()
            && own.iter().zip(theirs).all(|(left, right)| left.is_same(right))
            && (self.start..self.start + own.len())
                .all(|index| self.known(index) == other.known(index))
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
}

/// Some lines.
#[component]
pub(super) fn Chunk(props: &Props) -> Html {
    let Props { ctx, list, lines, comes_and_goes } = props;
    let part = use_node_ref();
    let is_near = use_near(part.clone(), *comes_and_goes);
    let row = |(place, (node, key)): (usize, (&Node, Key))| {
        let index = lines.start + place;
        html! {
            <Row
                {key}
                ctx={ctx.clone()}
                list={list.clone()}
                {index}
                count={lines.count().min(index + 2)}
                node={Part(node.clone())}
                known={lines.known(index)}
                repeated={lines.known.repeated_ids.contains(&index)}
            />
        }
    };
    let rows = lines.own().iter().zip(keys(lines.own())).enumerate().map(row);
    html! {
        <div
            role="rowgroup"
            class="chunk"
            ref={part}
            data-chunk={format!("{list}[{}]", lines.start)}
            data-far={(!is_near).then_some("true")}
        >
            if is_near {
                { for rows }
            }
        </div>
    }
}
