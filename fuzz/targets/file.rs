//! Any bytes as a file: opened, brought to today's version, assessed, saved, and opened again.

#![no_main]

use c3p_calculator::engine::{assess_bytes, open};
use c3p_calculator::rules::Book;
use c3p_calculator::saving::{changes, file};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let answer: Value = serde_json::from_str(&assess_bytes(bytes)).expect("an answer is JSON");
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok((draft, _)) = open(Book::shipped(), text) else {
        assert!(answer.get("error").is_some(), "what does not open has no figures: {answer}");
        return;
    };
    let saved = file(&draft);
    let (again, _) = open(Book::shipped(), &saved).expect("what was saved opens");
    assert!(changes(&again).is_empty(), "nothing has changed since it was saved");
    assert_eq!(file(&again), saved, "saving again changes nothing");
});
