//! Whether a line has room for its fields in one row. The style decides (`--wide` in styles/45-table.css), since
//! it alone knows how large the text is.

use std::cell::Cell;

use gloo::utils::{document, window};
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

thread_local! {
    /// What was found last, which the next part to ask starts from.
    static WIDE: Cell<bool> = const { Cell::new(true) };
}

/// Whether there is room, now and after every change.
#[hook]
pub(in crate::ui) fn use_wide() -> bool {
    let is_wide = use_state_eq(|| WIDE.get());
    {
        let is_wide = is_wide.setter();
        use_effect_with((), move |()| {
            let watch = document().query_selector(".layout").ok().flatten();
            let watch = watch.map(|layout| Watch::new(&layout, is_wide));
            move || drop(watch)
        });
    }
    *is_wide
}

fn measure(layout: &Element) -> bool {
    let style = window().get_computed_style(layout).ok().flatten();
    let wide = style.and_then(|style| style.get_property_value("--wide").ok());
    WIDE.set(wide.is_some_and(|wide| wide.trim() == "1"));
    WIDE.get()
}

/// An observer that ends with the component.
struct Watch {
    observer: Option<ResizeObserver>,
    _seen: Closure<dyn Fn()>,
}

impl Watch {
    fn new(layout: &Element, is_wide: UseStateSetter<bool>) -> Self {
        is_wide.set(measure(layout));
        let own = layout.clone();
        let seen = Closure::<dyn Fn()>::new(move || is_wide.set(measure(&own)));
        let observer = ResizeObserver::new(seen.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(layout);
        }
        Self { observer, _seen: seen }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
