//! `cargo xtask test`: everything that has to hold, as continuous integration runs it.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use crate::report::{say, seconds};
use crate::schedule::{self, Task};
use crate::setup::{Needs, Servers, Tools};
use crate::{browser, deal, dist, encode, native, size};

/// One thing that has to hold.
struct Step {
    name: &'static str,
    after: &'static [&'static str],
    run: fn(&Tools) -> Result<()>,
    /// Whether this machine has what the step runs on; without it the step is skipped.
    is_possible: fn(&Tools) -> bool,
}

/// Steps that use the same compiler's folder come after each other, since it lets only one in.
/// What takes longest comes first.
const STEPS: [Step; 16] = [
    step("dist", &[], dist::build_parts),
    step("formatting", &[], formatting),
    step("tests", &["formatting"], native::tests),
    step("lints", &["tests"], native::lints),
    step("documentation", &["lints"], native::documentation),
    step("journeys in Chromium", &["dist"], browser::journeys),
    Step {
        is_possible: |tools| tools.webkit.is_some(),
        ..step("journeys in WebKitGTK", &["dist"], browser::in_webkit)
    },
    Step {
        is_possible: |tools| tools.firefox.is_some(),
        ..step("journeys in Firefox", &["dist"], browser::in_firefox)
    },
    step("lints, the page's WebAssembly build", &["dist"], wasm_lints),
    step("the look of the page", &["dist"], |tools| browser::look(tools, false)),
    step("compressed copies", &["dist"], encode::beside),
    step("size", &["compressed copies"], size::check),
    step("the npm package, in Node", &["dist", "documentation"], node_tests),
    Step {
        is_possible: |tools| tools.office.is_some(),
        ..step("workbooks, recalculated by LibreOffice", &["documentation"], workbooks)
    },
    step("the page as assistive technology is told of it", &["dist"], |tools| {
        browser::aria(tools, false)
    }),
    Step {
        is_possible: |tools| tools.servers.is_some(),
        ..step("nginx and Apache as documented", &["compressed copies"], hosting)
    },
];

const fn step(
    name: &'static str,
    after: &'static [&'static str],
    run: fn(&Tools) -> Result<()>,
) -> Step {
    Step { name, after, run, is_possible: |_| true }
}

/// Runs every step, several at a time, and ends at the first failure.
pub fn run(root: &Path, is_whole: bool) -> Result<()> {
    let start = Instant::now();
    let shell = Shell::new()?;
    shell.change_dir(root);
    let before = changes(&shell)?;

    say("== set-up");
    let tools = Tools::ready(root, Needs::Testing)?;
    let set_up = start.elapsed();
    let (possible, missing): (Vec<&Step>, Vec<&Step>) =
        STEPS.iter().partition(|step| (step.is_possible)(&tools));
    for step in &missing {
        say(&format!("== {}: SKIPPED, this machine lacks what set-up named above", step.name));
    }
    let deal = deal::next(&shell, &tools.cache, is_whole)?;
    let tasks: Vec<Task> =
        possible.iter().map(|Step { name, after, .. }| Task { name, after }).collect();
    let mut times = schedule::run(root, &tasks, &[(deal::VARIABLE, &deal)])?;
    times.insert("set-up", set_up);
    ensure!(
        changes(&shell)? == before,
        "a step changed files that are committed: look at `git diff`, and commit what belongs"
    );

    eprint!("\n| step | time |\n|---|---|\n{}\n", schedule::table(&times));
    say(&format!("everything holds ({})", seconds(start.elapsed())));
    println!("{} passed, 0 failed, {} skipped", times.len(), missing.len());
    Ok(())
}

/// Runs one step by itself.
pub fn run_one(root: &Path, name: &str) -> Result<()> {
    schedule::obey();
    let name = schedule::named(STEPS.iter().map(|step| step.name), name)?;
    let step = STEPS.iter().find(|step| step.name == name).context("a step of that name")?;
    (step.run)(&Tools::ready(root, Needs::Testing)?)
}

fn formatting(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    cmd!(shell, "cargo fmt --all --check").quiet().run().context("`cargo fmt --all` mends it")
}

fn wasm_lints(tools: &Tools) -> Result<()> {
    let shell = tools.wasm_shell()?;
    // The page in one piece and in chunks; in the builds' profile, whose macros are compiled already.
    for features in ["page", "split,embed"] {
        cmd!(shell, "cargo clippy --quiet --locked --profile wasm --lib --target wasm32-unknown-unknown --no-default-features --features {features} -- --deny warnings").quiet().run()?;
    }
    Ok(())
}

/// The checks in `tests/node`: `dist/npm` as programs get it, against the native engine.
fn node_tests(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    native::examples(tools, &shell)?;
    shell.create_dir("target")?;
    shell.set_var("C3P_GENERATED", tools.root.join("target/generated.jsonl"));
    let package = native::FEATURES;
    cmd!(
        shell,
        "cargo test --quiet --locked {package...} --test it -- --ignored --exact generate::for_other_languages"
    )
    .quiet()
    .ignore_stdout()
    .run()?;
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
    native::examples(tools, &shell)?;
    shell.set_var("C3P_SOFFICE", tools.office.as_ref().context("set-up found no LibreOffice")?);
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
