//! Tests of the engine from outside: what goes in as text, what comes out as text.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

mod advice;
mod arrange;
mod bounds;
mod cases;
mod evaluator;
mod explain;
mod fields;
mod files;
mod fitting;
mod generate;
mod glossary;
mod guidebook;
mod judging;
mod laws;
mod places;
mod planning;
mod programme;
mod rules;
mod saving;
mod sheet;
mod tidy;
mod tree;
mod unsure;
mod workbook;
