//! How many cost lines are rendered together.

/// Lines that are rendered together.
pub(in crate::ui) const CHUNK: usize = 20;
