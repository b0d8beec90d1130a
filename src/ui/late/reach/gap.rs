//! What each measure leaves to finance, and who is to pay it.

use yew::prelude::*;

use super::known::Known;
use crate::domain::assessment::Measure;
use crate::planning::co2::gap;
use crate::ui::late::written::Written;
use crate::ui::shown::Unit;

/// Every measure's cost, subsidy, and what is left.
pub(super) fn gaps(known: &Known) -> Html {
    let desk = &known.desk;
    let row = |(place, measure): (usize, &Measure)| {
        let path = format!("co2.measures[{place}].gap_borne_by");
        let name =
            format!("{}{}{}", desk.t("reach.borne_by"), desk.t("list.of"), known.measure(place));
        html! {
            <tr key={place} data-gap={place.to_string()}>
                <th scope="row">{known.measure(place)}</th>
                <td class="digits" data-label={desk.t("reach.cost")}>{known.desk.said(measure.capital_cost, Unit::Yen)}</td>
                <td class="digits" data-label={desk.t("reach.given")}>{known.desk.said(measure.subsidy, Unit::Yen)}</td>
                <td class="digits" data-label={desk.t("reach.gap")}>{known.desk.said(gap(measure), Unit::Yen)}</td>
                <td data-label={desk.t("reach.borne_by")}><Written desk={desk.clone()} {path} {name} is_bare={true} /></td>
            </tr>
        }
    };
    html! {
        <section>
            <h4>{desk.t("reach.gaps")}</h4>
            <p>{desk.t("reach.gaps_lead")}</p>
            <table class="fit-table reach-table">
                <thead><tr>
                    <th scope="col">{desk.t("reach.measure")}</th>
                    <th scope="col" class="digits">{desk.t("reach.cost")}</th>
                    <th scope="col" class="digits">{desk.t("reach.given")}</th>
                    <th scope="col" class="digits">{desk.t("reach.gap")}</th>
                    <th scope="col">{desk.t("reach.borne_by")}</th>
                </tr></thead>
                <tbody>{ for known.co2.measures.iter().enumerate().map(row) }</tbody>
            </table>
        </section>
    }
}
