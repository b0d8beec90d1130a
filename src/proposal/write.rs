//! From the draft, which holds what was typed, to the file, which holds plain decimals.

use std::rc::Rc;

use super::fields::{BUDGET_FIELDS, BUDGETS, FIELDS, Kind};
use super::{Node, normalised};

/// Ratings stand under keys that the rules name.
const RATINGS: [&str; 3] = ["ratings.*.low", "ratings.*.expected", "ratings.*.high"];

/// The file of a draft: quantities that can be read become plain decimals, all else stays as typed.
pub fn to_file(draft: &Node) -> Node {
    let own = FIELDS.iter().filter(|field| field.kind == Kind::Quantity);
    let mut patterns: Vec<String> = own.map(|field| field.path.to_owned()).collect();
    for budget in BUDGETS {
        let fields = BUDGET_FIELDS.iter().filter(|field| field.kind == Kind::Quantity);
        patterns.extend(fields.map(|field| format!("{budget}.{}", field.path)));
    }
    patterns.extend(RATINGS.map(str::to_owned));
    patterns.push("reviewers[].ratings.*".to_owned());
    // A variant may replace any section, so its quantities stand where a proposal's do.
    let replaced: Vec<String> = patterns.iter().map(|path| format!("scenarios[].{path}")).collect();
    patterns.extend(replaced);
    patterns.iter().fold(draft.clone(), |tree, pattern| plain(&tree, pattern))
}

/// The tree with the quantities at a pattern made plain; parts without any stay shared.
fn plain(node: &Node, pattern: &str) -> Node {
    let Some((step, rest)) = next_step(pattern) else {
        let Node::Text(typed) = node else { return node.clone() };
        return match normalised(typed) {
            Some(number) if *number.to_string() != **typed => Node::text(&number.to_string()),
            _ => node.clone(),
        };
    };
    match (step, node) {
        ("[]", Node::List(elements)) => {
            let changed: Vec<Node> = elements.iter().map(|element| plain(element, rest)).collect();
            let same = changed.iter().zip(elements.iter()).all(|(new, old)| new.is_same(old));
            if same { node.clone() } else { Node::List(Rc::new(changed)) }
        }
        (key, Node::Object(entries)) if key != "[]" => {
            let here = |known: &str| key == "*" || known == key;
            let changed = entries.iter().map(|(known, part)| {
                (Rc::clone(known), if here(known) { plain(part, rest) } else { part.clone() })
            });
            let changed: Vec<(Rc<str>, Node)> = changed.collect();
            let same = changed.iter().zip(entries.iter()).all(|(new, old)| new.1.is_same(&old.1));
            if same { node.clone() } else { Node::Object(Rc::new(changed)) }
        }
        _ => node.clone(),
    }
}

/// The first step of a pattern and what follows.
fn next_step(pattern: &str) -> Option<(&str, &str)> {
    if pattern.is_empty() {
        return None;
    }
    if let Some(rest) = pattern.strip_prefix("[]") {
        return Some(("[]", rest.strip_prefix('.').unwrap_or(rest)));
    }
    let end = pattern.find(['.', '[']).unwrap_or(pattern.len());
    let (step, rest) = pattern.split_at(end);
    Some((step, rest.strip_prefix('.').unwrap_or(rest)))
}
