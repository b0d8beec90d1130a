//! Debian packages, for machines where nothing else can be reached.

use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, bail};
use xshell::{Shell, cmd};

use super::programs;
use crate::report::say;

/// Whose turn it is: parts of set-up run beside each other.
static TURN: Mutex<()> = Mutex::new(());

/// Installs those of `packages` that are missing. `reason` completes "… needs".
pub fn install(shell: &Shell, packages: &[&str], reason: &str) -> Result<()> {
    // dpkg lets only one in.
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let missing: Vec<&str> =
        packages.iter().copied().filter(|package| !is_installed(shell, package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if programs::find("apt-get").is_none() {
        bail!(
            "{reason} needs what Debian calls {names}: install it with this system's package manager, then start again"
        );
    }
    if !is_root(shell)? {
        bail!(
            "{reason} needs packages that only root can install. Run this, then start again:\n\n  sudo apt-get update && sudo apt-get install {names}\n"
        );
    }
    say(&format!("{reason} needs Debian packages, installing {names}"));
    shell.set_var("DEBIAN_FRONTEND", "noninteractive");
    // Services that come along are not started where init scripts would start them.
    shell.set_var("RUNLEVEL", "1");
    cmd!(shell, "apt-get update --quiet --quiet")
        .quiet()
        .run()
        .context("the package lists could not be refreshed")?;
    cmd!(shell, "apt-get install --quiet --quiet --yes --no-install-recommends {missing...}")
        .quiet()
        .ignore_stdout()
        .run()
        .with_context(|| format!("Debian's packages could not be installed: {names}"))
}

fn is_installed(shell: &Shell, package: &str) -> bool {
    let format = "--showformat=${db:Status-Status}";
    cmd!(shell, "dpkg-query --show {format} {package}")
        .quiet()
        .ignore_stderr()
        .read()
        .is_ok_and(|status| status == "installed")
}

fn is_root(shell: &Shell) -> Result<bool> {
    let user = cmd!(shell, "id -u")
        .quiet()
        .read()
        .context("who is running this could not be found out")?;
    Ok(user == "0")
}
