//! "Being checked": an answer of its own at each field that is not answered yet.

use std::rc::Rc;

use yew::prelude::*;

use super::ctx::Ctx;
use super::model::action::Action;
use super::model::unsure::is_unsure;
use crate::proposal::{Field as Spec, Kind, Node, is_answered};

/// Whether a field has the button: names, descriptions and notes are nothing to find out, and of the points of
/// an item it is what is expected that is asked for.
pub(super) fn is_offered(spec: &Spec, is_bare: bool) -> bool {
    let is_text = matches!(spec.kind, Kind::Text | Kind::Note);
    !is_text && (!is_bare || spec.path == "ratings[].expected")
}

/// The button at a place, of this name for people; nothing once something is answered there.
pub(super) fn button(ctx: &Ctx, path: &str, name: &str, value: &Node) -> Html {
    if is_answered(value) {
        return Html::default();
    }
    let onclick = {
        let (ctx, path) = (ctx.clone(), Rc::<str>::from(path));
        Callback::from(move |_| ctx.send(Action::Unsure(Rc::clone(&path))))
    };
    let text = ctx.t("unsure");
    html! {
        <button
            type="button"
            class="unsure"
            data-action="unsure"
            data-path={path.to_owned()}
            aria-pressed={is_unsure(&ctx.unsure.0, path).to_string()}
            aria-label={format!("{text}{}{name}", ctx.t("list.of"))}
            {onclick}
        >
            {text}
        </button>
    }
}
