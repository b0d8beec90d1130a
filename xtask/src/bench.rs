//! `cargo xtask bench`: how long the engine takes, natively and in Node, and a keystroke
//! on the page.

use std::fs;

use anyhow::{Context as _, Result};
use xshell::cmd;

use crate::browser;
use crate::setup::Tools;
use crate::wasm::{self, Care};

/// Runs all benchmarks; their figures are for reading, nothing is asserted.
pub fn run(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    cmd!(shell, "cargo bench --quiet --locked --package benches").quiet().run()?;
    let [built] = wasm::build(tools, [wasm::BENCH], Care::Shipped)?;
    fs::write(built.folder.join("bench_bg.wasm"), &built.wasm)
        .context("the optimised module can't be put beside its JavaScript")?;
    let module = built.folder.join("bench.js");
    cmd!(shell, "node benches/keystroke.mjs {module}").quiet().run()?;
    browser::bench(tools)
}
