//! Scripts and styles without what only people read in them: blanks, comments, long names.

use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

/// A script with all it imports, but for what has an address of its own.
pub fn bundled(shell: &Shell, path: &Path, apart: &[&str]) -> Result<String> {
    let apart = apart.iter().map(|name| format!("--external:./{name}"));
    cmd!(shell, "node_modules/.bin/esbuild {path} --bundle --format=esm {apart...} --minify --charset=utf8 --log-level=warning")
        .quiet()
        .read()
        .with_context(|| format!("esbuild could not read {}", path.display()))
}

/// What a text is written in.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Script,
    Style,
}

/// The text made small by esbuild; nothing is bundled, so names of other files stay as they are.
pub fn small(shell: &Shell, kind: Kind, text: &str) -> Result<String> {
    let loader = match kind {
        Kind::Script => "js",
        Kind::Style => "css",
    };
    cmd!(
        shell,
        "node_modules/.bin/esbuild --minify --charset=utf8 --log-level=warning --loader={loader}"
    )
    .stdin(text)
    .quiet()
    .read()
    .with_context(|| format!("esbuild could not read the {loader}"))
}
