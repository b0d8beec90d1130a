//! What entries of a list are told apart by.

use std::collections::HashSet;
use std::rc::Rc;

use crate::proposal::Node;

/// What entries are told apart by: their ids, and the place where one is missing or repeated.
pub(in crate::ui) fn names(nodes: &[Node]) -> Vec<Rc<str>> {
    let mut seen = HashSet::new();
    let name = |(index, node): (usize, &Node)| {
        let id = match node.get("id") {
            Node::Text(id) => Some(Rc::clone(id)),
            _ => None,
        };
        let places = (index..).map(|place| Rc::from(format!("#{place}")));
        // An id may look like a place.
        id.into_iter().chain(places).find(|name| seen.insert(Rc::clone(name))).unwrap_or_default()
    };
    nodes.iter().enumerate().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_a_name_of_its_own() {
        let entries = r##"[{"id":"#1"},{},{"id":"L1"},{"id":"L1"},{"id":7}]"##;
        let entries = serde_json::from_str::<Node>(entries).expect("JSON");
        let names = names(entries.elements());
        assert_eq!(
            names.iter().map(|name| &**name).collect::<Vec<_>>(),
            ["#1", "#2", "L1", "#3", "#4"]
        );
    }
}
