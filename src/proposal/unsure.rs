//! Places where a person is still looking: which of them ask something of this format that is not answered.

use std::rc::Rc;

use super::bounds::MOST_CODES;
use super::fields::{BUDGET_FIELDS, FIELDS, RATING_BOUNDS, SECTIONS};
use crate::domain::problem::section;
use crate::json::Node;

/// The key of their list.
pub const UNSURE: &str = "unsure";

/// Texts under any keys, and points under the ids of items.
const FREE: [&str; 3] =
    ["co2.measures[].sources.", "reviewers[].ratings.", "reviewers[].comments."];

/// The places of a proposal that are being checked, each once. One that is answered, that is no question of the
/// format, or whose entry is not there, is passed over.
pub fn unsure(proposal: &Node) -> Vec<Rc<str>> {
    let mut places: Vec<Rc<str>> = Vec::new();
    for node in proposal.get(UNSURE).elements().iter().take(MOST_CODES) {
        if let Node::Text(place) = node
            && !places.contains(place)
            && is_question(place)
            && is_there(proposal, place)
            && !is_answered(proposal.at(place))
        {
            places.push(Rc::clone(place));
        }
    }
    places
}

/// A proposal as a variant has it, with the places that concern the variant: its own in the sections that it
/// replaces, the proposal's in all others.
pub fn unsure_of_variant(merged: &Node, path: &str, replaced: &[&str]) -> Node {
    let is_replaced = |place: &str| replaced.contains(&section(place));
    let places = merged.get(UNSURE).elements().iter().take(MOST_CODES).filter_map(|node| {
        let place = node.as_text()?;
        match place.strip_prefix(path).and_then(|own| own.strip_prefix('.')) {
            Some(own) => is_replaced(own).then(|| Node::text(own)),
            None => (!is_replaced(place)).then(|| node.clone()),
        }
    });
    let places: Vec<Node> = places.collect();
    if places.is_empty() && merged.get(UNSURE).is_unanswered() {
        return merged.clone();
    }
    merged.with(UNSURE, Node::list(places))
}

/// Whether a place is a field of the format, or a list of it or a rated item, which are asked for as wholes.
pub fn is_question(place: &str) -> bool {
    pattern(place).is_some_and(|pattern| is_asked(&pattern))
}

/// The place with its entries alike: `budget.lines[3].unit` is `budget.lines[].unit`.
fn pattern(place: &str) -> Option<String> {
    let mut parts = place.split('[');
    let mut pattern = parts.next()?.to_owned();
    for part in parts {
        let (position, rest) = part.split_once(']')?;
        position.parse::<u32>().ok()?;
        pattern.push_str("[]");
        pattern.push_str(rest);
    }
    Some(pattern)
}

fn is_asked(pattern: &str) -> bool {
    // A field itself, or the list that it stands in.
    let is = |field: &str, own: &str| {
        field.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with("[]"))
    };
    let is_key = |key: &str| !key.is_empty() && !key.contains(['.', '[']);
    if let Some(own) = pattern.strip_prefix("scenarios[].")
        && SECTIONS.contains(&section(own))
    {
        return is_asked(own);
    }
    if let Some(own) =
        pattern.strip_prefix("budget.").or_else(|| pattern.strip_prefix("years[].budget."))
    {
        return BUDGET_FIELDS.iter().any(|field| is(field.path, own));
    }
    if let Some(item) = pattern.strip_prefix("ratings.") {
        let (item, bound) = item.split_once('.').unwrap_or((item, RATING_BOUNDS[0]));
        return is_key(item) && RATING_BOUNDS.contains(&bound);
    }
    FIELDS.iter().any(|field| is(field.path, pattern))
        || FREE.into_iter().any(|start| pattern.strip_prefix(start).is_some_and(is_key))
}

/// Whether every entry on the way to a place is there.
fn is_there(proposal: &Node, place: &str) -> bool {
    let mut entries = place.match_indices(']').filter_map(|(end, _)| place.get(..=end));
    entries.all(|entry| !matches!(proposal.at(entry), Node::Null))
}

/// Whether something is answered there; of an item, any part of it.
pub fn is_answered(node: &Node) -> bool {
    match node {
        Node::Object(entries) => entries.iter().any(|(_, part)| !part.is_unanswered()),
        node => !node.is_unanswered(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(json: &str) -> Node {
        serde_json::from_str(json).expect("JSON")
    }

    #[test]
    fn questions_are_the_fields_of_the_format_and_what_is_asked_as_a_whole() {
        for place in [
            "title",
            "application.kind",
            "application.governments[0].level",
            "application.governments",
            "application.partner_cities[3]",
            "organisation.wlb",
            "organisation.carbon_neutral.target_year",
            "ratings.uniqueness",
            "ratings.uniqueness.high",
            "budget.lines",
            "budget.lines[19999].unit_price",
            "budget.general_administration.rate",
            "co2.measures[0].sources.grid_factor",
            "years[1].year",
            "years[1].budget.lines[0].unit",
            "reviewers[0].ratings.synergy",
            "reviewers[0].comments.synergy",
            "scenarios[2].name",
            "scenarios[2].ratings.synergy.low",
            "scenarios[2].budget.tax_mode",
            "scenarios[0].years[1].budget.lines[0].unit",
        ] {
            assert!(is_question(place), "{place}");
        }
        for place in [
            "",
            "application",
            "application.",
            "application.kind.",
            "application.kind[0]",
            "organisation.wlb[0]",
            "budget",
            "budget.total",
            "budget.lines[x].unit",
            "budget.lines[-1].unit",
            "budget.lines[0",
            "budget.lines[0]",
            "ratings",
            "ratings.uniqueness.mean",
            "ratings..low",
            "years[0].budget",
            "scenarios[0].title",
            "scenarios[0].scenarios[0].name",
            "scenarios[0].budget",
            "co2.measures[0].sources",
            "unsure",
            "preparation.notes",
        ] {
            assert!(!is_question(place), "{place}");
        }
    }

    #[test]
    fn places_count_once_while_nothing_is_answered_there() {
        let proposal = node(
            r#"{"unsure": ["title", "title", "organisation.ems", 5, null, "no.such", "budget.lines[0].unit",
                "budget.lines[1].unit", "ratings.synergy", "ratings.schedule", "application.partner_cities"],
                "organisation": {"ems": "none"}, "budget": {"lines": [{"id": "L1"}]},
                "ratings": {"synergy": {"low": "1"}, "schedule": {"low": ""}}}"#,
        );
        let places = unsure(&proposal);
        let places: Vec<&str> = places.iter().map(|place| &**place).collect();
        let open =
            ["title", "budget.lines[0].unit", "ratings.schedule", "application.partner_cities"];
        assert_eq!(places, open);
    }

    #[test]
    fn more_than_are_read_are_passed_over() {
        let many = vec![Node::text("no.such"); MOST_CODES].into_iter().chain([Node::text("title")]);
        assert!(unsure(&Node::Null.with(UNSURE, Node::list(many))).is_empty());
    }

    #[test]
    fn a_variant_has_its_own_places_in_the_sections_that_it_replaces() {
        let merged = node(
            r#"{"unsure": ["title", "budget.tax_mode", "scenarios[1].budget.lines", "scenarios[1].co2.measures",
                "scenarios[0].budget.lines", "organisation.ems"]}"#,
        );
        let own = unsure_of_variant(&merged, "scenarios[1]", &["budget"]);
        let expected =
            r#"["title", "budget.lines", "scenarios[0].budget.lines", "organisation.ems"]"#;
        assert_eq!(own.get(UNSURE), &node(expected));
        assert!(unsure_of_variant(&Node::Null, "scenarios[0]", &[]).is_same(&Node::Null));
    }
}
