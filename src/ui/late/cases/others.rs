//! The years against their caps, and where reviewers differ.

use yew::prelude::*;

use super::Known;
use crate::domain::assessment::{Budget, Review, Spread, Year};
use crate::planning::disagreements;
use crate::ui::eligibility::by_id;
use crate::ui::shown::Unit;
use crate::ui::words::{filled, filled_all};

/// Every year of the plan with its total and what is left.
pub(super) fn years(known: &Known) -> Html {
    let desk = &known.desk;
    let later = known.assessment.years.as_deref().unwrap_or_default();
    let row = |name: String, budget: &Budget| {
        html! {
            <tr data-year={name.clone()}>
                <th scope="row">{name}</th>
                <td class="digits">{known.said(Some(budget.total), Unit::Yen)}</td>
                <td class="digits">{known.said(Some(budget.cap), Unit::Yen)}</td>
                <td class="digits">{known.said(Some(budget.headroom), Unit::Yen)}</td>
                <td>{known.said(Some(budget.within_cap.code()), Unit::Status)}</td>
            </tr>
        }
    };
    let of_year = |year: &Year| {
        let name = match year.year {
            Some(number) => filled(desk.t("cases.year"), &number.to_string()),
            None => desk.t("cases.year_unknown").to_owned(),
        };
        year.budget.as_ref().map(|budget| row(name, budget))
    };
    html! {
        <section>
            <h3>{desk.t("cases.years")}</h3>
            if later.is_empty() {
                <p>{desk.t("cases.no_years")}</p>
            } else {
                <div class="cases-wide" tabindex="0" role="group" aria-label={desk.t("cases.years")}>
                    <table class="fit-table">
                        <thead><tr>
                            <th scope="col">{desk.t("cases.which_year")}</th>
                            <th scope="col" class="digits">{desk.t("plan.total")}</th>
                            <th scope="col" class="digits">{desk.t("cases.cap")}</th>
                            <th scope="col" class="digits">{desk.t("plan.headroom")}</th>
                            <th scope="col">{desk.t("cases.state")}</th>
                        </tr></thead>
                        <tbody>
                            {row(filled(desk.t("cases.year"), "1"), &known.assessment.budget)}
                            { for later.iter().filter_map(of_year) }
                        </tbody>
                    </table>
                </div>
            }
        </section>
    }
}

/// The items that reviewers see differently, and their sums.
pub(super) fn reviewers(known: &Known) -> Html {
    let desk = &known.desk;
    let Some(reviews) = &known.assessment.reviews else {
        return html! {
            <section><h3>{desk.t("cases.reviewers")}</h3><p>{desk.t("cases.no_reviewers")}</p></section>
        };
    };
    let apart = disagreements(reviews);
    let row = |name: &str, spread: &Spread| {
        let range = spread.low.zip(spread.high).map(|(low, high)| {
            filled_all(desk.t("sheet.open"), &[&low.to_string(), &high.to_string()])
        });
        html! {
            <tr>
                <th scope="row">{name}</th>
                <td class="digits">{known.said(spread.mean.as_ref(), Unit::Points)}</td>
                <td class="digits">{range.unwrap_or_else(|| desk.t("unknown").to_owned())}</td>
                <td class="digits">{known.said(spread.spread, Unit::Points)}</td>
            </tr>
        }
    };
    let of_item = |review: &&Review| {
        let rule = by_id(&known.rules.score.items, &review.id);
        row(rule.map_or("", |rule| desk.pick(&rule.title)), &review.spread)
    };
    html! {
        <section>
            <h3>{desk.t("cases.reviewers")}</h3>
            <p>{desk.t(if apart.is_empty() { "cases.agree" } else { "cases.reviewers_lead" })}</p>
            <div class="cases-wide" tabindex="0" role="group" aria-label={desk.t("cases.reviewers")}>
                <table class="fit-table" data-reviews={apart.len().to_string()}>
                    <thead><tr>
                        <th scope="col">{desk.t("sheet.item")}</th>
                        <th scope="col" class="digits">{desk.t("reviews.mean")}</th>
                        <th scope="col" class="digits">{desk.t("cases.range")}</th>
                        <th scope="col" class="digits">{desk.t("reviews.spread")}</th>
                    </tr></thead>
                    <tbody>{ for apart.iter().map(of_item) }</tbody>
                    <tfoot>{row(desk.t("cases.whole"), &reviews.total)}</tfoot>
                </table>
            </div>
        </section>
    }
}
