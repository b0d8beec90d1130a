//! Moves from step to step: what the address, the browser's way back and finding a text on the page ask for, and
//! where each step was left.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollRestoration};
use yew::prelude::*;

use super::address;
use super::model::action::Action;

thread_local! {
    /// How far down each step was left.
    static LEFT: RefCell<BTreeMap<&'static str, f64>> = const { RefCell::new(BTreeMap::new()) };
}

/// What is shown, and where.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// The step.
    pub step: &'static str,
    /// All steps are.
    pub is_whole: bool,
    /// In a frame of another page.
    pub is_framed: bool,
    /// There is a browser.
    pub is_live: bool,
}

/// Keeps the address and the step alike, and where each step was left.
#[hook]
pub(super) fn use_moves(now: Shown, send: &Callback<Action>) {
    let Shown { step, is_whole, is_framed, is_live } = now;
    let shown = use_mut_ref(|| step);
    // The document still shows the step before.
    let before = shown.replace(step);
    if before != step {
        let top = window().scroll_y().unwrap_or_default();
        LEFT.with_borrow_mut(|left| left.insert(before, top));
    }
    // What the page starts with is what the address says.
    let (started, began) = (use_mut_ref(|| step), use_mut_ref(|| false));
    use_effect_with(step, move |step| {
        if started.replace("") != *step {
            address::write(step, is_framed);
        }
    });
    use_effect_with(is_whole, move |is_whole| {
        if began.replace(true) || *is_whole {
            address::show_whole(*is_whole);
        }
    });
    let send = send.clone();
    use_effect_with(is_live, move |is_live| {
        let heard = is_live.then(|| {
            if let Ok(history) = window().history() {
                // The browser would take one step's position for another's.
                let _set = history.set_scroll_restoration(ScrollRestoration::Manual);
            }
            let arrive = {
                let send = send.clone();
                move |_: &web_sys::Event| {
                    if address::asks_for_all() {
                        send.emit(Action::Whole(true));
                    }
                    if let Some(action) = address::arrived() {
                        send.emit(action);
                    }
                }
            };
            // Finding a text on the page shows the part of it that was hidden.
            let find = move |event: &web_sys::Event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if let Some(step) = target.as_ref().and_then(address::step_around) {
                    send.emit(Action::Reveal(step));
                }
            };
            [
                EventListener::new(&window(), "hashchange", arrive),
                EventListener::new(&document(), "beforematch", find),
            ]
        });
        move || drop(heard)
    });
}

/// Takes the focus to a step's heading, and the document to where the step was left; or to its top, where it has not
/// been left since.
pub(super) fn arrive(step: &str, is_whole: bool) {
    let heading = document().get_element_by_id(&format!("{step}-title"));
    let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // An element that can't take the focus leaves it where it is.
    let _refused = heading.focus();
    if is_whole {
        heading.scroll_into_view();
    } else {
        let top = LEFT.with_borrow_mut(|left| left.remove(step).unwrap_or_default());
        window().scroll_to_with_x_and_y(0.0, top);
    }
}
