//! A block of cells that goes into the lines from a cell on, to the right and downwards.

use std::rc::Rc;

use super::answer;
use super::entry::{LineEdit, place_of};
use super::names::names;
use crate::proposal::{Node, most_of};

/// The cell that a block was pasted in, as the lines stood then.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Start {
    /// Its path.
    pub path: Rc<str>,
    /// The keys of its column and of those to the right of it.
    keys: &'static [&'static str],
    /// The names of its line and of those below it on the screen: places change.
    below: Rc<[Rc<str>]>,
    /// How many lines there were.
    count: usize,
}

/// What a block comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui) struct Filled {
    /// What lines that are there shall hold.
    pub edits: Vec<LineEdit>,
    /// The lines to add.
    pub lines: Vec<Node>,
    /// What there is to say of it.
    pub outcome: Outcome,
}

/// What is said of a block that was pasted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui) struct Outcome {
    /// Cells that were filled.
    pub cells: usize,
    /// Lines that were added.
    pub lines: usize,
    /// What stands first in each column that has no place to the right.
    pub columns: Vec<String>,
    /// Rows that would be more lines than an estimate has.
    pub rows: usize,
}

impl Start {
    /// The cell of a path; none where it is in no such column, or its line is not shown. Lines may be shown in
    /// another order than their own, and some of them only.
    pub(in crate::ui) fn of(
        path: &str,
        columns: &'static [&'static str],
        lines: &[Node],
        order: Option<&[usize]>,
    ) -> Option<Self> {
        let (line, key) = path.rsplit_once('.')?;
        let (_, row) = place_of(line)?;
        let column = columns.iter().position(|column| *column == key)?;
        let names = names(lines);
        let below: Rc<[Rc<str>]> = match order {
            Some(order) => {
                let shown = order.iter().skip_while(|shown| **shown != row);
                shown.filter_map(|shown| names.get(*shown).cloned()).collect()
            }
            None => names.iter().skip(row).cloned().collect(),
        };
        let keys = columns.get(column..).unwrap_or_default();
        (!below.is_empty()).then(|| Self { path: path.into(), keys, below, count: lines.len() })
    }

    /// What rows of cells come to from here on: each cell holds what it would if it were typed, and lines are
    /// added where there are none left below.
    pub(in crate::ui) fn filled(&self, rows: &[Vec<String>]) -> Filled {
        let mut filled = Filled::default();
        let room = most_of("lines").saturating_sub(self.count);
        for (place, row) in rows.iter().enumerate() {
            let cells = self.keys.iter().zip(row).map(|(key, text)| (*key, answer(text)));
            if let Some(name) = self.below.get(place) {
                let edit = |(key, value): (&str, Node)| (Rc::clone(name), key.to_owned(), value);
                filled.edits.extend(cells.map(edit));
            } else if filled.lines.len() < room {
                let given = cells.filter(|(_, value)| !value.is_unanswered());
                filled.lines.push(Node::object(given.map(|(key, value)| (key.into(), value))));
            } else {
                filled.outcome.rows += 1;
                continue;
            }
            filled.outcome.cells += row.len().min(self.keys.len());
        }
        filled.outcome.lines = filled.lines.len();
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        let first = |column: usize| {
            rows.iter().filter_map(|row| row.get(column)).find(|text| !text.is_empty()).cloned()
        };
        filled.outcome.columns = (self.keys.len()..width).filter_map(first).collect();
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::UNSURE;
    use crate::ui::model::action::Action;
    use crate::ui::model::state::State;
    use crate::ui::words::Lang;

    const COLUMNS: [&str; 5] = ["category", "description", "unit_price", "quantity", "unit"];
    const THREE: &str = r#"[{"id":"L1","unit":"a"},{"id":"L2","unit":"b"},{"id":"L3","unit":"c"}]"#;

    fn node(json: &str) -> Node {
        serde_json::from_str(json).expect("JSON")
    }

    fn state(lines: &str) -> State {
        let blank = State::blank("2026-1", Lang::Ja);
        State { draft: blank.draft.with("budget.lines", node(lines)), ..blank }
    }

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.split('\n').map(|row| row.split('\t').map(str::to_owned).collect()).collect()
    }

    /// The state after a block was pasted at a cell of lines in an order, and what is said of it.
    fn pasted(state: &State, path: &str, order: Option<&[usize]>, text: &str) -> (State, Outcome) {
        let lines = state.draft.at("budget.lines");
        let start = Start::of(path, &COLUMNS, lines.elements(), order).expect("a cell");
        let Filled { edits, lines, outcome } = start.filled(&rows(text));
        (state.apply(Action::FillCells(start.path, edits, lines)), outcome)
    }

    fn check(state: &State, json: &str) {
        assert_eq!(state.draft.at("budget.lines"), &node(json));
    }

    #[test]
    fn cells_are_filled_to_the_right_and_downwards_as_one_step() {
        let before = state(THREE);
        let (after, outcome) =
            pasted(&before, "budget.lines[0].unit_price", None, "1,200\t3\t人日\n¥５００\t\t");
        check(
            &after,
            r#"[{"id":"L1","unit":"人日","unit_price":"1,200","quantity":"3"},
                {"id":"L2","unit":null,"unit_price":"¥５００","quantity":null},{"id":"L3","unit":"c"}]"#,
        );
        assert_eq!(outcome, Outcome { cells: 6, ..Outcome::default() });
        assert_eq!(after.focus, before.focus, "the focus stays in the cell");
        let undone = after.apply(Action::Undo);
        assert_eq!(undone.draft, before.draft);
        let focus = undone.focus.as_deref().map(|focus| focus.path.as_str());
        assert_eq!(focus, Some("budget.lines[0].unit_price"));
        assert!(!undone.past.has_back());
    }

    #[test]
    fn what_was_typed_before_is_a_step_of_its_own() {
        let path = "budget.lines[0].unit_price";
        let typed = state(THREE).apply(Action::Set(path.into(), Node::text("7")));
        let (after, _) = pasted(&typed, path, None, "8\t9");
        assert_eq!(after.apply(Action::Undo).draft, typed.draft);
    }

    #[test]
    fn lines_are_added_where_the_block_goes_further_down() {
        let (after, outcome) =
            pasted(&state(THREE), "budget.lines[2].quantity", None, "1\t人\n2\t\n3\t回");
        check(
            &after,
            r#"[{"id":"L1","unit":"a"},{"id":"L2","unit":"b"},{"id":"L3","unit":"人","quantity":"1"},
                {"quantity":"2","id":"L4"},{"quantity":"3","unit":"回","id":"L5"}]"#,
        );
        assert_eq!(outcome, Outcome { cells: 6, lines: 2, ..Outcome::default() });
        check(&after.apply(Action::Undo), THREE);
    }

    #[test]
    fn rows_are_those_that_stand_below_on_the_screen() {
        let (after, _) = pasted(&state(THREE), "budget.lines[2].unit", Some(&[1, 2, 0]), "x\ny\nz");
        check(
            &after,
            r#"[{"id":"L1","unit":"y"},{"id":"L2","unit":"b"},{"id":"L3","unit":"x"},{"unit":"z","id":"L4"}]"#,
        );
        let lines = node(THREE);
        let start = |path, order| Start::of(path, &COLUMNS, lines.elements(), order);
        assert_eq!(start("budget.lines[0].unit", Some([1, 2].as_slice())), None, "not shown");
        assert_eq!(start("budget.lines[3].unit", None), None, "no such line");
        assert_eq!(start("budget.lines[0].note", None), None, "no such column");
    }

    #[test]
    fn lines_are_known_by_name_wherever_they_are_by_then() {
        let before = state(THREE);
        let lines = before.draft.at("budget.lines").elements();
        let start = Start::of("budget.lines[1].unit", &COLUMNS, lines, None).expect("a cell");
        let Filled { edits, lines, .. } = start.filled(&rows("x"));
        let moved = before.apply(Action::Up("budget.lines[1]".into()));
        let after = moved.apply(Action::FillCells(start.path, edits, lines));
        assert_eq!(after.draft.at("budget.lines[0]"), &node(r#"{"id":"L2","unit":"x"}"#));
    }

    #[test]
    fn what_does_not_fit_is_said() {
        let path = "budget.lines[0].quantity";
        let (_, outcome) = pasted(&state(THREE), path, None, "1\t人\t\t\n2\t人\t1,000\t\t備考");
        let columns = vec!["1,000".to_owned(), "備考".to_owned()];
        assert_eq!(outcome, Outcome { cells: 4, columns, ..Outcome::default() });
        let most = most_of("lines");
        let all = Node::list(vec![Node::object([]); most - 1]);
        let last = format!("budget.lines[{}].unit", most - 2);
        let start = Start::of(&last, &COLUMNS, all.elements(), None).expect("a cell");
        let filled = start.filled(&rows("a\nb\nc\nd"));
        assert_eq!((filled.edits.len(), filled.lines.len()), (1, 1));
        assert_eq!(filled.outcome, Outcome { cells: 2, lines: 1, rows: 2, ..Outcome::default() });
    }

    #[test]
    fn what_is_being_checked_stays_but_for_what_is_answered() {
        let places = ["budget.lines[2].unit_price", "budget.lines[2].quantity", "organisation.ems"];
        let before = state(THREE);
        let draft = before.draft.with(UNSURE, Node::list(places.map(Node::text)));
        let before = State { draft, ..before };
        let (after, _) = pasted(&before, "budget.lines[2].quantity", None, "1\n2");
        let left = [Node::text("budget.lines[2].unit_price"), Node::text("organisation.ems")];
        assert_eq!(after.draft.get(UNSURE), &Node::list(left));
    }
}
