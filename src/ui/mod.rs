//! The page. It formats what the engine answers and never computes.
//!
//! A keystroke becomes an `Action`, `State::apply` edits the draft, the engine assesses it anew, and
//! components show the outcome. Effects hang at the root, in `app`, only.

mod app;
mod basics;
mod budget;
mod co2;
mod codes;
mod control;
mod ctx;
mod eligibility;
mod entry;
mod explanation;
mod field;
mod figure;
mod focus;
mod form;
mod line;
mod list;
mod measure;
mod notes;
mod place;
mod result;
mod reviewers;
mod rulebook;
mod scenarios;
mod score;
mod sections;
mod shown;
mod state;
mod status;
mod summary;
mod view;
mod words;
mod years;

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the page in the document's `#app`, in the document's language.
#[wasm_bindgen(start)]
pub fn start() {
    let document = gloo::utils::document();
    let lang = document.document_element().and_then(|root| root.get_attribute("lang"));
    let lang = words::Lang::of(&lang.unwrap_or_default());
    if let Some(root) = document.get_element_by_id("app") {
        yew::Renderer::<app::App>::with_root_and_props(root, app::Props { lang }).render();
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::{Book, RuleSet};

    pub(super) fn rules() -> &'static RuleSet {
        Book::shipped().newest().expect("the rules a new proposal starts with")
    }
}
