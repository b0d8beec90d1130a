//! One WebAssembly build of the package: wasm-pack, then wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use xshell::cmd;

use crate::dist::fingerprint;
use crate::module;
use crate::report::say;
use crate::setup::Tools;

/// The WebAssembly features that Rust's target uses; wasm-opt accepts no others.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Small to load, rather than small: what looks alike must stay alike to compress well. So functions
/// with one caller stay functions and repeated parts stay repeated, and flattened code is looped anew
/// first. Each of the three was measured: without them the page's module compresses to 2 % more.
const SMALL: [&str; 6] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size=0",
    "--skip-pass=local-cse",
];

/// What only tools read: names, compiler versions, and the list of features.
const STRIP: [&str; 3] = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/// What to build.
#[derive(Debug)]
pub struct Build {
    /// The package's feature, and the name of the output.
    pub feature: &'static str,
    /// The kind of JavaScript that wasm-pack writes.
    pub target: &'static str,
}

/// What came out.
#[derive(Debug)]
pub struct Built {
    /// Where the JavaScript lies, named after the feature.
    pub folder: PathBuf,
    /// The optimised module.
    pub wasm: Vec<u8>,
}

/// Builds one feature of the package.
pub fn build(tools: &Tools, build: &Build) -> Result<Built> {
    let Build { feature, target } = build;
    say(&format!("compiling the {feature} build to WebAssembly"));
    let shell = tools.wasm_shell()?;
    // The module's file name does not depend on the features, so that builds
    // sharing a folder would undo each other every time.
    let work = tools.wasm_target().join(feature);
    shell.set_var("CARGO_TARGET_DIR", &work);
    let folder = work.join("out");
    shell.remove_path(&folder)?;

    let package = tools.root.join("wasm");
    // wasm-opt runs below: wasm-pack would fetch one of its own and pass fewer flags.
    cmd!(shell, "wasm-pack --quiet build {package} --mode no-install --target {target} --profile wasm --no-pack --no-typescript --no-opt --out-dir {folder} --out-name {feature} -- --locked --no-default-features --features {feature}")
        .quiet()
        .run()
        .with_context(|| format!("the {feature} build failed"))?;

    let compiled = folder.join(format!("{feature}_bg.wasm"));
    let wasm = shorten(&folder, &optimised(tools, &work, &compiled)?)?;
    Ok(Built { folder, wasm })
}

/// Gives what the module asks of the browser short names, in it and in its JavaScript.
fn shorten(folder: &Path, wasm: &[u8]) -> Result<Vec<u8>> {
    let (wasm, names) = module::with_short_imports(wasm)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let script = fs::read_to_string(&path)?;
            fs::write(&path, module::with_names(&script, &names))?;
        }
    }
    Ok(wasm)
}

/// The module after wasm-opt, kept under its fingerprint: it takes seconds.
fn optimised(tools: &Tools, work: &Path, compiled: &Path) -> Result<Vec<u8>> {
    let input =
        fs::read(compiled).with_context(|| format!("wasm-pack wrote no {}", compiled.display()))?;
    let output = work.join(format!("optimised-{}.wasm", fingerprint(&input)));
    if !output.is_file() {
        let shell = tools.wasm_shell()?;
        let partial = work.join("optimised.partial");
        cmd!(shell, "wasm-opt {SMALL...} {FEATURES...} {STRIP...} {compiled} --output {partial}")
            .quiet()
            .run()
            .context("wasm-opt failed")?;
        fs::rename(partial, &output)?;
    }
    let wasm = fs::read(&output)?;
    ensure!(
        wasm.starts_with(b"\0asm"),
        "{} is no WebAssembly module; delete it and start again",
        output.display()
    );
    Ok(wasm)
}
