//! `cargo xtask test`: everything that has to hold, as continuous integration runs it.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use crate::report::{say, seconds};
use crate::setup::{Needs, Servers, Tools};
use crate::{browser, dist, size};

/// One thing that has to hold.
struct Step {
    name: &'static str,
    run: fn(&Tools) -> Result<()>,
    /// Whether this machine has what the step runs on; without it the step is skipped.
    is_possible: fn(&Tools) -> bool,
}

const STEPS: [Step; 15] = [
    step("formatting", formatting),
    step("lints, native", native_lints),
    step("lints, the page's WebAssembly build", wasm_lints),
    step("tests", tests),
    step("documentation", documentation),
    step("dist", dist::build),
    step("size", size::check),
    step("the npm package, in Node", node_tests),
    Step {
        name: "workbooks, recalculated by LibreOffice",
        run: workbooks,
        is_possible: |tools| tools.office.is_some(),
    },
    step("journeys in Chromium", browser::journeys),
    Step {
        name: "journeys in Firefox",
        run: browser::in_firefox,
        is_possible: |tools| tools.firefox.is_some(),
    },
    Step {
        name: "journeys in WebKitGTK",
        run: browser::in_webkit,
        is_possible: |tools| tools.webkit.is_some(),
    },
    Step {
        name: "nginx and Apache as documented",
        run: hosting,
        is_possible: |tools| tools.servers.is_some(),
    },
    step("the page as assistive technology is told of it", |tools| browser::aria(tools, false)),
    step("the look of the page", |tools| browser::look(tools, false)),
];

const fn step(name: &'static str, run: fn(&Tools) -> Result<()>) -> Step {
    Step { name, run, is_possible: |_| true }
}

/// Runs every step, stopping at the first that fails.
pub fn run(root: &Path) -> Result<()> {
    let start = Instant::now();
    let shell = Shell::new()?;
    shell.change_dir(root);
    let before = changes(&shell)?;

    let mut passed = 0;
    let mut skipped = 0;
    let mut tools = None;
    attempt("set-up", &mut passed, || {
        tools = Some(Tools::ready(root, Needs::Testing)?);
        Ok(())
    })?;
    let tools = tools.context("set-up gave no tools")?;
    for Step { name, run, is_possible } in &STEPS {
        if is_possible(&tools) {
            attempt(name, &mut passed, || run(&tools))?;
        } else {
            skipped += 1;
            say(&format!("== {name}: SKIPPED, this machine lacks what set-up named above"));
        }
    }
    attempt("files in the repository are as they were", &mut passed, || {
        ensure!(
            changes(&shell)? == before,
            "a step changed files that are committed: look at `git diff`, and commit what belongs"
        );
        Ok(())
    })?;

    say(&format!("everything holds ({})", seconds(start.elapsed())));
    println!("{passed} passed, 0 failed, {skipped} skipped");
    Ok(())
}

/// Runs one step and says how long it took.
fn attempt(name: &str, passed: &mut usize, run: impl FnOnce() -> Result<()>) -> Result<()> {
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
    // The page's module, and the second one.
    for features in ["page", "late,embed"] {
        cmd!(shell, "cargo clippy --quiet --locked --lib --target wasm32-unknown-unknown --no-default-features --features {features} -- --deny warnings").quiet().run()?;
    }
    Ok(())
}

fn tests(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    cmd!(shell, "cargo test --quiet --locked --workspace").quiet().run()?;
    Ok(cmd!(shell, "cargo test --quiet --locked --lib --features prerender ui::").quiet().run()?)
}

fn documentation(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    shell.set_var("RUSTDOCFLAGS", "--deny warnings");
    Ok(cmd!(shell, "cargo doc --quiet --locked --workspace --no-deps --document-private-items")
        .quiet()
        .run()?)
}

/// The checks in `tests/node`: `dist/npm` as programs get it, against the native engine.
fn node_tests(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    shell.create_dir("target")?;
    shell.set_var("C3P_GENERATED", tools.root.join("target/generated.jsonl"));
    cmd!(
        shell,
        "cargo test --quiet --locked --test it -- --ignored --exact generate::for_other_languages"
    )
    .quiet()
    .ignore_stdout()
    .run()?;
    cmd!(shell, "cargo build --quiet --locked --release --example assess").quiet().run()?;
    let mut scripts = shell.read_dir("tests/node")?;
    scripts.retain(|file| file.extension().is_some_and(|extension| extension == "mjs"));
    scripts.sort();
    for script in scripts {
        cmd!(shell, "node {script}").quiet().run()?;
    }
    Ok(())
}

/// Exported workbooks give what the engine gives, also after inputs were changed in them.
fn workbooks(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    shell.set_var("C3P_SOFFICE", tools.office.as_ref().context("set-up found no LibreOffice")?);
    cmd!(shell, "cargo build --quiet --locked --release --example assess --example workbook")
        .quiet()
        .run()?;
    Ok(cmd!(shell, "node tests/workbook/recalculate.mjs 5").quiet().run()?)
}

/// The configurations in `docs/hosting` do what `docs/hosting.md` says.
fn hosting(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    let Servers { nginx, apache } =
        tools.servers.as_ref().context("set-up found no web servers")?;
    shell.set_var("C3P_NGINX", nginx);
    shell.set_var("C3P_APACHE", apache);
    shell.set_var("C3P_CHROMIUM", tools.chromium.as_ref().context("set-up found no Chromium")?);
    Ok(cmd!(shell, "node tests/hosting/check.mjs").quiet().run()?)
}

/// How the files that git knows differ from the last commit.
fn changes(shell: &Shell) -> Result<String> {
    cmd!(shell, "git diff HEAD").quiet().read().context("git cannot tell what has changed")
}
