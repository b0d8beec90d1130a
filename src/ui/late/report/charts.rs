//! The pictures of the first page. What each shows stands beside it in figures; parts are told apart by their
//! names and patterns, and are drawn as on the page.

use yew::prelude::*;

use super::Report;
use crate::planning::co2::thousandths;
use crate::quantity::{Exact, Number};
use crate::text::with_few_marks;
use crate::ui::late::why::figure_name;
use crate::ui::panel::{Stretch, bar, limited, points_bar};

/// Pixels from one name below a bar to the next, and where the first stands.
const STEP: usize = 13;
const FIRST: usize = 12;
/// Measures that the first page has room for; all of them stand where their figures are worked out.
const MOST_MEASURES: usize = 5;
/// From so many thousandths of a bar on, names stand left of what they belong to.
const MIDDLE: i128 = 400;

impl Report<'_> {
    /// The points as a bar, with the names of its parts below.
    pub(super) fn points_drawn(&self) -> Html {
        let desk = self.desk;
        let score = &self.assessment.score;
        let ends = [
            ("panel.fact", Number::default(), score.computed.low),
            ("panel.self_rated", score.computed.low, score.low),
            ("report.unsettled", score.low, score.high),
        ];
        let parts = ends.into_iter().filter(|(_, from, to)| from < to);
        let marks =
            parts.map(|(name, _, to)| (name, to)).chain([("report.expected", score.expected)]);
        // Lines come first, so that names stand on top of them.
        let named = marks.enumerate().map(|(row, (name, at))| self.mark(row, desk.t(name), at));
        let (lines, names): (Vec<Html>, Vec<Html>) = named.unzip();
        let height = (names.len() * STEP + 4).to_string();
        html! {
            <figure class="report-chart">
                {points_bar(score)}
                <svg aria-hidden="true" width="100%" {height}>{ for lines }{ for names }</svg>
            </figure>
        }
    }

    /// The line from where a part ends down to its name, and the name.
    fn mark(&self, row: usize, name: &str, at: Number) -> (Html, Html) {
        let max = Exact::from(self.assessment.score.max);
        let share = thousandths(&Exact::from(at), &Exact::zero(), &max).unwrap_or_default();
        let x = format!("{}.{}%", share / 10, share % 10);
        let (anchor, aside) = if share < MIDDLE { ("start", "4") } else { ("end", "-4") };
        let y = row * STEP + FIRST;
        let line = html! { <line class="report-leader" x1={x.clone()} x2={x.clone()} y1="0" y2={(y - 1).to_string()} /> };
        let name = html! { <text {x} dx={aside} y={y.to_string()} text-anchor={anchor}>{name.to_owned()}</text> };
        (line, name)
    }

    /// What each category costs, on the scale of the cap or of the total, whichever is more.
    pub(super) fn costs_drawn(&self) -> Html {
        let desk = self.desk;
        let budget = &self.assessment.budget;
        let (most, cap) = (budget.total.max(budget.cap).to_string(), budget.cap.to_string());
        let row = |part: &'static str, name: &str, path: &str| {
            let amount =
                self.answer.pointer(&super::pointer(path)).and_then(|amount| amount.as_str());
            let to = amount.filter(|amount| *amount != "0")?.to_owned();
            let stretch = Stretch { part, from: "0".into(), to };
            Some(html! {
                <tr>
                    <th scope="row">{name.to_owned()}</th>
                    <td>{bar(&most, vec![stretch], Some(cap.clone()))}</td>
                    <td>{self.figure(path)}</td>
                </tr>
            })
        };
        let categories = self.rules.budget.categories.iter().map(|rule| {
            let path = format!("budget.by_category.{}", rule.value.code);
            row("within", self.title(rule), &path)
        });
        let added = ["budget.general_administration", "budget.tax"]
            .map(|path| row("added", &figure_name(desk.lang, path), path));
        let rows: Vec<Html> = categories.chain(added).flatten().collect();
        if rows.is_empty() {
            return html! { <p>{desk.t("next.no_costs")}</p> };
        }
        html! {
            <table class="report-bars report-costs">
                <caption>{desk.t("report.costs")}</caption>
                <thead><tr>
                    <th scope="col">{desk.lang.find("column.category").unwrap_or_default()}</th>
                    <th scope="col" class="report-said">{desk.t("report.cap_marked")}</th>
                    <th scope="col">{desk.t("outcome.amount")}</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        }
    }

    /// The total against the cap, and outsourcing against its limit; the table below has their figures.
    pub(super) fn limits_drawn(&self) -> Html {
        let desk = self.desk;
        let budget = &self.assessment.budget;
        let drawn = |name: &str, amount: String, limit: String, is_over: bool| {
            html! { <><dt>{name.to_owned()}</dt><dd>{limited(&amount, &limit, is_over)}</dd></> }
        };
        let is_limited = budget.outsourcing_percent.is_some();
        html! {
            <dl class="report-limits" aria-hidden="true">
                {drawn(desk.t("budget.total"), budget.total.to_string(), budget.cap.to_string(), budget.cap < budget.total)}
                if is_limited {
                    {drawn(
                        desk.t("outcome.outsourcing"),
                        budget.outsourcing_amount.to_string(),
                        budget.outsourcing_limit.to_string(),
                        budget.outsourcing_limit < budget.outsourcing_amount,
                    )}
                }
            </dl>
        }
    }

    /// The subsidy per tonne of each measure, on one scale.
    pub(super) fn measures_drawn(&self) -> Html {
        let desk = self.desk;
        let measures = &self.assessment.co2.measures;
        let costs = || measures.iter().filter_map(|measure| measure.subsidy_yen_per_tonne.as_ref());
        let most = costs().max().filter(|most| most.is_positive()).map(Exact::to_string);
        let rows = measures.iter().enumerate().take(MOST_MEASURES).map(|(place, measure)| {
            let node = desk.draft.at(&format!("co2.measures[{place}].name"));
            let name = with_few_marks(node.as_text().unwrap_or_default()).into_owned();
            let cost = measure.subsidy_yen_per_tonne.as_ref();
            let drawn = most.as_ref().zip(cost).map(|(most, cost)| {
                let to = cost.to_string();
                bar(most, vec![Stretch { part: "within", from: "0".into(), to }], None)
            });
            html! {
                <tr>
                    <th scope="row">{format!("{} {name}", place + 1)}</th>
                    <td>{ for drawn }</td>
                    <td>{self.figure(&format!("co2.measures[{place}].subsidy_yen_per_tonne"))}</td>
                </tr>
            }
        });
        let is_more = measures.len() > MOST_MEASURES;
        html! {
            <>
            <table class="report-bars">
                <thead><tr>
                    <th scope="col">{desk.t("report.measure")}</th>
                    <th scope="col" class="report-said"></th>
                    <th scope="col">{figure_name(desk.lang, "co2.subsidy_yen_per_tonne")}</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            if is_more {
                <p class="help">{desk.t("report.measures_beyond")}</p>
            }
            </>
        }
    }
}
