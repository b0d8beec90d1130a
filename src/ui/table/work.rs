//! The work a line is for: its signs on one button, which opens the words to choose from.

use gloo::utils::document;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::proposal::{Kind, Node};
use crate::ui::codes::{self, Code};
use crate::ui::control::{code_box, holds, unknown};
use crate::ui::ctx::{Ctx, Part};
use crate::ui::tags::signs;

use super::cell::spec_of;

/// What a line names, and where.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// The path of the line.
    pub path: AttrValue,
    /// What it names.
    pub value: Part,
    /// What the line is called.
    pub line: AttrValue,
    /// Something of it can't be used.
    pub invalid: bool,
}

/// The button, and what it has opened.
#[component]
pub(super) fn Work(props: &Props) -> Html {
    let Props { ctx, path, value, line, invalid } = props;
    let is_open = use_state_eq(|| false);
    let (button, picker) = (use_node_ref(), use_node_ref());
    {
        let (button, picker) = (button.clone(), picker.clone());
        use_effect_with(*is_open, move |is_open| {
            if *is_open {
                show(&button, &picker);
            }
        });
    }
    // A press outside closes what is open before the button hears of it.
    let was_open = use_mut_ref(|| false);
    let onpointerdown = {
        let (is_open, was_open) = (*is_open, was_open.clone());
        Callback::from(move |_: PointerEvent| {
            was_open.replace(is_open);
        })
    };
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!was_open.replace(false) && !*is_open))
    };
    let ontoggle = {
        let is_open = is_open.setter();
        Callback::from(move |event: Event| {
            let picker = event.target_unchecked_into::<Element>();
            is_open.set(picker.matches(":popover-open").unwrap_or_default());
        })
    };
    let Some(spec) = spec_of("work") else { return Html::default() };
    let Kind::Several(codes) = spec.kind else { return Html::default() };
    let offered = codes::of(spec.path, codes, ctx.lang, ctx.rules, &Node::Null);
    let work = AttrValue::from(format!("{path}.work"));
    let column = ctx.lang.find("column.work").unwrap_or_default();
    let held = held(&value.0, &offered);
    html! {
        <span role="cell" class="work">
            <button
                type="button"
                id={work.clone()}
                data-action="work"
                data-path={path}
                data-wrong={invalid.then_some("true")}
                aria-expanded={is_open.to_string()}
                aria-label={format!("{column}{}{line} {held}", ctx.t("list.of"))}
                ref={button}
                {onpointerdown}
                {onclick}
            >
                {if held.is_empty() { "＋" } else { held.as_str() }}
            </button>
            if *is_open {
                <div popover="auto" class="picker" role="group" aria-label={column} ref={picker} {ontoggle}>
                    {boxes(ctx, &work, &value.0, &offered, invalid.then_some("true"))}
                </div>
            }
        </span>
    }
}

/// The signs of what is named, and of what there is none for.
fn held(value: &Node, offered: &[Code<'_>]) -> String {
    let known = offered.iter().zip(signs()).filter(|(code, _)| holds(value, code.code));
    let others = unknown(value, offered);
    known.map(|(_, sign)| sign).chain(others.first().map(|_| "?".to_owned())).collect()
}

fn boxes(
    ctx: &Ctx,
    path: &AttrValue,
    value: &Node,
    offered: &[Code<'_>],
    invalid: Option<&'static str>,
) -> Html {
    let known = offered.iter().zip(signs()).map(|(code, sign)| {
        let name = format!("{sign} {}", code.name);
        code_box(ctx, path, code.code, &name, holds(value, code.code), invalid)
    });
    let others = unknown(value, offered);
    let others = others.iter().map(|code| code_box(ctx, path, code, code, true, invalid));
    known.chain(others).collect()
}

/// Shows the words below the button, or above it where there is no room, and takes the focus there.
fn show(button: &NodeRef, picker: &NodeRef) {
    let (Some(button), Some(picker)) = (button.cast::<Element>(), picker.cast::<HtmlElement>())
    else {
        return;
    };
    // Where a browser has none of these, the words stand there all the same.
    let _shown = picker.show_popover();
    let (at, own) = (button.get_bounding_client_rect(), picker.get_bounding_client_rect());
    let all = document().document_element();
    let (width, height) = all.map_or((0, 0), |all| (all.client_width(), all.client_height()));
    let left = (at.left() as i32).min(width - own.width() as i32).max(0);
    let (below, high) = (at.bottom() as i32, own.height() as i32);
    let top = if below + high <= height { below } else { (at.top() as i32 - high).max(0) };
    let style = picker.style();
    for (name, value) in [("left", left), ("top", top)] {
        let _set = style.set_property(name, &format!("{value}px"));
    }
    let first = picker.query_selector("input").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        // An element that can't take the focus leaves it where it is.
        let _refused = first.focus();
    }
}
