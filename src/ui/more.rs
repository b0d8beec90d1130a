//! What the first figure does not need: help, samples, names of countries. It is one
//! file beside the page, loaded as soon as the page runs, and kept as the tree it is.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

use super::model::action::Action;
use super::outside;
use super::words::{self, Lang};
use crate::proposal::Node;
use crate::rules::{Advice, Rule, RuleSet, read_advice};

/// The parts of the file, as the build puts them together from the files in `src/ui/more`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What to enter, why, and what proves it, by question.
    Help,
    /// What those have to know first who come here, by who they are.
    Visitors,
    /// Proposals to start from.
    Samples,
    /// Names of the countries without priority, by code.
    Countries,
    /// Words for what belongs to each category of costs, in both languages.
    #[cfg(feature = "late")]
    CategoryWords,
    /// Lines to begin with, without prices, by required work.
    #[cfg(feature = "late")]
    Skeletons,
    /// Costs whose category is not named, what they may belong to, and what to say of them.
    #[cfg(feature = "late")]
    UnnamedCosts,
}

impl Part {
    /// The part of the file; nothing there while it is not loaded.
    pub(super) fn loaded(self) -> Node {
        let key = match self {
            Self::Help => "help",
            Self::Visitors => "visitors",
            Self::Samples => "samples",
            Self::Countries => "countries",
            #[cfg(feature = "late")]
            Self::CategoryWords => "category_words",
            #[cfg(feature = "late")]
            Self::Skeletons => "skeletons",
            #[cfg(feature = "late")]
            Self::UnnamedCosts => "unnamed_costs",
        };
        let loaded = LOADED.with(|loaded| loaded.borrow().get(key).clone());
        if loaded.is_unanswered() { carried(key) } else { loaded }
    }
}

/// What the second module carries itself.
#[cfg(feature = "late")]
fn carried(part: &str) -> Node {
    let json = match part {
        "help" => include_str!("more/help.json"),
        "category_words" => include_str!("more/category_words.json"),
        "skeletons" => include_str!("more/skeletons.json"),
        "unnamed_costs" => include_str!("more/unnamed_costs.json"),
        _ => return Node::Null,
    };
    // The tests prove that these can be read.
    serde_json::from_str(json).unwrap_or_default()
}

#[cfg(not(feature = "late"))]
fn carried(_: &str) -> Node {
    Node::Null
}

/// A text of the file in the page's language.
pub(super) fn text(lang: Lang, node: &Node) -> Option<AttrValue> {
    match node.get(lang.code()) {
        Node::Text(text) => Some(AttrValue::from(Rc::clone(text))),
        _ => None,
    }
}

thread_local! {
    static LOADED: RefCell<Node> = const { RefCell::new(Node::Null) };
}

/// Whether the file is there; it may come before the page has told how it can be reached.
pub(super) fn is_there() -> bool {
    LOADED.with(|loaded| !loaded.borrow().is_unanswered())
}

/// The advice of a rule set. The page's module has none itself: it is one of the file's parts.
pub(super) fn advice(rules: &'static RuleSet) -> &'static [Rule<Advice>] {
    type Known = Vec<(&'static str, &'static [Rule<Advice>])>;
    thread_local! {
        static READ: RefCell<Known> = const { RefCell::new(Vec::new()) };
    }
    if !rules.budget.advice.is_empty() {
        return &rules.budget.advice;
    }
    READ.with(|read| {
        let mut read = read.borrow_mut();
        if let Some((_, known)) = read.iter().find(|(id, _)| *id == rules.id) {
            return *known;
        }
        let list = LOADED.with(|loaded| loaded.borrow().get("advice").get(&rules.id).clone());
        // Read once for each rule set there is, and kept for good.
        let advice: &'static [_] = Box::leak(read_advice(&list).into());
        if !list.is_unanswered() {
            read.push((&rules.id, advice));
        }
        advice
    })
}

/// Takes the file over from the script that loaded it. What can't be read is not there.
#[wasm_bindgen(js_name = giveMore)]
pub fn give_more(json: &str) {
    let node: Node = serde_json::from_str(json).unwrap_or_default();
    for lang in Lang::ALL {
        words::give(lang, node.get("words").get(lang.code()));
    }
    LOADED.with(|loaded| *loaded.borrow_mut() = node);
    outside::send(Action::HasMore);
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    const FILES: [(&str, &str); 6] = [
        ("unnamed_costs", include_str!("more/unnamed_costs.json")),
        ("skeletons", include_str!("more/skeletons.json")),
        ("category_words", include_str!("more/category_words.json")),
        ("help", include_str!("more/help.json")),
        ("visitors", include_str!("more/visitors.json")),
        ("countries", include_str!("more/other_countries.json")),
    ];

    /// A part of the file, as its source has it.
    pub(in crate::ui) fn source(part: &str) -> Node {
        let (_, json) = FILES.iter().find(|(known, _)| *known == part).expect("a file");
        serde_json::from_str(json).expect("JSON")
    }
}
