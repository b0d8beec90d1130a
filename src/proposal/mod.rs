//! The proposal file: the table of its fields, reading answers out of its tree, and writing it.

mod bounds;
mod budget;
mod fields;
mod measures;
mod reader;
mod sections;
mod typed;
mod unsure;
mod write;

pub use crate::json::Node;
pub use bounds::{MOST_CODES, MOST_LINES, MOST_VALUES, MOST_VARIANTS, most_of};
pub use budget::{budget_frame, budget_line};
pub use fields::{
    ADMINISTRATION_BASE, BUDGET_FIELDS, BUDGETS, Codes, FIELDS, Field, IDENTIFIED, Kind,
    RATING_BOUNDS, SECTIONS, SIGNED, SOURCES,
};
pub use measures::{Measures, measures};
pub use reader::{Listed, Reading, number_typed, quantity_at};
pub use sections::{Basics, basics, reviewers};
pub use typed::{has_decimal_comma, normalised};
pub use unsure::{UNSURE, is_answered, is_question, unsure, unsure_of_variant};
pub use write::to_file;
