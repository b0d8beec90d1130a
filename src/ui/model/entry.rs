//! Entries of the user's lists: where they stand, what a new one holds.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::names::names;
use crate::proposal::{Node, SECTIONS, number_typed};

/// The list of an entry and its place there: `budget.lines[2]` is (`budget.lines`, 2).
pub(in crate::ui) fn place_of(path: &str) -> Option<(&str, usize)> {
    let (list, place) = path.strip_suffix(']')?.rsplit_once('[')?;
    Some((list, place.parse().ok()?))
}

/// Places of a proposal, and what they shall hold.
pub(in crate::ui) type Edits = Vec<(String, Node)>;

/// An entry of a list by its name, a key, and what it shall hold there.
pub(in crate::ui) type LineEdit = (Rc<str>, String, Node);

/// A year, and lines of its estimate.
pub(in crate::ui) type YearLines = (Node, Vec<Node>);

/// A draft after edits of the whole of it.
pub(in crate::ui) fn set_all(draft: &Node, edits: &[(String, Node)]) -> Node {
    edits.iter().fold(draft.clone(), |draft, (path, value)| draft.with(path, value.clone()))
}

/// A draft with entries added to a list, or in place of what is there; and the place of the first.
pub(in crate::ui) fn with_lines(
    draft: &Node,
    list: &str,
    lines: &[Node],
    replaces: bool,
) -> (Node, usize) {
    let mut first = 0;
    let draft = draft.with_list(list, |entries| {
        if replaces {
            entries.clear();
        }
        first = entries.len();
        entries.extend(with_ids(list, entries, lines));
    });
    (draft, first)
}

/// A draft with lines of later years, added to those years' estimates, or in place of their lines. A year that is not there yet is added.
pub(in crate::ui) fn with_years(draft: &Node, years: &[YearLines], replaces: bool) -> Node {
    years.iter().fold(draft.clone(), |draft, (year, lines)| {
        let known = draft.at("years").elements();
        let place = known.iter().position(|own| own.get("year") == year);
        let (draft, place) = match place {
            Some(place) => (draft, place),
            None => {
                let place = known.len();
                let entry = Node::object([("year".into(), year.clone())]);
                (draft.with_list("years", |entries| entries.push(entry)), place)
            }
        };
        let list = format!("years[{place}].budget.lines");
        with_lines(&draft, &list, lines, replaces).0
    })
}

/// A draft after edits of a list. Entries that are not there stay so.
pub(in crate::ui) fn changed(draft: &Node, list: &str, edits: &[LineEdit]) -> Node {
    let places: HashMap<Rc<str>, usize> =
        names(draft.at(list).elements()).into_iter().zip(0..).collect();
    draft.with_list(list, |entries| {
        for (name, key, value) in edits {
            if let Some(entry) = places.get(name).and_then(|at| entries.get_mut(*at)) {
                *entry = entry.with(key, value.clone());
            }
        }
    })
}

/// A draft without the entries of some names. No entries left is not answered.
pub(in crate::ui) fn without(draft: &Node, list: &str, gone: &Names) -> Node {
    let (_, kept) = split(draft.at(list).elements(), gone);
    draft.with(list, if kept.is_empty() { Node::Null } else { Node::list(kept) })
}

/// The entries of some names, and all others.
pub(in crate::ui) fn split(entries: &[Node], chosen: &Names) -> (Vec<Node>, Vec<Node>) {
    let names = names(entries);
    let (mut named, mut others) = (Vec::new(), Vec::new());
    for (name, entry) in names.iter().zip(entries) {
        let side = if chosen.contains(name) { &mut named } else { &mut others };
        side.push(entry.clone());
    }
    (named, others)
}

/// Names of some entries of a list.
pub(in crate::ui) type Names = HashSet<Rc<str>>;

/// What stands for "none of them" among the codes of a list.
pub(in crate::ui) const NONE: &str = "[]";

/// The codes after ticking or unticking one: "none" and the others exclude each other, and nothing
/// ticked is not answered.
pub(in crate::ui) fn ticked(before: &Node, code: &str, ticked: bool) -> Node {
    if code == NONE {
        return if ticked { Node::list([]) } else { Node::Null };
    }
    before.with_code(code, ticked)
}

/// The variant and the section of a path such as `scenarios[0].budget`.
pub(in crate::ui) fn section_of_variant(path: &str) -> Option<(&str, &str)> {
    let (variant, section) = path.rsplit_once('.')?;
    let (list, _) = place_of(variant)?;
    (list == "scenarios" && SECTIONS.contains(&section)).then_some((variant, section))
}

/// A section with nothing in it.
pub(in crate::ui) fn empty_section(section: &str) -> Node {
    if matches!(section, "years" | "reviewers") { Node::list([]) } else { Node::object([]) }
}

/// A new entry of a list.
pub(in crate::ui) fn fresh(list: &str, others: &[Node]) -> Node {
    match own_key(list) {
        Own::Id(letter) => object("id", &unused_id(letter, others)),
        Own::Year => object("year", &next_year(others)),
        Own::Text => Node::text(""),
        Own::Nothing => Node::object([]),
    }
}

/// A copy of an entry, with an id or year of its own.
pub(in crate::ui) fn copy(list: &str, entries: &[Node], place: usize) -> Node {
    let entry = entries.get(place).cloned().unwrap_or_default();
    match own_key(list) {
        Own::Id(letter) => entry.with("id", Node::text(&unused_id(letter, entries))),
        Own::Year => entry.with("year", Node::text(&next_year(entries))),
        // A copy is another entry, told apart by its address.
        Own::Text | Own::Nothing => match &entry {
            Node::Text(text) => Node::text(text),
            Node::Object(entries) => Node::object(entries.iter().cloned()),
            _ => entry,
        },
    }
}

/// Entries from elsewhere, each with an id that no other has.
pub(in crate::ui) fn with_ids(list: &str, others: &[Node], entries: &[Node]) -> Vec<Node> {
    let Own::Id(letter) = own_key(list) else { return entries.to_vec() };
    let id = |node: &Node| match node.get("id") {
        Node::Text(id) => Some(Rc::clone(id)),
        _ => None,
    };
    let mut used: Names = others.iter().filter_map(id).collect();
    let mut number = others.len();
    let entry = |entry: &Node| {
        let id = loop {
            number += 1;
            let id = Rc::<str>::from(format!("{letter}{number}"));
            if used.insert(Rc::clone(&id)) {
                break id;
            }
        };
        entry.with("id", Node::text(&id))
    };
    entries.iter().map(entry).collect()
}

/// What tells the entries of a list from one another.
enum Own {
    Id(char),
    Year,
    Text,
    Nothing,
}

fn own_key(list: &str) -> Own {
    match list.rsplit('.').next() {
        Some("lines") => Own::Id('L'),
        Some("measures") => Own::Id('M'),
        Some("scenarios") => Own::Id('s'),
        Some("reviewers") => Own::Id('r'),
        Some("years") => Own::Year,
        Some("partner_cities" | "participation_years") => Own::Text,
        _ => Own::Nothing,
    }
}

fn object(key: &str, text: &str) -> Node {
    Node::object([(Rc::from(key), Node::text(text))])
}

/// The first id from the number of entries on that none of them has.
fn unused_id(letter: char, others: &[Node]) -> String {
    let used: HashSet<&str> = others.iter().filter_map(|node| node.get("id").as_text()).collect();
    let is_free = |id: &String| !used.contains(id.as_str());
    let candidates = (others.len() + 1..).map(|number| format!("{letter}{number}"));
    candidates.into_iter().find(is_free).unwrap_or_default()
}

/// The year after the last one; the proposal's own budget is year 1.
fn next_year(others: &[Node]) -> String {
    let years = others.iter().filter_map(|node| number_typed(node.get("year"))?.whole());
    years.max().unwrap_or(1).max(1).saturating_add(1).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_year_follows_the_last_however_it_was_written() {
        let years = |json: &str| serde_json::from_str::<Node>(json).expect("JSON");
        for (given, next) in [("[]", "2"), (r#"[{"year":"2"}]"#, "3"), (r#"[{"year":3},{}]"#, "4")]
        {
            assert_eq!(next_year(years(given).elements()), next, "{given}");
        }
    }

    #[test]
    fn several_places_change_at_once() {
        let node = |json: &str| serde_json::from_str::<Node>(json).expect("JSON");
        let draft = node(r#"{"lines":[{"id":"L1"},{"id":"L2","unit":"kg"},{}]}"#);
        let edit = |name: &str, key: &str, value: Node| (name.into(), key.to_owned(), value);
        let edits = [
            edit("L1", "unit", Node::text("km")),
            edit("L2", "work", node(r#"["a"]"#)),
            edit("#2", "unit", Node::text("h")),
            edit("L7", "unit", Node::text("x")),
        ];
        let expected = r#"{"lines":[{"id":"L1","unit":"km"},{"id":"L2","unit":"kg","work":["a"]},{"unit":"h"}]}"#;
        assert_eq!(changed(&draft, "lines", &edits), node(expected));
        let edits = [("a.b".to_owned(), Node::text("1")), ("lines[1].unit".to_owned(), Node::Null)];
        let expected = r#"{"lines":[{"id":"L1"},{"id":"L2","unit":null},{}],"a":{"b":"1"}}"#;
        assert_eq!(set_all(&draft, &edits), node(expected));
    }

    #[test]
    fn lines_of_later_years_go_to_their_years() {
        let json = |text: &str| serde_json::from_str::<Node>(text).expect("JSON");
        let draft = json(r#"{"years":[{"year":"2","budget":{"lines":[{"id":"L1"}]}}]}"#);
        let line = |unit: &str| vec![json(&format!(r#"{{"unit":"{unit}"}}"#))];
        let later = [(Node::text("2"), line("b")), (Node::text("3"), line("c"))];
        let added = with_years(&draft, &later, false);
        let lines = |draft: &Node, year: usize| {
            serde_json::to_string(draft.at(&format!("years[{year}].budget.lines"))).expect("JSON")
        };
        assert_eq!(lines(&added, 0), r#"[{"id":"L1"},{"unit":"b","id":"L2"}]"#);
        assert_eq!(lines(&added, 1), r#"[{"unit":"c","id":"L1"}]"#);
        assert_eq!(added.at("years[1].year").as_text(), Some("3"));
        let replaced = with_years(&draft, &later, true);
        assert_eq!(lines(&replaced, 0), r#"[{"unit":"b","id":"L1"}]"#);
    }
}
