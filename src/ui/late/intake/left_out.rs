//! Rows that are left out, each with its reason, and the press that takes it after all.

use yew::prelude::*;

use super::preview::SHOWN;
use super::source::Source;
use crate::proposal::Node;
use crate::ui::late::desk::Desk;
use crate::ui::model::typed;
use crate::ui::more::text;
use crate::ui::words::filled;

/// All that could have been meant as a cost; blank rows and headers are not.
pub(super) fn left_out(
    desk: &Desk,
    read: &Callback<Source>,
    source: &Source,
    skipped: &[Node],
) -> Html {
    let is_meant = |row: &&Node| !matches!(row.get("reason").as_text(), Some("blank" | "header"));
    let rows: Vec<&Node> = skipped.iter().filter(is_meant).collect();
    if rows.is_empty() {
        return Html::default();
    }
    let name = filled(desk.t("intake.skipped"), &rows.len().to_string());
    let more = rows.len().saturating_sub(SHOWN);
    html! {
        <div class="intake-left" role="group" tabindex="0" aria-label={name.clone()}>
            <p>{name}</p>
            <ul>{ for rows.iter().take(SHOWN).map(|row| one(desk, read, source, row)) }</ul>
            if more > 0 {
                <p>{filled(desk.t("intake.first"), &SHOWN.to_string())}</p>
            }
        </div>
    }
}

fn one(desk: &Desk, read: &Callback<Source>, source: &Source, row: &Node) -> Html {
    let number = typed(row.get("row"));
    let take = row.get("taken_by").as_text().map(|code| {
        // The one row, whatever else is left out for the same reason.
        let code = code.split(':').next().unwrap_or_default();
        let code = Node::text(&format!("{code}:{number}"));
        let (read, source) = (read.clone(), source.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let mut source = source.clone();
            source.take.push(code.clone());
            read.emit(source);
        });
        let name = filled(desk.t("intake.take_row"), &number);
        html! { <button type="button" data-intake="take" {onclick}>{name}</button> }
    });
    html! {
        <li data-said={typed(row.get("reason"))}>
            if let Some(sheet) = row.get("sheet").as_text() {
                {sheet.to_owned()}{" "}
            }
            {&number}{desk.t("list.of")}
            if let Some(shown) = row.get("shown").as_text().filter(|shown| !shown.is_empty()) {
                <span class="intake-shown">{shown.to_owned()}</span>
            }
            {text(desk.lang, row.get("text"))}{" "}{take}
        </li>
    }
}
