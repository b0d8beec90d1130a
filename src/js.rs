//! The entry points for JavaScript: texts in, texts out, synchronous, no DOM; workbooks are bytes.

use wasm_bindgen::prelude::wasm_bindgen;

/// Assesses a proposal: JSON text in, JSON text of the assessment out.
#[cfg(any(feature = "js", feature = "page"))]
#[wasm_bindgen]
pub fn assess(proposal_json: &str) -> String {
    crate::assess(proposal_json)
}

/// Explains one figure of the assessment, named by its path: JSON text of the tree behind it.
#[cfg(feature = "js")]
#[wasm_bindgen]
pub fn explain(proposal_json: &str, figure: &str) -> String {
    crate::explain(proposal_json, figure)
}

/// Writes cost lines: see [`crate::sheet::door::write`].
#[cfg(feature = "late")]
#[wasm_bindgen(js_name = writeTable)]
pub fn write_table(request_json: &str) -> String {
    crate::sheet::door::write(request_json)
}

/// Writes a workbook. The request is `{"proposal": {…}, "language": "ja" | "en", "date"?: …}`; what is
/// thrown is JSON `{"code", "ja", "en"}`.
#[cfg(feature = "workbook")]
#[wasm_bindgen(js_name = writeWorkbook)]
pub fn write_workbook(request_json: &str) -> Result<Vec<u8>, String> {
    crate::workbook::door::write(request_json)
}

/// Writes a table of results: see [`crate::workbook::door::results`].
#[cfg(feature = "late")]
#[wasm_bindgen(js_name = writeResults)]
pub fn write_results(request_json: &str) -> Result<Vec<u8>, String> {
    crate::workbook::door::results(request_json)
}

/// The file of a draft and its name: JSON text in, `{"name", "text"}` out. The day is such as `2026-11-25`.
#[cfg(feature = "saving")]
#[wasm_bindgen(js_name = fileOf)]
pub fn file_of(draft_json: &str, day: &str) -> String {
    let draft: crate::json::Node = serde_json::from_str(draft_json).unwrap_or_default();
    let (name, text) = (crate::saving::name(&draft, day), crate::saving::file(&draft));
    serde_json::json!({"name": name, "text": text}).to_string()
}

/// Opens a file's text: `{"deed": "load", "proposal"}`, which the page takes as it is, or `{"refused": {"ja", "en"}}`.
#[cfg(feature = "saving")]
#[wasm_bindgen(js_name = openFile)]
pub fn open_file(text: &str) -> String {
    match crate::engine::open(crate::rules::Book::shipped(), text) {
        Ok((proposal, _)) => {
            let proposal = serde_json::to_string(&proposal).unwrap_or_default();
            format!("{{\"deed\":\"load\",\"proposal\":{proposal}}}")
        }
        Err(error) => serde_json::json!({"refused": error.message()}).to_string(),
    }
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
