//! `wasm-pack` and `wasm-bindgen`, from crates.io.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use super::programs;
use crate::report::say;

/// A program to install with cargo.
struct Tool<'a> {
    name: &'a str,
    program: &'a str,
    version: &'a str,
    /// Whether the package's own lock file still resolves.
    locked: bool,
    /// These run for seconds and compile for minutes, so they are barely optimised.
    opt_level: &'a str,
    reason: &'a str,
}

/// The folders to put in front of `PATH` for the tools. Both are compiled: what wasm-pack
/// would download by itself comes from no package registry.
pub fn ready(shell: &Shell, cache: &Path) -> Result<Vec<PathBuf>> {
    let bindgen = locked_version(&shell.read_file("Cargo.lock")?, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen: run `cargo generate-lockfile`")?;
    let tools = [
        Tool {
            name: "wasm-pack",
            program: "wasm-pack",
            version: "0.15.1",
            locked: true,
            opt_level: "0",
            reason: "it drives the WebAssembly builds",
        },
        Tool {
            name: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: &bindgen,
            // A dependency in its lock file has been withdrawn from crates.io.
            locked: false,
            opt_level: "1",
            reason: "it writes the JavaScript side, and must match the version in Cargo.lock",
        },
    ];
    let build = cache.join("build");
    let folders: Result<Vec<Option<PathBuf>>> =
        tools.iter().map(|tool| folder(shell, cache, &build, tool)).collect();
    shell.remove_path(&build)?;
    Ok(folders?.into_iter().flatten().collect())
}

/// The folder of one tool in the cache; `None` when `PATH` has that version.
fn folder(shell: &Shell, cache: &Path, build: &Path, tool: &Tool<'_>) -> Result<Option<PathBuf>> {
    let Tool { name, program, version, .. } = tool;
    if let Some(found) = programs::find(program)
        && programs::version(shell, &found)
            .is_some_and(|line| line == format!("{program} {version}"))
    {
        return Ok(None);
    }
    let root = cache.join(format!("{name}-{version}"));
    let bin = root.join("bin");
    if bin.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)).is_file() {
        return Ok(Some(bin));
    }
    say(&format!("compiling {name} {version} (a minute or two, once): {}", tool.reason));
    let locked = tool.locked.then_some("--locked");
    cmd!(
        shell,
        "cargo install {name} --quiet --version ={version} {locked...} --debug --root {root}"
    )
    .env("CARGO_TARGET_DIR", build)
    .env("CARGO_PROFILE_DEV_DEBUG", "0")
    .env("CARGO_PROFILE_DEV_OPT_LEVEL", tool.opt_level)
    .quiet()
    .run()
    .with_context(|| format!("{name} {version} could not be installed from crates.io"))?;
    Ok(Some(bin))
}

/// The version of a package in the text of `Cargo.lock`.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let header = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) = lock.split_once(&header)?;
    rest.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
