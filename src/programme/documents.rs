//! The documents of an application, and the copies that prove what it claims.

use std::sync::OnceLock;

use serde::Deserialize;

use super::about::{About, Source, shipped};
use crate::text::Text;

/// All documents and proofs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// What they are.
    pub about: About,
    /// In the order of the call.
    pub documents: Vec<Document>,
    /// What proves what.
    pub evidence: Vec<Evidence>,
}

/// A document to hand in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its code.
    pub code: String,
    /// Its number.
    pub sign: String,
    /// Its name.
    pub title: Text,
    /// What to know of it.
    pub note: Text,
    /// What decides which copies go with it.
    #[serde(default)]
    pub need: Need,
    /// What to say where the answer leaves nothing to copy; the document is handed in all the same.
    pub without_copy: Option<Text>,
    /// What is doubtful about it.
    pub doubt: Option<String>,
}

/// What decides which copies go with a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// What the proposal says elsewhere, if anything.
    #[default]
    Always,
    /// The environmental management system.
    Ems,
    /// The work-life balance certificates.
    Wlb,
}

/// A copy that proves a claim, or what else a claim asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Its code.
    pub code: String,
    /// What it is.
    pub title: Text,
    /// What to know of it.
    pub note: Text,
    /// Where to read it.
    pub source: Source,
    /// What is doubtful about it.
    pub doubt: Option<String>,
}

impl Documents {
    /// Those that come with this build.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Documents> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            shipped(include_str!(concat!(env!("OUT_DIR"), "/programme/documents.json")))
        })
    }

    /// A proof by its code.
    pub(super) fn evidence(&self, code: &str) -> Option<&Evidence> {
        self.evidence.iter().find(|evidence| evidence.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eleven_documents_in_their_order() {
        let signs: String =
            Documents::shipped().documents.iter().map(|document| document.sign.as_str()).collect();
        assert_eq!(signs, "①②③④⑤⑥⑦⑧⑨⑩⑪");
    }
}
