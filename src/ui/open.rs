//! Parts that are there only once they are asked for.

use web_sys::Element;
use yew::prelude::*;

/// Whether a `details` element is open, and what tells so when it is toggled.
#[hook]
pub(super) fn use_open() -> (bool, Callback<Event>) {
    let is_open = use_state(|| false);
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |event: Event| {
            is_open.set(event.target_unchecked_into::<Element>().has_attribute("open"));
        })
    };
    (*is_open, ontoggle)
}
