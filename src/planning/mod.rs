//! What to do next, and what a change would do: steps in order of what they change, each with the change it
//! proposes where there is one.
//!
//! Nothing here decides anything by itself. What a change promises is the engine's answer to the draft it
//! leads to; nothing is promised of what reviewers judge.

mod attachments;
mod beside;
mod budget;
mod cases;
pub mod co2;
mod desk;
mod headline;
mod judged;
mod open;
mod points;
mod step;
mod steps;

pub use beside::{Beside, Range, Ranges, beside};
pub use cases::{Cell, Row, compare, compare_files, compare_rules, disagreements};
pub use step::{Change, Effect, Need, Promised, Step};
pub use steps::steps;
