//! The scripts that look at the built page in browsers: `tests/browser`, and those of `benches`.
//!
//! Each finds the page on a server of ours, and the programs it needs in its environment.

use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::cmd;

use crate::setup::{Firefox, Tools, WebKit};
use crate::{encode, serve};

/// Where the scripts find the page: under a path, since any host must do.
const PREFIX: &str = "/some/sub/path";

/// Everything that is tried in Chromium.
pub fn journeys(tools: &Tools) -> Result<()> {
    run(tools, "tests/browser/run.mjs", &[], &[]).context("a journey through the page failed")
}

/// The journeys of people in Firefox.
pub fn in_firefox(tools: &Tools) -> Result<()> {
    let Firefox { browser, driver } = tools.firefox.as_ref().context("set-up found no Firefox")?;
    let programs = [("C3P_FIREFOX", browser.as_path()), ("C3P_GECKODRIVER", driver)];
    run(tools, "tests/browser/webdriver.mjs", &["firefox"], &programs)
        .context("a journey through the page failed in Firefox")
}

/// The journeys of people in WebKitGTK.
pub fn in_webkit(tools: &Tools) -> Result<()> {
    let WebKit { browser, driver, screen } =
        tools.webkit.as_ref().context("set-up found no WebKitGTK")?;
    let programs = [
        ("C3P_MINIBROWSER", browser.as_path()),
        ("C3P_WEBKITWEBDRIVER", driver),
        ("C3P_XVFB", screen),
    ];
    run(tools, "tests/browser/webdriver.mjs", &["webkit"], &programs)
        .context("a journey through the page failed in WebKitGTK")
}

/// Compares the page with its pictures, or makes them anew.
pub fn look(tools: &Tools, accept: bool) -> Result<()> {
    run(tools, "tests/browser/look.mjs", accepting(accept), &[])
        .context("the page looks different: `cargo xtask look --accept` if that is meant")
}

/// Compares what assistive technology is told with what was committed, or writes that anew.
pub fn aria(tools: &Tools, accept: bool) -> Result<()> {
    run(tools, "tests/browser/aria.mjs", accepting(accept), &[])
        .context("the page reads differently: `cargo xtask aria --accept` if that is meant")
}

/// Times keystrokes on the page.
pub fn bench(tools: &Tools) -> Result<()> {
    run(tools, "benches/page.mjs", &[], &[]).context("the page could not be timed")?;
    run(tools, "benches/views.mjs", &[], &[]).context("what is opened could not be timed")
}

fn accepting(accept: bool) -> &'static [&'static str] {
    if accept { &["--accept"] } else { &[] }
}

/// Runs a script on a server at a free port.
pub fn run(
    tools: &Tools,
    script: &str,
    arguments: &[&str],
    programs: &[(&str, &Path)],
) -> Result<()> {
    let shell = tools.shell()?;
    let address = serve::at_free_port(encode::plain(tools)?, PREFIX)?;
    let chromium = tools.chromium.as_ref().context("set-up found no Chromium")?;
    shell.set_var("C3P_URL", format!("http://{address}{PREFIX}/"));
    shell.set_var("C3P_CHROMIUM", chromium);
    for (name, program) in programs {
        shell.set_var(name, program);
    }
    Ok(cmd!(shell, "node {script} {arguments...}").quiet().run()?)
}
