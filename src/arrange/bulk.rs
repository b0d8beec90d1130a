//! Changes of several lines at once.

use crate::json::Node;

/// One answer of one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The line's position.
    pub line: usize,
    /// The key of its field.
    pub key: &'static str,
    /// The answer; `Null` is not answered.
    pub value: Node,
}

/// How many of some lines have a code among those of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticked {
    /// None of them.
    None,
    /// Some of them.
    Some,
    /// All of them.
    All,
}

/// The same answer for all chosen lines.
pub fn set(chosen: &[usize], key: &'static str, value: &Node) -> Vec<Edit> {
    chosen.iter().map(|line| Edit { line: *line, key, value: value.clone() }).collect()
}

/// The answer of the first chosen line for all others.
pub fn fill(nodes: &[Node], chosen: &[usize], key: &'static str) -> Vec<Edit> {
    let Some((first, others)) = chosen.split_first() else { return Vec::new() };
    let value = nodes.get(*first).map_or(&Node::Null, |node| node.get(key));
    set(others, key, value)
}

/// Whether the chosen lines name a required task.
pub fn ticked(nodes: &[Node], chosen: &[usize], task: &str) -> Ticked {
    let named = chosen.iter().filter(|line| names(nodes.get(**line), task)).count();
    match named {
        0 => Ticked::None,
        named if named == chosen.len() => Ticked::All,
        _ => Ticked::Some,
    }
}

/// Names a required task at all chosen lines, or takes its name from all of them.
pub fn tick(nodes: &[Node], chosen: &[usize], task: &str, on: bool) -> Vec<Edit> {
    let changes = chosen.iter().filter(|line| names(nodes.get(**line), task) != on);
    let edit = |line: &usize| {
        let named = nodes.get(*line).map_or(&Node::Null, |node| node.get("work"));
        Edit { line: *line, key: "work", value: named.with_code(task, on) }
    };
    changes.map(edit).collect()
}

/// The lines with these answers.
pub fn edited(nodes: &[Node], edits: &[Edit]) -> Vec<Node> {
    let mut nodes = nodes.to_vec();
    for edit in edits {
        if let Some(node) = nodes.get_mut(edit.line) {
            *node = node.with(edit.key, edit.value.clone());
        }
    }
    nodes
}

fn names(node: Option<&Node>, task: &str) -> bool {
    let named = node.map(|node| node.get("work").elements()).unwrap_or_default();
    named.iter().any(|known| known.as_text() == Some(task))
}
