//! Making a plan fit: every promise is held against the engine's own answer.

mod budgets;
mod cases;
mod hostile;
mod reduction;
mod room;
mod scrutiny;
mod speed;
mod what_if;

use std::rc::Rc;

use crate::laws::check;
use c3p_calculator::domain::assessment::{Budget, Status};
use c3p_calculator::engine::Engine;
use c3p_calculator::fitting::{Change, Estimate};
use c3p_calculator::proposal::{Node, Reading, normalised};
use c3p_calculator::quantity::Yen;
use c3p_calculator::rules::Book;

/// Where estimates are tried.
const PATHS: [&str; 2] = ["budget", "years[0].budget"];

fn new_engine() -> Engine<'static> {
    Engine::new(Book::shipped(), Reading::Draft)
}

/// What a whole assessment says about an estimate, by an engine that remembers nothing.
fn assessed(draft: &Node, path: &str) -> Rc<Budget> {
    let assessment = new_engine().assess(draft).expect("rules that are there");
    match path {
        "budget" => assessment.budget,
        _ => assessment.years.expect("years")[0].budget.clone().expect("a year"),
    }
}

/// Asks about the estimates of a draft.
fn ask(draft: &Node, question: impl Fn(&Estimate<'_, '_>, &str)) {
    let mut engine = new_engine();
    engine.assess(draft).expect("rules that are there");
    for path in PATHS {
        question(&Estimate::read(&engine, draft, path).expect("rules that are there"), path);
    }
}

fn fits(budget: &Budget) -> bool {
    budget.complete && budget.within_cap == Status::Pass
}

fn strictly(budget: &Budget) -> bool {
    budget.complete && budget.outsourcing == Status::Pass
}

/// Everything about a budget that is a figure.
fn figures(budget: &Budget) -> String {
    serde_json::to_string(budget).expect("JSON") + &format!("{:?}", budget.cap_percent)
}

/// A change does to the draft what it says, however it is applied, and touches only prices.
fn kept(change: &Change, draft: &Node, path: &str) -> Rc<Budget> {
    let applied = change.apply(draft);
    let by_edits = change.edits.iter().fold(draft.clone(), |node, (at, part)| {
        assert!(at.starts_with(&format!("{path}.lines[")) && at.ends_with("].unit_price"), "{at}");
        node.with(at, part.clone())
    });
    assert_eq!(applied, by_edits);
    let after = assessed(&applied, path);
    assert_eq!(figures(&after), figures(&change.budget));
    assert_eq!(change.edits.len(), change.lines.len());
    let before = assessed(draft, path);
    let mut untouched = applied.clone();
    for ((at, _), line) in change.edits.iter().zip(&change.lines) {
        assert_eq!(*at, format!("{path}.lines[{}].unit_price", line.position));
        assert_eq!(line.before, before.lines[line.position].amount);
        assert_eq!(line.after, after.lines[line.position].amount);
        assert_ne!(applied.at(at), draft.at(at), "an edit that changes nothing");
        untouched = untouched.with(at, draft.at(at).clone());
    }
    assert_eq!(&untouched, draft, "only these prices differ");
    after
}

/// Decimals of the price that was typed at a place.
fn decimals(typed: &Node, at: &str) -> usize {
    let text = typed.at(at).as_text().expect("a price that was typed");
    text.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// The price at a place in steps of the last decimal typed there.
fn steps(draft: &Node, typed: &Node, at: &str) -> i128 {
    let places = decimals(typed, at);
    let number = normalised(draft.at(at).as_text().expect("a price")).expect("a number");
    let number = number.to_string();
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    format!("{whole}{fraction:0<places$}").parse().expect("digits")
}

/// The draft with a price of so many steps at a place.
fn priced(draft: &Node, typed: &Node, at: &str, steps: i128) -> Node {
    let places = decimals(typed, at);
    let digits = format!("{steps:0>width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let text = if places == 0 { whole.to_owned() } else { format!("{whole}.{fraction}") };
    draft.with(at, Node::text(&text))
}

/// The draft with the price at a place one step higher; none where that is above the one typed.
fn one_step_higher(draft: &Node, typed: &Node, at: &str) -> Option<Node> {
    let higher = steps(draft, typed, at) + 1;
    (higher <= steps(typed, typed, at)).then(|| priced(draft, typed, at, higher))
}

fn yen(amount: i128) -> Yen {
    Yen(amount)
}
