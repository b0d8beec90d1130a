//! Self-check calculator for proposals to Japan's City-to-City Collaboration Programme (C3P).

pub mod domain;
pub mod proposal;
pub mod quantity;
pub mod rules;
pub mod text;
