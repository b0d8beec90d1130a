//! Whether a part of a long table is near enough to the window to be there at all.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use web_sys::js_sys::Array;
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// How far from the window a part is already made, in heights of it: farther than browsers themselves
/// skip what is out of sight, so that what goes is not seen to shrink.
const MARGIN: &str = "300%";

/// Whether the part is there; always where it is not asked to come and go. What is printed is all
/// there, and what has the focus stays.
#[hook]
pub(super) fn use_near(part: NodeRef, comes_and_goes: bool) -> bool {
    let is_near = use_state_eq(|| !comes_and_goes);
    {
        let is_near = is_near.setter();
        use_effect_with((part, comes_and_goes), move |(part, comes_and_goes)| {
            let element = part.cast::<Element>().filter(|_| *comes_and_goes);
            if element.is_none() {
                is_near.set(true);
            }
            let watch = element.map(|element| Watch::new(element, is_near));
            move || drop(watch)
        });
    }
    *is_near || !comes_and_goes
}

/// An observer that ends with the component.
struct Watch {
    observer: Option<IntersectionObserver>,
    _seen: Closure<dyn Fn(Array)>,
    _printed: [EventListener; 2],
}

impl Watch {
    fn new(element: Element, is_near: UseStateSetter<bool>) -> Self {
        // What the observer said last: it is heard of changes only, and printing is none to it.
        let was_near = Rc::new(Cell::new(false));
        let stays = {
            let element = element.clone();
            move |is_near: bool| is_near || element.matches(":focus-within").unwrap_or_default()
        };
        let printed = {
            let (all, some) = (is_near.clone(), is_near.clone());
            let (stays, was_near) = (stays.clone(), Rc::clone(&was_near));
            [
                EventListener::new(&window(), "beforeprint", move |_| all.set(true)),
                EventListener::new(&window(), "afterprint", move |_| {
                    some.set(stays(was_near.get()));
                }),
            ]
        };
        let seen = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            let last = entries.iter().last();
            let last = last.and_then(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
            was_near.set(last.is_none_or(|entry| entry.is_intersecting()));
            is_near.set(stays(was_near.get()));
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer =
            IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok();
        if let Some(observer) = &observer {
            observer.observe(&element);
        }
        Self { observer, _seen: seen, _printed: printed }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
