//! What the page shows on demand only, in its second module. It is shown in an element of the page, as
//! an application of its own: asked by a tree, it shows a view, and tells what a person does there.
//!
//! A request has `view` (a name below) and `lang`, views that are opened `about`, the place they are about,
//! and `rule`; what else a request has is the view's own. The proposal itself is given beforehand.

mod arrange;
mod cases;
mod categories;
mod desk;
mod documents;
mod draft;
mod fitting;
mod intake;
mod judging;
mod keep;
mod planning;
mod programme;
mod reach;
mod report;
mod rulebook;
mod why;
mod written;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::utils::document;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::js_sys::Function;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use self::arrange::Arrange;
use self::cases::Cases;
use self::categories::Categories;
use self::desk::{Desk, Props};
use self::documents::{Documents, Linked};
use self::fitting::Fitting;
use self::intake::Intake;
use self::judging::Judging;
use self::planning::Planning;
use self::programme::Programme;
use self::reach::Reach;
use self::why::Why;
use crate::proposal::Node;
use crate::ui::keys::shortcut;
use crate::ui::model::action::Action;

/// Views by the element they are shown in.
type Shown = Vec<(Element, yew::AppHandle<Late>)>;

thread_local! {
    static SHOWN: RefCell<Shown> = const { RefCell::new(Vec::new()) };
}

/// Shows what a request asks for in an element, or anew what is shown there. `tell` gets what a person
/// does there, as JSON text.
#[wasm_bindgen(js_name = showLate)]
pub fn show(root: Element, request: &str, tell: Function) {
    let request: Rc<Node> = Rc::new(serde_json::from_str(request).unwrap_or_default());
    let tell = Callback::from(move |told: Node| {
        let json = serde_json::to_string(&told).unwrap_or_default();
        // Where the page has gone on without this view, nobody is left to be told.
        let _gone = tell.call1(&JsValue::NULL, &JsValue::from(json));
    });
    let props = Props { desk: Desk::of(&request, tell), request };
    SHOWN.with(|shown| {
        let mut shown = shown.borrow_mut();
        let is_there = |(element, _): &(Element, _)| element.is_connected();
        let (there, gone): (Shown, Shown) = shown.drain(..).partition(is_there);
        *shown = there;
        gone.into_iter().for_each(|(_, handle)| handle.destroy());
        match shown.iter_mut().find(|(element, _)| *element == root) {
            Some((_, handle)) => handle.update(props),
            None => {
                take_first_number();
                let handle = yew::Renderer::<Late>::with_root_and_props(root.clone(), props);
                shown.push((root, handle.render()));
            }
        }
    });
}

/// Takes over the proposal as it was typed, as JSON text, for all views that are shown from now on.
#[wasm_bindgen(js_name = giveDraft)]
pub fn give_draft(json: &str) {
    desk::know(serde_json::from_str(json).unwrap_or_default());
}

/// Takes over files that are to be compared, as JSON text `[{"name", "text", "large"}]`.
#[wasm_bindgen(js_name = giveFiles)]
pub fn give_files(json: &str) {
    cases::take(&serde_json::from_str(json).unwrap_or_default());
}

/// Yew tells applications apart by numbers that it counts in each module. The page is number one of its
/// own module, and would take events of our number one for its own: so that number goes unused here.
fn take_first_number() {
    thread_local! {
        static TAKEN: RefCell<bool> = const { RefCell::new(false) };
    }
    if !TAKEN.with(|taken| taken.replace(true))
        && let Ok(aside) = document().create_element("div")
    {
        yew::Renderer::<Nothing>::with_root(aside).render().destroy();
    }
}

#[component]
fn Nothing() -> Html {
    Html::default()
}

/// Puts the focus on the region that a button stands in: for buttons that are gone after they were pressed.
fn to_region(event: &MouseEvent) {
    let button = event.target_dyn_into::<Element>();
    let region = button.and_then(|button| button.closest("[role=region]").ok().flatten());
    if let Some(region) = region.and_then(|region| region.dyn_into::<HtmlElement>().ok()) {
        // An element that can't take the focus leaves it where it is.
        let _refused = region.focus();
    }
}

/// The view that is asked for.
#[component]
fn Late(props: &Props) -> Html {
    // The page does not see keys that are pressed here, and they mean the same as anywhere on it.
    let onkeydown = {
        let desk = props.desk.clone();
        Callback::from(move |event: KeyboardEvent| {
            let is_line = |input: HtmlInputElement| input.type_() == "text";
            let is_text = event.target_dyn_into::<HtmlInputElement>().is_some_and(is_line)
                || event.target_dyn_into::<HtmlTextAreaElement>().is_some();
            let deed = match shortcut(&event, false) {
                Some(Action::Undo) if !is_text => "undo",
                Some(Action::Redo) if !is_text => "redo",
                _ => return,
            };
            event.prevent_default();
            desk.tell(deed, []);
        })
    };
    html! { <div {onkeydown}>{view(props)}</div> }
}

fn view(props: &Props) -> Html {
    let desk = &props.desk;
    match props.request.get("view").as_text() {
        Some("intake") => html! { <Intake ..props.clone() /> },
        Some("arrange") => html! { <Arrange ..props.clone() /> },
        Some("fitting") => html! { <Fitting ..props.clone() /> },
        Some("programme") => html! { <Programme ..props.clone() /> },
        Some("categories") => html! { <Categories desk={desk.clone()} /> },
        Some("documents") => html! { <Documents ..props.clone() /> },
        Some("linked") => html! { <Linked ..props.clone() /> },
        Some("report") => report::report(props),
        Some("why") => html! { <Why ..props.clone() /> },
        Some("judging") => html! { <Judging ..props.clone() /> },
        Some("planning") => html! { <Planning ..props.clone() /> },
        Some("reach") => html! { <Reach ..props.clone() /> },
        Some("cases" | "compared" | "rulebook") => html! { <Cases ..props.clone() /> },
        _ => Html::default(),
    }
}
