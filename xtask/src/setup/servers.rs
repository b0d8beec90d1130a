//! nginx and Apache, which tests start with the configuration that `docs/hosting` shows.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::Shell;

use super::webdriver::where_possible;
use super::{debian, programs};

/// Both programs.
#[derive(Debug)]
pub struct Servers {
    pub nginx: PathBuf,
    pub apache: PathBuf,
}

/// The web servers; `None` where they can't be had.
pub fn ready(shell: &Shell) -> Result<Option<Servers>> {
    where_possible("nginx and Apache", || {
        let both = || Some(Servers { nginx: find("nginx")?, apache: find("apache2")? });
        if both().is_none() {
            // Of Apache the programs alone, which start nothing by themselves.
            let packages = ["nginx-light", "apache2-bin"];
            debian::install(shell, &packages, "testing the documented web servers")?;
        }
        both().context("nginx or apache2 is not where Debian puts it")
    })
}

/// A program for administrators, whose folder need not be on `PATH`.
fn find(name: &str) -> Option<PathBuf> {
    programs::find(name)
        .or_else(|| Some(Path::new("/usr/sbin").join(name)).filter(|file| file.is_file()))
}
