//! Tests of the engine from outside: what goes in as text, what comes out as text.

mod cases;
mod files;
mod generate;
mod laws;
mod rules;
mod tidy;
mod tree;
