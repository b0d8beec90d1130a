//! The workbook: a proposal out to Excel with live formulas, and an Excel file in as rows of text.
//!
//! Out, every figure that cells can give is a formula over the input cells and carries the engine's
//! answer as its value; the call's numbers stand on a sheet of their own. In, a file is what its bytes say
//! that it is, and whatever is no workbook or text of a sensible size is refused before it is unpacked into
//! memory; of numbers the texts are what a person sees, with the digits that are stored.

mod about;
mod below;
mod binary;
mod changes;
mod charts;
mod co2;
mod co2_formulas;
mod columns;
mod compound;
mod constants;
mod currency;
mod digits;
mod displayed;
pub mod door;
mod draft;
mod encoded;
mod estimate;
mod format;
mod inputs;
mod look;
mod looks;
mod ods;
mod opened;
mod own;
mod page;
mod paper;
mod parts;
mod read;
mod refused;
mod results;
mod runs;
mod score;
mod shown;
mod summary;
mod sums;
mod taken;
mod unpack;
mod words;
mod write;
mod xls;
mod xlsb;

pub use changes::Change;
pub use draft::of_draft;
pub use opened::{Opened, open};
pub use own::{Own, YearLines};
pub use page::Place;
pub use read::{Sheet, Workbook, read};
pub use refused::Refused;
pub use results::results;
pub use taken::taken;
pub use unpack::MOST_BYTES;
pub use words::Language;
pub use write::{NotWritten, Written, write};

/// The name of the hidden table of inputs.
const INPUTS: &str = "ProposalInputs";
/// What tells this tool its own workbook, with the version of its layout.
const FORMAT: &str = "c3p-workbook 1";
