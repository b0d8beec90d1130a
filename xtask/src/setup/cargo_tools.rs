//! `wasm-bindgen`, from crates.io.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use super::programs;
use crate::report::say;

const NAME: &str = "wasm-bindgen-cli";
const PROGRAM: &str = "wasm-bindgen";

/// The folder to put in front of `PATH` for it; `None` when `PATH` has the very version that
/// `Cargo.lock` names.
pub fn ready(shell: &Shell, cache: &Path) -> Result<Option<PathBuf>> {
    let version = locked_version(&shell.read_file("Cargo.lock")?, PROGRAM)
        .context("Cargo.lock names no wasm-bindgen: run `cargo generate-lockfile`")?;
    if let Some(found) = programs::find(PROGRAM)
        && programs::version(shell, &found)
            .is_some_and(|line| line == format!("{PROGRAM} {version}"))
    {
        return Ok(None);
    }
    let root = cache.join(format!("{NAME}-{version}"));
    let bin = root.join("bin");
    if bin.join(format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX)).is_file() {
        return Ok(Some(bin));
    }
    say(&format!(
        "compiling {NAME} {version} (a minute or two, once): it writes the JavaScript side"
    ));
    let build = cache.join("build");
    // Without its lock file: a dependency named there has been withdrawn from crates.io.
    // It runs for seconds and compiles for minutes, so it is barely optimised.
    cmd!(shell, "cargo install {NAME} --quiet --version ={version} --debug --root {root}")
        .env("CARGO_TARGET_DIR", &build)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1")
        .quiet()
        .run()
        .with_context(|| format!("{NAME} {version} could not be installed from crates.io"))?;
    shell.remove_path(&build)?;
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
