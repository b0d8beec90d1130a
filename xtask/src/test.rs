//! `cargo xtask test`: everything that has to hold, as continuous integration runs it.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use crate::report::{say, seconds};
use crate::setup::{Needs, Tools};
use crate::{dist, serve};

/// One thing that has to hold.
struct Step {
    name: &'static str,
    run: fn(&Tools) -> Result<()>,
}

const STEPS: [Step; 8] = [
    Step { name: "formatting", run: formatting },
    Step { name: "lints, native", run: native_lints },
    Step { name: "lints, the page's WebAssembly build", run: wasm_lints },
    Step { name: "tests", run: tests },
    Step { name: "documentation", run: documentation },
    Step { name: "dist", run: dist::build },
    Step { name: "the npm engine, in Node", run: node_tests },
    Step { name: "journeys in a browser", run: journeys },
];

/// Where the journeys find the page: under a path, since any host must do.
const PREFIX: &str = "/some/sub/path";

/// Runs every step, stopping at the first that fails.
pub fn run(root: &Path) -> Result<()> {
    let start = Instant::now();
    let shell = Shell::new()?;
    shell.change_dir(root);
    let before = changes(&shell)?;

    let mut passed = 0;
    let mut tools = None;
    step("set-up", &mut passed, || {
        tools = Some(Tools::ready(root, Needs::Testing)?);
        Ok(())
    })?;
    let tools = tools.context("set-up gave no tools")?;
    for Step { name, run } in &STEPS {
        step(name, &mut passed, || run(&tools))?;
    }
    step("files in the repository are as they were", &mut passed, || {
        ensure!(
            changes(&shell)? == before,
            "a step changed files that are committed: look at `git diff`, and commit what belongs"
        );
        Ok(())
    })?;

    say(&format!("everything holds ({})", seconds(start.elapsed())));
    println!("{passed} passed, 0 failed");
    Ok(())
}

/// Runs one step and says how long it took.
fn step(name: &str, passed: &mut usize, run: impl FnOnce() -> Result<()>) -> Result<()> {
    say(&format!("== {name}"));
    let start = Instant::now();
    let result = run();
    let duration = seconds(start.elapsed());
    match result {
        Ok(()) => {
            *passed += 1;
            say(&format!("== {name}: passed ({duration})"));
            Ok(())
        }
        Err(error) => {
            say(&format!("== {name}: FAILED ({duration})"));
            println!("{passed} passed, 1 failed");
            Err(error).with_context(|| format!("this does not hold: {name}"))
        }
    }
}

fn formatting(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    cmd!(shell, "cargo fmt --all --check").quiet().run().context("`cargo fmt --all` mends it")
}

fn native_lints(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    Ok(cmd!(shell, "cargo clippy --quiet --locked --workspace --all-targets -- --deny warnings")
        .quiet()
        .run()?)
}

fn wasm_lints(tools: &Tools) -> Result<()> {
    let shell = tools.wasm_shell()?;
    Ok(cmd!(shell, "cargo clippy --quiet --locked --lib --target wasm32-unknown-unknown --no-default-features --features page -- --deny warnings").quiet().run()?)
}

fn tests(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    cmd!(shell, "cargo test --quiet --locked --workspace").quiet().run()?;
    Ok(cmd!(shell, "cargo test --quiet --locked --lib --features page ui::").quiet().run()?)
}

fn documentation(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    shell.set_var("RUSTDOCFLAGS", "--deny warnings");
    Ok(cmd!(shell, "cargo doc --quiet --locked --workspace --no-deps --document-private-items")
        .quiet()
        .run()?)
}

/// The checks in `tests/node`, which compare `dist/npm` with the native engine.
fn node_tests(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    cmd!(shell, "cargo build --quiet --locked --release --example assess").quiet().run()?;
    let mut scripts = shell.read_dir("tests/node")?;
    scripts.retain(|file| file.extension().is_some_and(|extension| extension == "mjs"));
    scripts.sort();
    for script in scripts {
        cmd!(shell, "node {script}").quiet().run()?;
    }
    Ok(())
}

/// The journeys in `tests/browser`, on a server of ours at a free port.
fn journeys(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    let runner = "tests/browser/run.mjs";
    let address = serve::start(tools, 0, PREFIX)?;
    let chromium = tools.chromium.as_ref().context("set-up found no Chromium")?;
    cmd!(shell, "node {runner}")
        .env("C3P_URL", format!("http://{address}{PREFIX}/"))
        .env("C3P_CHROMIUM", chromium)
        .quiet()
        .run()
        .context("a journey through the page failed")
}

/// How the files that git knows differ from the last commit.
fn changes(shell: &Shell) -> Result<String> {
    cmd!(shell, "git diff HEAD").quiet().read().context("git cannot tell what has changed")
}
