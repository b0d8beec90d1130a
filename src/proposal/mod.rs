//! The proposal file: a tree that keeps all it holds, the table of its fields, reading and writing.

mod fields;
mod node;
mod node_json;
mod path;

pub use fields::{ADMINISTRATION_BASE, BUDGET_FIELDS, Codes, FIELDS, Field, Kind, RATING_BOUNDS};
pub use node::Node;
