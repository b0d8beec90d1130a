//! What the first figure does not need: help, samples, names of countries. It is one
//! file beside the page, loaded as soon as the page runs, and kept as the tree it is.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use yew::prelude::*;

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
    /// What is said of keeping, and names of what is shown over the page.
    Keep,
}

impl Part {
    /// The part of the file; nothing there while it is not loaded.
    pub(super) fn loaded(self) -> Node {
        let key = match self {
            Self::Help => "help",
            Self::Visitors => "visitors",
            Self::Samples => "samples",
            Self::Countries => "countries",
            Self::Keep => "keep",
        };
        LOADED.with_borrow(|loaded| loaded.get(key).clone())
    }
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
    static TOLD: RefCell<Option<Callback<()>>> = const { RefCell::new(None) };
}

/// Tells when the file is there, which it may be already.
pub(super) fn tell(told: Callback<()>) {
    if !LOADED.with_borrow(Node::is_unanswered) {
        told.emit(());
    }
    TOLD.set(Some(told));
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

/// Takes the file over from the script that loaded it.
#[wasm_bindgen(js_name = giveMore)]
pub fn give_more(json: &str) -> Result<(), JsValue> {
    let node: Node = serde_json::from_str(json).map_err(|_| JsValue::from("no JSON"))?;
    for lang in Lang::ALL {
        words::give(lang, node.get("words").get(lang.code()));
    }
    LOADED.set(node);
    if let Some(told) = TOLD.with_borrow(Clone::clone) {
        told.emit(());
    }
    Ok(())
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
