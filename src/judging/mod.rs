//! Help for rating the judged items: the questions a reviewer may ask, what a person answered, the range
//! that follows by this tool's convention, and the official sheet with its subtotals.
//!
//! Nothing here changes an assessment. A suggestion becomes a rating when a person takes it over.

mod answers;
mod sheet;
mod suggestion;

pub use answers::{Judged, JudgedItem, Verdict, judged_items};
pub use sheet::{Group, Sheet, Subtotal, sheet};
pub use suggestion::Suggestion;
