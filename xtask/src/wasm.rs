//! The WebAssembly builds of the package: wasm-pack for each in turn (for the one that is cut into chunks, and
//! to look at, cargo and wasm-bindgen), wasm-opt beside the next.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context as _, Result, anyhow, ensure};
use xshell::cmd;

use crate::dist::fingerprint;
use crate::module;
use crate::report::say;
use crate::setup::Tools;
use crate::split::{self, Chunk};

/// What is compiled for.
pub const TRIPLE: &str = "wasm32-unknown-unknown";

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

/// How scripts end the page's module: whoever asks anything of it after that gets what they say.
const END: &str =
    "\nexport const end = (said) => { wasm = new Proxy({}, { get() { throw said; } }); };\n";

/// What to build.
#[derive(Debug, Clone, Copy)]
pub struct Build {
    /// The package's folder in `wasm`, and the name of the output.
    pub name: &'static str,
    /// The kind of JavaScript that is written.
    pub target: &'static str,
    /// It is cut into chunks where it is shipped.
    pub is_split: bool,
}

/// The page, which is cut into chunks where it is shipped.
pub const PAGE: Build = Build { name: "page", target: "web", is_split: true };
/// The page in one piece, for the page as one file.
pub const WHOLE: Build = Build { name: "whole", target: "web", is_split: false };
/// The engine for JavaScript programs.
pub const ENGINE: Build = Build { name: "js", target: "bundler", is_split: false };
/// The same with what the benchmarks in Node time.
pub const BENCH: Build = Build { name: "bench", target: "nodejs", is_split: false };

/// How much is done to make a module small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// As it is shipped: optimised as a whole by the compiler, then by wasm-opt. Takes minutes.
    Shipped,
    /// To look at soon after a change: a few times as large, and slower to load.
    Quick,
}

impl Care {
    /// The profile in `Cargo.toml`.
    pub const fn profile(self) -> &'static str {
        match self {
            Self::Shipped => "wasm",
            Self::Quick => "wasm-quick",
        }
    }
}

/// What came out.
#[derive(Debug)]
pub struct Built {
    /// Where the JavaScript lies, named after the build.
    pub folder: PathBuf,
    /// The module, or its main part.
    pub wasm: Vec<u8>,
    /// What was cut from it.
    pub chunks: Vec<Chunk>,
}

/// Makes builds, in their order. Compilers share one folder and so wait for each other; wasm-opt works on
/// one module while the next is compiled.
pub fn build<const N: usize>(tools: &Tools, builds: [Build; N], care: Care) -> Result<[Built; N]> {
    thread::scope(|scope| {
        let mut rest = Vec::new();
        for build in builds {
            let folder = compile(tools, build, care)?;
            rest.push(scope.spawn(move || finish(tools, build, care, folder)));
        }
        let built: Result<Vec<Built>> = rest
            .into_iter()
            .map(|work| work.join().map_err(|_| anyhow!("wasm-opt's thread ended"))?)
            .collect();
        built?.try_into().map_err(|_| anyhow!("a build is missing"))
    })
}

/// Compiles a build, and answers where its JavaScript and its module were written.
fn compile(tools: &Tools, build: Build, care: Care) -> Result<PathBuf> {
    let Build { name, target, is_split } = build;
    say(&format!("compiling the {name} build to WebAssembly"));
    let shell = tools.wasm_shell()?;
    let profile = care.profile();
    let folder = tools.wasm_target().join("out").join(profile).join(name);
    shell.remove_path(&folder)?;
    let package = tools.root.join("wasm").join(name);
    let failed = || format!("the {name} build failed");
    match care {
        Care::Shipped if is_split => split::compile(tools, build, &folder)?,
        // wasm-opt runs below: wasm-pack would fetch one of its own and pass fewer flags.
        Care::Shipped => cmd!(shell, "wasm-pack --quiet build {package} --mode no-install --target {target} --profile {profile} --no-pack --no-typescript --no-opt --out-dir {folder} --out-name {name} -- --locked")
            .quiet()
            .run()
            .with_context(failed)?,
        Care::Quick => {
            let manifest = package.join("Cargo.toml");
            cmd!(shell, "cargo build --quiet --locked --no-default-features --manifest-path {manifest} --lib --target {TRIPLE} --profile {profile}")
                .quiet()
                .run()
                .with_context(failed)?;
            let module = tools.wasm_target().join(TRIPLE).join(profile).join(format!("c3p_{name}.wasm"));
            cmd!(shell, "wasm-bindgen {module} --target {target} --no-typescript --out-dir {folder} --out-name {name}")
                .quiet()
                .run()
                .with_context(failed)?;
        }
    }
    Ok(folder)
}

/// What remains to be done with a compiled build.
fn finish(tools: &Tools, build: Build, care: Care, folder: PathBuf) -> Result<Built> {
    let compiled = folder.join(format!("{}_bg.wasm", build.name));
    let wasm = match care {
        Care::Shipped => optimised(tools, build.name, &compiled)?,
        Care::Quick => read(&compiled)?,
    };
    let chunks = match care {
        Care::Shipped if build.is_split => split::finish(tools, build, &folder)?,
        Care::Shipped | Care::Quick => Vec::new(),
    };
    let wasm = shorten(&folder, &wasm)?;
    if build.target == "web" {
        let path = folder.join(format!("{}.js", build.name));
        fs::write(&path, ending(&fs::read_to_string(&path)?)?)?;
    }
    Ok(Built { folder, wasm, chunks })
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

/// The page's script with the way to end its module.
fn ending(script: &str) -> Result<String> {
    ensure!(script.contains(" wasm;"), "the module is called otherwise: has wasm-bindgen changed?");
    Ok(format!("{script}{END}"))
}

fn read(compiled: &Path) -> Result<Vec<u8>> {
    fs::read(compiled).with_context(|| format!("the build wrote no {}", compiled.display()))
}

/// The module after wasm-opt, kept under its fingerprint: it takes a while.
pub fn optimised(tools: &Tools, name: &str, compiled: &Path) -> Result<Vec<u8>> {
    let name = format!("{name}-{}.wasm", fingerprint(&read(compiled)?));
    let shell = tools.wasm_shell()?;
    let output = shell.create_dir(tools.wasm_target().join("optimised"))?.join(name);
    if !output.is_file() {
        let partial = output.with_extension("partial");
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
