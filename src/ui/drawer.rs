//! The drawer: what a "?" or a figure opens, in place of the panel where there is room beside the step, else over it.
//!
//! The buttons that open it carry what they ask for as attributes, and the page hears all of them at its root: many
//! rows have one, and each would need a listener of its own.

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, MouseEvent};
use yew::prelude::*;

use super::asked::Asked;
use super::ctx::Ctx;
use super::focus;
use super::help;
use super::keys;
use super::lazy::Lazy;
use super::model::action::Action;
use super::model::drawer::{Drawer, Tells};
use super::model::entry::place_of;
use super::words::filled;

/// From this width of the window on there is room for it beside the step (styles/30-layout.css).
const BESIDE: &str = "(min-width: 80rem)";

/// The list whose lines are asked about together.
const LINES: &str = ".lines";

/// A button that opens why the figures at a place of the assessment are what they are; `name` is theirs.
pub(super) fn why(ctx: &Ctx, name: &str, about: &str, rule: &str, text: &str) -> Html {
    html! {
        <button type="button" class="why" data-why={about.to_owned()} data-by={rule.to_owned()} data-name={name.to_owned()}>
            {text}<span class="hidden">{ctx.t("list.of")}{name}</span>
        </button>
    }
}

/// A figure that opens why it is what it is; `name` is its own.
pub(super) fn reason(ctx: &Ctx, name: &str, about: &str, rule: &str, figure: Html) -> Html {
    html! {
        <button type="button" class="reason-of" data-why={about.to_owned()} data-by={rule.to_owned()} data-name={name.to_owned()}>
            {figure}<span class="hidden">{ctx.t("list.of")}{ctx.t("why")}</span>
        </button>
    }
}

/// The "?" of a question, by its path in the table of fields.
pub(super) fn ask(ctx: &Ctx, name: &str, question: &str) -> Html {
    html! {
        <button type="button" class="ask" data-help={question.to_owned()} data-name={name.to_owned()}>
            <span aria-hidden="true">{"?"}</span><span class="hidden">{ctx.t("help")}{ctx.t("list.of")}{name}</span>
        </button>
    }
}

/// What a click asks the drawer for.
pub(super) fn asked(event: &MouseEvent, is_framed: bool) -> Option<Action> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let button = target.closest("[data-why], [data-help], [data-action=open]").ok().flatten()?;
    let of = |name: &str| button.get_attribute(name);
    let tells = if let Some(about) = of("data-why") {
        Tells::Why { about, rule: of("data-by").unwrap_or_default() }
    } else if let Some(question) = of("data-help") {
        Tells::Help { question }
    } else {
        Tells::Line { path: of("data-path")? }
    };
    let name = of("data-name").unwrap_or_default();
    let top = button.get_bounding_client_rect().top() as i32;
    Some(Action::Open(Drawer { tells, name, is_over: lies_over(is_framed), top }))
}

/// Whether there is no room for it beside the step.
pub(super) fn lies_over(is_framed: bool) -> bool {
    let has_room =
        || window().match_media(BESIDE).ok().flatten().is_some_and(|asked| asked.matches());
    is_framed || !has_room()
}

/// What the drawer needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// What it shows.
    pub drawer: Drawer,
    /// A cost line, where it shows one.
    #[prop_or_default]
    pub line: Html,
}

/// The drawer, open.
#[component]
pub(super) fn OpenDrawer(props: &Props) -> Html {
    let Props { ctx, drawer, line } = props;
    let root = use_node_ref();
    {
        let (root, is_framed) = (root.clone(), ctx.is_framed);
        use_effect_with(drawer.clone(), move |drawer| {
            let before = document().active_element();
            show(&root, drawer, is_framed);
            let line = match &drawer.tells {
                Tells::Line { path } => Some(path.clone()),
                _ => None,
            };
            // Once the drawer is out of the document.
            move || {
                Timeout::new(0, move || give_back(before, line)).forget();
            }
        });
    }
    let close = {
        let ctx = ctx.clone();
        Callback::from(move |_: MouseEvent| ctx.send(Action::Shut))
    };
    let onclose = {
        let ctx = ctx.clone();
        Callback::from(move |_: Event| ctx.send(Action::Shut))
    };
    let onkeydown = {
        let ctx = ctx.clone();
        Callback::from(move |event: KeyboardEvent| {
            if keys::name(&event) == "Escape" && !keys::composes(&event) {
                event.prevent_default();
                ctx.send(Action::Shut);
            }
        })
    };
    let title = match &drawer.tells {
        Tells::Line { path } => {
            let place = place_of(path).map_or(0, |(_, place)| place + 1);
            filled(ctx.t("lines.entry"), &place.to_string())
        }
        _ if drawer.name.is_empty() => ctx.t("why").to_owned(),
        _ => drawer.name.clone(),
    };
    let told = match &drawer.tells {
        Tells::Why { about, rule } => {
            let asked = Asked::Why { about: about.clone().into(), rule: rule.clone().into() };
            html! { <div class="late"><Lazy {asked} /></div> }
        }
        Tells::Help { question } if question.ends_with(LINES) => {
            let asked = Asked::Categories { list: question.clone().into() };
            html! { <div class="late" data-view={asked.code()}><Lazy {asked} /></div> }
        }
        Tells::Help { question } => help::parts(ctx.lang, question),
        Tells::Line { .. } => line.clone(),
    };
    html! {
        <dialog class="drawer" data-drawer={drawer.tells.code()} aria-labelledby="drawer-title" ref={root} {onclose} {onkeydown}>
            <div class="drawer-head">
                <h2 id="drawer-title" tabindex="-1">{title}</h2>
                <button type="button" class="plain" data-drawer-close="" onclick={close}>
                    <span aria-hidden="true">{"×"}</span><span class="hidden">{ctx.t("result.fold")}</span>
                </button>
            </div>
            {told}
        </dialog>
    }
}

/// Shows it beside the step or over it, and takes the focus to its heading.
fn show(root: &NodeRef, drawer: &Drawer, is_framed: bool) {
    let Some(dialog) = root.cast::<HtmlDialogElement>() else { return };
    if !dialog.open() {
        if !drawer.is_over {
            dialog.show();
        } else {
            if is_framed {
                // In a frame that is as high as the step, the middle may be far away.
                let top = drawer.top.max(0);
                let _set = dialog.style().set_property("margin-block-start", &format!("{top}px"));
            }
            // One that was shown already stays so.
            let _shown = dialog.show_modal();
        }
    }
    // It follows somebody who types from line to line, and leaves them there.
    let is_typing = document().active_element().is_some_and(|active| {
        matches!(active.tag_name().as_str(), "INPUT" | "SELECT")
            && active.closest(".row").ok().flatten().is_some()
    });
    if !is_typing {
        focus::button("#drawer-title");
    }
}

/// Gives the focus back to where it was, unless it has gone elsewhere meanwhile; from a cost line to that.
fn give_back(before: Option<Element>, line: Option<String>) {
    let is_lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
    if let (true, Some(line)) = (is_lost, line) {
        return focus::button(&format!("[data-action=open][data-path=\"{line}\"]"));
    }
    let before =
        before.filter(|_| is_lost).and_then(|before| before.dyn_into::<HtmlElement>().ok());
    if let Some(before) = before {
        // An element that can't take the focus leaves it where it is.
        let _refused = before.focus();
    }
}
