//! `cargo xtask lighthouse`: what Lighthouse says of the page on a slow phone.
//!
//! Its many npm packages are a set of their own in `xtask/lighthouse`, installed
//! by this command only.

use anyhow::{Context as _, Result};

use crate::browser;
use crate::setup::Tools;

/// Prints the scores and everything that is not perfect; the whole report lands in `target`.
pub fn run(tools: &Tools) -> Result<()> {
    let folder = tools.root.join("xtask/lighthouse");
    tools.packages(&folder, "Lighthouse, which judges the page as on a slow phone")?;
    browser::run(tools, "xtask/lighthouse/run.mjs", &[], &[]).context("Lighthouse did not finish")
}
