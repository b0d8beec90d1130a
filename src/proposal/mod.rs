//! The proposal file: a tree that keeps all it holds, the table of its fields, reading and writing.

mod budget;
mod fields;
mod measures;
mod node;
mod node_json;
mod path;
mod reader;
mod sections;
mod typed;
mod write;

pub use budget::{budget_frame, budget_line};
pub use fields::{
    ADMINISTRATION_BASE, BUDGET_FIELDS, Codes, FIELDS, Field, Kind, MOST_VARIANTS, RATING_BOUNDS,
    SECTIONS,
};
pub use measures::{Measures, measures};
pub use node::Node;
pub use reader::{Reading, quantity_at};
pub use sections::{Basics, basics, reviewers};
pub use typed::normalised;
pub use write::to_file;
