//! What a link or the page around this one offers, shown before anything is opened.
//!
//! The request has `about`, the fragment of a link, or `text`, a file, and `from`, who offers it. Told is `load` with the proposal.

use yew::prelude::*;

use super::super::desk::Props;
use crate::saving::{LinkError, from_link, from_text};
use crate::ui::shown::{Unit, shown};

/// What a link holds, and whether to open it.
#[component]
pub(in super::super) fn Linked(props: &Props) -> Html {
    let Props { desk, request } = props;
    let fragment = request.get("about").as_text().unwrap_or_default();
    let offered = match request.get("text").as_text() {
        Some(text) => from_text(text),
        None => from_link(fragment),
    };
    let linked = match offered {
        Ok(linked) => linked,
        Err(error) => {
            let text = match error {
                LinkError::File(error) => desk.lang.pick(&error.message()).to_owned(),
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
    let proposal = linked.proposal;
    let assessment = serde_json::to_string(&proposal).unwrap_or_default();
    let assessment: serde_json::Value =
        serde_json::from_str(&crate::assess(&assessment)).unwrap_or_default();
    let figure =
        |place: &str, unit| match assessment.pointer(place).and_then(|value| value.as_str()) {
            Some(value) => shown(desk.lang, value, unit),
            None => desk.t("unknown").to_owned(),
        };
    let title = proposal.get("title").as_text().unwrap_or_default().trim();
    let title = if title.is_empty() { desk.t("files.untitled") } else { title };
    let lines = proposal.at("budget.lines").elements().len().to_string();
    let facts = [
        ("linked.title", title.to_owned()),
        (
            "linked.points",
            format!(
                "{} – {}",
                figure("/score/low", Unit::Bare),
                figure("/score/high", Unit::Points)
            ),
        ),
        ("linked.total", figure("/budget/total", Unit::Yen)),
        ("linked.lines", shown(desk.lang, &lines, Unit::Count)),
        ("linked.digest", linked.own.clone()),
    ];
    let open = {
        let (desk, proposal) = (desk.clone(), proposal.clone());
        Callback::from(move |_: MouseEvent| desk.tell("load", [("proposal", proposal.clone())]))
    };
    let is_other = linked.digest != linked.own;
    html! {
        <div class="linked">
            <h2>{desk.t("linked.name")}</h2>
            <dl class="sums">{ for facts.into_iter().map(|(name, value)| html! { <div><dt>{desk.t(name)}</dt><dd>{value}</dd></div> }) }</dl>
            if is_other {
                <p class="note" data-severity="warning">{desk.t("linked.other")}</p>
            }
            if let Some(from) = request.get("from").as_text() {
                <p><strong>{desk.t("linked.from")}</strong>{from.to_owned()}</p>
            }
            <p>{desk.t("linked.lead")}</p>
            <button type="button" class="solid" data-linked="open" onclick={open}>{desk.t("linked.open")}</button>
        </div>
    }
}
