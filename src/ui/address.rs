//! The step in the page's address: the first part of its fragment without `=`. The other parts are settings,
//! which a move keeps.

use gloo::utils::{document, window};
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, MouseEvent};

use super::focus;
use super::model::action::Action;
use super::model::step::{STEPS, named, of_path};

/// Where `static/visit.js` keeps whether all steps are shown.
const WHOLE: &str = "c3p:view";

/// What asks for all steps, in the address or its fragment.
const WHOLE_ASKED: &str = "view=all";

/// The parts of a fragment.
fn parts(hash: &str) -> impl Iterator<Item = &str> {
    hash.trim_start_matches('#').split('&').filter(|part| !part.is_empty())
}

/// What a fragment names: a step, or a place on the page.
fn place(hash: &str) -> Option<&str> {
    parts(hash).find(|part| !part.contains('='))
}

/// A fragment with another step, and the settings as they are. What carries a proposal is no setting.
fn with_step(hash: &str, step: &str) -> String {
    let settings = parts(hash).filter(|part| part.contains('=') && !part.starts_with("p="));
    [step].into_iter().chain(settings).collect::<Vec<_>>().join("&")
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// What going to an address means: to a step, to a field, or to a place within a step. Nothing where it names none.
fn meant(hash: &str) -> Option<Action> {
    let place = place(hash)?;
    if let Some(step) = named(place) {
        return Some(Action::Move(step));
    }
    if of_path(place).is_some() {
        return Some(Action::Go(place.to_owned()));
    }
    step_around(&document().get_element_by_id(place)?).map(Action::Reveal)
}

/// The step that the address names.
pub(super) fn step() -> Option<&'static str> {
    let hash = hash();
    let place = place(&hash)?;
    named(place).or_else(|| of_path(place))
}

/// Whether the fragment asks for all steps, wherever it goes.
pub(super) fn asks_for_all() -> bool {
    parts(&hash()).any(|part| part == WHOLE_ASKED)
}

/// Whether all steps are asked for, by the address or as it was left last.
pub(super) fn is_whole() -> bool {
    let search = window().location().search().unwrap_or_default();
    let asked = search
        .trim_start_matches('?')
        .split('&')
        .chain(parts(&hash()))
        .any(|part| part == WHOLE_ASKED);
    let kept = || window().local_storage().ok().flatten()?.get_item(WHOLE).ok().flatten();
    asked || kept().as_deref() == Some("all")
}

/// Lets the page's scripts know whether all steps are shown, which remember it where they may; an address that asked
/// for all of them does so no longer.
pub(super) fn show_whole(is_whole: bool) {
    let Some(root) = document().document_element() else { return };
    // Any name will do as an attribute's, and an event without listeners is none.
    let _set = if is_whole {
        root.set_attribute("data-whole", "")
    } else {
        root.remove_attribute("data-whole")
    };
    let _told = Event::new("c3p:view").map(|event| window().dispatch_event(&event));
    let search = window().location().search().unwrap_or_default();
    let without = |text: &str| {
        text.split('&').filter(|part| *part != WHOLE_ASKED).collect::<Vec<_>>().join("&")
    };
    let hash = hash();
    let (search, hash) = (search.trim_start_matches('?'), hash.trim_start_matches('#'));
    let (asked, place) = (without(search), without(hash));
    if is_whole || (asked == search && place == hash) {
        return;
    }
    let path = window().location().pathname().unwrap_or_default();
    let asked = if asked.is_empty() { asked } else { format!("?{asked}") };
    let address = format!("{path}{asked}#{place}");
    let history = window().history();
    // Where a browser refuses, the address stays, and the page works as it is.
    let _written =
        history.map(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
}

/// Writes a step into the address: as a new one in the history, or in a frame, whose "back" is the host's, in place
/// of the one before.
pub(super) fn write(step: &str, is_framed: bool) {
    if self::step().unwrap_or(STEPS[0]) == step {
        return;
    }
    let Ok(history) = window().history() else { return };
    let address = format!("#{}", with_step(&hash(), step));
    // Where a browser refuses, the address stays, and the page works as it is.
    let _written = if is_framed {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    };
}

/// What an address means that was gone to by the browser: without a step it is the first one, unless it brings
/// something else.
pub(super) fn arrived() -> Option<Action> {
    let hash = hash();
    let brings = hash.starts_with("#p=") || hash.starts_with("#p%3");
    let is_bare = place(&hash).is_none() && !brings && !asks_for_all();
    meant(&hash).or_else(|| is_bare.then_some(Action::Move(STEPS[0])))
}

/// What a click on a link within the page means. Other places than steps take the focus, and the address stays: a
/// frame's would be seen by nobody, and without a step it would be that of the first one.
pub(super) fn followed(event: &MouseEvent) -> Option<Action> {
    let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    let target: Element = event.target()?.dyn_into().ok()?;
    let link = target.closest("a[href^='#']").ok().flatten()?;
    if !is_plain || event.default_prevented() {
        return None;
    }
    let href = link.get_attribute("href")?;
    let place = href.trim_start_matches('#');
    if let Some(step) = named(place) {
        event.prevent_default();
        return Some(Action::Move(step));
    }
    let place = document().get_element_by_id(place)?;
    event.prevent_default();
    focus::on(name_within(&place).unwrap_or(place));
    None
}

/// What names a place and is to be seen: what is in a hidden step, or folded away, can't take the focus.
fn name_within(place: &Element) -> Option<Element> {
    let names = place.query_selector_all("h2, summary").ok()?;
    let names = (0..names.length()).filter_map(|at| names.item(at)?.dyn_into::<Element>().ok());
    let is_shown = |name: &Element| {
        let is_hidden = name.closest("section[hidden]").ok().flatten().is_some();
        let is_drawn =
            name.dyn_ref::<HtmlElement>().is_some_and(|name| name.offset_parent().is_some());
        is_drawn && !is_hidden
    };
    names.into_iter().find(is_shown)
}

/// The step that an element stands in.
pub(super) fn step_around(element: &Element) -> Option<&'static str> {
    named(&element.closest("main > section").ok().flatten()?.id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_keeps_the_settings_and_leaves_what_was_brought() {
        assert_eq!(with_step("", "budget"), "budget");
        assert_eq!(with_step("#start", "budget"), "budget");
        assert_eq!(
            with_step("#theme=dark&start&mode=compact", "co2"),
            "co2&theme=dark&mode=compact"
        );
        assert_eq!(with_step("#p=abc&lang=en", "co2"), "co2&lang=en");
    }

    #[test]
    fn the_place_is_the_first_part_that_is_no_setting() {
        assert_eq!(place("#theme=dark&budget&co2"), Some("budget"));
        assert_eq!(place("#budget.lines[0].unit_price"), Some("budget.lines[0].unit_price"));
        assert_eq!(place("#theme=dark"), None);
        assert_eq!(place(""), None);
    }
}
