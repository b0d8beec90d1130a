//! Cost tables as people paste them.

mod fixtures;
mod laws;
mod layouts;
mod requests;
mod speed;
pub mod whole;

use c3p_calculator::rules::{Book, RuleSet};
use c3p_calculator::sheet::{Options, Taken, clipboard, read};

fn rules() -> &'static RuleSet {
    Book::shipped().newest().expect("rules")
}

/// What a pasted text holds.
fn pasted(text: &str) -> Taken {
    read(&clipboard::read(text).expect("a table"), rules(), &Options::default())
}
