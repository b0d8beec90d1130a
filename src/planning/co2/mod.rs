//! What it would take for measures that cut CO₂: subsidies and tonnes for an amount per tonne, what is left
//! to finance, and which inputs move the amount per tonne most.
//!
//! Nobody publishes an amount to reach: whoever asks names it.

mod financing;
mod sensitivity;
mod target;

pub use financing::gap;
pub use sensitivity::{Moved, sensitivity, thousandths};
pub use target::{OfAll, OfMeasure, Targets, targets};
