//! The first page: the verdict, and the score, the money, CO₂ and the conditions as pictures with their figures.

use serde_json::Value;
use yew::prelude::*;

use super::{Report, head, text};
use crate::domain::assessment::{Co2, NextStep};
use crate::ui::late::why::figure_name;
use crate::ui::model::by_id;
use crate::ui::panel::next::said;
use crate::ui::panel::{budget_table, score_table};
use crate::ui::phrase::phrase;
use crate::ui::shown::{Unit, shown};
use crate::ui::verdict::verdict;

/// Steps that the first page has room for; the others stand among the open points.
pub(super) const FIRST_STEPS: usize = 5;

impl Report<'_> {
    /// All of it.
    pub(super) fn front(&self, title: &str) -> Html {
        let desk = self.desk;
        let figures = crate::ui::figure::Figures { ctx: desk.ctx(), prefix: "budget.".into() };
        html! {
            <section class="report-front">
                <p class="report-kind">{desk.t("report.name")}{" · "}{self.day}</p>
                <h1>{title.to_owned()}</h1>
                {verdict(desk.ctx(), "", &self.assessment)}
                <h2>{desk.t("score")}</h2>
                <div class="report-beside">
                    {self.points_drawn()}
                    {score_table(desk.ctx(), "", &self.assessment.score)}
                </div>
                <div class="report-beside">
                    <section>
                        <h2>{desk.t("budget")}</h2>
                        {self.costs_drawn()}
                    </section>
                    <section>
                        <h2>{desk.t("report.limits")}</h2>
                        {self.limits_drawn()}
                        {budget_table(desk.ctx(), &figures, &self.assessment.budget)}
                        <h2>{desk.t("co2")}</h2>
                        {self.tonnes()}
                    </section>
                </div>
                <h2>{desk.t("gates")}</h2>
                {self.gates()}
                <h2>{desk.t("next")}</h2>
                {self.next()}
                <p class="help">{desk.t("report.notice")}</p>
            </section>
        }
    }

    /// The subsidy per tonne, of each measure and of all.
    fn tonnes(&self) -> Html {
        let desk = self.desk;
        let co2: &Co2 = &self.assessment.co2;
        if co2.measures.is_empty() {
            return html! { <p>{desk.t("panel.no_measures")}</p> };
        }
        let is_open = co2.measures.iter().any(|measure| measure.lifetime_tonnes.is_none());
        let of_all = [
            ("annual", self.figure("co2.annual_tonnes")),
            ("lifetime", self.figure("co2.lifetime_tonnes")),
        ];
        html! {
            <>
                <p>
                    <strong>{self.figure("co2.subsidy_yen_per_tonne")}</strong>{" "}{desk.t("panel.of_subsidy")}{desk.t("stop")}
                    {phrase(desk.t("panel.tonnes"), &of_all)}
                    if is_open {
                        {desk.t("stop")}{desk.t("panel.known_tonnes")}
                    }
                </p>
                {self.measures_drawn()}
            </>
        }
    }

    /// The conditions by what they say, each kind with its count and its names; those that decide come first.
    fn gates(&self) -> Html {
        let desk = self.desk;
        let gates = self.rows("/gates");
        let kind = |status: &'static str| {
            let own = gates.iter().filter(|gate| text(gate, "status") == status);
            let name = |gate: &&Value| {
                let id = text(gate, "id");
                by_id(&self.rules.gates, &id).map_or(id, |rule| self.title(rule).to_owned())
            };
            let names: Vec<String> = own.map(name).collect();
            // What does not concern the proposal is not counted.
            let count =
                (status != "not_applicable").then(|| self.figure(&format!("gate_counts.{status}")));
            (!names.is_empty()).then(|| html! {
                <tr>
                    <th scope="row"><span class="figure words" data-status={status}>{shown(desk.lang, status, Unit::Status)}</span></th>
                    <td>{count}</td>
                    <td class="report-said">{names.join(desk.t("comma"))}</td>
                </tr>
            })
        };
        let kinds =
            ["fail", "check", "unknown", "pass", "not_applicable"].into_iter().filter_map(kind);
        let history = ["completed_years", "remaining_years", "restarted"].map(|key| {
            let path = format!("history.{key}");
            html! { <span>{figure_name(desk.lang, &path)}{desk.t("list.of")}{self.figure(&path)}</span> }
        });
        html! {
            <>
                <table class="report-gates">
                    {head(desk.t("outcome.status"), &[(desk.t("report.count"), false), (desk.t("report.conditions"), true)])}
                    <tbody>{ for kinds }</tbody>
                </table>
                <p class="report-row">{ for history }</p>
            </>
        }
    }

    fn next(&self) -> Html {
        let steps = &self.assessment.next_steps;
        if steps.is_empty() {
            return html! { <p>{self.desk.t("next.none")}</p> };
        }
        let step = |step: &NextStep| html! { <li>{said(self.desk.lang, self.rules, step)}</li> };
        let rest = steps.len() > FIRST_STEPS;
        html! {
            <>
                <ol>{ for steps.iter().take(FIRST_STEPS).map(step) }</ol>
                if rest {
                    <p class="help">{self.desk.t("report.steps_beyond")}</p>
                }
            </>
        }
    }
}
