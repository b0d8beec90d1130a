//! Moving through the table by keys, as in a spreadsheet. They work on what stands there: the cell
//! above or below is the one whose path differs in the row only.

use std::rc::Rc;

use gloo::utils::document;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::ui::ctx::Ctx;
use crate::ui::keys::{composes, name};
use crate::ui::model::action::Action;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Above,
    Below,
    /// Below, and where there is nothing below, to a new row.
    BelowOrNew,
    RowUp,
    RowDown,
    FillDown,
}

/// Takes the keys of a table with so many rows.
/// Rows may stand in another order than their own, which decides what is above and below.
pub(super) fn handler(
    ctx: &Ctx,
    list: &AttrValue,
    count: usize,
    order: Option<Rc<[usize]>>,
) -> Callback<KeyboardEvent> {
    let (ctx, list) = (ctx.clone(), list.clone());
    Callback::from(move |event: KeyboardEvent| {
        let Some(cell) = event.target_dyn_into::<HtmlElement>() else { return };
        let Some(meant) = meant(&event, &cell) else { return };
        // A button that stands for a field has the field's id.
        let path = if is_work(&cell) { "id" } else { "data-path" };
        let path = cell.get_attribute(path).unwrap_or_default();
        let Some((row, key)) = place(&path, &list) else { return };
        event.prevent_default();
        event.stop_propagation();
        let line = |row: usize| format!("{list}[{row}]");
        let go = |row: usize| focus(&format!("{}{key}", line(row)));
        // A row that moves takes the focus along in its cell; its buttons see to that themselves.
        let stay = |to: usize| {
            if !key.is_empty() {
                ctx.send(Action::Go(format!("{}{key}", line(to))));
            }
        };
        let (above, below) = match &order {
            None => (row.checked_sub(1), Some(row + 1).filter(|below| *below < count)),
            Some(order) => {
                let place = order.iter().position(|shown| *shown == row).unwrap_or_default();
                let at = |place: usize| order.get(place).copied();
                (place.checked_sub(1).and_then(at), at(place + 1))
            }
        };
        match (meant, above, below) {
            (Move::Above, Some(above), _) => go(above),
            (Move::Below | Move::BelowOrNew, _, Some(below)) => go(below),
            (Move::BelowOrNew, ..) => ctx.send(Action::Add(list.as_str().into())),
            (Move::RowUp, Some(to), _) if order.is_none() => {
                ctx.send(Action::Up(line(row).into()));
                stay(to);
            }
            (Move::RowDown, _, Some(to)) if order.is_none() => {
                ctx.send(Action::Down(line(row).into()));
                stay(to);
            }
            (Move::FillDown, Some(above), _) => {
                let from = format!("{}{key}", line(above));
                ctx.send(Action::Fill(path.as_str().into(), from.into()));
            }
            _ => {}
        }
    })
}

/// What a key means in a cell. Keys of an input method that composes, and those that a control needs
/// for itself, are left alone.
fn meant(event: &KeyboardEvent, cell: &HtmlElement) -> Option<Move> {
    if composes(event) {
        return None;
    }
    let is_line =
        cell.tag_name() == "INPUT" && cell.get_attribute("type").as_deref() == Some("text");
    let is_cell = is_line || cell.tag_name() == "SELECT";
    let is_work = is_work(cell);
    let command = event.ctrl_key() || event.meta_key();
    match (name(event).as_str(), event.alt_key(), command) {
        ("Enter", false, false) if is_cell && event.shift_key() => Some(Move::Above),
        ("Enter", false, false) if is_cell => Some(Move::BelowOrNew),
        ("ArrowUp", false, false) if is_line || is_work => Some(Move::Above),
        ("ArrowDown", false, false) if is_line || is_work => Some(Move::Below),
        ("ArrowUp", true, false) => Some(Move::RowUp),
        // Where there is a choice, it opens by this key.
        ("ArrowDown", true, false) if cell.tag_name() != "SELECT" => Some(Move::RowDown),
        ("d" | "D", false, true) if is_cell || is_work => Some(Move::FillDown),
        _ => None,
    }
}

/// The button that stands for the work a line is for.
fn is_work(cell: &HtmlElement) -> bool {
    cell.get_attribute("data-action").as_deref() == Some("work")
}

/// The row of a cell's path, and what follows it.
fn place<'a>(path: &'a str, list: &str) -> Option<(usize, &'a str)> {
    let (row, key) = path.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
    Some((row.parse().ok()?, key))
}

fn focus(path: &str) {
    let Some(element) = document().get_element_by_id(path) else { return };
    let Ok(cell) = element.dyn_into::<HtmlElement>() else { return };
    // An element that can't take the focus leaves it where it is.
    let _refused = cell.focus();
    if let Some(input) = cell.dyn_ref::<web_sys::HtmlInputElement>() {
        input.select();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_knows_its_row() {
        let list = "budget.lines";
        assert_eq!(place("budget.lines[12].unit_price", list), Some((12, ".unit_price")));
        assert_eq!(place("budget.lines[0]", list), Some((0, "")));
        assert_eq!(place("years[0].budget.lines[0].unit", list), None);
        assert_eq!(place("budget.lines", list), None);
    }
}
