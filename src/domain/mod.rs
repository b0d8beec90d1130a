//! What the calculator knows: from typed answers to an assessment.
//!
//! No IO, no clock, no globals, no floats: rules and answers come in, finished facts go out.

pub mod answer;
pub mod assessment;
pub mod budget;
pub mod co2;
pub mod found;
pub mod gates;
pub mod history;
pub mod input;
mod message;
pub mod next_steps;
pub mod problem;
mod problems;
pub mod progress;
pub mod reviews;
pub mod score;
