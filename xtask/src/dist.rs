//! What is shipped: `dist/site`, the page for any static host, `dist/c3p-calculator.html`, the same in one
//! file, and `dist/npm`, the engine as a package for JavaScript programs.

mod assets;
mod copy;
mod engine;
mod language;
mod more;
mod offline;
mod packed;
mod page;
mod small;
mod tokens;

use std::time::Instant;

use anyhow::Result;
use sha2::{Digest as _, Sha256};

use crate::encode;
use crate::report::{say, seconds};
use crate::setup::Tools;

/// Builds everything that is shipped.
pub fn build(tools: &Tools) -> Result<()> {
    let start = Instant::now();
    page::build(tools)?;
    engine::build(tools)?;
    encode::beside(tools)?;
    say(&format!("dist/site and dist/npm are built ({})", seconds(start.elapsed())));
    Ok(())
}

/// A short name for contents: other contents, another name.
pub fn fingerprint(contents: &[u8]) -> String {
    let digest = Sha256::digest(contents);
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_follows_the_contents() {
        assert_eq!(fingerprint(b"abc"), "ba7816bf8f01cfea");
        assert_ne!(fingerprint(b"abc"), fingerprint(b"abd"));
    }
}
