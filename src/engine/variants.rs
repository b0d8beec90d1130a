//! Later years, and variants that replace sections of the proposal.

use std::rc::Rc;

use crate::domain::assessment::{Assessment, Budget, Origin, Scenario, Year};
use crate::domain::found::Problems;
use crate::domain::next_steps::next_steps;
use crate::domain::problem::{Issue, Problem, repeated};
use crate::proposal::{
    MOST_VARIANTS, Node, Reading, SECTIONS, UNSURE, quantity_at, unsure_of_variant,
};

/// Most rows that all variants of a proposal together repeat; a thousand lines with three signs of required
/// work each leave room for a hundred variants.
const MOST_REPEATED_ROWS: usize = 500_000;
/// No object of the format has more keys.
const MOST_KEYS: usize = 64;

/// Budgets of the later years, each assessed by itself.
pub(super) fn years(
    proposal: &Node,
    reading: Reading,
    problems: &mut Problems,
    budget_at: &mut impl FnMut(&str, &Node, &mut Problems) -> Rc<Budget>,
) -> Option<Vec<Year>> {
    let elements = at_most(MOST_VARIANTS, list(proposal, "years", problems)?, "years", problems);
    let years = elements.iter().enumerate().map(|(index, node)| {
        let path = row(node, "years", index, problems);
        let year = quantity_at(node, &path, "year", reading, problems);
        let is_year = matches!(node, Node::Object(_));
        let budget =
            is_year.then(|| budget_at(&format!("{path}.budget"), node.get("budget"), problems));
        Year { year, budget }
    });
    let years: Vec<Year> = years.collect();
    let named: Vec<Option<String>> =
        years.iter().map(|year| Some(year.year?.to_string())).collect();
    for index in repeated(named.iter().map(Option::as_deref)) {
        problems.push(Problem::new(format!("years[{index}].year"), Issue::DuplicateId));
    }
    Some(years)
}

/// Variants, each a whole assessment of the proposal with its sections replaced.
pub(super) fn scenarios(
    proposal: &Node,
    problems: &mut Problems,
    mut assess: impl FnMut(&Node, &str) -> Assessment,
) -> Option<Vec<Scenario>> {
    let elements = list(proposal, "scenarios", problems)?;
    let elements = at_most(most_variants(proposal, elements), elements, "scenarios", problems);
    let shared = shared(proposal);
    let scenarios = elements.iter().enumerate().map(|(index, node)| {
        let path = row(node, "scenarios", index, problems);
        let mut text = |key: &str| match node.get(key) {
            Node::Text(text) if !text.is_empty() => Some(text.to_string()),
            other => {
                if !other.is_unanswered() {
                    problems.push(Problem::new(format!("{path}.{key}"), Issue::UnknownValue));
                }
                None
            }
        };
        let (id, name) = (text("id"), text("name"));
        let (merged, origin) = variant(&shared, node, path);
        let mut assessment = assess(&merged, &format!("{}.", origin.path));
        assessment.origin = origin;
        assessment.next_steps = next_steps(&assessment);
        Scenario { id, name, assessment }
    });
    let scenarios: Vec<Scenario> = scenarios.collect();
    for index in repeated(scenarios.iter().map(|scenario| scenario.id.as_deref())) {
        problems.push(Problem::new(format!("scenarios[{index}].id"), Issue::DuplicateId));
    }
    Some(scenarios)
}

/// What variants have in common: of all that a proposal may hold, what is read. A file may have a million
/// other keys, and each variant copies what it is merged with.
fn shared(proposal: &Node) -> Node {
    let is_read = |key: &str| key == "title" || key == UNSURE || SECTIONS.contains(&key);
    let read = proposal.entries().iter().filter(|(key, _)| is_read(key));
    Node::object(read.cloned())
}

/// The proposal with a variant's sections in place of its own.
pub(super) fn variant(proposal: &Node, node: &Node, path: String) -> (Node, Origin) {
    let replaced = SECTIONS.into_iter().filter(|key| !node.get(key).is_unanswered());
    let sections: Vec<&'static str> = replaced.collect();
    let merged = sections
        .iter()
        .fold(proposal.clone(), |merged, key| merged.with(key, node.get(key).clone()));
    let merged = unsure_of_variant(&merged, &path, &sections);
    (merged, Origin { path, sections })
}

/// The elements of a list of the proposal; anything else there is a problem.
pub(super) fn list<'a>(
    proposal: &'a Node,
    key: &str,
    problems: &mut Problems,
) -> Option<&'a [Node]> {
    match proposal.get(key) {
        Node::List(elements) => Some(elements),
        node => {
            if !node.is_unanswered() {
                problems.push(Problem::new(key, Issue::UnknownValue));
            }
            None
        }
    }
}

/// How many variants are assessed: each repeats what is said of every row that it does not replace.
fn most_variants(proposal: &Node, variants: &[Node]) -> usize {
    if variants.is_empty() {
        return 0;
    }
    let rows: usize = SECTIONS.into_iter().map(|key| rows(proposal.get(key))).sum();
    (MOST_REPEATED_ROWS / rows.max(1)).clamp(1, MOST_VARIANTS)
}

/// Elements of all lists in it, and entries of objects that have more than any of the format: those are
/// lists by another name.
fn rows(node: &Node) -> usize {
    let entries = node.entries();
    let own = if entries.len() > MOST_KEYS { entries.len() } else { node.elements().len() };
    let within: usize = entries.iter().map(|(_, value)| rows(value)).sum();
    own + within + node.elements().iter().map(rows).sum::<usize>()
}

/// The first elements of a list that is too long, and a problem there.
fn at_most<'a>(
    most: usize,
    elements: &'a [Node],
    key: &str,
    problems: &mut Problems,
) -> &'a [Node] {
    match elements.get(..most) {
        Some(first) if elements.len() > most => {
            problems.push(Problem::new(key, Issue::TooMany));
            first
        }
        _ => elements,
    }
}

/// The path of a row; a row that is no object is a problem.
fn row(node: &Node, key: &str, index: usize, problems: &mut Problems) -> String {
    let path = format!("{key}[{index}]");
    if !node.is_unanswered() && !matches!(node, Node::Object(_)) {
        problems.push(Problem::new(path.clone(), Issue::UnknownValue));
    }
    path
}
