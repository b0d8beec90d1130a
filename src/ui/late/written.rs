//! A text of the proposal that is written in a view. It is told to the page once it is left, as one step;
//! until then what was typed is kept here, whatever else is shown anew meanwhile.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::desk::Desk;
use crate::proposal::Node;
use crate::ui::model::typed;

/// A text and where it stands.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
    /// Its place in the proposal.
    pub path: AttrValue,
    /// What the proposal holds there.
    pub value: Node,
    /// What it is called.
    pub name: AttrValue,
    /// It has room for several lines.
    #[prop_or_default]
    pub is_long: bool,
    /// It holds a number.
    #[prop_or_default]
    pub is_number: bool,
    /// Its name is for screen readers only, since a table's head says the same.
    #[prop_or_default]
    pub is_bare: bool,
    /// It can't be used as it is.
    #[prop_or_default]
    pub is_wrong: bool,
    /// Who is told what was written, instead of the page.
    #[prop_or_default]
    pub done: Option<Callback<Node>>,
}

/// A text that can be written.
#[component]
pub(super) fn Written(props: &Props) -> Html {
    let Props { desk, path, value, name, is_long, is_number, is_bare, is_wrong, done } = props;
    let typing = use_state_eq(|| None::<String>);
    {
        let typing = typing.setter();
        use_effect_with((path.clone(), value.clone()), move |_| typing.set(None));
    }
    let told = typed(value);
    let text = (*typing).clone().unwrap_or_else(|| told.clone());
    let oninput = {
        let (typing, is_long) = (typing.setter(), *is_long);
        Callback::from(move |event: InputEvent| {
            let text = if is_long {
                event.target_unchecked_into::<HtmlTextAreaElement>().value()
            } else {
                event.target_unchecked_into::<HtmlInputElement>().value()
            };
            typing.set(Some(text));
        })
    };
    let onchange = {
        let (desk, path, text, done) = (desk.clone(), path.clone(), text.clone(), done.clone());
        Callback::from(move |_: Event| {
            if text != told {
                let value = if text.is_empty() { Node::Null } else { Node::text(&text) };
                match &done {
                    Some(done) => done.emit(value),
                    None => desk.set([(path.to_string(), value)]),
                }
            }
        })
    };
    let invalid = is_wrong.then_some("true");
    let label = is_bare.then(|| name.clone());
    html! {
        <label class="written">
            if !is_bare {
                <span>{name}</span>
            }
            if *is_long {
                <textarea rows="2" data-path={path} value={text} {oninput} {onchange} />
            } else {
                <input
                    type="text"
                    data-path={path}
                    value={text}
                    autocomplete="off"
                    inputmode={is_number.then_some("decimal")}
                    aria-label={label}
                    aria-invalid={invalid}
                    {oninput}
                    {onchange}
                />
            }
        </label>
    }
}
