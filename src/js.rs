//! The engine's entry points for JavaScript: texts in, texts out, synchronous, no DOM.

use wasm_bindgen::prelude::wasm_bindgen;

/// Assesses a proposal: JSON text in, JSON text of the assessment out.
#[wasm_bindgen]
pub fn assess(proposal_json: &str) -> String {
    crate::assess(proposal_json)
}

/// Explains one figure of the assessment, named by its path: JSON text of the tree behind it.
#[wasm_bindgen]
pub fn explain(proposal_json: &str, figure: &str) -> String {
    crate::explain(proposal_json, figure)
}
