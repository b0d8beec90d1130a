//! CO₂ in the report: each measure's figures with how they come out, and those of all measures.

use serde_json::Value;
use yew::prelude::*;

use super::{Report, head};
use crate::engine::Engine;
use crate::proposal::Reading;
use crate::rules::Book;
use crate::text::with_few_marks;
use crate::ui::late::why::{Named, figure_name, figures_at, formula_of};

/// What the first page says of all measures.
const ON_FRONT: [&str; 3] =
    ["co2.subsidy_yen_per_tonne", "co2.annual_tonnes", "co2.lifetime_tonnes"];

impl Report<'_> {
    /// All of it, where there are measures.
    pub(super) fn measures(&self) -> Html {
        let desk = self.desk;
        let measures = self.rows("/co2/measures");
        if measures.is_empty() {
            return Html::default();
        }
        let engine = Engine::new(Book::shipped(), Reading::Draft);
        let named =
            Named { lang: desk.lang, rules: self.rules, draft: &desk.draft, known: Vec::new() };
        let row = |path: &str, value: Option<&Value>| {
            // What is not known yet has nothing to show for it.
            let formula = value
                .filter(|value| !value.is_null())
                .and_then(|_| engine.explain(&desk.draft, path))
                .and_then(|tree| formula_of(&named, &tree));
            html! {
                <tr>
                    <th scope="row">{figure_name(desk.lang, path)}</th>
                    <td>{self.figure_of(path, value)}</td>
                    <td class="report-said">{formula.unwrap_or_default()}</td>
                </tr>
            }
        };
        let measure = |(place, measure): (usize, &Value)| {
            let path = format!("co2.measures[{place}]");
            let name = desk.draft.at(&format!("{path}.name"));
            let name = with_few_marks(name.as_text().unwrap_or_default());
            let rows = figures_at(&path).into_iter().map(|path| {
                let key = path.rsplit('.').next().unwrap_or_default();
                row(&path, measure.get(key))
            });
            html! {
                <tbody>
                    <tr class="report-sum"><th scope="rowgroup" colspan="3">{format!("{} {name}", place + 1)}</th></tr>
                    { for rows }
                </tbody>
            }
        };
        let totals =
            figures_at("co2").into_iter().filter(|path| !ON_FRONT.contains(&path.as_str()));
        let totals = totals.map(|path| row(&path, self.answer.pointer(&super::pointer(&path))));
        let heads = [(desk.t("files.figure"), false), (desk.t("report.formula"), true)];
        let body = html! {
            <table class="report-formulas">
                {head(desk.t("report.measure"), &heads)}
                { for measures.into_iter().enumerate().map(measure) }
                <tbody>
                    <tr class="report-sum"><th scope="rowgroup" colspan="3">{desk.t("co2.totals")}</th></tr>
                    { for totals }
                </tbody>
            </table>
        };
        self.part("co2", body)
    }
}
