//! One judged item: its viewpoints, how far they are answered, and the range that follows.

use std::rc::Rc;

use yew::prelude::*;

use super::known::Known;
use super::viewpoint::viewpoint;
use crate::judging::{Judged, JudgedItem, Suggestion};
use crate::proposal::Node;
use crate::rules::Role;
use crate::ui::late::desk::Shared;
use crate::ui::words::{filled, filled_all};

/// Every item with its progress; one of them is chosen.
pub(super) fn choice(known: &Rc<Known>, chosen: &str, choose: &Callback<usize>) -> Html {
    let desk = &known.desk;
    let button = |(place, item): (usize, &JudgedItem<'static>)| {
        let onclick = {
            let choose = choose.clone();
            Callback::from(move |_: MouseEvent| choose.emit(place))
        };
        let suggested = match item.suggestion {
            Some(suggestion) => filled_all(
                desk.t("judge.range"),
                &[&suggestion.low.to_string(), &known.points(suggestion.high)],
            ),
            None => desk.t("judge.no_range").into(),
        };
        html! {
            <li>
                <button
                    type="button"
                    class="judge-item"
                    data-judge={item.id}
                    aria-pressed={(item.id == chosen).to_string()}
                    {onclick}
                >
                    <span>{desk.pick(&item.rule.title)}</span>
                    <span class="judge-soft">{answered(known, item)}</span>
                    <span class="judge-soft">{suggested}</span>
                </button>
            </li>
        }
    };
    html! { <ul class="judge-items">{ for known.items.iter().enumerate().map(button) }</ul> }
}

/// How many viewpoints of the criterion are answered.
fn answered(known: &Known, item: &JudgedItem<'_>) -> String {
    let (answered, asked) = item.progress(Role::Criterion);
    filled_all(known.desk.t("judge.answered"), &[&answered.to_string(), &asked.to_string()])
}

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What is known.
    pub known: Shared<Known>,
    /// The item's id.
    pub id: &'static str,
}

/// The chosen item.
#[component]
pub(super) fn Chosen(props: &Props) -> Html {
    let known = &props.known.0;
    let desk = &known.desk;
    // What the rating was before the suggestion was taken over.
    let before = use_state(|| None::<Node>);
    let Some(item) = known.items.iter().find(|item| item.id == props.id) else {
        return Html::default();
    };
    let (answered_count, asked) = item.progress(Role::Criterion);
    html! {
        <div class="judge-chosen">
            <h3>{desk.pick(&item.rule.title)}{" "}<span class="judge-soft">{filled(desk.t("judge.of"), &known.points(item.max))}</span></h3>
            <p class="judge-progress">
                <progress max={asked.to_string()} value={answered_count.to_string()} aria-label={desk.t("judge.progress")} />
                <span>{answered(known, item)}</span>
            </p>
            {part(known, item, Role::Criterion)}
            {part(known, item, Role::Extra)}
            {part(known, item, Role::Preparation)}
            {suggestion(known, item, &before)}
        </div>
    }
}

/// The viewpoints of one role.
fn part(known: &Rc<Known>, item: &JudgedItem<'static>, role: Role) -> Html {
    let desk = &known.desk;
    let own = item.viewpoints.iter().filter(|judged| judged.rule.value.role == role);
    let own: Vec<&Judged<'static>> = own.collect();
    if own.is_empty() {
        return Html::default();
    }
    let (title, lead) = match role {
        Role::Criterion => (desk.t("judge.criterion"), None),
        Role::Extra => (desk.t("judge.extra"), Some(desk.t("judge.extra_lead"))),
        Role::Preparation => (desk.t("judge.preparation"), Some(desk.t("judge.preparation_lead"))),
    };
    let (answered, asked) = item.progress(role);
    let count = filled_all(desk.t("judge.answered"), &[&answered.to_string(), &asked.to_string()]);
    html! {
        <div class="judge-part" data-role={data_role(role)}>
            <h4>{title}{" "}<span class="judge-soft">{count}</span></h4>
            if let Some(lead) = lead {
                <p class="judge-soft">{lead}</p>
            }
            { for own.into_iter().map(|judged| viewpoint(known, judged)) }
        </div>
    }
}

fn data_role(role: Role) -> &'static str {
    match role {
        Role::Criterion => "criterion",
        Role::Extra => "extra",
        Role::Preparation => "preparation",
    }
}

/// The range that follows, and the buttons that take it over and back.
fn suggestion(
    known: &Rc<Known>,
    item: &JudgedItem<'static>,
    before: &UseStateHandle<Option<Node>>,
) -> Html {
    let desk = &known.desk;
    let judging = &known.desk.rules.judging;
    let about = |title, explanation, why: Option<&'static _>| {
        html! {
            <>
                <h5>{desk.pick(title)}</h5>
                <p>{desk.pick(explanation)}</p>
                <p class="basis"><strong>{desk.t("basis.convention")}</strong>{why.map(|why| html! { <>{desk.t("list.of")}{desk.pick(why)}</> })}</p>
            </>
        }
    };
    html! {
        <div class="judge-suggestion" data-suggestion={item.suggestion.is_some().to_string()}>
            <h4>{desk.t("judge.suggestion")}</h4>
            <p>{desk.t("judge.suggestion_lead")}</p>
            {match item.suggestion {
                Some(suggestion) => offered(known, item, suggestion, before),
                None => html! { <p class="judge-soft" role="status">{desk.t("judge.none")}</p> },
            }}
            <details class="explanation">
                <summary>{desk.t("judge.how")}</summary>
                {about(&judging.suggestion.title, &judging.suggestion.explanation, judging.suggestion.why.as_ref())}
                {about(&judging.answers.title, &judging.answers.explanation, judging.answers.why.as_ref())}
                {about(&judging.counted.title, &judging.counted.explanation, judging.counted.why.as_ref())}
                {about(&judging.decimals.title, &judging.decimals.explanation, judging.decimals.why.as_ref())}
            </details>
        </div>
    }
}

fn offered(
    known: &Rc<Known>,
    item: &JudgedItem<'static>,
    suggestion: Suggestion,
    before: &UseStateHandle<Option<Node>>,
) -> Html {
    let desk = &known.desk;
    let rating = format!("ratings.{}", item.id);
    let now = known.desk.draft.at(&rating);
    let edits = suggestion.edits(item.id);
    let is_taken = edits.iter().all(|(path, value)| known.desk.draft.at(path) == value);
    let apply = {
        let (desk, edits, now) = (desk.clone(), edits, now.clone());
        let before = before.setter();
        Callback::from(move |_: MouseEvent| {
            before.set(Some(now.clone()));
            desk.set(edits.clone());
        })
    };
    let back = {
        let (desk, given) = (desk.clone(), (**before).clone().unwrap_or_default());
        let before = before.setter();
        Callback::from(move |_: MouseEvent| {
            before.set(None);
            desk.set([(rating.clone(), given.clone())]);
        })
    };
    let fact = |name, points| html! { <div><dt>{name}</dt><dd data-suggested="true">{known.points(points)}</dd></div> };
    html! {
        <>
            <dl class="facts">
                {fact(desk.t("item.low"), suggestion.low)}
                {fact(desk.t("item.expected"), suggestion.expected)}
                {fact(desk.t("item.high"), suggestion.high)}
            </dl>
            <p role="status">{if is_taken { desk.t("judge.taken") } else { desk.t("judge.untaken") }}</p>
            // One button for both ways: it stays where the focus is.
            if is_taken && before.is_some() {
                <button key="judge" type="button" data-judge-step="back" onclick={back}>{desk.t("judge.back")}</button>
            } else {
                <button key="judge" type="button" data-judge-step="apply" aria-disabled={is_taken.then_some("true")} onclick={apply}>{desk.t("judge.apply")}</button>
            }
        </>
    }
}
