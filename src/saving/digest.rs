//! A short name for a result: the same figures have the same, others another.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// Bytes of the digest that are shown; enough to tell results apart, and short enough to compare by eye.
const BYTES: usize = 8;

/// The digest of an assessment's text: 16 hexadecimal digits.
pub fn digest(assessment_json: &str) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(assessment_json.as_bytes()).iter().take(BYTES) {
        // Writing to a string does not fail.
        let _written = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_follows_the_text() {
        assert_eq!(digest("abc"), "ba7816bf8f01cfea");
        assert_ne!(digest("{}"), digest("[]"));
    }
}
