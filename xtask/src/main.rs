//! `cargo xtask <command>`: sets up, builds, serves and tests the calculator.
//!
//! Reading order: `options` and `report` are the edges, `setup` finds or installs
//! what a build needs, `dist` builds, `serve`, `size`, `browser`, `lighthouse` and
//! `bench` use what was built, `fuzz` is for a quiet hour, and `test` is the list of everything that has to hold,
//! which `schedule` runs.

mod bench;
mod browser;
mod deal;
mod dist;
mod encode;
mod fuzz;
mod http;
mod lighthouse;
mod module;
mod native;
mod options;
mod report;
mod schedule;
mod serve;
mod setup;
mod size;
mod split;
mod test;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use options::Command;
use setup::{Needs, Tools};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let command = options::parse(std::env::args().skip(1))?;
    let root = root()?;
    match command {
        Command::Help => print!("{}", options::HELP),
        Command::Setup => {
            let tools = Tools::ready(&root, Needs::Testing)?;
            report::say(&format!(
                "everything is there; cached tools are in {}",
                tools.cache.display()
            ));
        }
        Command::Dist => dist::build(&Tools::ready(&root, Needs::Building)?)?,
        Command::Serve { port, prefix } => {
            serve::serve(Tools::ready(&root, Needs::Looking)?, port, &prefix)?;
        }
        Command::Size => {
            let tools = Tools::ready(&root, Needs::Building)?;
            dist::build(&tools)?;
            size::check(&tools)?;
        }
        Command::Look { accept } => browser::look(&built(&root)?, accept)?,
        Command::Aria { accept } => browser::aria(&built(&root)?, accept)?,
        Command::Lighthouse => lighthouse::run(&built(&root)?)?,
        Command::Fuzz { target, seconds } => {
            fuzz::run(&Tools::ready(&root, Needs::Building)?, target.as_deref(), seconds)?;
        }
        Command::Bench => bench::run(&built(&root)?)?,
        Command::Test { is_whole } => test::run(&root, is_whole)?,
        Command::Step { name } => test::run_one(&root, &name)?,
    }
    Ok(())
}

/// The tools with a Chromium, and a build for it to show.
fn built(root: &Path) -> Result<Tools> {
    let tools = Tools::ready(root, Needs::Chromium)?;
    dist::build(&tools)?;
    Ok(tools)
}

/// The repository's top folder, wherever the command was started.
fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.parent().context("the xtask folder has no parent folder")?;
    Ok(root.to_path_buf())
}
