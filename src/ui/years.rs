//! The estimates of the plan's later years.

use std::rc::Rc;

use yew::prelude::*;

use super::budget::{Budget, Estimated};
use super::ctx::Part;
use super::list::{entries, pages};
use super::view::View;
use crate::domain::assessment::Budget as Estimate;
use crate::proposal::Node;

/// The proposal's own estimate, or a variant's.
pub(super) fn first(view: &View<'_>) -> Html {
    let node = view.root.get("budget");
    let estimate = &view.assessment.budget;
    estimated(view, view.path("budget"), node, view.has("budget"), estimate, view.level)
}

/// Later years, each with a whole estimate.
pub(super) fn later(view: &View<'_>) -> Html {
    let known = view.assessment.years.as_deref().unwrap_or_default();
    let estimate = |index: usize| known.get(index).and_then(|year| year.budget.as_ref());
    if !view.has("years") {
        let budget = |index: usize| {
            let path = view.path(&format!("years[{index}].budget"));
            let shown = estimate(index);
            shown.map(|shown| estimated(view, path, &Node::Null, false, shown, view.level))
        };
        let list = view.path("years");
        let shown = view.ctx.pages.shown(&list, known.len()).filter_map(budget);
        return html! { <>{ for shown }{pages(view.ctx, &list, known.len())}</> };
    }
    let nodes = view.root.get("years").elements();
    let keys = ("years.entry", "years.add");
    entries(view.ctx, &view.path("years"), nodes, keys, view.level, &|path, index, node| {
        let budget = estimate(index).map(|known| {
            let at = format!("{path}.budget");
            estimated(view, at, node.get("budget"), true, known, view.level + 1)
        });
        html! {
            <>
                {view.entry_fields("years[].", path, node)}
                {budget}
            </>
        }
    })
}

fn estimated(
    view: &View<'_>,
    path: String,
    node: &Node,
    is_asked: bool,
    estimate: &Rc<Estimate>,
    level: u8,
) -> Html {
    html! {
        <Budget
            ctx={view.ctx.within(&path)}
            notes={Rc::clone(view.notes)}
            {path}
            node={Part(node.clone())}
            {is_asked}
            estimate={Estimated(Rc::clone(estimate))}
            {level}
        />
    }
}
