//! Scripts and styles without what only people read in them: blanks, comments, long names.

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

/// A script with all it imports but the page's own module, which has an address of its own.
pub fn bundled(shell: &Shell, path: &str) -> Result<String> {
    cmd!(shell, "node_modules/.bin/esbuild {path} --bundle --format=esm --external:./page.js --minify --charset=utf8 --log-level=warning")
        .quiet()
        .read()
        .with_context(|| format!("esbuild could not read {path}"))
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
