//! The items of table 6 in the groups of the official sheet, with what was answered to their viewpoints.

use yew::prelude::*;

use super::{Report, head};
use crate::domain::assessment::Item;
use crate::judging::{Group, Judged, Subtotal, sheet};
use crate::rules::{ItemRule, Rule};
use crate::text::with_few_marks;
use crate::ui::late::judging::verdict;
use crate::ui::shown::{Unit, shown};
use crate::ui::words::filled_all;

/// The columns of points, by their keys in the assessment and among the words.
const POINTS: [(&str, &str); 4] = [
    ("max", "item.max"),
    ("low", "item.low"),
    ("expected", "item.expected"),
    ("high", "item.high"),
];

impl Report<'_> {
    /// All of it.
    pub(super) fn sheet(&self) -> Html {
        let desk = self.desk;
        let sheet = sheet(&self.assessment.score, self.rules);
        let points = POINTS.map(|(_, key)| (desk.t(key), false));
        let heads: Vec<(&str, bool)> =
            points.into_iter().chain([(desk.t("report.decided"), true)]).collect();
        let body = html! {
            <table class="report-sheet">
                {head(desk.t("sheet.item"), &heads)}
                { for sheet.groups.iter().filter(|group| !group.items.is_empty()).map(|group| self.group(group)) }
                <tbody>{self.sum(desk.t("sheet.total"), &sheet.total, "row")}</tbody>
            </table>
        };
        let unrated = &self.assessment.score.unrated;
        let open =
            (!unrated.is_empty()).then(|| self.figures(&["score.unrated", "score.unrated_max"]));
        // A page of its own, like the form that reviewers fill in.
        html! {
            <section class="report-part report-alone"><h2>{desk.t("report.sheet")}</h2>{body}{open}</section>
        }
    }

    fn group(&self, group: &Group<'_, 'static>) -> Html {
        let name = format!("{} {}", group.rule.value, self.title(group.rule));
        html! {
            <tbody>
                {self.sum(&name, &group.subtotal, "rowgroup")}
                { for group.items.iter().map(|(rule, item)| self.item(rule, item)) }
            </tbody>
        }
    }

    /// A line that adds up: points there are, and points expected of those that are filled in.
    fn sum(&self, name: &str, sum: &Subtotal, scope: &'static str) -> Html {
        let desk = self.desk;
        let said = |points: String| shown(desk.lang, &points, Unit::Points);
        let of =
            (sum.of != sum.max).then(|| filled_all(desk.t("sheet.of"), &[&sum.of.to_string()]));
        html! {
            <tr class="report-sum">
                <th {scope}>{name.to_owned()}</th>
                <td>{said(sum.max.to_string())}</td>
                <td></td>
                <td>{said(sum.points.to_string())}</td>
                <td></td>
                <td class="report-said">{of}</td>
            </tr>
        }
    }

    fn item(&self, rule: &'static Rule<ItemRule>, item: &Item) -> Html {
        let values = [
            Some(item.max.to_string()),
            Some(item.low.to_string()),
            item.expected.map(|points| points.to_string()),
            Some(item.high.to_string()),
        ];
        let figure = |key: &str, value: Option<String>| {
            let value = value.map(serde_json::Value::String);
            self.figure_of(&format!("score.items.{}.{key}", item.id), value.as_ref())
        };
        let kind = Some(item.kind.code().to_owned());
        html! {
            <tr>
                <th scope="row">{self.title(rule)}{self.said_of(&rule.id)}</th>
                { for POINTS.into_iter().zip(values).map(|((key, _), value)| html! { <td>{figure(key, value)}</td> }) }
                <td class="report-said">{figure("kind", kind)}</td>
            </tr>
        }
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
        let points: Vec<Html> =
            item.into_iter().flat_map(|item| &item.viewpoints).filter_map(point).collect();
        if points.is_empty() {
            return Html::default();
        }
        html! { <ul class="report-list">{ for points }</ul> }
    }
}
