//! Estimates in the report: the cost lines of each year, its sums and its checks.

use serde_json::Value;
use yew::prelude::*;

use super::{Report, pairs, table, text, unit};
use crate::json::Node;
use crate::text::grouped;
use crate::ui::late::why::figure_name;
use crate::ui::model::by_id;
use crate::ui::model::typed;
use crate::ui::shown::Unit;
use crate::ui::words::filled;

impl Report<'_> {
    /// The estimate of the first year, and of each later one that has its own.
    pub(super) fn estimates(&self) -> Html {
        let lang = self.desk.lang;
        let later = self.rows("/years").into_iter().enumerate().filter_map(|(index, year)| {
            let has_own = year.get("budget").is_some_and(Value::is_object);
            let name = filled(lang.word("years.entry"), &(index + 1).to_string());
            has_own.then(|| self.estimate(&format!("years[{index}].budget"), name))
        });
        html! { <>{self.estimate("budget", lang.word("budget").to_owned())}{ for later }</> }
    }

    fn estimate(&self, path: &str, name: String) -> Html {
        html! {
            <section class="report-part">
                <h2>{name}</h2>
                <h3>{self.desk.t("lines")}</h3>
                {self.lines(path)}
                <h3>{self.desk.t("budget.sums")}</h3>
                {self.sums(path)}
            </section>
        }
    }

    fn lines(&self, path: &str) -> Html {
        let desk = self.desk;
        let nodes = self.file.at(&format!("{path}.lines")).elements();
        let row = |(place, line): (usize, &Value)| {
            let said =
                |key: &str| nodes.get(place).map(|node| typed(node.get(key))).unwrap_or_default();
            let number = |key: &str| {
                let said = said(key);
                let is_plain =
                    said.bytes().all(|sign| sign.is_ascii_digit() || b".-".contains(&sign));
                if is_plain { grouped(&said) } else { said }
            };
            let category = said("category");
            let category = by_id(&self.rules.budget.categories, &category)
                .map_or(category.clone(), |rule| self.title(rule));
            let count = [("quantity", "unit"), ("quantity2", "unit2")]
                .map(|(count, unit)| [number(count), said(unit)].join(" ").trim().to_owned());
            let count = count.iter().filter(|count| !count.is_empty()).cloned();
            let count = count.collect::<Vec<_>>().join(" × ");
            let taxed = nodes.get(place).map(|node| node.get("price_includes_tax"));
            let taxed = taxed.filter(|taxed| **taxed == Node::Bool(true));
            let taxed = taxed.map_or("", |_| desk.t("tax.included"));
            let rate = number("exchange_rate");
            let rate = if rate.is_empty() { rate } else { format!("× {rate}") };
            let price = [number("unit_price"), said("currency"), rate, taxed.to_owned()];
            let price = price.join(" ");
            html! {
                <tr>
                    <th scope="row">{place + 1}</th>
                    <td class="report-said">{category}</td>
                    <td class="report-said">{said("description")}<br />{said("note")}</td>
                    <td>{price}</td>
                    <td>{count}</td>
                    <td>{self.value(line.get("amount"), Unit::Yen)}</td>
                </tr>
            }
        };
        let lines = self.rows(&format!("{}/lines", pointer(path)));
        let rows = lines.into_iter().enumerate().map(row);
        let heads = ["category", "description", "unit_price", "quantity", "amount"];
        let name = |key: &str| desk.lang.find(&format!("column.{key}")).unwrap_or_default();
        let heads = heads.map(|key| (name(key), ["category", "description"].contains(&key)));
        table("", &heads, rows.collect())
    }

    fn sums(&self, path: &str) -> Html {
        let place = pointer(path);
        let categories = self.rules.budget.categories.iter().map(|rule| {
            let value = self.answer.pointer(&format!("{place}/by_category/{}", rule.value.code));
            (self.title(rule), self.value(value, Unit::Yen))
        });
        let sums = [
            "operating",
            "general_administration",
            "subtotal",
            "tax",
            "total",
            "cap",
            "headroom",
            "over",
            "cap_percent",
            "complete",
        ];
        let sums = sums.map(|key| {
            let value = self.answer.pointer(&format!("{place}/{key}"));
            let figure = format!("budget.{key}");
            (figure_name(self.desk.lang, &figure), self.value(value, unit(&figure)))
        });
        // Said where the total is over the cap only, each where such costs can do.
        let cuts = ["charged", "uncharged"].into_iter().filter_map(|key| {
            let cut = self.answer.pointer(&format!("{place}/reduction/{key}"));
            let cut = cut.filter(|cut| !cut.is_null())?;
            let figure = format!("budget.reduction.{key}");
            Some((figure_name(self.desk.lang, &figure), self.value(Some(cut), Unit::Yen)))
        });
        let checks = self.rows(&format!("{place}/checks")).into_iter().flat_map(|check| {
            let id = text(check, "id");
            let keys = ["status", "amount", "limit", "headroom", "percent", "missing", "lines"];
            let found = keys.into_iter().filter(|key| check.get(key).is_some());
            let row = |key| {
                let figure = format!("budget.checks.{id}.{key}");
                let value = self.value(check.get(key), unit(&figure));
                (figure_name(self.desk.lang, &figure), value)
            };
            found.map(row).collect::<Vec<_>>()
        });
        html! { <>{pairs(categories.collect())}{pairs(sums.into_iter().chain(cuts).collect())}{pairs(checks.collect())}</> }
    }
}

/// Where a path of the proposal, such as `years[0].budget`, stands in the assessment.
fn pointer(path: &str) -> String {
    format!("/{}", path.replace('[', "/").replace(']', "").replace('.', "/"))
}
