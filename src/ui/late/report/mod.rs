//! The report for paper: what matters most and its pictures on the first page, then the official sheet, the
//! estimate, CO₂, comparisons where there are any, open points, and the rules it was made by.

mod charts;
mod closing;
mod co2;
mod estimate;
mod front;
mod sheet;

use serde_json::Value;
use yew::prelude::*;

use super::cases;
use super::desk::Desk;
use crate::domain::assessment::Assessment;
use crate::domain::problem::Problem;
use crate::engine::Engine;
use crate::judging::{JudgedItem, judged_items};
use crate::proposal::{Node, Reading, to_file};
use crate::rules::{Book, Rule, RuleSet};
use crate::saving;
use crate::text::with_few_marks;
use crate::ui::figure::Figures;
use crate::ui::late::why::figure_name;
use crate::ui::model::by_id;
use crate::ui::shown::Unit;

/// Signs of a title that stand on top of every page.
const MOST_OF_TITLE: usize = 70;

/// A report, and what stands on each of its pages.
#[derive(PartialEq)]
pub(super) struct Made {
    /// All of it.
    pub page: Html,
    /// On top of every page.
    pub top: String,
    /// At the foot of every page.
    pub foot: String,
}

/// What the report is made from.
struct Report<'a> {
    desk: &'a Desk,
    rules: &'static RuleSet,
    /// The proposal as its file has it: numbers are plain.
    file: Node,
    /// What is answered to the viewpoints of items.
    judged: Vec<JudgedItem<'static>>,
    /// What came of that file.
    assessment: Assessment,
    /// The same as the engine writes it.
    answer: Value,
    /// What is wrong or missing.
    problems: Vec<Problem>,
    /// How many more of these there are.
    beyond: usize,
    /// Tells results from one another.
    digest: String,
    /// When and where it was made.
    day: &'a str,
    address: &'a str,
}

/// The report of the proposal; none of one whose rules are not known, which the page never shows.
pub(super) fn report(desk: &Desk, day: &str, address: &str) -> Option<Made> {
    let rules = desk.rules;
    let file = to_file(&desk.draft);
    let assessment = Engine::new(Book::shipped(), Reading::File).assess(&file).ok()?;
    let answer = serde_json::to_value(&assessment).ok()?;
    let digest = saving::digest_of(&Ok(assessment.clone()));
    let problems = assessment.all_problems();
    let (beyond, problems) = (problems.beyond(), problems.into_kept());
    let judged = judged_items(&file, Reading::File, &assessment.score, rules);
    let report = Report {
        desk,
        rules,
        file,
        judged,
        assessment,
        answer,
        problems,
        beyond,
        digest,
        day,
        address,
    };
    let title = with_few_marks(desk.draft.get("title").as_text().unwrap_or_default());
    let title =
        if title.trim().is_empty() { desk.t("files.untitled").into() } else { title }.into_owned();
    let top = match title.char_indices().nth(MOST_OF_TITLE) {
        Some((end, _)) => format!("{}…", title.get(..end).unwrap_or_default()),
        None => title.clone(),
    };
    let foot = [desk.t("linked.digest"), &report.digest].join(desk.t("list.of"));
    let page = html! {
        <article class="report" lang={desk.lang.code()}>
            {report.front(&title)}
            {report.sheet()}
            {report.estimates()}
            {report.measures()}
            {report.comparisons()}
            {report.open_points()}
            {report.about()}
        </article>
    };
    Some(Made { page, top, foot })
}

impl Report<'_> {
    /// Variants, years, reviewers and the proposals of files, each where there are any.
    fn comparisons(&self) -> Html {
        let part = |grid: cases::Grid| {
            html! { <><h3>{grid.name.clone()}</h3>{grid.table(self.desk)}</> }
        };
        let all = cases::grids(self.desk);
        if all.is_empty() {
            return Html::default();
        }
        self.part("report.comparisons", html! { <>{ for all.into_iter().map(part) }</> })
    }

    fn part(&self, name: &'static str, body: Html) -> Html {
        html! { <section class="report-part"><h2>{self.desk.t(name)}</h2>{body}</section> }
    }

    fn title<T>(&self, rule: &'static Rule<T>) -> &'static str {
        self.desk.pick(&rule.title)
    }

    fn rows(&self, place: &str) -> Vec<&Value> {
        self.answer.pointer(place).and_then(Value::as_array).into_iter().flatten().collect()
    }

    /// A figure by its path, where that is one of the answer's places, too.
    fn figure(&self, path: &str) -> Html {
        self.figure_of(path, self.answer.pointer(&pointer(path)))
    }

    /// A figure whose value was found.
    fn figure_of(&self, path: &str, value: Option<&Value>) -> Html {
        let figures = Figures { ctx: self.desk.ctx(), prefix: String::new() };
        let unit = unit(path);
        match value {
            Some(Value::String(value)) => figures.one(path, Some(value), unit),
            Some(Value::Bool(value)) => figures.one(path, Some(value), Unit::Flag),
            Some(Value::Number(value)) => figures.one(path, Some(value), unit),
            Some(Value::Array(values)) => {
                let names: Vec<String> = values.iter().map(|value| self.named(value)).collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                figures.list(path, Value::from(values.clone()).to_string(), &names)
            }
            _ => figures.one(path, None::<String>, unit),
        }
    }

    /// Figures under their names.
    fn figures(&self, paths: &[impl AsRef<str>]) -> Html {
        let row = |path: &str| (figure_name(self.desk.lang, path), self.figure(path));
        pairs(paths.iter().map(|path| row(path.as_ref())).collect())
    }

    /// What an item or a required work is called; any other entry says itself.
    fn named(&self, value: &Value) -> String {
        let code = value.as_str().unwrap_or_default();
        let item = by_id(&self.rules.score.items, code).map(|rule| self.title(rule));
        let work = self.rules.budget.required_work.iter().find(|rule| rule.value == code);
        item.or_else(|| work.map(|rule| self.title(rule))).unwrap_or(code).to_owned()
    }
}

/// What a figure counts, by its place.
fn unit(figure: &str) -> Unit {
    let key = figure.rsplit('.').next().unwrap_or(figure);
    match (figure, key) {
        (_, "status" | "threshold" | "subsidy_share") => Unit::Status,
        (_, "kind") => Unit::Kind,
        (_, key) if key.ends_with("percent") => Unit::Percent,
        (_, key) if key.ends_with("yen_per_tonne") => Unit::YenPerTonne,
        (_, key) if key.ends_with("tonnes") => Unit::Tonnes,
        (_, "missing" | "lines") => Unit::Bare,
        (figure, _) if figure.starts_with("gate_counts") => Unit::Count,
        (figure, _) if figure.starts_with("history") => Unit::Years,
        (figure, _) if figure.starts_with("score") => Unit::Points,
        _ => Unit::Yen,
    }
}

/// Where a path of the proposal, such as `years[0].budget`, stands in the assessment.
fn pointer(path: &str) -> String {
    format!("/{}", path.replace('[', "/").replace(']', "").replace('.', "/"))
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Names and values in two columns.
fn pairs(rows: Vec<(String, Html)>) -> Html {
    let row = |(name, value): (String, Html)| html! { <tr><th scope="row">{name}</th><td>{value}</td></tr> };
    html! { <table class="report-pairs"><tbody>{ for rows.into_iter().map(row) }</tbody></table> }
}

/// The head of a table whose first column names its rows. Over texts heads stand at the left, over numbers at
/// the right.
fn head(first: &str, others: &[(&str, bool)]) -> Html {
    let cell = |(name, is_text): &(&str, bool)| {
        html! { <th scope="col" class={is_text.then_some("report-said")}>{(*name).to_owned()}</th> }
    };
    html! { <thead><tr><th scope="col">{first.to_owned()}</th>{ for others.iter().map(cell) }</tr></thead> }
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "prerender")]
    mod rendered {
        use std::collections::BTreeMap;

        use super::super::*;
        use crate::ui::late::desk::Props;
        use crate::ui::late::desk::tests::desk;
        use crate::ui::words::Lang;

        #[component]
        fn Alone(props: &Props) -> Html {
            let made = report(&props.desk, "2026-05-01", "https://example.org/");
            made.map(|made| made.page).unwrap_or_default()
        }

        fn page(lang: Lang, proposal: &str) -> String {
            let draft = serde_json::from_str(proposal).expect("JSON");
            let page =
                yew::LocalServerRenderer::<Alone>::with_props(Props { desk: desk(lang, &draft) });
            pollster::block_on(page.hydratable(false).render())
        }

        const SAMPLES: [&str; 3] = [
            include_str!("../../more/samples/within-cap.json"),
            include_str!("../../more/samples/over-cap.json"),
            include_str!("../../more/samples/open.json"),
        ];

        /// How often a figure may stand there: what the verdict says in its sentence comes again in its table, and
        /// what a picture shows where it is added up or worked out.
        fn most_times(figure: &str) -> usize {
            let again = [
                "score.expected",
                "budget.headroom",
                "budget.over",
                "gate_counts.",
                "budget.by_category.",
                "budget.general_administration",
                "budget.tax",
                "co2.measures[",
            ];
            match figure {
                "budget.total" => 3,
                figure if again.iter().any(|start| figure.starts_with(start)) => 2,
                _ => 1,
            }
        }

        #[test]
        fn a_figure_stands_once_and_nothing_empty_stands_there() {
            for (place, sample) in SAMPLES.iter().enumerate() {
                for lang in Lang::ALL {
                    let page = page(lang, sample);
                    let mut times = BTreeMap::<&str, usize>::new();
                    for figure in page.split(" data-figure=\"").skip(1) {
                        *times.entry(figure.split('"').next().unwrap_or_default()).or_default() +=
                            1;
                    }
                    assert!(times.len() > 60, "{}", times.len());
                    times.retain(|figure, times| *times > most_times(figure));
                    assert!(times.is_empty(), "{place} {}: {times:?}", lang.code());
                    assert!(!page.contains("<tbody></tbody>") && !page.contains("<ul></ul>"));
                    assert_eq!(page.matches("<h1>").count(), 1);
                }
            }
        }
    }
}
