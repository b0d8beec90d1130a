//! What is shown over the page, and the clicks that ask for it.

use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

use super::asked::Asked;
use super::ctx::Ctx;
use super::drawer;
use super::lazy::Lazy;
use super::model::action::Action;
use super::model::drawer::{Drawer, Tells};
use super::model::over::Over;
use super::more::{Part, text};

/// Pixels from a figure to what is said of it, where that may not stand in the middle.
const ABOVE: i32 = 48;
/// Pixels from the edge of the window, at least.
const EDGE: i32 = 16;

/// Opens what is over the page.
pub(super) fn open(root: &NodeRef, is_framed: bool) {
    let Some(dialog) = root.cast::<HtmlDialogElement>() else { return };
    if is_framed {
        // In a frame that is as high as the page, the middle may be far away.
        let _set = dialog.style().set_property("margin-block-start", &format!("{EDGE}px"));
    }
    // One that was shown already stays so.
    let _shown = dialog.show_modal();
}

/// A view over the page, until it is closed.
pub(super) fn dialog(ctx: &Ctx, over: &Over, root: &NodeRef) -> Html {
    let close = {
        let root = root.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = root.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    // A click beside it closes it.
    let onclick = {
        let (root, close) = (root.clone(), close.clone());
        Callback::from(move |event: MouseEvent| {
            if event.target() == root.get().map(Into::into) {
                close.emit(event);
            }
        })
    };
    let onclose = {
        let ctx = ctx.clone();
        Callback::from(move |_: Event| ctx.send(Action::Close))
    };
    let words = Part::Keep.loaded();
    let word = |key| text(ctx.lang, words.get(key));
    let (name, asked) = match over {
        Over::Offered(offer) => (word("linked"), Asked::Offered(offer.clone())),
        Over::Compared(files) => (word("compared"), Asked::Compared(files.clone())),
    };
    html! {
        <dialog key={over.code()} class="over" data-shows={over.code()} aria-label={name} ref={root.clone()} {onclick} {onclose}>
            <div class="late"><Lazy {asked} /></div>
            <button type="button" onclick={close}>{word("close")}</button>
        </dialog>
    }
}

/// Why a figure is what it is, where that was clicked: without a pointer, the buttons beside the figures tell the
/// same.
pub(super) fn clicked(event: &MouseEvent, is_framed: bool) -> Option<Action> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let figure = target.closest("[data-figure]").ok().flatten()?;
    let is_taken = target.closest("a, button, summary, label, dialog").ok().flatten().is_some();
    let selection = gloo::utils::window().get_selection().ok().flatten();
    let is_selecting = selection.is_some_and(|selection| !selection.is_collapsed());
    let about = figure.get_attribute("data-figure").filter(|_| !is_taken && !is_selecting)?;
    let top = figure.get_bounding_client_rect().top() as i32;
    let tells = Tells::Why { about, rule: String::new() };
    let is_over = drawer::lies_over(is_framed);
    Some(Action::Open(Drawer { tells, name: String::new(), is_over, top: top - ABOVE }))
}
