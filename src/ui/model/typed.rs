//! What stands at a place, as a person reads or wrote it, and what they write.

use crate::proposal::Node;
use crate::text::with_few_marks;

/// What the draft holds at a field, as text.
pub(in crate::ui) fn typed(value: &Node) -> String {
    match value {
        Node::Null => String::new(),
        Node::Text(text) => with_few_marks(text).into_owned(),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

/// What a text that was typed answers; none takes the answer back.
pub(in crate::ui) fn answer(text: &str) -> Node {
    if text.is_empty() { Node::Null } else { Node::text(text) }
}
