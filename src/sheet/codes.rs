//! Codes of the rules in cells: by themselves, or by their titles.

use super::fold::fold;
use crate::json::Node;
use crate::rules::Rule;
use crate::text::Text;

/// Between several codes in one cell.
pub(super) const BETWEEN: &str = " / ";

/// Codes with their titles.
pub(super) fn coded(rules: &[Rule<String>]) -> impl Iterator<Item = (&str, &Text)> {
    rules.iter().map(|rule| (rule.value.as_str(), &rule.title))
}

/// The code of a text that is one, or the title of one; else the text.
pub(super) fn code(text: &str, rules: &[Rule<String>]) -> String {
    let is =
        |title: &Text| [&title.ja, &title.en].into_iter().any(|title| fold(title) == fold(text));
    let found = coded(rules).find(|(code, title)| *code == text || is(title));
    found.map_or(text, |(code, _)| code).to_owned()
}

/// The codes of several texts in one cell.
pub(super) fn codes(text: &str, rules: &[Rule<String>]) -> Node {
    Node::list(text.split(BETWEEN).map(|part| Node::text(&code(part, rules))))
}
