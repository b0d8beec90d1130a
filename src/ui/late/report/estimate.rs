//! Estimates in the report: the lines of each year by category with subtotals, then sums and checks.

use serde_json::Value;
use yew::prelude::*;

use super::{Report, head, pairs, pointer, text};
use crate::domain::assessment::Budget;
use crate::json::Node;
use crate::text::grouped;
use crate::ui::late::why::figure_name;
use crate::ui::model::typed;
use crate::ui::words::filled;

/// Sums below the lines of an estimate.
const SUMS: [&str; 6] =
    ["operating", "general_administration", "subtotal", "tax", "total", "complete"];
/// What only later years say there: the first page has it of the first.
const LIMITS: [&str; 4] = ["cap", "headroom", "over", "cap_percent"];
const OF_CHECKS: [&str; 7] =
    ["status", "amount", "limit", "headroom", "percent", "missing", "lines"];
const ON_FRONT: [&str; 2] = ["cap", "outsourcing"];

impl Report<'_> {
    /// The estimate of the first year, and of each later one that has its own.
    pub(super) fn estimates(&self) -> Html {
        let lang = self.desk.lang;
        let years = self.assessment.years.iter().flatten().enumerate();
        let later = years.filter_map(|(index, year)| {
            let budget = year.budget.as_ref().filter(|budget| budget.is_begun())?;
            let name = filled(lang.word("years.entry"), &(index + 1).to_string());
            Some(self.estimate(&format!("years[{index}].budget"), budget, name))
        });
        let first = self.assessment.budget.is_begun();
        html! {
            <>
                if first {
                    {self.estimate("budget", &self.assessment.budget, lang.word("report.estimate").to_owned())}
                }
                { for later }
            </>
        }
    }

    fn estimate(&self, path: &str, budget: &Budget, name: String) -> Html {
        html! {
            <section class="report-part">
                <h2>{name}</h2>
                {self.lines(path, budget)}
                {self.without_costs(budget)}
                <div class="report-halves">
                    <section><h3>{self.desk.t("budget.sums")}</h3>{self.sums(path)}</section>
                    <section><h3>{self.desk.t("report.checks")}</h3>{self.checks(path)}</section>
                </div>
            </section>
        }
    }

    /// The lines of each category below its name and its sum; last those that have none.
    fn lines(&self, path: &str, budget: &Budget) -> Html {
        let desk = self.desk;
        let named = self.rules.budget.categories.iter().enumerate();
        let groups = named.map(|(place, rule)| {
            let sum = self.figure(&format!("{path}.by_category.{}", rule.value.code));
            (Some(place), self.title(rule), sum)
        });
        let open = (None, desk.t("report.no_category"), Html::default());
        let groups = groups.chain([open]).filter_map(|(category, name, sum)| {
            let own = budget.lines.iter().enumerate();
            let own = own.filter(|(_, line)| line.category == category && !line.silent);
            let rows: Vec<Html> = own.map(|(place, _)| self.line(path, place)).collect();
            (!rows.is_empty()).then(|| {
                html! {
                    <tbody>
                        <tr class="report-sum">
                            <th scope="rowgroup" colspan="4">{name.to_owned()}</th>
                            <td>{sum}</td>
                        </tr>
                        { for rows }
                    </tbody>
                }
            })
        });
        let name = |key: &str| desk.lang.find(&format!("column.{key}")).unwrap_or_default();
        let heads = ["description", "unit_price", "quantity", "amount"];
        let heads = heads.map(|key| (name(key), key == "description"));
        html! { <table class="report-lines">{head(name("place"), &heads)}{ for groups }</table> }
    }

    fn line(&self, path: &str, place: usize) -> Html {
        let desk = self.desk;
        let node = self.file.at(&format!("{path}.lines[{place}]"));
        let said = |key: &str| typed(node.get(key));
        let number = |key: &str| {
            let said = said(key);
            let is_plain = said.bytes().all(|sign| sign.is_ascii_digit() || b".-".contains(&sign));
            if is_plain { grouped(&said) } else { said }
        };
        let count = [("quantity", "unit"), ("quantity2", "unit2")]
            .map(|(count, unit)| [number(count), said(unit)].join(" ").trim().to_owned());
        let count: Vec<String> = count.into_iter().filter(|count| !count.is_empty()).collect();
        let is_taxed = *node.get("price_includes_tax") == Node::Bool(true);
        let rate = number("exchange_rate");
        let rate = if rate.is_empty() { rate } else { format!("× {rate}") };
        let taxed = if is_taxed { desk.t("tax.included") } else { "" };
        let price = [number("unit_price"), said("currency"), rate, taxed.to_owned()];
        let price: Vec<String> = price.into_iter().filter(|part| !part.is_empty()).collect();
        let note = said("note");
        html! {
            <tr>
                <th scope="row">{place + 1}</th>
                <td class="report-said">
                    {said("description")}
                    if !note.is_empty() {
                        <span class="report-note">{note}</span>
                    }
                </td>
                <td>{price.join(" ")}</td>
                <td>{count.join(" × ")}</td>
                <td>{self.figure(&format!("{path}.lines[{place}].amount"))}</td>
            </tr>
        }
    }

    /// The categories that nothing is spent on, in one line.
    fn without_costs(&self, budget: &Budget) -> Html {
        let named = self.rules.budget.categories.iter().enumerate();
        let empty = named.filter(|(place, _)| {
            !budget.lines.iter().any(|line| line.category == Some(*place) && !line.silent)
        });
        let empty: Vec<&str> = empty.map(|(_, rule)| self.title(rule)).collect();
        if empty.is_empty() {
            return Html::default();
        }
        let desk = self.desk;
        html! { <p class="help">{filled(desk.t("report.no_costs"), &empty.join(desk.t("comma")))}</p> }
    }

    fn sums(&self, path: &str) -> Html {
        let limits: &[&str] = if path == "budget" { &[] } else { &LIMITS };
        // Said where the total is over the cap only, each where such costs can do.
        let cuts = ["reduction.charged", "reduction.uncharged"].into_iter().filter(|key| {
            let cut = self.answer.pointer(&pointer(&format!("{path}.{key}")).replace('.', "/"));
            cut.is_some_and(|cut| !cut.is_null())
        });
        let keys = SUMS.into_iter().chain(limits.iter().copied()).chain(cuts);
        let rows = keys.map(|key| {
            let name = figure_name(self.desk.lang, &format!("budget.{key}"));
            (name, self.figure(&format!("{path}.{key}")))
        });
        pairs(rows.collect())
    }

    fn checks(&self, path: &str) -> Html {
        let all = self.rows(&format!("{}/checks", pointer(path)));
        let rows = all.into_iter().flat_map(|check| {
            let id = text(check, "id");
            let is_said = path == "budget" && ON_FRONT.contains(&id.as_str());
            let keys = if is_said { &[][..] } else { &OF_CHECKS[..] };
            let is_empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
            let found = keys.iter().filter_map(|key| Some((key, check.get(key)?)));
            let found = found.filter(|(_, value)| !is_empty(value));
            let row = |(key, value): (&&str, &Value)| {
                let name = figure_name(self.desk.lang, &format!("budget.checks.{id}.{key}"));
                (name, self.figure_of(&format!("{path}.checks.{id}.{key}"), Some(value)))
            };
            found.map(row).collect::<Vec<_>>()
        });
        pairs(rows.collect())
    }
}
