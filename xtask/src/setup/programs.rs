//! Finding programs on the search path, and making small ones.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

/// The first program of this name on `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let with_suffix = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).map(|folder| folder.join(&with_suffix)).find(|file| file.is_file())
}

/// `PATH` with these folders in front.
pub fn path_with(folders: impl IntoIterator<Item = PathBuf>) -> Result<OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = folders.into_iter().chain(std::env::split_paths(&path));
    std::env::join_paths(folders)
        .context("a folder on the way to a tool has a name that PATH cannot hold")
}

/// What `program --version` says; `None` when it cannot be started.
pub fn version(shell: &Shell, program: &Path) -> Option<String> {
    cmd!(shell, "{program} --version").quiet().ignore_stderr().read().ok()
}

/// Makes `link` lead to `target`.
#[cfg(unix)]
pub fn link(target: &Path, link: &Path) -> Result<()> {
    std::os::unix::fs::symlink(target, link)
        .with_context(|| format!("{} cannot be linked", link.display()))
}

/// Writes a shell script that can be started.
#[cfg(unix)]
pub fn script(file: &Path, text: &str) -> Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt as _;

    std::fs::write(file, format!("#!/bin/sh\n{text}\n"))?;
    std::fs::set_permissions(file, Permissions::from_mode(0o755))?;
    Ok(())
}

/// Only the ways around Debian's packages make links, so no other system comes here.
#[cfg(not(unix))]
pub fn link(_: &Path, link: &Path) -> Result<()> {
    anyhow::bail!("{} can only be linked on a Unix system", link.display())
}

#[cfg(not(unix))]
pub fn script(file: &Path, _: &str) -> Result<()> {
    anyhow::bail!("{} can only be a script on a Unix system", file.display())
}
