//! A short name for a result: the same figures have the same, others another.

use std::fmt::Write as _;
use std::io;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::domain::assessment::Assessment;
use crate::engine::FileError;

/// Bytes of the digest that are shown; enough to tell results apart, and short enough to compare by eye.
const BYTES: usize = 8;

/// The digest of an assessment's text: 16 hexadecimal digits.
pub fn digest(assessment_json: &str) -> String {
    shown(Sha256::new_with_prefix(assessment_json))
}

/// The digest of the text that an answer would be, which is not written down for it: an answer may be many
/// times as long as its file. What answers said later than files were saved is left out: it follows from the
/// rest, and those files keep their digests.
pub fn digest_of(answer: &Result<Assessment, FileError>) -> String {
    let mut hashed = Hashed(Sha256::new());
    let mut json = serde_json::Serializer::new(&mut hashed);
    // What can be written into memory can be written here.
    let _written = match answer {
        Ok(assessment) => assessment.without_what_came_later().serialize(&mut json),
        Err(error) => error.serialize(&mut json),
    };
    shown(hashed.0)
}

struct Hashed(Sha256);

impl io::Write for Hashed {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        self.0.update(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn shown(hash: Sha256) -> String {
    let mut text = String::new();
    for byte in hash.finalize().iter().take(BYTES) {
        // Writing to a string does not fail.
        let _written = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{assess, assess_file};
    use crate::json::Node;

    #[test]
    fn a_digest_follows_the_text() {
        assert_eq!(digest("abc"), "ba7816bf8f01cfea");
        assert_ne!(digest("{}"), digest("[]"));
    }

    #[test]
    fn a_digest_of_an_answer_is_that_of_its_text() {
        for json in [
            r#"{"format":"c3p-proposal","version":1,"rules":"2026-1","title":5,"scenarios":[{}]}"#,
            r#"{"format":"c3p-proposal","version":1,"rules":"none"}"#,
            "[]",
        ] {
            let proposal: Node = serde_json::from_str(json).expect("JSON");
            assert_eq!(digest_of(&assess_file(&proposal)), digest(&assess(json)), "{json}");
        }
    }

    #[test]
    fn what_is_being_checked_and_what_must_fall_have_no_part_in_it() {
        // That older digests stay as they are, the files that were saved show (tests/it/saving.rs).
        let json = r#"{"format":"c3p-proposal","version":1,"rules":"2026-1","scenarios":[{"co2":{}}],"budget":{"lines":[
            {"category":"personnel","unit_price":"30000000","quantity":"1"}]},"years":[{"budget":{
            "general_administration":{"amount":"99000000"}}}]}"#;
        let proposal: Node = serde_json::from_str(json).expect("JSON");
        let marked = proposal.with("unsure[0]", Node::text("title"));
        assert_eq!(digest_of(&assess_file(&proposal)), digest_of(&assess_file(&marked)));
        let assessment = assess_file(&marked).expect("an assessment");
        assert!(assessment.progress.is_some() && assessment.budget.reduction.is_some());
        let first = serde_json::to_string(&assessment.without_what_came_later()).expect("JSON");
        assert!(!first.contains("\"reduction\"") && !first.contains("\"progress\""));
    }
}
