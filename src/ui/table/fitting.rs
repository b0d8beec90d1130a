//! Making the estimate fit: asked for here, worked out by the second module.

use std::rc::Rc;

use yew::prelude::*;

use crate::proposal::Node;
use crate::ui::action::Action;
use crate::ui::ctx::{Ctx, Part};
use crate::ui::open::use_open;
use crate::ui::slot::{Asked, Slot, request};

/// An estimate and its lines.
#[derive(Clone, PartialEq, Properties)]
pub(in crate::ui) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// The path of its lines.
    pub list: AttrValue,
    /// The estimate as it was typed.
    pub node: Part,
}

/// What is over or left, folded away.
#[component]
pub(in crate::ui) fn Fitting(props: &Props) -> Html {
    let Props { ctx, list, node } = props;
    let (is_open, ontoggle) = use_open();
    let done = {
        let (ctx, list) = (ctx.clone(), Rc::<str>::from(list.as_str()));
        Callback::from(move |told: Node| match told.get("deed").as_text() {
            Some("edit") => ctx.send(Action::Change(Rc::clone(&list), told.get("edits").clone())),
            Some("go") => {
                let place = told.get("path").as_text().unwrap_or_default();
                ctx.send(Action::Go(format!("{list}{place}")));
            }
            _ => {}
        })
    };
    let asked = || {
        let request = request([
            ("view", Node::text("fitting")),
            ("rules", Node::text(&ctx.rules.id)),
            ("budget", node.0.clone()),
        ]);
        Asked { request, file: None }
    };
    html! {
        <details class="explanation" data-fit="open" {ontoggle}>
            <summary>{ctx.t("lines.fit")}</summary>
            if is_open {
                <Slot ctx={ctx.clone()} asked={asked()} {done} />
            }
        </details>
    }
}
