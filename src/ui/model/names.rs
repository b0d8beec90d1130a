//! What entries of a list are told apart by.

use std::collections::HashSet;
use std::rc::Rc;

use crate::proposal::Node;

/// What entries are told apart by: their ids, and the place where one is missing or repeated.
pub(in crate::ui) fn names(nodes: &[Node]) -> Vec<Rc<str>> {
    let mut seen = HashSet::new();
    // All places below are names of others by now: an id may look like a place, and thousands may.
    let mut next = 0;
    let name = |(index, node): (usize, &Node)| {
        if let Node::Text(id) = node.get("id")
            && seen.insert(Rc::clone(id))
        {
            return Rc::clone(id);
        }
        let mut place = index;
        loop {
            let name = Rc::<str>::from(format!("#{place}"));
            if seen.insert(Rc::clone(&name)) {
                return name;
            }
            place = next.max(place + 1);
            next = place;
        }
    };
    nodes.iter().enumerate().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_like_places_take_no_more_than_others() {
        // Each entry without an id would pass all that were named before, one by one: a billion here.
        let count = 60_000;
        let named = (count..2 * count)
            .map(|place| Node::object([("id".into(), Node::text(&format!("#{place}")))]));
        let entries: Vec<Node> = named.chain(vec![Node::Null; count]).collect();
        let names = names(&entries);
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), 2 * count);
        assert_eq!(names.last().map(|name| &**name), Some("#179999"));
    }

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
