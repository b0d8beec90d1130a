//! The Rust toolchain for WebAssembly builds.
//!
//! On an ordinary machine it is the user's own: `rustup target add` brings the
//! target. Where only package registries can be reached that download fails;
//! then Debian's compiler serves, with a standard library compiled here once from
//! the sources that Debian packages. That library lives in a sysroot in the cache
//! which borrows everything else from the system, so nothing under `/usr` is
//! touched; native builds stay with the user's toolchain.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use xshell::{Shell, cmd};

use super::{Needs, debian, programs};
use crate::report::say;

const TARGET: &str = "wasm32-unknown-unknown";

/// The linker's Debian package; rustc looks for the same program as `rust-lld`.
const LINKER_PACKAGE: &str = "lld-22";
const LINKER: &str = "/usr/bin/wasm-ld-22";

const COMPILER: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";

/// Which toolchain compiles to WebAssembly.
#[derive(Debug)]
pub enum Toolchain {
    /// The user's own, which has the target.
    Own,
    /// Debian's, reached through the programs in `bin`.
    Debian { sysroot: PathBuf },
}

impl Toolchain {
    /// The folder to put in front of `PATH`, if any.
    pub fn programs(&self) -> Option<PathBuf> {
        match self {
            Self::Own => None,
            Self::Debian { sysroot } => Some(sysroot.join("bin")),
        }
    }

    /// Makes the commands of this shell use the toolchain.
    pub fn choose(&self, shell: &Shell) {
        let Self::Debian { sysroot } = self else { return };
        shell.set_var("RUSTC", sysroot.join("bin/rustc"));
        shell.set_var("CARGO", CARGO);
        // Clippy's driver is a compiler of its own and would ask only itself.
        shell.set_var("SYSROOT", sysroot);
        // Set by the `cargo run` around this program: the other compiler's libraries.
        shell.set_var("LD_LIBRARY_PATH", "");
    }
}

/// Finds or makes a toolchain with the WebAssembly target.
pub fn ready(shell: &Shell, cache: &Path, needs: Needs) -> Result<Toolchain> {
    if has_target(shell, Path::new("rustc")) {
        return Ok(Toolchain::Own);
    }
    if let Some(sysroot) = debian_sysroot(shell, cache)
        && sysroot.exists()
    {
        debian_packages(shell, needs)?;
        return Ok(Toolchain::Debian { sysroot });
    }
    if programs::find("rustup").is_some() {
        say("adding the WebAssembly target to the Rust toolchain: the page is compiled to it");
        let added = cmd!(shell, "rustup target add {TARGET}").quiet().ignore_stderr().run();
        if added.is_ok() && has_target(shell, Path::new("rustc")) {
            return Ok(Toolchain::Own);
        }
        say("rustup cannot fetch it here, so Debian's Rust compiler takes the WebAssembly builds");
    }
    debian_packages(shell, needs)?;
    let sysroot =
        debian_sysroot(shell, cache).with_context(|| format!("{COMPILER} does not start"))?;
    if !sysroot.exists() {
        build_sysroot(shell, cache, &sysroot)?;
    }
    Ok(Toolchain::Debian { sysroot })
}

/// Whether this compiler has a standard library for the target.
fn has_target(shell: &Shell, compiler: &Path) -> bool {
    let folder = cmd!(shell, "{compiler} --print target-libdir --target {TARGET}")
        .quiet()
        .ignore_stderr()
        .read();
    folder.is_ok_and(|folder| Path::new(&folder).is_dir())
}

fn debian_packages(shell: &Shell, needs: Needs) -> Result<()> {
    let mut packages =
        vec!["rustc-web", "cargo-web", "rust-web-src", "libstd-rust-web-dev", LINKER_PACKAGE];
    if needs == Needs::Testing {
        packages.push("rust-web-clippy");
    }
    debian::install(shell, &packages, "compiling to WebAssembly without rustup's downloads")
}

/// Where the sysroot for the installed compiler belongs. A library fits only the
/// very compiler that made it, so the name carries version and commit.
fn debian_sysroot(shell: &Shell, cache: &Path) -> Option<PathBuf> {
    let version = programs::version(shell, Path::new(COMPILER))?;
    let words: Vec<&str> = version
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '.'))
        .filter(|word| !word.is_empty())
        .collect();
    Some(cache.join(words.get(..3)?.join("-")))
}

/// Compiles the standard library for the target and lays out the sysroot.
/// It is made under another name first: a broken attempt must not look finished.
fn build_sysroot(shell: &Shell, cache: &Path, sysroot: &Path) -> Result<()> {
    say("compiling Rust's standard library for WebAssembly (about 1 minute, once)");
    let project = cache.join("sysroot.build");
    let libraries = compile_library(&project)?;

    let partial = cache.join("sysroot.partial");
    shell.remove_path(&partial)?;
    for library in libraries {
        shell.copy_file(
            &library,
            shell.create_dir(partial.join("lib/rustlib").join(TARGET).join("lib"))?,
        )?;
    }
    borrow_system(shell, &partial)?;
    write_programs(&partial, sysroot)?;
    shell.remove_path(&project)?;
    fs::rename(&partial, sysroot)?;

    if !has_target(shell, &sysroot.join("bin/rustc")) {
        bail!(
            "the sysroot in {} is not accepted by {COMPILER}; delete it and start again",
            sysroot.display()
        );
    }
    Ok(())
}

/// The standard library's files, compiled from Debian's sources by way of an empty project.
fn compile_library(project: &Path) -> Result<Vec<PathBuf>> {
    let shell = Shell::new()?;
    shell.write_file(project.join("src/lib.rs"), "")?;
    shell.write_file(
        project.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    shell.change_dir(project);
    shell.set_var("LD_LIBRARY_PATH", "");
    shell.set_var("RUSTC", COMPILER);
    shell.set_var("CARGO_TARGET_DIR", project.join("target"));
    // Stable compilers build their own library only when told that they may.
    shell.set_var("RUSTC_BOOTSTRAP", "1");
    // Link-time optimisation reads the bitcode.
    shell.set_var("RUSTFLAGS", "-Cembed-bitcode=yes");
    cmd!(
        shell,
        "{CARGO} build --quiet --release -Zbuild-std=std,panic_abort,test --target {TARGET}"
    )
    .quiet()
    .run()
    .context("Rust's standard library could not be compiled for WebAssembly")?;

    let built = shell.read_dir(project.join("target").join(TARGET).join("release/deps"))?;
    let is_library = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".rlib") && !name.starts_with("libempty-")
    };
    Ok(built.into_iter().filter(is_library).collect())
}

/// Links every other target's library, the host's above all: build scripts and
/// procedural macros are compiled for the host.
fn borrow_system(shell: &Shell, sysroot: &Path) -> Result<()> {
    let system = cmd!(shell, "{COMPILER} --print sysroot").quiet().read()?;
    let system = Path::new(&system).join("lib/rustlib");
    for entry in shell.read_dir(&system)? {
        let name = entry.file_name().context("a library folder without a name")?;
        let link = sysroot.join("lib/rustlib").join(name);
        if !link.exists() {
            programs::link(&entry, &link)?;
        }
    }
    Ok(())
}

/// The programs that stand for the toolchain: Debian's compiler told of the
/// sysroot (which will be at `place`), its cargo, and the linker by the name rustc asks for.
fn write_programs(sysroot: &Path, place: &Path) -> Result<()> {
    let bin = sysroot.join("bin");
    fs::create_dir_all(&bin)?;
    programs::script(
        &bin.join("rustc"),
        &format!("exec {COMPILER} --sysroot '{}' \"$@\"", place.display()),
    )?;
    programs::link(Path::new(CARGO), &bin.join("cargo"))?;
    programs::link(Path::new("/usr/bin/cargo-clippy"), &bin.join("cargo-clippy"))?;
    programs::link(Path::new(LINKER), &bin.join("rust-lld"))
}
