//! Papers that the answers of a proposal call for.

use super::Need;
use super::desk::{Desk, Found};
use crate::proposal::Node;
use crate::rules::Attachment;

/// Each of them, once.
pub(super) fn attachments<'b>(desk: &Desk<'_, 'b>) -> Vec<Found<'b>> {
    let rules = desk.rules.planning.attachments.iter();
    let wanted = rules.filter(|rule| calls_for(desk.draft, &rule.value));
    let found = wanted.map(|rule| {
        let path = rule.value.path.split("[]").next().unwrap_or_default();
        Found::new(Need::Attachment { rule }, path)
    });
    found.collect()
}

fn calls_for(draft: &Node, attachment: &Attachment) -> bool {
    let is_one = |node: &Node| match node {
        Node::Text(text) if !text.is_empty() => is_named(attachment, text),
        Node::Bool(flag) => is_named(attachment, if *flag { "true" } else { "false" }),
        _ => false,
    };
    let holds = |node: &Node| match node {
        Node::List(elements) => elements.iter().any(is_one),
        node => is_one(node),
    };
    match attachment.path.split_once("[].") {
        Some((list, key)) => draft.at(list).elements().iter().any(|entry| holds(entry.at(key))),
        None => holds(draft.at(&attachment.path)),
    }
}

fn is_named(attachment: &Attachment, answer: &str) -> bool {
    attachment.is.is_empty() || attachment.is.iter().any(|code| code == answer)
}
