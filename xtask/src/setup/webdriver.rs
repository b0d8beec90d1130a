//! Firefox and WebKitGTK, which tests drive through their WebDrivers.
//!
//! Debian packages both. Elsewhere they may not be to be had: then the tests say
//! that they leave them out, except in continuous integration, where they fail.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::Shell;

use super::{cargo_tools, debian, programs};
use crate::report::say;

/// Firefox and the program that drives it.
#[derive(Debug)]
pub struct Firefox {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

/// WebKitGTK's small browser, the program that drives it, and a screen for it: unlike
/// the others it has no mode without one.
#[derive(Debug)]
pub struct WebKit {
    pub browser: PathBuf,
    pub driver: PathBuf,
    pub screen: PathBuf,
}

/// Firefox's program; `None` where it can't be had.
pub fn firefox(shell: &Shell) -> Result<Option<PathBuf>> {
    where_possible("Firefox", || {
        let find = || ["firefox-esr", "firefox"].into_iter().find_map(programs::find);
        if find().is_none() {
            debian::install(shell, &["firefox-esr"], "testing the page in Firefox")?;
        }
        find().context("no Firefox on PATH")
    })
}

/// The program that drives Firefox; `None` where it can't be had.
pub fn firefox_driver(shell: &Shell, cache: &Path) -> Result<Option<PathBuf>> {
    where_possible("geckodriver", || cargo_tools::geckodriver(shell, cache))
}

/// WebKitGTK; `None` where it can't be had.
pub fn webkit(shell: &Shell) -> Result<Option<WebKit>> {
    where_possible("WebKitGTK", || {
        let find = || {
            let driver = programs::find("WebKitWebDriver")?;
            Some(WebKit { browser: mini_browser()?, driver, screen: programs::find("Xvfb")? })
        };
        if find().is_none() {
            let packages = ["webkit2gtk-driver", "xvfb"];
            debian::install(shell, &packages, "testing the page in WebKitGTK")?;
        }
        find().context("WebKitWebDriver, its MiniBrowser or Xvfb is not where Debian puts it")
    })
}

/// What `install` answers. Where it fails, that is said, with the line to run, and the
/// tests go on without it; continuous integration must have it.
pub(super) fn where_possible<T>(
    name: &str,
    install: impl FnOnce() -> Result<T>,
) -> Result<Option<T>> {
    match install() {
        Ok(found) => Ok(Some(found)),
        Err(error) if std::env::var_os("CI").is_some() => Err(error),
        Err(error) => {
            say(&format!("going on without {name}, whose tests are skipped: {error:#}"));
            Ok(None)
        }
    }
}

/// The browser lies among the libraries of the machine's architecture, not on `PATH`.
fn mini_browser() -> Option<PathBuf> {
    let architectures = fs::read_dir("/usr/lib").ok()?.filter_map(Result::ok);
    architectures
        .map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"))
        .find(|file| file.is_file())
}
