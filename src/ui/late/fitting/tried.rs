//! A change of prices that can be looked at and then made.

use std::rc::Rc;

use yew::prelude::*;

use super::known::Known;
use crate::domain::assessment::Status;
use crate::fitting::{Change, Repriced};
use crate::json::Node;
use crate::quantity::Yen;
use crate::ui::focus;
use crate::ui::late::desk::scrolled;
use crate::ui::model::action::Action;
use crate::ui::model::entry::LineEdit;
use crate::ui::words::filled;

/// Lines that are listed of a change; all are counted.
const SHOWN: usize = 100;

/// What becomes of the estimate, and the button that makes the change.
pub(super) fn tried(known: &Rc<Known>, change: &Change) -> Html {
    let desk = &known.desk;
    let budget = &change.budget;
    let is_over = budget.within_cap == Status::Fail;
    let (key, remains) =
        if is_over { ("fit.still_over", budget.over) } else { ("fit.left", budget.headroom) };
    let onclick = {
        let known = Rc::clone(known);
        let edits = edits(&known, change);
        Callback::from(move |event: MouseEvent| {
            focus::around(&event, "[role=region]");
            known.desk.send(Action::Change(Rc::clone(&known.list), edits.clone()));
        })
    };
    html! {
        <div class="tried">
            <p>
                <strong>{filled(desk.t("fit.total"), &known.yen(budget.total))}</strong>
                {" "}{filled(desk.t(key), &known.yen(remains))}
            </p>
            if budget.outsourcing == Status::Fail {
                <p class="note">{desk.t("fit.outsourcing_fails")}</p>
            }
            {lines(known, &change.lines)}
            if !change.is_empty() {
                <button type="button" data-fit="apply" {onclick}>{desk.t("fit.apply")}</button>
            }
        </div>
    }
}

fn lines(known: &Rc<Known>, lines: &[Repriced]) -> Html {
    let changed: Vec<&Repriced> = lines.iter().filter(|line| line.before != line.after).collect();
    let yen = |yen: Option<Yen>| yen.map(|yen| known.yen(yen)).unwrap_or_default();
    let row = |line: &&Repriced| {
        html! {
            <tr>
                <th scope="row">{known.line(line.position)}</th>
                <td class="digits">{yen(line.before)}</td>
                <td class="digits">{yen(line.after)}</td>
            </tr>
        }
    };
    let desk = &known.desk;
    html! {
        if !changed.is_empty() {
            <details class="explanation">
                <summary>{filled(desk.t("fit.lines"), &changed.len().to_string())}</summary>
                {scrolled(&filled(desk.t("fit.lines"), &changed.len().to_string()), html! {
                    <table class="fit-table">
                        <thead><tr>
                            <th scope="col">{desk.t("fit.line")}</th>
                            <th scope="col" class="digits">{desk.t("fit.before")}</th>
                            <th scope="col" class="digits">{desk.t("fit.after")}</th>
                        </tr></thead>
                        <tbody>{ for changed.iter().take(SHOWN).map(row) }</tbody>
                    </table>
                })}
                if changed.len() > SHOWN {
                    <p>{filled(desk.t("plan.most"), &SHOWN.to_string())}</p>
                }
            </details>
        }
    }
}

/// The edits by the names of their lines.
fn edits(known: &Known, change: &Change) -> Vec<LineEdit> {
    let edit = |((path, value), line): (&(String, Node), &Repriced)| {
        let key = path.rsplit('.').next().unwrap_or_default();
        Some((known.name(line.position)?, key.to_owned(), value.clone()))
    };
    change.edits.iter().zip(&change.lines).filter_map(edit).collect()
}
