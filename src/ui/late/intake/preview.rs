//! What would be taken over from a table, what not, and why: nothing changes before it is confirmed.

use std::rc::Rc;

use web_sys::wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::source::Source;
use crate::proposal::Node;
use crate::ui::late::desk::Desk;
use crate::ui::model::by_id;
use crate::ui::model::typed;
use crate::ui::more::text;
use crate::ui::shown::{Unit, shown};
use crate::ui::words::filled;

/// Rows of each kind that are shown; all are counted.
pub(super) const SHOWN: usize = 100;
/// A place to paste into, and a way to choose a file.
pub(super) fn offer(desk: &Desk, read: &Callback<Source>) -> Html {
    let pasted = read.clone();
    // What is pasted never gets into the field: it may be long, and is not for typing on.
    let onpaste = Callback::from(move |event: Event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if let Some(source) = Source::of_text(&text) {
            event.prevent_default();
            pasted.emit(source);
        }
    });
    let written = read.clone();
    // Read once it is all there: while it is written, each letter would be a table.
    let onwritten = Callback::from(move |event: Event| {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        if let Some(source) = Source::of_text(&text) {
            written.emit(source);
        }
    });
    let chosen = read.clone();
    let onchange = Callback::from(move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        let file = input.files().and_then(|files| files.get(0));
        // The same file may be chosen again, once it was mended.
        input.set_value("");
        if let Some(file) = file {
            chosen.emit(Source::of_file(file));
        }
    });
    html! {
        <>
            <p>{desk.t("intake.lead")}</p>
            <label>{desk.t("intake.text")}<textarea rows="3" data-intake="text" onchange={onwritten} {onpaste} /></label>
            <label>
                {desk.t("intake.file")}
                <input type="file" accept=".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv,.txt,.md" data-intake="file" {onchange} />
            </label>
        </>
    }
}

/// A line of a table has no category or no amount yet; of those in a workbook of ours nothing is said.
fn is_open(known: &Node) -> bool {
    let is_missing = |path| known.at(path).is_unanswered();
    !known.is_unanswered() && (is_missing("amount_yen") || is_missing("line.category"))
}

pub(super) fn table(desk: &Desk, lines: &[Node], answer: &Node) -> Html {
    let categories = &desk.rules.budget.categories;
    let row = |(index, line): (usize, &Node)| {
        let known = answer.get("lines").element(index);
        let code = line.get("category").as_text().unwrap_or_default();
        let category = by_id(categories, code).map(|rule| desk.pick(&rule.title));
        let amount = known.get("amount_yen").as_text();
        // A workbook of ours says no amounts.
        let is_own = known.is_unanswered();
        let amount = amount.map(|yen| shown(desk.lang, yen, Unit::Yen));
        let amount = amount.or_else(|| (!is_own).then(|| desk.t("unknown").to_owned()));
        let cell = |key: &str| typed(line.get(key));
        let many = |number: &str, unit: &str| format!("{} {}", cell(number), cell(unit));
        html! {
            <tr data-marked={(!known.get("said").elements().is_empty()).to_string()} data-open={is_open(known).to_string()}>
                <td>{known.get("sheet").as_text().unwrap_or_default().to_owned()}{" "}{typed(known.get("row"))}</td>
                <td>{category.unwrap_or(desk.t("unanswered"))}</td>
                <td>{cell("description")}</td>
                <td class="digits">{cell("unit_price")}{" "}{cell("currency")}</td>
                <td class="digits">{many("quantity", "unit")}</td>
                <td class="digits">{many("quantity2", "unit2")}</td>
                <td class="digits">{amount}</td>
            </tr>
        }
    };
    let names =
        ["place", "category", "description", "unit_price", "quantity", "quantity2", "amount"];
    let head = names.iter().map(|key| {
        let is_number = !["place", "category", "description"].contains(key);
        html! { <th scope="col" class={is_number.then_some("digits")}>{desk.lang.find(&format!("column.{key}")).unwrap_or_default()}</th> }
    });
    html! {
        <div class="intake-table scroll" tabindex="0" role="group" aria-label={desk.t("intake.open")}>
            <table>
                <thead><tr>{ for head }</tr></thead>
                <tbody>{ for lines.iter().enumerate().take(SHOWN).map(row) }</tbody>
            </table>
            if lines.len() > SHOWN {
                <p>{filled(desk.t("intake.first"), &SHOWN.to_string())}</p>
            }
        </div>
    }
}

/// How the table was understood, to be changed: its sheet, its columns, what its prices count.
pub(super) fn choices(
    desk: &Desk,
    read: &Callback<Source>,
    source: &Source,
    answer: &Node,
) -> Html {
    let columns = answer.get("columns").elements();
    let sheets = answer.get("sheets").elements();
    if columns.is_empty() && sheets.is_empty() {
        return Html::default();
    }
    let select = |name: Html, options: Vec<(String, String)>, held: String, again: Again| {
        let (read, source) = (read.clone(), source.clone());
        let onchange = Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            read.emit(again(&source, &chosen));
        });
        let option = |(code, name): &(String, String)| {
            html! { <option value={code.clone()} selected={*code == held}>{name}</option> }
        };
        html! { <label>{name}<select {onchange}>{ for options.iter().map(option) }</select></label> }
    };
    let offered: Vec<(String, String)> = answer
        .at("choices.columns")
        .elements()
        .iter()
        .map(|choice| {
            let name = text(desk.lang, choice.get("text")).unwrap_or_default();
            (typed(choice.get("column")), name.to_string())
        })
        .collect();
    let codes: Rc<[Node]> = columns.iter().map(|column| column.get("column").clone()).collect();
    let column = |(place, column): (usize, &Node)| {
        let codes = Rc::clone(&codes);
        let again: Again = Box::new(move |source, chosen| {
            let mut columns = codes.to_vec();
            if let Some(column) = columns.get_mut(place) {
                *column = Node::text(chosen);
            }
            Source { columns: Some(columns), ..source.clone() }
        });
        let name = html! { <>{place + 1}{desk.t("list.of")}{typed(column.get("header"))}</> };
        select(name, offered.clone(), typed(column.get("column")), again)
    };
    let factors = answer.at("choices.unit_factors").elements();
    let factors: Vec<_> = factors.iter().map(|node| (typed(node), typed(node))).collect();
    let factor: Again = Box::new(|source, chosen| Source {
        unit_factor: Some(Node::text(chosen)),
        ..source.clone()
    });
    let of_sheet: Again = Box::new(|source, chosen| Source {
        sheet: Some(Node::text(chosen)),
        columns: None,
        ..source.clone()
    });
    let named = |sheet: &Node| {
        let name = typed(sheet.get("name"));
        let is_hidden = *sheet.get("visible") == Node::Bool(false);
        let mark = if is_hidden { desk.t("intake.sheet_hidden") } else { "" };
        (name.clone(), format!("{name}{mark}"))
    };
    let sheets: Vec<_> = sheets.iter().map(named).collect();
    html! {
        <details class="explanation">
            <summary>{desk.t("intake.columns")}</summary>
            <div class="intake-columns">
                if !sheets.is_empty() {
                    {select(html! { {desk.t("intake.sheet")} }, sheets, typed(answer.get("sheet")), of_sheet)}
                }
                { for columns.iter().enumerate().map(column) }
                {select(html! { {desk.t("intake.factor")} }, factors, typed(answer.get("unit_factor")), factor)}
            </div>
        </details>
    }
}

/// The source read another way.
type Again = Box<dyn Fn(&Source, &str) -> Source>;
