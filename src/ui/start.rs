//! Where a visitor starts: who they are and what that means, guided mode, samples, a blank sheet.

use yew::prelude::*;

use super::ctx::Ctx;
use super::model::action::{Action, Turn};
use super::more::{Part, text};
use super::samples::samples;
use crate::proposal::Node;

/// Those who come, in the order to ask, with the keys of their names.
const VISITORS: [(&str, &str); 5] = [
    ("company", "visitor.company"),
    ("research", "visitor.research"),
    ("government", "visitor.government"),
    ("partner_city", "visitor.partner_city"),
    ("reviewer", "visitor.reviewer"),
];

/// What the section needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// Samples and advice are there.
    pub has_more: bool,
}

/// The start of the page.
#[component]
pub(super) fn Start(props: &Props) -> Html {
    let ctx = &props.ctx;
    let chosen = use_state(|| None::<&'static str>);
    let choice = |(id, title): (&'static str, &'static str)| {
        let is_chosen = *chosen == Some(id);
        let onclick = {
            let chosen = chosen.clone();
            Callback::from(move |_| chosen.set((!is_chosen).then_some(id)))
        };
        html! {
            <button
                type="button"
                class="card"
                data-visitor={id}
                aria-expanded={is_chosen.to_string()}
                aria-controls="visitor"
                {onclick}
            >
                {ctx.t(title)}
            </button>
        }
    };
    let guide = {
        let ctx = ctx.clone();
        Callback::from(move |_| ctx.send(Action::Guide(Turn::Start)))
    };
    html! {
        <>
            <p class="notice"><strong>{ctx.pick(&ctx.rules.title)}</strong>{ctx.t("stop")}{ctx.pick(&ctx.rules.notice)}</p>
            <div class="choices" role="group" aria-labelledby="who">
                <h3 id="who">{ctx.t("start.who")}</h3>
                <div class="cards">{ for VISITORS.map(choice) }</div>
                <div id="visitor" aria-live="polite">
                    if let Some(id) = *chosen {
                        {advice(ctx, Part::Visitors.loaded().get(id))}
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
                {samples(ctx)}
            </div>
        </>
    }
}

/// What a visitor has to know first.
fn advice(ctx: &Ctx, visitor: &Node) -> Html {
    let link = |link: &Node| {
        let url = link.get("url").as_text().unwrap_or_default().to_owned();
        html! {
            <li><a href={url} target="_blank" rel="noopener noreferrer">{text(ctx.lang, link.get("label"))}{ctx.t("new_tab")}</a></li>
        }
    };
    let point = |point: &Node| html! { <li>{text(ctx.lang, point)}</li> };
    html! {
        <div class="advice">
            <p class="advice-lead">{text(ctx.lang, visitor.get("lead"))}</p>
            <ul class="bullets">{ for visitor.get("points").elements().iter().map(point) }</ul>
            <ul class="links">{ for visitor.get("links").elements().iter().map(link) }</ul>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::more::tests::source;

    #[test]
    fn every_visitor_is_advised() {
        let table = source("visitors");
        let mut known: Vec<&str> = table.entries().iter().map(|(key, _)| &**key).collect();
        let mut asked = VISITORS.map(|(id, _)| id);
        known.sort_unstable();
        asked.sort_unstable();
        assert_eq!(known, asked);
        for (id, visitor) in table.entries() {
            assert!(!visitor.get("points").elements().is_empty(), "{id}");
            for link in visitor.get("links").elements() {
                let url = link.get("url").as_text().unwrap_or_default();
                assert!(url.starts_with("https://") || url.starts_with("http://"), "{id}: {url}");
            }
        }
    }
}
