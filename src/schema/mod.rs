//! What the JSON of proposals, assessments and explanations looks like: as JSON Schemas, which
//! programs check with, and as TypeScript types, which people write programs with.
//!
//! Both are written from the same shapes. Those of answers come with the types that are written; those
//! of proposals from the table of fields and the codes of the rules.

mod json_schema;
mod proposal;
mod typescript;

use crate::engine::{assess_answer, explain_answer};
use crate::rules::Book;
use crate::shape::{Known, Shape};

/// A kind of JSON text.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it is called, in the names of files too.
    pub name: &'static str,
    /// What it looks like: one of the known types.
    pub root: Shape,
    /// All types it is made of.
    pub known: Known,
}

impl Document {
    /// Proposals, and what the engine answers.
    pub fn all() -> [Self; 3] {
        let document = |name, describe: fn(&mut Known) -> Shape| {
            let mut known = Known::default();
            Self { name, root: describe(&mut known), known }
        };
        [
            document("proposal", |known| proposal::proposal(Book::shipped(), known)),
            document("assessment", assess_answer),
            document("explanation", explain_answer),
        ]
    }

    /// The files that say what it looks like: name and text.
    pub fn files(&self) -> [(String, String); 2] {
        let schema = format!("{}.schema.json", self.name);
        let types = format!("{}.d.ts", self.name);
        [(schema, json_schema::text(self)), (types, typescript::text(self))]
    }
}
