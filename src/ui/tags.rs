//! Choices of few words, small enough for a row of a table: each is one element, its sign and name
//! attributes of it.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::codes;
use super::control::{Control, holds, unknown};
use super::model::action::Action;
use crate::proposal::{Kind, Node};

/// Signs of the choices of a list, in its order, however long it is.
pub(super) fn signs() -> impl Iterator<Item = String> {
    ('①'..='⑳').map(String::from).chain((21..).map(|number: u32| format!("({number})")))
}

/// The choices of a field that has few; nothing for any other.
pub(super) fn tags(control: &Control<'_>) -> Option<Html> {
    let (role, choices) = match control.spec.kind {
        Kind::Boolean => ("radiogroup", answers(control)),
        Kind::Several(_) => ("group", several(control)),
        _ => return None,
    };
    Some(html! {
        <span
            class="tags"
            {role}
            id={control.path}
            aria-labelledby={control.labelled.clone()}
            aria-describedby={control.described.clone()}
        >
            {choices}
        </span>
    })
}

fn answers(control: &Control<'_>) -> Html {
    let ctx = control.ctx;
    let answers = [
        ("false", ctx.t("tax.excluded"), Node::Bool(false)),
        ("true", ctx.t("tax.included"), Node::Bool(true)),
        ("", ctx.t("unanswered"), Node::Null),
    ];
    let radio = |(code, name, answer): (&'static str, &'static str, Node)| {
        let is_checked = match &answer {
            Node::Null => control.value.is_unanswered(),
            answer => control.value == answer,
        };
        let (ctx, path) = (ctx.clone(), Rc::<str>::from(control.path.as_str()));
        let onchange =
            Callback::from(move |_| ctx.send(Action::Set(Rc::clone(&path), answer.clone())));
        let sign = if code.is_empty() { "—" } else { name };
        tag(control, "radio", code, sign, name, is_checked, onchange)
    };
    answers.into_iter().map(radio).collect()
}

fn several(control: &Control<'_>) -> Html {
    let ctx = control.ctx;
    let Kind::Several(offered) = control.spec.kind else { return Html::default() };
    let offered = codes::of(control.spec.path, offered, ctx.lang, ctx.rules, &Node::Null);
    let checkbox = |code: &str, sign: &str, name: &str, is_held: bool| {
        let (ctx, path) = (ctx.clone(), Rc::<str>::from(control.path.as_str()));
        let own: Rc<str> = code.into();
        let onchange = Callback::from(move |event: Event| {
            let is_ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
            ctx.send(Action::Tick(Rc::clone(&path), Rc::clone(&own), is_ticked));
        });
        tag(control, "checkbox", code, sign, name, is_held, onchange)
    };
    let known = offered
        .iter()
        .zip(signs())
        .map(|(code, sign)| checkbox(code.code, &sign, code.name, holds(control.value, code.code)));
    let others = unknown(control.value, &offered);
    let others = others.iter().map(|code| checkbox(code, code, code, true));
    known.chain(others).collect()
}

fn tag(
    control: &Control<'_>,
    kind: &'static str,
    code: &str,
    sign: &str,
    name: &str,
    is_checked: bool,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <input
            type={kind}
            class="tag"
            name={control.path}
            data-path={control.path}
            data-sign={sign.to_owned()}
            value={code.to_owned()}
            aria-label={name.to_owned()}
            title={name.to_owned()}
            checked={is_checked}
            aria-invalid={control.invalid}
            {onchange}
        />
    }
}
