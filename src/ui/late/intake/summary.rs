//! What a table holds in a few sentences: how many lines, whether it adds up, what to know before taking it.

use yew::prelude::*;

use crate::proposal::Node;
use crate::ui::late::desk::Desk;
use crate::ui::model::typed;
use crate::ui::more::text;
use crate::ui::shown::{Unit, shown};
use crate::ui::words::filled;

/// Rows that are named in a sentence.
const NAMED: usize = 20;

/// Why it could not be read, where that is so.
pub(super) fn refused(desk: &Desk, answer: &Node) -> Option<AttrValue> {
    let why = answer.at("error.message");
    let is_read = !answer.is_unanswered() && why.is_unanswered();
    (!is_read).then(|| text(desk.lang, why).unwrap_or(desk.t("intake.failed").into()))
}

/// How much was read and whether it adds up, or why nothing was read.
pub(super) fn said(desk: &Desk, answer: &Node) -> Html {
    if let Some(why) = refused(desk, answer) {
        let code = answer.at("error.code").as_text().map(str::to_owned);
        return html! { <p class="note" data-severity="error" data-said={code}>{why}</p> };
    }
    let count = rows(answer.get("lines"));
    html! {
        <>
            <p class="intake-sum"><strong>{filled(desk.t("intake.taken"), &count.to_string())}</strong></p>
            {totals(desk, answer.get("totals"))}
            { for codes(answer).iter().map(|code| remark(desk, answer, code)) }
        </>
    }
}

/// Rows that become lines; a row may be one in several years.
fn rows(lines: &Node) -> usize {
    let place = |line: &Node| (typed(line.get("sheet")), typed(line.get("row")));
    let mut rows: Vec<_> = lines.elements().iter().map(place).collect();
    rows.sort_unstable();
    rows.dedup();
    rows.len()
}

/// Both totals beside each other.
fn totals(desk: &Desk, totals: &Node) -> Html {
    let yen = |key: &str| totals.get(key).as_text().map(|yen| shown(desk.lang, yen, Unit::Yen));
    let side = |key: &'static str| {
        let value = totals.get(key).as_text().unwrap_or_default().to_owned();
        html! { <strong data-import={key} data-value={value}>{yen(key).unwrap_or_default()}</strong> }
    };
    if totals.get("here").is_unanswered() {
        return Html::default();
    }
    let with_tax = *totals.get("with_tax") == Node::Bool(true);
    let kind = desk.t(if with_tax { "intake.with_tax" } else { "intake.before_tax" });
    match totals.get("agree") {
        Node::Bool(true) => html! {
            <p class="intake-totals" data-agree="true">
                {desk.t("intake.source")}{kind}{" "}{side("source")}{" = "}{desk.t("intake.here")}{" "}{side("here")}
                {" ✓ "}{desk.t("intake.agree")}
            </p>
        },
        Node::Bool(false) => html! {
            <p class="intake-totals note" data-severity="warning" data-agree="false">
                {desk.t("intake.source")}{kind}{" "}{side("source")}{" ≠ "}{desk.t("intake.here")}{" "}{side("here")}
                {desk.t("intake.difference")}{" "}{yen("difference")}
            </p>
        },
        _ => html! {
            <p class="intake-totals">{desk.t("intake.no_total")}{" "}{side("here")}{kind}</p>
        },
    }
}

/// What is said of the table and of its rows, each once, that of the whole table first.
fn codes(answer: &Node) -> Vec<String> {
    let of =
        |node: &Node| -> Vec<String> { node.get("said").elements().iter().map(typed).collect() };
    let mut codes = of(answer);
    for row in answer.get("lines").elements().iter().chain(answer.get("skipped").elements()) {
        codes.extend(of(row));
    }
    let mut known: Vec<String> = Vec::new();
    for code in codes {
        if !known.contains(&code) {
            known.push(code);
        }
    }
    known
}

/// One thing that is said, and of which rows; of many, the first.
fn remark(desk: &Desk, answer: &Node, code: &str) -> Html {
    let says = |row: &&Node| row.get("said").elements().iter().any(|said| typed(said) == code);
    let lines = answer.get("lines").elements().iter().chain(answer.get("skipped").elements());
    let mut rows: Vec<String> = lines.filter(says).map(|row| typed(row.get("row"))).collect();
    rows.dedup();
    let named = rows.iter().take(NAMED).cloned().collect::<Vec<_>>().join(desk.t("comma"));
    let more = if rows.len() > NAMED { "…" } else { "" };
    html! {
        <p class="note" data-severity="warning" data-said={code.to_owned()}>
            {text(desk.lang, answer.get("texts").get(code))}
            if !rows.is_empty() {
                {filled(desk.t("intake.rows"), &format!("{named}{more}"))}
            }
        </p>
    }
}
