//! Cost tables of spreadsheets: a pasted block or a CSV file to lines of the proposal, and back.
//!
//! Nothing is guessed: a column, a category or a number that is not clear stays open, and a row that
//! is no line is left out with a reason, so that a person sees all of it before it is taken over.

mod carry;
mod category;
mod clean;
pub mod clipboard;
mod codes;
mod column;
mod content;
mod count;
pub mod csv;
mod decimals;
mod dots;
mod figures;
pub(crate) mod fold;
mod grid;
mod header;
mod hours;
mod label;
mod layout;
mod line;
mod long;
mod money;
mod named;
mod outline;
mod own;
mod period;
mod plain;
mod plan;
mod read;
mod reason;
mod refused;
pub mod results;
mod rows;
mod said;
mod scale;
mod seen;
mod sheets;
mod spans;
mod sums;
mod taken;
mod totals;
mod words;
pub mod write;

pub use column::Column;
pub use fold::one_line;
pub use grid::{Row, Rows, is_blank};
pub use line::TakenLine;
pub use named::is_table;
pub use own::Lang;
pub use plain::{Origin, read as read_text};
pub use read::read;
pub use reason::Reason;
pub use refused::{MOST_BYTES, MOST_CELLS, MOST_CHARACTERS, MOST_ROWS, Refused};
pub use said::Said;
pub use sheets::{category, taken, totals_above};
pub use taken::{Options, Skipped, Sum, Take, Taken, TakenColumn};

/// The texts of a code, in both languages: of columns, of reasons to leave a row out.
pub mod texts {
    use super::column::Column;
    use super::reason::Reason;
    use super::words::words;
    use crate::text::Text;

    /// What a column is called.
    pub fn column(column: Column) -> Option<&'static Text> {
        words().columns.get(column.code())
    }

    /// Why a row is left out.
    pub fn reason(reason: Reason) -> Option<&'static Text> {
        words().reasons.get(reason.code())
    }
}
