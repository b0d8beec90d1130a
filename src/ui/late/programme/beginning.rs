//! How to begin: whom to find and how, as things to tick, and what to tell others of the programme.

use yew::prelude::*;

use super::parts::{head, page, place, tick};
use crate::json::Node;
use crate::programme::{Beginning, Facts, FirstStep, Group, PREPARATION, Point};
use crate::ui::late::desk::Desk;

/// All of it.
pub(super) fn beginning(desk: &Desk) -> Html {
    let list = Beginning::shipped();
    html! {
        <section>
            {head(desk, &list.about)}
            { for list.groups.iter().map(|each| group(desk, each)) }
            { for list.facts.iter().map(|each| facts(desk, each)) }
        </section>
    }
}

fn group(desk: &Desk, group: &'static Group) -> Html {
    html! {
        <div class="programme-group">
            <h4>{desk.pick(&group.title)}</h4>
            <p>{desk.pick(&group.explanation)}</p>
            <p class="source">{desk.t("source")}{place(desk, &group.source)}</p>
            <ul class="programme-rows">{ for group.steps.iter().map(|each| step(desk, each)) }</ul>
        </div>
    }
}

fn step(desk: &Desk, step: &'static FirstStep) -> Html {
    let path = format!("{PREPARATION}.beginning.{}", step.code);
    let is_done = *desk.draft.at(&path) == Node::Bool(true);
    html! {
        <li data-first={step.code.clone()}>
            {tick(html! { {desk.pick(&step.title)} }, &path, is_done, desk.to(&path))}
            if let Some(how) = &step.how {
                <p class="programme-note">{desk.pick(how)}</p>
            }
            if let Some(url) = &step.url {
                <p>{page(desk, url, html! { {url} })}</p>
            }
        </li>
    }
}

fn facts(desk: &Desk, facts: &'static Facts) -> Html {
    let point = |point: &'static Point| {
        html! {
            <li>
                {desk.pick(&point.text)}
                if let Some(url) = &point.url {
                    {" "}{page(desk, url, html! { {url} })}
                }
            </li>
        }
    };
    html! {
        <details class="explanation">
            <summary>{desk.pick(&facts.title)}</summary>
            <p>{desk.pick(&facts.explanation)}</p>
            <ul class="bullets">{ for facts.points.iter().map(point) }</ul>
            <p class="source">{desk.t("source")}{place(desk, &facts.source)}</p>
        </details>
    }
}
