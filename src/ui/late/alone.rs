//! One part of the page printed by itself.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, window};

use super::desk::is_framed;

/// Prints the part of this name alone: the page says so of itself until that is done, and the style leaves out
/// all else. Answers whether it came to that.
pub(super) fn print(part: &str) -> bool {
    const MARK: &str = "data-print";
    let Some(root) = document().document_element() else { return false };
    // Setting an attribute of this name does not fail.
    let _set = root.set_attribute(MARK, part);
    let taken = root.clone();
    EventListener::once(&window(), "afterprint", move |_| {
        let _removed = taken.remove_attribute(MARK);
    })
    .forget();
    let begun = Rc::new(Cell::new(false));
    let begins = {
        let begun = Rc::clone(&begun);
        EventListener::once(&window(), "beforeprint", move |_| begun.set(true))
    };
    let is_refused = window().print().is_err();
    drop(begins);
    // A frame that may not print says nothing; all that happens is that this event is missing.
    let is_printed = !is_refused && (begun.get() || !is_framed());
    if !is_printed {
        let _removed = root.remove_attribute(MARK);
    }
    is_printed
}
