//! What is compiled for this machine: one set of features for tests, lints, documentation and the programs
//! that builds and other tests run, so that the package is compiled once for all of them.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::setup::Tools;

/// The package with all that native builds can have: the page as text is among it.
pub const FEATURES: [&str; 4] = ["--package", "c3p-calculator", "--features", "prerender"];

/// Lints the package, this program and the benchmarks.
pub fn lints(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    cmd!(shell, "cargo clippy --quiet --locked {FEATURES...} --all-targets -- --deny warnings")
        .quiet()
        .run()?;
    let others = ["--package", "xtask", "--package", "benches"];
    Ok(cmd!(shell, "cargo clippy --quiet --locked {others...} --all-targets -- --deny warnings")
        .quiet()
        .run()?)
}

/// Runs all tests of the package and of this program, with nextest where that is installed.
pub fn tests(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    examples(tools, &shell)?;
    let has_nextest = cmd!(shell, "cargo nextest --version")
        .quiet()
        .ignore_stdout()
        .ignore_stderr()
        .run()
        .is_ok();
    for package in [&FEATURES[..], &["--package", "xtask"]] {
        if has_nextest {
            cmd!(shell, "cargo nextest run --locked --no-fail-fast --status-level slow --final-status-level fail {package...}").quiet().run()?;
        } else {
            cmd!(shell, "cargo test --quiet --locked {package...}").quiet().run()?;
        }
    }
    Ok(())
}

/// The documentation of the package and of this program, without a warning.
pub fn documentation(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    shell.set_var("RUSTDOCFLAGS", "--deny warnings");
    for package in [&FEATURES[..], &["--package", "xtask"]] {
        cmd!(shell, "cargo doc --quiet --locked --no-deps --document-private-items {package...}")
            .quiet()
            .run()?;
    }
    Ok(())
}

/// Compiles the examples, and names the folder of their programs to whom `shell` starts.
pub fn examples(tools: &Tools, shell: &Shell) -> Result<()> {
    cmd!(shell, "cargo build --quiet --locked {FEATURES...} --examples")
        .quiet()
        .run()
        .context("the examples can't be compiled")?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| tools.root.join("target"));
    shell.set_var("C3P_EXAMPLES", tools.root.join(target).join("debug/examples"));
    Ok(())
}
