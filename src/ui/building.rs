//! Which steps stand in the document: the one that is shown at once, the others one by one while the page is idle.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::prelude::Closure;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::later;
use super::model::step::{STEPS, place};

/// A bit for each step.
type Built = u32;

const ALL: Built = (1 << STEPS.len()) - 1;

/// Milliseconds until the next one where a browser does not tell when it is idle, as in a frame out of sight.
const PAUSE: u32 = 300;

/// Whether a step stands in the document.
pub(super) fn has(built: Built, step: &str) -> bool {
    built & bit(step) != 0
}

fn bit(step: &str) -> Built {
    1 << place(step)
}

/// Builds the steps; once all of them stand there, the document says so.
#[hook]
pub(super) fn use_built(step: &'static str, is_whole: bool, is_live: bool) -> Built {
    let is_there = use_steps(is_live);
    let built = use_state_eq(|| bit(step));
    let now = *built | if is_whole { ALL } else { bit(step) };
    use_effect_with((now, is_there), move |(now, is_there)| {
        let now = *now;
        if !is_there {
        } else if now == ALL {
            if let Some(root) = document().document_element() {
                // Any name will do as an attribute's.
                let _set = root.set_attribute("data-settled", "");
            }
        } else {
            when_idle(move || built.set(now | 1 << now.trailing_ones()));
        }
    });
    now
}

/// Asks for what shows the steps; answers whether it is there, where there is a browser.
#[hook]
fn use_steps(is_live: bool) -> bool {
    let turn = use_force_update();
    use_effect_with(is_live, move |is_live| {
        if *is_live {
            later::wait(Callback::from(move |()| turn.force_update()));
            // Where it can't be had, the step that is shown says so.
            spawn_local(async {
                later::come().await;
            });
        }
    });
    is_live && later::there().is_some()
}

fn when_idle(work: impl FnOnce() + 'static) {
    let work = Rc::new(Cell::new(Some(work)));
    let once = move || {
        if let Some(work) = work.take() {
            work();
        }
    };
    let idle = Closure::once_into_js(once.clone());
    // Some browsers lack it: then it is the other one that does the work.
    let _asked = window().request_idle_callback(idle.unchecked_ref());
    Timeout::new(PAUSE, once).forget();
}
