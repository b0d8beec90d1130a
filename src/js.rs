//! The entry points for JavaScript: texts in, texts out, synchronous, no DOM.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Assesses a proposal: JSON text in, JSON text of the assessment out. What is no text is answered as what
/// is no JSON.
#[wasm_bindgen]
pub fn assess(#[wasm_bindgen(unchecked_param_type = "string")] proposal_json: &JsValue) -> String {
    match proposal_json.as_string() {
        Some(text) => crate::assess(&text),
        None => crate::engine::no_text(),
    }
}

/// Explains one figure of the assessment, named by its path: JSON text of the tree behind it.
#[cfg(feature = "js")]
#[wasm_bindgen]
pub fn explain(proposal_json: &str, figure: &str) -> String {
    crate::explain(proposal_json, figure)
}

/// One user's typing, as the page does it: for timing it in Node.
#[cfg(feature = "bench")]
#[wasm_bindgen]
pub struct Typing {
    draft: crate::proposal::Node,
    engine: crate::engine::Engine<'static>,
}

#[cfg(feature = "bench")]
#[wasm_bindgen]
impl Typing {
    /// Begins with a proposal.
    #[wasm_bindgen(constructor)]
    pub fn new(proposal_json: &str) -> Self {
        let book = crate::rules::Book::shipped();
        Self {
            draft: serde_json::from_str(proposal_json).unwrap_or_default(),
            engine: crate::engine::Engine::new(book, crate::proposal::Reading::Draft),
        }
    }

    /// One keystroke: an edit, and the new assessment.
    pub fn key(&mut self, path: &str, typed: &str) -> bool {
        self.draft = self.draft.with(path, crate::proposal::Node::text(typed));
        self.engine.assess(&self.draft).is_ok()
    }
}
