//! Programs from crates.io: `wasm-pack`, `wasm-bindgen`, `wasm-split-cli` and `geckodriver`.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use super::{Needs, programs};
use crate::report::say;

/// A program to install with cargo.
struct Tool<'a> {
    name: &'a str,
    program: &'a str,
    version: &'a str,
    /// What cargo is told beside name and version: `--locked` where the package's own lock file still resolves.
    flags: &'a [&'a str],
    /// These run for seconds and compile for minutes, so they are barely optimised.
    opt_level: &'a str,
    reason: &'a str,
}

/// The folders to put in front of `PATH` for WebAssembly builds. The tools are compiled: what
/// wasm-pack would download by itself comes from no package registry. It drives the builds that are
/// shipped; to look at the page, cargo and `wasm-bindgen` will do.
pub fn for_wasm(shell: &Shell, cache: &Path, needs: Needs) -> Result<Vec<PathBuf>> {
    let bindgen = locked_version(&shell.read_file("Cargo.lock")?, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen: run `cargo generate-lockfile`")?;
    let bindgen = Tool {
        name: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &bindgen,
        // A dependency in its lock file has been withdrawn from crates.io, so not locked; encrypted
        // connections are for its test runner.
        flags: &["--no-default-features"],
        opt_level: "1",
        reason: "it writes the JavaScript side, and must match the version in Cargo.lock",
    };
    let pack = Tool {
        name: "wasm-pack",
        program: "wasm-pack",
        version: "0.15.1",
        flags: &["--locked"],
        opt_level: "0",
        reason: "it drives the WebAssembly builds",
    };
    let split = Tool {
        name: "wasm_split_cli_support",
        program: "wasm-split-cli",
        version: "0.2.4",
        flags: &["--locked", "--features", "build-binary"],
        opt_level: "1",
        reason: "it cuts the page's module into chunks",
    };
    let is_building = needs >= Needs::Building;
    let tools = [Some(bindgen), is_building.then_some(pack), is_building.then_some(split)];
    let folders: Result<Vec<Option<PathBuf>>> =
        tools.iter().flatten().map(|tool| folder(shell, cache, tool)).collect();
    Ok(folders?.into_iter().flatten().collect())
}

/// Removes what only compiling the tools took; they share most of what they are made of.
pub fn clean(shell: &Shell, cache: &Path) -> Result<()> {
    Ok(shell.remove_path(build_folder(cache))?)
}

/// The program through which tests drive Firefox.
pub fn geckodriver(shell: &Shell, cache: &Path) -> Result<PathBuf> {
    let tool = Tool {
        name: "geckodriver",
        program: "geckodriver",
        version: "0.37.1",
        flags: &["--locked"],
        opt_level: "0",
        reason: "tests drive Firefox through it",
    };
    match folder(shell, cache, &tool)? {
        Some(folder) => Ok(folder.join(file_name(tool.program))),
        None => programs::find(tool.program).context("geckodriver was on PATH a moment ago"),
    }
}

/// Where the tools are compiled.
fn build_folder(cache: &Path) -> PathBuf {
    cache.join("build")
}

fn file_name(program: &str) -> String {
    format!("{program}{}", std::env::consts::EXE_SUFFIX)
}

/// The folder of one tool in the cache; `None` when `PATH` has that version.
fn folder(shell: &Shell, cache: &Path, tool: &Tool<'_>) -> Result<Option<PathBuf>> {
    let Tool { name, program, version, flags, .. } = *tool;
    if let Some(found) = programs::find(program)
        && programs::version(shell, &found).is_some_and(|says| is_version(&says, program, version))
    {
        return Ok(None);
    }
    let root = cache.join(format!("{name}-{version}"));
    let bin = root.join("bin");
    if bin.join(file_name(program)).is_file() {
        return Ok(Some(bin));
    }
    say(&format!("compiling {name} {version} (a minute or two, once): {}", tool.reason));
    cmd!(
        shell,
        "cargo install {name} --quiet --version ={version} {flags...} --debug --root {root}"
    )
    .env("CARGO_TARGET_DIR", build_folder(cache))
    .env("CARGO_PROFILE_DEV_DEBUG", "0")
    .env("CARGO_PROFILE_DEV_OPT_LEVEL", tool.opt_level)
    .quiet()
    .run()
    .with_context(|| format!("{name} {version} could not be installed from crates.io"))?;
    Ok(Some(bin))
}

/// Whether `program --version` names this version; some say more than that.
fn is_version(says: &str, program: &str, version: &str) -> bool {
    says.split_whitespace().take(2).eq([program, version])
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
    fn a_version_is_recognised_however_much_is_said() {
        assert!(is_version("wasm-pack 0.15.1", "wasm-pack", "0.15.1"));
        assert!(is_version("geckodriver 0.37.1\n\nThe source code is", "geckodriver", "0.37.1"));
        assert!(!is_version("wasm-pack 0.15.10", "wasm-pack", "0.15.1"));
        assert!(!is_version("", "wasm-pack", "0.15.1"));
    }

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
