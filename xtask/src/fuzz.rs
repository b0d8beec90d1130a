//! `cargo xtask fuzz`: what comes from outside, changed at random for as long as one likes, guided by what
//! of the code has run.
//!
//! libFuzzer needs no nightly compiler: the flags below are those that `cargo fuzz` passes, but for the
//! sanitizers, which code without `unsafe` needs least.

use std::fs;

use anyhow::{Result, ensure};
use xshell::cmd;

use crate::report::say;
use crate::setup::Tools;

/// What is read from outside, each with the folders of what it begins with.
const TARGETS: [(&str, &[&str]); 4] = [
    ("file", &["src/ui/more/samples", "tests/cases/files"]),
    ("link", &["src/ui/more/samples"]),
    ("table", &["tests/cases/paste", "tests/cases/tables"]),
    ("workbook", &["tests/cases/books"]),
];

/// What any input may take: memory in MB, the fuzzer's own counted, and seconds.
const MOST_MEMORY: u32 = 512;
const MOST_TIME: u32 = 5;

const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
     -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Runs the targets that have this name, all without one, for so many seconds each.
pub fn run(tools: &Tools, only: Option<&str>, seconds: u32) -> Result<()> {
    let targets: Vec<_> =
        TARGETS.into_iter().filter(|(name, _)| only.is_none_or(|only| only == *name)).collect();
    let names = TARGETS.map(|(name, _)| name).join(", ");
    ensure!(!targets.is_empty(), "there is nothing of that name to fuzz; there are {names}");
    let shell = tools.shell()?;
    let build = tools.root.join("target/fuzz");
    let host = host(tools)?;
    shell.set_var("CARGO_TARGET_DIR", &build);
    shell.set_var("RUSTFLAGS", FLAGS);
    for (name, seeds) in targets {
        let manifest = tools.root.join("fuzz/Cargo.toml");
        // With a target named, scripts that run while building count nothing.
        cmd!(shell, "cargo build --quiet --locked --release --manifest-path {manifest} --target {host} --bin {name}")
            .quiet()
            .run()?;
        let corpus = build.join("corpus").join(name);
        fs::create_dir_all(&corpus)?;
        let found = build.join("found").join(name);
        fs::create_dir_all(&found)?;
        let program = build.join(&host).join("release").join(name);
        let prefix = format!("-artifact_prefix={}/", found.display());
        say(&format!(
            "fuzzing `{name}` for {seconds} s; what it finds is kept in {}",
            found.display()
        ));
        let seconds = format!("-max_total_time={seconds}");
        let bounds = [format!("-rss_limit_mb={MOST_MEMORY}"), format!("-timeout={MOST_TIME}")];
        cmd!(shell, "{program} {corpus} {seeds...} {seconds} {bounds...} {prefix} -print_final_stats=1 -max_len=65536")
            .quiet()
            .run()?;
    }
    Ok(())
}

/// The name by which the compiler calls this machine.
fn host(tools: &Tools) -> Result<String> {
    let shell = tools.shell()?;
    let version = cmd!(shell, "rustc --version --verbose").quiet().read()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.unwrap_or_default().to_owned())
}
