//! The end of the report: what is open, then the rules it was made by and what tells its result from others.

use yew::prelude::*;

use super::front::FIRST_STEPS;
use super::{Report, pairs};
use crate::domain::problem::Problem;
use crate::proposal::unsure;
use crate::ui::notes;
use crate::ui::panel::next::said;
use crate::ui::place;
use crate::ui::words::filled;

/// More problems than this on paper help nobody; the others are counted.
const MOST_PROBLEMS: usize = 100;

impl Report<'_> {
    /// The steps that the first page leaves, what is being checked, and what is wrong or missing; nothing
    /// where there is none of it.
    pub(super) fn open_points(&self) -> Html {
        let desk = self.desk;
        let steps: Vec<Html> = self
            .assessment
            .next_steps
            .iter()
            .skip(FIRST_STEPS)
            .map(|step| {
                html! { <li>{said(desk.lang, self.rules, step)}</li> }
            })
            .collect();
        let checked = unsure(&desk.draft);
        let checked: Vec<String> =
            checked.iter().map(|path| place::name(desk.lang, self.rules, path)).collect();
        let problem = |problem: &Problem| {
            let name = place::name(desk.lang, self.rules, &problem.path);
            html! { <li><strong>{name}</strong>{desk.t("list.of")}{notes::said(desk.lang, problem)}</li> }
        };
        let problems: Vec<Html> = self.problems.iter().take(MOST_PROBLEMS).map(problem).collect();
        if steps.is_empty() && checked.is_empty() && problems.is_empty() {
            return Html::default();
        }
        let beyond = self.beyond + self.problems.len().saturating_sub(MOST_PROBLEMS);
        let start = (FIRST_STEPS + 1).to_string();
        self.part(
            "report.open",
            html! {
                <>
                    if !steps.is_empty() {
                        <h3>{desk.t("next")}</h3>
                        <ol {start}>{ for steps }</ol>
                    }
                    if !checked.is_empty() {
                        <h3>{desk.t("unsure")}</h3>
                        <p>{checked.join(desk.t("comma"))}</p>
                    }
                    if !problems.is_empty() {
                        <h3>{desk.t("problems")}</h3>
                        <ul class="report-list">{ for problems }</ul>
                    }
                    if beyond > 0 {
                        <p>{filled(desk.t("problems.beyond"), &beyond.to_string())}</p>
                    }
                </>
            },
        )
    }

    /// By which rules, of which documents, on what day and where it was made.
    pub(super) fn about(&self) -> Html {
        let desk = self.desk;
        let rules = self.rules;
        let documents = rules.documents.iter().map(|document| {
            format!("{}{}{}", desk.pick(&document.title), desk.t("comma"), document.published)
        });
        let documents: Vec<String> = documents.collect();
        let rows = [
            ("report.rules", format!("{} ({})", desk.pick(&rules.title), rules.id)),
            ("report.documents", documents.join(desk.t("stop"))),
            ("linked.digest", self.digest.clone()),
            ("report.day", self.day.to_owned()),
            ("report.address", self.address.to_owned()),
        ];
        // A page that was opened from a file has no address that means anything to others.
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        let rows = rows.map(|(name, value)| (desk.t(name).to_owned(), html! { {value} }));
        self.part("report.about", html! { <div class="report-about">{pairs(rows.collect())}</div> })
    }
}
