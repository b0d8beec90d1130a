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
mod sources;
mod tokens;

use std::thread;
use std::time::Instant;

use anyhow::{Result, anyhow};
use page::Parts;
use sha2::{Digest as _, Sha256};
pub use sources::is_current;

use crate::encode;
use crate::report::{say, seconds};
use crate::setup::Tools;
use crate::wasm::{self, Build, Built, Care};

/// Builds everything that is shipped.
pub fn build(tools: &Tools) -> Result<()> {
    build_parts(tools)?;
    encode::beside(tools)
}

/// Builds everything but the compressed copies of the site's files.
pub fn build_parts(tools: &Tools) -> Result<()> {
    let start = Instant::now();
    let sources = sources::begin(tools)?;
    let builds = [wasm::PAGE, wasm::WHOLE, wasm::ENGINE];
    let (painted, [page, whole, engine]) = modules(tools, builds, Care::Shipped)?;
    let copy = copy::build(tools, &whole)?;
    copy::check(&copy)?;
    let parts = Parts { page: &page, copy: Some(&copy), painted: &painted };
    page::build(tools, &parts)?;
    engine::build(tools, &engine)?;
    sources::finish(tools, &sources)?;
    say(&format!("dist/site and dist/npm are built ({})", seconds(start.elapsed())));
    Ok(())
}

/// Builds the page to look at it soon after a change, without the page as one file.
pub fn build_quickly(tools: &Tools) -> Result<()> {
    let start = Instant::now();
    sources::begin(tools)?;
    let (painted, [page]) = modules(tools, [wasm::PAGE], Care::Quick)?;
    page::build(tools, &Parts { page: &page, copy: None, painted: &painted })?;
    say(&format!(
        "dist/site is built for looking at, not as it is shipped: larger, and slower to start ({})",
        seconds(start.elapsed())
    ));
    Ok(())
}

/// Where a site that was built quickly looks for the page as one file.
pub fn copy_path() -> String {
    format!("{}/{}", assets::FOLDER, page::UNMADE_COPY)
}

/// The page as one file, for a site that was built quickly.
pub fn copy_quickly(tools: &Tools) -> Result<String> {
    let [whole] = wasm::build(tools, [wasm::WHOLE], Care::Quick)?;
    copy::build(tools, &whole)
}

/// Modules, and what is painted before they run: the latter is compiled for this machine, beside them.
fn modules<const N: usize>(
    tools: &Tools,
    builds: [Build; N],
    care: Care,
) -> Result<(Vec<String>, [Built; N])> {
    thread::scope(|scope| {
        let painted = scope.spawn(|| page::painted(tools));
        let built = wasm::build(tools, builds, care)?;
        let painted = painted.join().map_err(|_| anyhow!("the painting thread ended"))??;
        Ok((painted, built))
    })
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
