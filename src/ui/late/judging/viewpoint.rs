//! One viewpoint: the question, the answer, and room for what shows it.

use std::rc::Rc;

use yew::prelude::*;

use super::known::Known;
use crate::domain::answer::Answer;
use crate::judging::{Judged, Verdict};
use crate::proposal::Node;
use crate::ui::control::tick;
use crate::ui::late::desk::Desk;
use crate::ui::late::written::Written;

/// A viewpoint with its answer.
pub(super) fn viewpoint(known: &Rc<Known>, judged: &Judged<'static>) -> Html {
    let desk = &known.desk;
    let rule = judged.rule;
    let at = |key: &str| format!("{}.{key}", judged.place);
    let written = |key: &str, name: &'static str| {
        let path = at(key);
        html! { <Written desk={desk.clone()} {path} {name} is_long={true} /> }
    };
    let is_written =
        ["evidence", "note"].iter().any(|key| !known.desk.draft.at(&at(key)).is_unanswered());
    let name = desk.pick(&rule.title);
    let is_asked_here = rule.value.asked_at.is_none();
    html! {
        <fieldset class="viewpoint" key={rule.id.as_str()} data-viewpoint={rule.id.as_str()}>
            <legend>{desk.pick(&rule.title)}</legend>
            <p class="judge-soft">{desk.pick(&rule.explanation)}</p>
            if is_asked_here {
                {answers(known, judged)}
            } else {
                {elsewhere(known, judged)}
            }
            if judged.answer == Answer::Unreadable {
                <p class="note" data-severity="error">{desk.t("judge.unreadable")}</p>
            }
            <Folded {is_written} title={desk.t("judge.evidence_and_note")} of={format!("{}{name}", desk.t("list.of"))}>
                {written("evidence", desk.t("judge.evidence"))}
                {written("note", desk.t("judge.note"))}
            </Folded>
        </fieldset>
    }
}

/// Room for texts.
#[derive(Clone, PartialEq, Properties)]
struct FoldedProps {
    is_written: bool,
    title: AttrValue,
    of: AttrValue,
    children: Html,
}

/// Room for texts, open from the start where there are some: it does not close when the last is taken out,
/// under whoever writes there.
#[component]
fn Folded(props: &FoldedProps) -> Html {
    let is_open = use_state(|| props.is_written);
    html! {
        <details class="explanation" open={*is_open}>
            <summary>{&props.title}<span class="hidden">{&props.of}</span></summary>
            <div class="judge-written">{props.children.clone()}</div>
        </details>
    }
}

/// An answer in words.
pub(in crate::ui::late) fn verdict(desk: &Desk, answer: &Answer<Verdict>) -> &'static str {
    match answer {
        Answer::Given(Verdict::Yes) => desk.t("yes"),
        Answer::Given(Verdict::Partly) => desk.t("judge.partly"),
        Answer::Given(Verdict::No) => desk.t("no"),
        Answer::Given(Verdict::Unknown) => desk.t("judge.unknown"),
        Answer::Missing | Answer::Unreadable => desk.t("unanswered"),
    }
}

fn answers(known: &Rc<Known>, judged: &Judged<'static>) -> Html {
    let desk = &known.desk;
    let path = AttrValue::from(judged.path.clone());
    let all = Verdict::ALL.map(Answer::Given).into_iter().chain([Answer::Missing]);
    let radio = |answer: Answer<Verdict>| {
        let code = answer.given().map_or("", Verdict::code);
        let onchange = {
            let (desk, path) = (desk.clone(), judged.path.clone());
            let value = if code.is_empty() { Node::Null } else { Node::text(code) };
            Callback::from(move |_: Event| desk.set([(path.clone(), value.clone())]))
        };
        tick("radio", &path, code, verdict(desk, &answer), judged.answer == answer, None, onchange)
    };
    html! { <div class="ticks">{ for all.map(radio) }</div> }
}

/// The answer that a field of the page gives, and the way there.
fn elsewhere(known: &Rc<Known>, judged: &Judged<'static>) -> Html {
    let desk = &known.desk;
    let onclick = desk.going(&judged.path);
    html! {
        <p class="judge-elsewhere">
            <strong data-answered={judged.path.clone()}>{verdict(desk, &judged.answer)}</strong>
            <button type="button" class="plain" {onclick}>{desk.t("judge.go")}</button>
        </p>
    }
}
