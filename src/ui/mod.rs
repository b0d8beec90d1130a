//! The page. It formats what the engine answers and never computes.
//!
//! A keystroke becomes an `Action`, `State::apply` edits the draft, the engine assesses it anew, and
//! components show the outcome. Effects hang at the root, in `app`, only.
//!
//! What is shown on demand only is in `late`, which comes in chunks of its own: `lazy` shows it once it is
//! there.

mod address;
mod app;
mod asked;
mod assessed;
mod bar;
mod basics;
mod budget;
mod building;
mod checked;
mod chunks;
mod co2;
mod codes;
mod coming;
mod content;
mod control;
mod ctx;
mod demand;
mod dialog;
mod down;
mod drawer;
mod eligibility;
mod evidence;
mod excel;
mod field;
mod figure;
mod focus;
mod form;
mod guide;
mod help;
mod keys;
mod late;
mod later;
mod lazy;
mod list;
mod measure;
mod model;
mod more;
mod moving;
mod need;
mod notes;
mod open;
mod outcome;
mod outside;
mod page;
mod panel;
mod phrase;
mod place;
mod rating;
mod reach;
mod reviewers;
mod samples;
mod scenarios;
mod score;
mod sections;
mod shown;
mod spoken;
mod standing;
mod start;
mod status;
mod steps;
mod style;
mod summary;
mod table;
mod tags;
mod unsure;
mod verdict;
mod view;
mod words;
mod years;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Where views come from; they speak in the words of the steps, too, which come first.
const VIEWS: lazy::Source = lazy::Source {
    there: chunks::SOURCE.there,
    come: |asked| {
        let come = (chunks::SOURCE.come)(asked);
        Box::pin(async move { if later::come().await { come.await } else { None } })
    },
};

/// Starts the page in the document's `#app`, in the document's language, with the texts of that
/// language as JSON. What was painted there before is the same page, which could only be read.
#[wasm_bindgen(js_name = run)]
pub fn start(texts: &str) -> Result<(), JsValue> {
    let document = gloo::utils::document();
    let lang = document.document_element().and_then(|root| root.get_attribute("lang"));
    let lang = words::Lang::of(&lang.unwrap_or_default());
    // Where the module carries its texts, the document has none.
    if !texts.is_empty() {
        words::give(lang, &serde_json::from_str(texts).map_err(|_| JsValue::from("no JSON"))?);
    }
    lazy::provide(VIEWS);
    let window = gloo::utils::window();
    let is_framed = window.parent().ok().flatten().is_some_and(|parent| parent != window);
    if let Some(root) = document.get_element_by_id("app") {
        let props = app::Props { lang, is_live: true, is_framed };
        yew::Renderer::<app::App>::with_root_and_props(root, props).render();
    }
    Ok(())
}

/// The page as it is painted first, before the engine runs: all of it there to read, nothing to fill in.
#[cfg(feature = "prerender")]
pub async fn prerender(lang: &str) -> String {
    let props = app::Props { lang: words::Lang::of(lang), is_live: false, is_framed: false };
    yew::LocalServerRenderer::<app::App>::with_props(props).hydratable(false).render().await
}

#[cfg(test)]
mod tests {
    use crate::rules::{Book, RuleSet};

    pub(super) fn rules() -> &'static RuleSet {
        Book::shipped().newest().expect("the rules a new proposal starts with")
    }
}
