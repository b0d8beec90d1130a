//! A Chromium for the journeys through the page.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use xshell::Shell;

use super::{debian, programs};

/// Names one's own browser for the tests.
const OVERRIDE: &str = "C3P_CHROMIUM";

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser's program.
pub fn ready(shell: &Shell) -> Result<PathBuf> {
    if let Some(given) = std::env::var_os(OVERRIDE).map(PathBuf::from) {
        if given.is_file() {
            return Ok(given);
        }
        bail!("{OVERRIDE} names {}, which is no file", given.display());
    }
    if let Some(found) = NAMES.into_iter().find_map(programs::find) {
        return Ok(found);
    }
    debian::install(shell, &["chromium", "fonts-noto-cjk"], "testing the page in a browser")?;
    programs::find("chromium")
        .with_context(|| format!("no Chromium on PATH: install one, or name it in {OVERRIDE}"))
}
