//! Cost tables of spreadsheets: a pasted block or a CSV file to lines of the proposal, and back.
//!
//! Nothing is guessed: a column, a category or a number that is not clear stays open, and a row that
//! is no line is left out with a reason, so that a person sees all of it before it is taken over.

mod carry;
mod category;
pub mod clipboard;
mod column;
mod content;
mod count;
pub mod csv;
pub mod door;
mod figures;
pub(crate) mod fold;
mod grid;
mod header;
mod label;
mod layout;
mod line;
mod money;
mod outline;
mod own;
mod read;
mod refused;
pub mod results;
mod rows;
mod scale;
mod taken;
mod words;
pub mod write;

pub use column::Column;
pub use grid::Row;
pub use line::TakenLine;
pub use own::Lang;
pub use read::read;
pub use refused::{MOST_BYTES, MOST_CELLS, MOST_CHARACTERS, MOST_ROWS, Refused};
pub use taken::{Options, Reason, Skipped, Taken, TakenColumn};
