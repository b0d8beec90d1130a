//! The CO₂ at a glance: what a tonne costs, and how many tonnes there are.

use yew::prelude::*;

use super::reason::reason;
use crate::domain::assessment::{Co2, Status};
use crate::ui::phrase::phrase;
use crate::ui::shown::Unit;
use crate::ui::view::View;

/// Tonnes of some measure are not known yet: the sums are those of the others.
fn is_open(co2: &Co2) -> bool {
    co2.measures.iter().any(|measure| measure.lifetime_tonnes.is_none())
}

/// Subsidy per tonne, tonnes a year and over the useful lives, and the threshold where one was given.
pub(super) fn co2(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let co2 = &view.assessment.co2;
    let figures = view.figures("co2.");
    if co2.measures.is_empty() {
        return html! { <p>{ctx.t("panel.no_measures")}</p> };
    }
    let per_tonne = co2.subsidy_yen_per_tonne.as_ref();
    let cost = figures.one("subsidy_yen_per_tonne", per_tonne, Unit::YenPerTonne);
    let cost = reason(&figures, "subsidy_yen_per_tonne", ctx.t("panel.co2"), cost);
    let tonnes = [
        ("annual", figures.one("annual_tonnes", co2.annual_tonnes.as_ref(), Unit::Tonnes)),
        ("lifetime", figures.one("lifetime_tonnes", co2.lifetime_tonnes.as_ref(), Unit::Tonnes)),
    ];
    html! {
        <>
            <p class="headline"><strong class="big">{cost}</strong><span>{ctx.t("panel.of_subsidy")}</span></p>
            <p>{phrase(ctx.t("panel.tonnes"), &tonnes)}</p>
            if is_open(co2) {
                <p class="caution">{ctx.t("panel.known_tonnes")}</p>
            }
            if co2.threshold != Status::Unknown {
                <p>{ctx.t("co2.threshold")}{ctx.t("list.of")}{figures.one("threshold", Some(co2.threshold.code()), Unit::Status)}</p>
            }
        </>
    }
}
