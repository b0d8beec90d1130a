//! A block of cells that was pasted in a field of a line goes there, unless it says itself what its columns are:
//! then it is a table to be taken over.

use std::rc::Rc;

use gloo::utils::document;
use web_sys::HtmlInputElement;
use web_sys::wasm_bindgen::JsCast;
use yew::prelude::*;

use super::{Intake, Props};
use crate::rules::RuleSet;
use crate::sheet::{Origin, is_blank, is_table, one_line, read_text};
use crate::ui::asked::{End, Taking};
use crate::ui::late::desk::Desk;
use crate::ui::model::action::Action;
use crate::ui::model::answer;
use crate::ui::model::cells::{Filled, Outcome, Start};

/// What was pasted, where it belongs.
#[component]
pub(in crate::ui::late) fn Pasted(props: &Props) -> Html {
    let Props { desk, taking } = props;
    // The same request again, in another language, is no other block.
    let block = use_memo(taking.number, |_| block(taking, desk.rules));
    {
        let (block, desk, taking) = (Rc::clone(&block), desk.clone(), taking.clone());
        use_effect_with(taking.number, move |_| {
            if let (Some(rows), Some(start)) = (&*block, &taking.start) {
                let outcome = put(&desk, start, rows);
                taking.close.emit(End::Filled(outcome));
            }
        });
    }
    if block.is_some() {
        return Html::default();
    }
    html! { <Intake desk={desk.clone()} taking={taking.clone()} /> }
}

/// The texts of a block that goes where it was pasted; none where it is a table, or can't be read, which the
/// taking over says.
fn block(taking: &Taking, rules: &RuleSet) -> Option<Vec<Vec<String>>> {
    let (text, _) = taking.text.as_deref().zip(taking.start.as_ref())?;
    let (mut rows, _) = read_text(text, Origin::Clipboard).ok()?;
    if is_table(&rows, rules) {
        return None;
    }
    let last = rows.iter().rposition(|row| !is_blank(row))?;
    rows.truncate(last + 1);
    Some(rows.iter().map(|row| row.iter().map(|text| one_line(text)).collect()).collect())
}

/// Puts a block where it was pasted, and answers what there is to say of it.
fn put(desk: &Desk, start: &Start, rows: &[Vec<String>]) -> Outcome {
    if let [row] = rows
        && let [text] = row.as_slice()
    {
        let value = answer(&typed_into(&start.path, text));
        desk.send(Action::Set(Rc::clone(&start.path), value));
        return Outcome { cells: 1, ..Outcome::default() };
    }
    let Filled { edits, lines, outcome } = start.filled(rows);
    desk.send(Action::FillCells(Rc::clone(&start.path), edits, lines));
    outcome
}

/// What a field holds once a text was typed into it.
fn typed_into(path: &str, text: &str) -> String {
    let element = document().get_element_by_id(path);
    let Some(field) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
    else {
        return text.to_owned();
    };
    let caret = field.selection_start().ok().flatten().unwrap_or_default();
    let length = u32::try_from(text.encode_utf16().count()).unwrap_or_default();
    let end = caret.saturating_add(length);
    // A field of text has a selection, whatever it holds.
    let _typed = field.set_range_text(text);
    let _moved = field.set_selection_range(end, end);
    field.value()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::tests::rules;

    fn check(text: &str, is_in_cell: bool, expected: Option<&[&[&str]]>) {
        let start =
            Start::of("budget.lines[0].unit", &["unit"], &[crate::proposal::Node::Null], None);
        let taking = Taking {
            list: "budget.lines".into(),
            count: 1,
            text: Some(text.into()),
            start: start.filter(|_| is_in_cell),
            number: 0,
            close: Callback::noop(),
        };
        let found = block(&taking, rules());
        let found = found.as_ref().map(|rows| {
            rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect::<Vec<Vec<_>>>()
        });
        let expected = expected.map(|rows| rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>());
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn a_block_goes_where_it_was_pasted_unless_it_is_a_table() {
        check("1,200\t3\r\n¥500\t\r\n", true, Some(&[&["1,200", "3"], &["¥500", ""]]));
        check(" 1,200 \t3\n\n\t\n", true, Some(&[&["1,200", "3"]]));
        check("\"two\nlines\"\t5\r\n", true, Some(&[&["two lines", "5"]]));
        check("\"two\nlines\"\r\n", true, Some(&[&["two lines"]]));
        check("1,200\t3", false, None);
        check("単価\t数量\n1,200\t3", true, None);
        check("人件費\t主任\t1,200\t3", true, None);
        check("\t\n", true, None);
        check(&"x\n".repeat(20_001), true, None);
    }
}
