//! The report: everything that was entered and everything that came of it, unfolded, for paper.

mod estimate;

use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use super::desk::Desk;
use super::judging::verdict;
use super::why::{Named, figure_name, figures_at, formula_of};
use crate::domain::assessment::{Assessment, Budget, NextStep};
use crate::domain::problem::Problem;
use crate::engine::Engine;
use crate::judging::{Judged, JudgedItem, judged_items};
use crate::proposal::{Node, Reading, to_file};
use crate::rules::{Book, Rule, RuleSet};
use crate::saving;
use crate::text::with_few_marks;
use crate::ui::model::by_id;
use crate::ui::notes;
use crate::ui::panel::next::said;
use crate::ui::panel::{Remainder, remainder};
use crate::ui::shown::{Unit, shown};
use crate::ui::words::{filled, filled_all};

/// More problems than this on paper help nobody; the others are counted.
const MOST_PROBLEMS: usize = 100;

/// What the report is made from.
struct Report<'a> {
    desk: &'a Desk,
    rules: &'static RuleSet,
    /// The proposal as its file has it: numbers are plain.
    file: Node,
    /// What is answered to the viewpoints of items.
    judged: Vec<JudgedItem<'static>>,
    /// The first year's estimate.
    budget: Rc<Budget>,
    /// What needs doing.
    steps: Vec<NextStep>,
    /// What is wrong or missing.
    problems: Vec<Problem>,
    /// How many more of these there are.
    beyond: usize,
    /// The assessment of the proposal's file, as the engine answers it.
    answer: Value,
}

/// The report of the proposal.
pub(super) fn report(desk: &Desk, day: &str, address: &str) -> Html {
    let rules = desk.rules;
    let file = to_file(&desk.draft);
    let assessment = Engine::new(Book::shipped(), Reading::File).assess(&file);
    // What is on the page has rules, and can be told as a tree and as text.
    let Ok(assessment) = assessment else { return Html::default() };
    let Ok(answer) = serde_json::to_value(&assessment) else { return Html::default() };
    let digest = saving::digest_of(&Ok(assessment.clone()));
    let problems = assessment.all_problems();
    let (beyond, problems) = (problems.beyond(), problems.into_kept());
    let Assessment { score, budget, next_steps: steps, .. } = assessment;
    let judged = judged_items(&file, Reading::File, &score, rules);
    let report = Report { desk, rules, file, judged, budget, steps, problems, beyond, answer };
    let title = with_few_marks(desk.draft.get("title").as_text().unwrap_or_default());
    let title =
        if title.trim().is_empty() { desk.t("files.untitled").into() } else { title }.into_owned();
    let head = [
        (desk.t("report.day"), day.to_owned()),
        (desk.t("report.rules"), format!("{} ({})", desk.pick(&rules.title), rules.id)),
        (desk.t("linked.digest"), digest),
        (desk.t("report.address"), address.to_owned()),
    ];
    // A page that was opened from a file has none that means anything to others.
    let head = head.into_iter().filter(|(_, value)| !value.is_empty());
    html! {
        <article class="report">
            <p class="report-kind">{desk.t("report.name")}</p>
            <h1>{title}</h1>
            {pairs(head.map(|(name, value)| (name.to_owned(), value)).collect())}
            <p class="help">{desk.t("report.notice")}</p>
            {report.verdict()}
            {report.summary()}
            {report.gates()}
            {report.items()}
            {report.estimates()}
            {report.measures()}
            {report.open_points()}
        </article>
    }
}

impl Report<'_> {
    /// What matters most, in sentences.
    fn verdict(&self) -> Html {
        let desk = self.desk;
        let at = |place: &str, unit| self.value(self.answer.pointer(place), unit);
        let Remainder { text, path, .. } = remainder(&self.budget);
        let budget = desk.t(text).replace("{yen}", &at(&format!("/budget/{path}"), Unit::Yen));
        let count = |gates: String, key: &str| {
            let number = at(&format!("/gate_counts/{key}"), Unit::Count);
            gates.replace(&format!("{{{key}}}"), &number)
        };
        let gates = ["pass", "fail", "check", "unknown"]
            .into_iter()
            .fold(desk.t("panel.gates").to_owned(), count);
        let points = filled_all(
            desk.t("report.points"),
            &[&at("/score/expected_max", Unit::Points), &at("/score/expected", Unit::Points)],
        );
        let said = [("panel.budget", budget), ("gates", gates), ("score", points)];
        let line = |(name, said): (&'static str, String)| {
            html! { <li>{desk.t(name)}{desk.t("list.of")}<strong>{said}</strong></li> }
        };
        html! { <ul class="report-verdict">{ for said.into_iter().map(line) }</ul> }
    }

    fn summary(&self) -> Html {
        let figures = [
            "score.expected",
            "score.expected_max",
            "score.low",
            "score.high",
            "score.max",
            "score.unrated_max",
            "budget.total",
            "budget.cap",
            "budget.headroom",
            "co2.annual_tonnes",
            "co2.lifetime_tonnes",
            "co2.subsidy_yen_per_tonne",
            "history.completed_years",
            "history.remaining_years",
            "history.restarted",
        ];
        self.part("report.summary", self.figures("", &figures))
    }

    fn gates(&self) -> Html {
        let mut gates = self.rows("/gates");
        // Those that decide come first.
        let rank = |gate: &&Value| {
            let status = text(gate, "status");
            ["fail", "check", "unknown"].iter().position(|code| *code == status).unwrap_or(3)
        };
        gates.sort_by_key(rank);
        let gates = gates.into_iter().map(|gate| {
            let id = text(gate, "id");
            let name = by_id(&self.rules.gates, &id).map_or(id.clone(), |rule| self.title(rule));
            (name, self.value(gate.get("status"), Unit::Status))
        });
        let counts =
            ["gate_counts.pass", "gate_counts.fail", "gate_counts.check", "gate_counts.unknown"];
        let body = html! { <>{pairs(gates.collect())}{self.figures("", &counts)}</> };
        self.part("gates", body)
    }

    fn items(&self) -> Html {
        let desk = self.desk;
        let row = |item: &Value| {
            let id = text(item, "id");
            let rule = by_id(&self.rules.score.items, &id);
            let cell = |key: &str| html! { <td>{self.value(item.get(key), Unit::Points)}</td> };
            html! {
                <tr>
                    <th scope="row">
                        {rule.map_or(id, |rule| self.title(rule))}
                        <p class="help">{rule.map_or("", |rule| desk.pick(&rule.explanation))}</p>
                        {self.said_of(rule.map_or("", |rule| &rule.id))}
                    </th>
                    { for ["max", "low", "expected", "high"].into_iter().map(cell) }
                    <td class="report-said">{self.value(item.get("kind"), Unit::Kind)}</td>
                </tr>
            }
        };
        let heads = ["item.max", "item.low", "item.expected", "item.high", "item.kind"];
        let heads = heads.map(|key| (desk.t(key), key == "item.kind"));
        let parts = ["computed", "judged"].into_iter().flat_map(|part| {
            ["max", "low", "expected", "expected_max", "high"]
                .map(|key| format!("score.{part}.{key}"))
        });
        let parts: Vec<String> = parts.collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let body = html! {
            <>
                {table(desk.t("report.item"), &heads, self.rows("/score/items").into_iter().map(row).collect())}
                {self.figures("", &parts)}
            </>
        };
        self.part("score", body)
    }

    /// What was answered to an item's viewpoints, with evidence and notes.
    fn said_of(&self, rule: &str) -> Html {
        let desk = self.desk;
        let point = |judged: &Judged<'static>| {
            let of = |key: &str| self.file.at(&format!("{}.{key}", judged.place));
            let written = ["evidence", "note"].map(|key| of(key).as_text().unwrap_or_default());
            let answer = judged.answer.given().map(|_| verdict(desk, &judged.answer));
            let said = answer.into_iter().chain(written).filter(|text| !text.is_empty());
            let said: Vec<&str> = said.collect();
            let said = (!said.is_empty()).then(|| said.join(desk.t("stop")))?;
            let said = with_few_marks(&said).into_owned();
            Some(html! { <li>{self.title(judged.rule)}{desk.t("list.of")}{said}</li> })
        };
        let item = self.judged.iter().find(|item| item.rule.id == *rule);
        let points = item.into_iter().flat_map(|item| &item.viewpoints).filter_map(point);
        html! { <ul class="report-list">{ for points }</ul> }
    }

    fn measures(&self) -> Html {
        let desk = self.desk;
        let engine = Engine::new(Book::shipped(), Reading::Draft);
        let named =
            Named { lang: desk.lang, rules: self.rules, draft: &desk.draft, known: Vec::new() };
        let measure = |(place, measure): (usize, &Value)| {
            let node = desk.draft.at(&format!("co2.measures[{place}]"));
            let name = with_few_marks(node.get("name").as_text().unwrap_or_default());
            let row = |figure: String| {
                let key = figure.rsplit('.').next().unwrap_or_default();
                let known = measure.get(key).filter(|value| !value.is_null());
                // What is not known yet has nothing to show for it.
                let formula = known
                    .and_then(|_| engine.explain(&desk.draft, &figure))
                    .and_then(|tree| formula_of(&named, &tree));
                html! {
                    <tr>
                        <th scope="row">{figure_name(desk.lang, &figure)}</th>
                        <td>{self.value(measure.get(key), unit(&figure))}</td>
                        <td class="report-said">{formula.unwrap_or_default()}</td>
                    </tr>
                }
            };
            html! {
                <section class="report-measure">
                    <h3>{format!("{} {name}", place + 1)}</h3>
                    {table("", &[(desk.t("files.figure"), false), (desk.t("report.formula"), true)], figures_at(&format!("co2.measures[{place}]")).into_iter().map(row).collect())}
                </section>
            }
        };
        let all = self.rows("/co2/measures").into_iter().enumerate().map(measure);
        let is_open = self.rows("/co2/measures").iter().any(|one| one["lifetime_tonnes"].is_null());
        let open = is_open.then(|| html! { <p>{desk.t("panel.known_tonnes")}</p> });
        let totals = figures_at("co2");
        let totals: Vec<&str> = totals.iter().map(String::as_str).collect();
        let body = html! { <>{ for all }<h3>{desk.t("co2.totals")}</h3>{open}{self.figures("", &totals)}</> };
        self.part("co2", body)
    }

    fn open_points(&self) -> Html {
        let desk = self.desk;
        let unrated = self.answer.pointer("/score/unrated");
        let unrated =
            pairs(vec![(figure_name(desk.lang, "score.unrated"), self.value(unrated, Unit::Bare))]);
        let steps = self.steps.iter().map(|step| {
            html! { <li>{said(desk.lang, self.rules, step)}</li> }
        });
        let problem = |problem: &Problem| {
            let name = crate::ui::place::name(desk.lang, self.rules, &problem.path);
            html! { <li><strong>{name}</strong>{desk.t("list.of")}{notes::said(desk.lang, problem)}</li> }
        };
        let problems = self.problems.iter().take(MOST_PROBLEMS).map(problem);
        let beyond = self.beyond + self.problems.len().saturating_sub(MOST_PROBLEMS);
        self.part(
            "report.open",
            html! { <>{(!self.steps.is_empty()).then(|| html! { <ol>{ for steps }</ol> })}{unrated}<ul class="report-list">{ for problems }</ul>{(beyond > 0).then(|| html! { <p>{filled(desk.lang.word("problems.beyond"), &beyond.to_string())}</p> })}</> },
        )
    }

    fn part(&self, name: &'static str, body: Html) -> Html {
        html! { <section class="report-part"><h2>{self.desk.t(name)}</h2>{body}</section> }
    }

    fn title<T>(&self, rule: &'static Rule<T>) -> String {
        self.desk.pick(&rule.title).to_owned()
    }

    fn rows(&self, place: &str) -> Vec<&Value> {
        self.answer.pointer(place).and_then(Value::as_array).into_iter().flatten().collect()
    }

    /// Figures under their names.
    fn figures(&self, prefix: &str, keys: &[&str]) -> Html {
        let row = |key: &&str| {
            let figure = format!("{prefix}{key}");
            let value = self.answer.pointer(&format!("/{}", figure.replace('.', "/")));
            (figure_name(self.desk.lang, &figure), self.value(value, unit(&figure)))
        };
        pairs(keys.iter().map(row).collect())
    }

    fn value(&self, value: Option<&Value>, unit: Unit) -> String {
        let lang = self.desk.lang;
        match value {
            Some(Value::String(value)) => shown(lang, value, unit),
            Some(Value::Bool(value)) => shown(lang, &value.to_string(), Unit::Flag),
            Some(Value::Number(value)) => shown(lang, &value.to_string(), Unit::Bare),
            Some(Value::Array(values)) if values.is_empty() => lang.word("none").to_owned(),
            Some(Value::Array(values)) => {
                let names: Vec<String> = values.iter().map(|value| self.named(value)).collect();
                names.join(lang.word("comma"))
            }
            _ => lang.word("unknown").to_owned(),
        }
    }

    /// What an item or a required work is called; any other entry says itself.
    fn named(&self, value: &Value) -> String {
        let code = value.as_str().unwrap_or_default();
        let item = by_id(&self.rules.score.items, code).map(|rule| self.title(rule));
        let work = self.rules.budget.required_work.iter().find(|rule| rule.value == code);
        item.or_else(|| work.map(|rule| self.title(rule))).unwrap_or_else(|| code.to_owned())
    }
}

/// What a figure counts, by its place.
fn unit(figure: &str) -> Unit {
    let key = figure.rsplit('.').next().unwrap_or(figure);
    match (figure, key) {
        (_, "status" | "threshold" | "subsidy_share") => Unit::Status,
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

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Names and values in two columns.
fn pairs(rows: Vec<(String, String)>) -> Html {
    let row = |(name, value): (String, String)| html! { <tr><th scope="row">{name}</th><td>{value}</td></tr> };
    html! { <table class="report-pairs"><tbody>{ for rows.into_iter().map(row) }</tbody></table> }
}

/// A table whose first column names its rows. Over texts heads stand at the left, over numbers at the right.
fn table(first: &str, heads: &[(&str, bool)], rows: Vec<Html>) -> Html {
    let head = |(name, is_text): &(&str, bool)| {
        html! { <th scope="col" class={is_text.then_some("report-said")}>{(*name).to_owned()}</th> }
    };
    html! {
        <table>
            <thead><tr><th scope="col">{first.to_owned()}</th>{ for heads.iter().map(head) }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
