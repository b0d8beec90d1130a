//! Takes the focus to a place of the form.

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{MouseEvent, TargetCast as _};

use super::model::chunk::CHUNK;
use super::model::state::Focus;

/// Rows of a long table come once their place is in sight: how often that is waited for, and how long.
const TURNS: u32 = 20;
const TURN: u32 = 50;

/// What holds an answer.
const INPUTS: &str = ":is(input, select, textarea)";
/// What a cost line is for stands behind a button of it.
const WORK: &str = "work";
const WORK_OF: &str = "[data-action=work]";

/// Focuses what a path names: the input, the first input of an entry, or what is next to it.
pub(super) fn take(focus: &Focus) {
    if let Some(chunk) = far_chunk(&focus.path) {
        chunk.scroll_into_view();
        later(focus.clone(), TURNS);
    } else if let Some(show_all) = show_all(&focus.path) {
        show_all.click();
        Timeout::new(TURN, {
            let focus = focus.clone();
            move || take(&focus)
        })
        .forget();
    } else {
        now(focus);
    }
}

fn later(focus: Focus, turns: u32) {
    Timeout::new(TURN, move || {
        if far_chunk(&focus.path).is_some() && turns > 0 {
            later(focus, turns - 1);
        } else {
            now(&focus);
        }
    })
    .forget();
}

/// The part of a long table that holds an entry and is not there yet.
fn far_chunk(path: &str) -> Option<Element> {
    let (list, rest) = path.rsplit_once("lines[")?;
    let place: usize = rest.split(']').next()?.parse().ok()?;
    let start = place - place % CHUNK;
    let own = quoted(&format!("{list}lines[{start}]"));
    let lines = quoted(&format!("{list}lines["));
    // In another order than their own, parts say which rows they hold.
    find(&format!("[data-far][data-chunk={own}]:not([data-rows])"))
        .or_else(|| find(&format!("[data-far][data-chunk^={lines}][data-rows~=\"{place}\"]")))
}

/// What shows all lines again, where the entry of a path is one that is left out now.
fn show_all(path: &str) -> Option<HtmlElement> {
    let (list, rest) = path.rsplit_once("lines[")?;
    let row = quoted(&format!("{list}lines[{}]", rest.split(']').next()?));
    let table = quoted(&format!("{list}lines"));
    if find(&format!("[id={row}]")).is_some() {
        return None;
    }
    find(&format!("[id={table}]:has([data-rows]) [data-task=arrange]"))?.dyn_into().ok()
}

/// What opens all of a cost line, where a field of it is not there until then.
fn line_of(focus: &Focus) -> Option<HtmlElement> {
    let (list, rest) = focus.path.rsplit_once(".lines[")?;
    let (place, field) = rest.split_once("].")?;
    let exact = quoted(&focus.path);
    let line = quoted(&format!("{list}.lines[{place}]"));
    let is_there = focus.action.is_some()
        || find(&format!("{INPUTS}[data-path={exact}]")).is_some()
        || field.starts_with(WORK) && find(&format!("{WORK_OF}[data-path={line}]")).is_some();
    let open = find(&format!("[data-action=open][data-path={line}]")).filter(|_| !is_there)?;
    open.dyn_into().ok()
}

fn now(focus: &Focus) {
    let Some(line) = line_of(focus) else { return arrive(focus) };
    line.click();
    opened(focus.clone(), TURNS);
}

/// Arrives once the line is open: what it holds depends on the room there is, which is known a moment later.
fn opened(focus: Focus, turns: u32) {
    Timeout::new(if turns == TURNS { 0 } else { TURN }, move || {
        let exact = format!("{INPUTS}[data-path={}]", quoted(&focus.path));
        if turns == 0 || find(&exact).is_some() {
            arrive(&focus);
        } else {
            opened(focus, turns - 1);
        }
    })
    .forget();
}

fn arrive(focus: &Focus) {
    let button = focus.action.and_then(|action| {
        // At the end of a list the button that was pressed is gone; its neighbour is not.
        let actions = [action, if action == "up" { "down" } else { "up" }, "add"];
        let mut actions = actions.into_iter();
        actions.find_map(|action| {
            find(&format!("[data-action={action}][data-path={}]", quoted(&focus.path)))
        })
    });
    let Some(target) = button.or_else(|| input(&focus.path)) else { return };
    open_around(&target);
    if let Some(target) = target.dyn_ref::<HtmlElement>() {
        // An element that can't take the focus leaves it where it is.
        let _refused = target.focus();
    }
}

/// The input of a path or of the nearest part around it that has one.
fn input(path: &str) -> Option<Element> {
    let mut path = path;
    loop {
        let exact = quoted(path);
        let (field, element) = (quoted(&format!("{path}.")), quoted(&format!("{path}[")));
        let found = find(&format!("{INPUTS}[data-path={exact}]"))
            .or_else(|| {
                find(&format!("{INPUTS}[data-path^={field}], {INPUTS}[data-path^={element}]"))
            })
            .or_else(|| {
                let line = quoted(path.strip_suffix(WORK)?.strip_suffix('.')?);
                find(&format!("{WORK_OF}[data-path={line}]"))
            })
            .or_else(|| find(&format!("[data-path={exact}], summary[id={exact}]")));
        if found.is_some() {
            return found;
        }
        path = path.get(..path.rfind(['.', '['])?)?;
    }
}

/// Focuses what a selector names.
pub(super) fn button(selector: &str) {
    if let Some(button) = find(selector).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // An element that can't take the focus leaves it where it is.
        let _refused = button.focus();
    }
}

/// Puts the focus on the part around a button that is gone once it was pressed.
pub(super) fn around(event: &MouseEvent, selector: &str) {
    let button = event.target_dyn_into::<Element>();
    let part = button.and_then(|button| button.closest(selector).ok().flatten());
    if let Some(part) = part {
        on(part);
    }
}

/// Puts the focus on an element, whatever it is.
pub(super) fn on(element: Element) {
    let Ok(element) = element.dyn_into::<HtmlElement>() else { return };
    if element.tab_index() < 0 {
        element.set_tab_index(-1);
    }
    // An element that can't take the focus leaves it where it is.
    let _refused = element.focus();
}

/// Puts the focus on the page where what had it is gone.
pub(super) fn keep() {
    if document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
        button("main");
    }
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// A text as CSS writes it; keys of an opened file may hold anything.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Unfolds what the element is folded into.
fn open_around(element: &Element) {
    let mut around = element.parent_element();
    while let Some(parent) = around {
        if parent.tag_name() == "DETAILS" {
            // Setting an attribute that HTML knows does not fail.
            let _set = parent.set_attribute("open", "");
        }
        around = parent.parent_element();
    }
}
