//! What a link or the page around this one offers, shown before anything is opened.

use yew::prelude::*;

use super::super::desk::Desk;
use crate::saving::{LinkError, from_link, from_text};
use crate::text::with_few_marks;
use crate::ui::model::over::Offer;
use crate::ui::shown::{Unit, shown};

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(in super::super) struct Props {
    /// What every view needs.
    pub desk: Desk,
    /// What is offered.
    pub offer: Offer,
}

/// What a link holds, and whether to open it.
#[component]
pub(in super::super) fn Linked(props: &Props) -> Html {
    let Props { desk, offer } = props;
    // Reading it takes a while where it is large, and this is shown anew at every change of the page.
    let offered = use_memo(offer.clone(), |offer| match offer {
        Offer::Text(text, _) => from_text(text),
        Offer::Link(fragment) => from_link(fragment),
    });
    let from = if let Offer::Text(_, from) = offer { Some(from) } else { None };
    let linked = match &*offered {
        Ok(linked) => linked,
        Err(error) => {
            let text = match error {
                LinkError::File(error) => desk.lang.pick(&error.message()).to_owned(),
                LinkError::TooLarge => desk.t("linked.too_large").to_owned(),
                LinkError::None | LinkError::Damaged => desk.t("linked.damaged").to_owned(),
            };
            return html! {
                <div class="linked">
                    <h2>{desk.t("linked.name")}</h2>
                    <p class="note" data-severity="error">{text}</p>
                </div>
            };
        }
    };
    let (proposal, known) = (&linked.proposal, &linked.assessment);
    let title = proposal.get("title").as_text().unwrap_or_default().trim();
    let title =
        if title.is_empty() { desk.t("files.untitled").into() } else { with_few_marks(title) };
    let lines = proposal.at("budget.lines").elements().len().to_string();
    let facts = [
        ("linked.title", title.into_owned()),
        (
            "linked.points",
            format!(
                "{} – {}",
                shown(desk.lang, &known.score.low.to_string(), Unit::Bare),
                shown(desk.lang, &known.score.high.to_string(), Unit::Points)
            ),
        ),
        ("linked.total", shown(desk.lang, &known.budget.total.to_string(), Unit::Yen)),
        ("linked.lines", shown(desk.lang, &lines, Unit::Count)),
        ("linked.digest", linked.own.clone()),
    ];
    let open = {
        let (desk, proposal) = (desk.clone(), proposal.clone());
        Callback::from(move |_: MouseEvent| desk.load(proposal.clone()))
    };
    let is_other = linked.digest != linked.own;
    html! {
        <div class="linked">
            <h2>{desk.t("linked.name")}</h2>
            <dl class="sums">{ for facts.into_iter().map(|(name, value)| html! { <div><dt>{desk.t(name)}</dt><dd>{value}</dd></div> }) }</dl>
            if is_other {
                <p class="note" data-severity="warning">{desk.t("linked.other")}</p>
            }
            if let Some(from) = from {
                <p><strong>{desk.t("linked.from")}</strong>{from.clone()}</p>
            }
            <p>{desk.t("linked.lead")}</p>
            <button type="button" class="solid" data-linked="open" onclick={open}>{desk.t("linked.open")}</button>
        </div>
    }
}
