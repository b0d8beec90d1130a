//! Proposals made at random: a known one and a story of edits, sensible and hostile.

mod places;
mod values;

use c3p_calculator::proposal::Node;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::cases::bases;
use places::{LISTS, places};
use values::value_for;
pub use values::{any_json, number_text, typed_text};

/// Something a person does to a proposal.
#[derive(Clone, Debug)]
pub enum Edit {
    Put(String, Value),
    Remove(String, usize),
    Duplicate(String, usize),
    Swap(String, usize),
}

/// A known proposal and what happens to it.
#[derive(Clone, Debug)]
pub struct Story {
    pub start: Value,
    pub edits: Vec<Edit>,
}

impl Story {
    /// The proposal at the end.
    pub fn end(&self) -> Node {
        self.edits.iter().fold(tree(&self.start), |node, edit| edit.apply(&node))
    }
}

impl Edit {
    /// The proposal after this edit.
    pub fn apply(&self, node: &Node) -> Node {
        match self {
            Self::Put(path, value) => node.with(path, tree(value)),
            Self::Remove(list, index) => changed(node, list, *index, |rows, index| {
                rows.remove(index);
            }),
            Self::Duplicate(list, index) => {
                changed(node, list, *index, |rows, index| rows.insert(index, rows[index].clone()))
            }
            Self::Swap(list, index) => {
                changed(node, list, *index, |rows, index| rows.swap(0, index))
            }
        }
    }
}

/// The proposal with a list changed; as it is where there is no such row.
fn changed(
    node: &Node,
    list: &str,
    index: usize,
    change: impl FnOnce(&mut Vec<Node>, usize),
) -> Node {
    if node.at(list).elements().len() <= index {
        return node.clone();
    }
    node.with_list(list, |rows| change(rows, index))
}

/// A JSON value as the engine's tree.
pub fn tree(value: &Value) -> Node {
    serde_json::from_str(&value.to_string()).expect("JSON is a tree")
}

/// A tree as the text of a file.
pub fn text(node: &Node) -> String {
    serde_json::to_string(node).expect("a tree is JSON")
}

/// A proposal and up to two dozen edits.
pub fn story() -> impl Strategy<Value = Story> {
    let starts: Vec<Value> = bases().into_values().collect();
    (select(starts), proptest::collection::vec(edit(), 0..24))
        .prop_map(|(start, edits)| Story { start, edits })
}

fn edit() -> impl Strategy<Value = Edit> {
    let put = select(places()).prop_flat_map(|(path, kind)| {
        value_for(kind).prop_map(move |value| Edit::Put(path.clone(), value))
    });
    let row =
        || (select(LISTS.to_vec()), 0_usize..4).prop_map(|(list, index)| (list.to_owned(), index));
    prop_oneof![
        12 => put,
        1 => row().prop_map(|(list, index)| Edit::Remove(list, index)),
        1 => row().prop_map(|(list, index)| Edit::Duplicate(list, index)),
        1 => row().prop_map(|(list, index)| Edit::Swap(list, index)),
    ]
}

/// Writes 1,000 proposals for tests in other languages, the same every time: one a line, into the
/// file that `C3P_GENERATED` names.
#[test]
#[ignore = "`cargo xtask test` runs it for tests/node"]
fn for_other_languages() {
    let file = std::env::var_os("C3P_GENERATED").expect("C3P_GENERATED names a file");
    let mut runner = TestRunner::deterministic();
    let stories = std::iter::repeat_with(|| story().new_tree(&mut runner).expect("a story"));
    let lines = stories.take(1000).map(|story| text(&story.current().end()) + "\n");
    std::fs::write(file, lines.collect::<String>()).expect("a place to write");
}
