//! The CO₂ that is cut, and what a tonne of it costs.

use yew::prelude::*;

use super::figure::sums;
use super::guide::question;
use super::list::{entries, heading, pages};
use super::measure;
use super::shown::Unit;
use super::view::View;
use crate::proposal::Node;

/// Measures with their figures; without their questions where a variant leaves them to its proposal.
pub(super) fn measures(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let known = &view.assessment.co2.measures;
    let figures = |index: usize| match known.get(index) {
        Some(measure) => measure::figures(view, index, measure),
        None => Html::default(),
    };
    if !view.has("co2") {
        let list = view.path("co2.measures");
        let shown = ctx.pages.shown(&list, known.len()).map(figures);
        return html! { <>{ for shown }{pages(ctx, &list, known.len())}</> };
    }
    let nodes = view.root.at("co2.measures").elements();
    let level = view.level + 1;
    let body = |path: &str, index: usize, node: &Node| {
        html! {
            <>
                {measure::questions(ctx, view.notes, path, node, level + 1)}
                {figures(index)}
            </>
        }
    };
    let list = view.path("co2.measures");
    let of_measures = html! {
        <>
            {heading(view.level, ctx.t("measures"))}
            {entries(ctx, &list, nodes, ("measures.entry", "measures.add"), level, &body)}
        </>
    };
    html! {
        <>
            {question(ctx, &list, of_measures)}
            {heading(view.level, ctx.t("threshold"))}
            <p class="help">{ctx.t("threshold.help")}</p>
            {view.fields("co2.threshold.")}
        </>
    }
}

/// All measures together.
pub(super) fn totals(view: &View<'_>) -> Html {
    let co2 = &view.assessment.co2;
    let t = |key| view.ctx.t(key);
    let figures = view.figures("co2.");
    let tonnes = |path, value: &Option<_>| figures.one(path, value.as_ref(), Unit::Tonnes);
    let per_tonne = |path, value: &Option<_>| figures.one(path, value.as_ref(), Unit::YenPerTonne);
    sums(vec![
        (t("co2.annual_tonnes"), tonnes("annual_tonnes", &co2.annual_tonnes)),
        (t("co2.lifetime_tonnes"), tonnes("lifetime_tonnes", &co2.lifetime_tonnes)),
        (
            t("co2.energy_origin_annual_tonnes"),
            tonnes("energy_origin_annual_tonnes", &co2.energy_origin_annual_tonnes),
        ),
        (
            t("co2.energy_origin_lifetime_tonnes"),
            tonnes("energy_origin_lifetime_tonnes", &co2.energy_origin_lifetime_tonnes),
        ),
        (t("co2.subsidy"), figures.one("subsidy", co2.subsidy, Unit::Yen)),
        (t("co2.capital_cost"), figures.one("capital_cost", co2.capital_cost.as_ref(), Unit::Yen)),
        (
            t("co2.subsidy_yen_per_tonne"),
            per_tonne("subsidy_yen_per_tonne", &co2.subsidy_yen_per_tonne),
        ),
        (
            t("co2.energy_origin_subsidy_yen_per_tonne"),
            per_tonne(
                "energy_origin_subsidy_yen_per_tonne",
                &co2.energy_origin_subsidy_yen_per_tonne,
            ),
        ),
        (
            t("co2.capital_yen_per_tonne"),
            per_tonne("capital_yen_per_tonne", &co2.capital_yen_per_tonne),
        ),
        (
            t("co2.public_yen_per_tonne"),
            per_tonne("public_yen_per_tonne", &co2.public_yen_per_tonne),
        ),
        (t("co2.threshold"), figures.one("threshold", Some(co2.threshold.code()), Unit::Status)),
    ])
}
