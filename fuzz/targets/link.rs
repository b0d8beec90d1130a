//! Any text as a link, and any file as one: what opens comes back the same from a link of its own.

#![no_main]

use c3p_calculator::saving::{Linked, from_link, from_text, to_link};
use libfuzzer_sys::fuzz_target;

fn comes_back(linked: &Linked) {
    let Some(link) = to_link(&linked.proposal) else { return };
    let again = from_link(&link).expect("a link of one's own opens");
    assert_eq!(again.digest, again.own, "the digest is that of the proposal in it");
    assert_eq!(to_link(&again.proposal), Some(link));
}

fuzz_target!(|text: &str| {
    if let Ok(linked) = from_link(text) {
        comes_back(&linked);
    }
    if let Ok(linked) = from_text(text) {
        comes_back(&linked);
    }
});
