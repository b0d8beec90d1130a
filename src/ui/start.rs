//! Where a visitor starts: who they are and what that means, guided mode, samples, a blank sheet.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use yew::prelude::*;

use super::ctx::Ctx;
use super::samples::{self, Sample};
use super::state::{Action, State, Turn};
use crate::text::Text;

const TABLE: &str = include_str!("visitors.json");

/// Those who come, in the order to ask.
const VISITORS: [&str; 5] = ["company", "research", "government", "partner_city", "reviewer"];

/// What one kind of visitor has to know first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Visitor {
    title: Text,
    lead: Text,
    points: Vec<Text>,
    links: Vec<Link>,
}

/// A page elsewhere, as the guidebook names it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    label: Text,
    url: String,
}

/// What the section needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
}

/// The start of the page.
#[component]
pub(super) fn Start(props: &Props) -> Html {
    let ctx = &props.ctx;
    let chosen = use_state(|| None::<&'static str>);
    let choice = |id: &'static str| {
        let visitor = visitors().get(id)?;
        let is_chosen = *chosen == Some(id);
        let onclick = {
            let chosen = chosen.clone();
            Callback::from(move |_| chosen.set((!is_chosen).then_some(id)))
        };
        Some(html! {
            <button
                type="button"
                class="card"
                data-visitor={id}
                aria-expanded={is_chosen.to_string()}
                aria-controls="visitor"
                {onclick}
            >
                {ctx.pick(&visitor.title)}
            </button>
        })
    };
    let guide = {
        let ctx = ctx.clone();
        Callback::from(move |_| ctx.send(Action::Guide(Turn::Start)))
    };
    html! {
        <>
            <div class="choices" role="group" aria-labelledby="who">
                <h3 id="who">{ctx.t("start.who")}</h3>
                <div class="cards">{ for VISITORS.into_iter().filter_map(choice) }</div>
                <div id="visitor" aria-live="polite">
                    if let Some(visitor) = chosen.and_then(|id| visitors().get(id)) {
                        {advice(ctx, visitor)}
                    }
                </div>
            </div>
            <div class="choices">
                <h3>{ctx.t("start.how")}</h3>
                <p>{ctx.t("start.how.lead")}</p>
                <p><button type="button" class="solid" data-guide="start" onclick={guide}>{ctx.t("start.guide")}</button></p>
            </div>
            <div class="choices">
                <h3>{ctx.t("start.samples")}</h3>
                <p>{ctx.t("start.samples.lead")}</p>
                <ul class="samples">
                    { for samples::all().iter().map(|sample| offer(ctx, sample)) }
                    <li>{blank(ctx)}<p>{ctx.t("start.blank.lead")}</p></li>
                </ul>
            </div>
        </>
    }
}

fn offer(ctx: &Ctx, sample: &'static Sample) -> Html {
    let onclick = {
        let ctx = ctx.clone();
        Callback::from(move |_| {
            if let Some(proposal) = samples::proposal(&sample.id) {
                ctx.send(Action::Load(proposal));
            }
        })
    };
    html! {
        <li>
            <button type="button" data-sample={sample.id.as_str()} {onclick}>{ctx.pick(&sample.title)}</button>
            <p>{ctx.pick(&sample.lead)}</p>
        </li>
    }
}

fn blank(ctx: &Ctx) -> Html {
    let onclick = {
        let ctx = ctx.clone();
        Callback::from(move |_| {
            ctx.send(Action::Load(State::blank(&ctx.rules.id, ctx.lang).draft));
        })
    };
    html! { <button type="button" data-sample="blank" {onclick}>{ctx.t("start.blank")}</button> }
}

fn advice(ctx: &Ctx, visitor: &'static Visitor) -> Html {
    let link = |link: &'static Link| {
        html! {
            <li><a href={link.url.as_str()} target="_blank" rel="noopener noreferrer">{ctx.pick(&link.label)}{ctx.t("new_tab")}</a></li>
        }
    };
    html! {
        <div class="advice">
            <p class="advice-lead">{ctx.pick(&visitor.lead)}</p>
            <ul class="bullets">{ for visitor.points.iter().map(|point| html! { <li>{ctx.pick(point)}</li> }) }</ul>
            if !visitor.links.is_empty() {
                <ul class="links">{ for visitor.links.iter().map(link) }</ul>
            }
        </div>
    }
}

fn visitors() -> &'static BTreeMap<String, Visitor> {
    static VISITORS: OnceLock<BTreeMap<String, Visitor>> = OnceLock::new();
    // The tests prove that the table can be read.
    VISITORS.get_or_init(|| serde_json::from_str(TABLE).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_visitor_is_advised() {
        let table: BTreeMap<String, Visitor> = serde_json::from_str(TABLE).expect("readable");
        let mut known: Vec<&str> = table.keys().map(String::as_str).collect();
        let mut asked = VISITORS.to_vec();
        known.sort_unstable();
        asked.sort_unstable();
        assert_eq!(known, asked);
        assert!(table.values().all(|visitor| !visitor.points.is_empty()));
    }
}
