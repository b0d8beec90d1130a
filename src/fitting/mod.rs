//! Making a plan fit: what is over, what room is left, and changes of prices and quantities that bring a
//! total where it has to be.
//!
//! Nothing here adds up an estimate by itself. Every total is the engine's answer to lines that are
//! changed, and what a [`Change`] promises is the engine's answer to the draft it leads to. What the
//! estimate does not know is none here, and never zero.

mod change;
mod convention;
mod estimate;
mod excess;
mod leftovers;
mod outsourcing;
mod price;
mod proportion;
mod reduce;
mod room;
mod scale;
mod scrutiny;
mod search;
mod tally;
mod trim;

pub use change::{Change, Repriced};
pub use convention::Convention;
pub use estimate::Estimate;
pub use excess::{Excess, LargeLine};
pub use reduce::{Reduced, Reductions};
pub use room::{CategoryRoom, OutsourcingRoom, Room};
pub use scrutiny::{Scrutiny, ScrutinyPlan, Work};
