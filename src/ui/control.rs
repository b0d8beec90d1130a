//! What a person types into or ticks, by the kind of the field. It shows exactly what the draft
//! holds: anything else would move the caret and break the input of Japanese.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::codes::{self, Code};
use super::ctx::Ctx;
use super::model::action::Action;
use super::model::entry::NONE;
use super::model::{answer, typed};
use super::more::Part;
use crate::proposal::{Codes, Field as Spec, Kind, MOST_CODES, Node, normalised};
use crate::text::grouped;

/// A control of a field.
pub(super) struct Control<'a> {
    /// What every part of the page needs.
    pub ctx: &'a Ctx,
    /// What the field may hold.
    pub spec: Spec,
    /// Its place in the proposal.
    pub path: &'a AttrValue,
    /// What was typed.
    pub value: &'a Node,
    /// Ids of the texts that name it, where no label does.
    pub labelled: Option<AttrValue>,
    /// Ids of the texts that describe it.
    pub described: Option<AttrValue>,
    /// Says "true" where its value can't be used; radios leave that to their group.
    pub invalid: Option<&'static str>,
}

/// The control of a field.
pub(super) fn control(control: &Control<'_>) -> Html {
    match control.spec.kind {
        Kind::Text | Kind::Quantity => line_of_text(control),
        Kind::Note => lines_of_text(control),
        Kind::Boolean => yes_or_no(control),
        Kind::Choice(codes) => choice(control, codes),
        Kind::Several(codes) => several(control, codes),
    }
}

/// Sends what an event's target holds to a path.
fn sender<E>(control: &Control<'_>, read: fn(&Event) -> String) -> Callback<E>
where
    E: Into<Event> + 'static,
{
    let ctx = control.ctx.clone();
    let path: Rc<str> = control.path.as_str().into();
    Callback::from(move |event: E| {
        let value = answer(&read(&event.into()));
        ctx.send(Action::Set(Rc::clone(&path), value));
    })
}

fn line_of_text(control: &Control<'_>) -> Html {
    let oninput = sender::<InputEvent>(control, |event| {
        event.target_unchecked_into::<HtmlInputElement>().value()
    });
    let is_quantity = control.spec.kind == Kind::Quantity;
    let typed = typed(control.value);
    let read = if is_quantity { read_as(control.spec, &typed) } else { None };
    let input = html! {
        <input
            type="text"
            id={control.path}
            data-path={control.path}
            value={typed}
            autocomplete="off"
            inputmode={is_quantity.then_some("decimal")}
            aria-labelledby={control.labelled.clone()}
            aria-describedby={control.described.clone()}
            aria-invalid={control.invalid}
            {oninput}
        />
    };
    if !is_quantity {
        return input;
    }
    html! {
        <span class="number" data-read={read.is_some().then_some("true")}>
            {input}
            if let Some(read) = read {
                <span class="read" aria-hidden="true">{read}</span>
            }
        </span>
    }
}

/// A number as it was understood, its thousands grouped: it lies over the field while nobody types
/// there, so that the field itself keeps what was typed. Nothing where that is what was typed.
fn read_as(spec: Spec, typed: &str) -> Option<String> {
    let is_year = ["year", "years[]"].iter().any(|end| spec.path.ends_with(end));
    let plain = normalised(typed)?.to_string();
    let read = if is_year { plain } else { grouped(&plain) };
    (read != typed).then_some(read)
}

fn lines_of_text(control: &Control<'_>) -> Html {
    let oninput = sender::<InputEvent>(control, |event| {
        event.target_unchecked_into::<HtmlTextAreaElement>().value()
    });
    html! {
        <textarea
            id={control.path}
            data-path={control.path}
            rows="2"
            value={typed(control.value)}
            aria-labelledby={control.labelled.clone()}
            aria-describedby={control.described.clone()}
            aria-invalid={control.invalid}
            {oninput}
        />
    }
}

fn choice(control: &Control<'_>, codes: Codes) -> Html {
    let ctx = control.ctx;
    let onchange = sender::<Event>(control, |event| {
        event.target_unchecked_into::<HtmlSelectElement>().value()
    });
    let held = typed(control.value);
    let others = if codes == Codes::Countries { Part::Countries.loaded() } else { Node::Null };
    let offered = codes::of(control.spec.path, codes, ctx.lang, ctx.rules, &others);
    let unknown = !held.is_empty() && offered.iter().all(|code| code.code != held);
    let offered_option = |code: &Code<'_>| option(code.code, code.name, held == code.code);
    let groups = offered.chunk_by(|left, right| left.group == right.group).map(|codes| {
        let options = codes.iter().map(offered_option);
        match codes.first().and_then(|code| code.group) {
            Some(group) => html! { <optgroup label={group}>{ for options }</optgroup> },
            None => options.collect(),
        }
    });
    html! {
        <select
            id={control.path}
            data-path={control.path}
            aria-labelledby={control.labelled.clone()}
            aria-describedby={control.described.clone()}
            aria-invalid={control.invalid}
            {onchange}
        >
            {option("", ctx.t("unanswered"), held.is_empty())}
            { for groups }
            if unknown {
                {option(&held, &held, true)}
            }
        </select>
    }
}

/// An option. That it is selected is a property: as an attribute, which `html!` makes of it, it would
/// lose against what was chosen before.
pub(super) fn option(code: &str, name: &str, is_selected: bool) -> Html {
    let mut option = VTag::new("option");
    option.add_attribute("value", code.to_owned());
    option.add_property("selected", is_selected);
    option.add_child(Html::from(name));
    option.into()
}

fn yes_or_no(control: &Control<'_>) -> Html {
    let ctx = control.ctx;
    let answers = [
        ("true", ctx.t("yes"), Node::Bool(true)),
        ("false", ctx.t("no"), Node::Bool(false)),
        ("", ctx.t("unanswered"), Node::Null),
    ];
    let radio = |(code, name, answer): (&'static str, &'static str, Node)| {
        let checked = match &answer {
            Node::Null => control.value.is_unanswered(),
            answer => control.value == answer,
        };
        let ctx = ctx.clone();
        let path: Rc<str> = control.path.as_str().into();
        let onchange =
            Callback::from(move |_| ctx.send(Action::Set(Rc::clone(&path), answer.clone())));
        tick("radio", control.path, code, name, checked, None, onchange)
    };
    html! { <div class="segments">{ for answers.into_iter().map(radio) }</div> }
}

fn several(control: &Control<'_>, codes: Codes) -> Html {
    let ctx = control.ctx;
    let offered = codes::of(control.spec.path, codes, ctx.lang, ctx.rules, &Node::Null);
    let mut boxes: Vec<Html> = Vec::new();
    for code in &offered {
        let ticked = holds(control.value, code.code);
        boxes.push(code_box(ctx, control.path, code.code, code.name, ticked, control.invalid));
    }
    for unknown in unknown(control.value, &offered) {
        boxes.push(code_box(ctx, control.path, &unknown, &unknown, true, control.invalid));
    }
    if codes == Codes::Certificates {
        let none = matches!(control.value, Node::List(codes) if codes.is_empty());
        let name = ctx.t("wlb.none");
        boxes.push(code_box(ctx, control.path, NONE, name, none, control.invalid));
    }
    html! { <div class="ticks">{ for boxes }</div> }
}

/// Whether a list holds a code.
pub(super) fn holds(list: &Node, code: &str) -> bool {
    list.elements().iter().any(|held| held.as_text() == Some(code))
}

/// What a list holds, of what is read of it, that is not among the codes there are.
pub(super) fn unknown(list: &Node, offered: &[Code<'_>]) -> Vec<String> {
    let read = list.elements().iter().take(MOST_CODES).map(typed);
    read.filter(|held| offered.iter().all(|code| code.code != *held)).collect()
}

/// A checkbox for one code of a list, or for "none of them".
pub(super) fn code_box(
    ctx: &Ctx,
    path: &AttrValue,
    code: &str,
    name: &str,
    ticked: bool,
    invalid: Option<&'static str>,
) -> Html {
    let onchange = {
        let ctx = ctx.clone();
        let path: Rc<str> = path.as_str().into();
        let code: Rc<str> = code.into();
        Callback::from(move |event: Event| {
            let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
            ctx.send(Action::Tick(Rc::clone(&path), Rc::clone(&code), ticked));
        })
    };
    tick("checkbox", path, code, name, ticked, invalid, onchange)
}

/// A radio or a checkbox with its name.
pub(super) fn tick(
    kind: &'static str,
    path: &AttrValue,
    code: &str,
    name: &str,
    checked: bool,
    invalid: Option<&'static str>,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <label class="tick">
            <input
                type={kind}
                name={path}
                data-path={path}
                value={code.to_owned()}
                checked={checked}
                aria-invalid={invalid}
                {onchange}
            />
            <span>{name}</span>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &'static str, typed: &str, expected: Option<&str>) {
        let spec = Spec { path, kind: Kind::Quantity };
        assert_eq!(read_as(spec, typed).as_deref(), expected, "{typed}");
    }

    #[test]
    fn a_number_is_shown_as_it_was_understood() {
        check("co2.measures[].capital_cost", "1500000000", Some("1,500,000,000"));
        check("co2.measures[].capital_cost", "１５億", Some("1,500,000,000"));
        check("lines[].unit_price", "▲500", Some("-500"));
        check("lines[].unit_price", "1,200.50", Some("1,200.5"));
        check("lines[].unit_price", "300", None);
        check("lines[].unit_price", "1,200", None);
        check("lines[].unit_price", "abc", None);
        check("organisation.carbon_neutral.target_year", "2050", None);
        check("application.participation_years[]", "２０２４", Some("2024"));
    }
}
