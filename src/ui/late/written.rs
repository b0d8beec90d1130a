//! A text of the proposal that is written in a view: it is in the draft at each key, as one step until the
//! field is left.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::desk::Desk;
use crate::proposal::Node;
use crate::ui::model::action::Action;
use crate::ui::model::typed;

/// A text and where it stands.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
    /// Its place in the proposal.
    pub path: AttrValue,
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
}

/// A text that can be written.
#[component]
pub(super) fn Written(props: &Props) -> Html {
    let Props { desk, path, name, is_long, is_number, is_bare, is_wrong } = props;
    let text = typed(desk.draft.at(path));
    let oninput = {
        let (desk, path, is_long) = (desk.clone(), path.clone(), *is_long);
        Callback::from(move |event: InputEvent| {
            let text = if is_long {
                event.target_unchecked_into::<HtmlTextAreaElement>().value()
            } else {
                event.target_unchecked_into::<HtmlInputElement>().value()
            };
            let value = if text.is_empty() { Node::Null } else { Node::text(&text) };
            desk.send(Action::Set(path.as_str().into(), value));
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
                <textarea rows="2" data-path={path} value={text} {oninput} />
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
                />
            }
        </label>
    }
}
