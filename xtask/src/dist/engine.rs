//! The engine for JavaScript programs: `dist/npm`.
//!
//! The module travels as text inside a script and starts while it is imported:
//! that works alike in Node and in every bundler, with no plugin, no file access
//! and nothing to wait for. It is packed, as an archive of the package can't make
//! such a text small any more. Types and JSON Schemas are written by the engine's
//! own sources; the hand-written part of the package is `xtask/npm`.

use std::fs;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use xshell::cmd;

use super::assets::{copy_folder, rename};
use super::packed::{Sort, packed};
use crate::native;
use crate::setup::Tools;
use crate::wasm::Built;

/// Builds `dist/npm`.
pub fn build(tools: &Tools, built: &Built) -> Result<()> {
    let shell = tools.shell()?;
    let package = tools.root.join("dist/npm");
    shell.remove_path(&package)?;
    copy_folder(&tools.root.join("xtask/npm"), &package)?;

    let manifest = shell.read_file(package.join("package.json"))?;
    let version = package_version(&shell.read_file("Cargo.toml")?)?;
    shell.write_file(package.join("package.json"), rename(&manifest, "0.0.0", &version)?)?;

    fs::copy(built.folder.join("js_bg.js"), package.join("glue.js"))
        .context("wasm-bindgen wrote no js_bg.js")?;
    let text = STANDARD.encode(packed(&built.wasm, Sort::Code)?);
    shell.write_file(
        package.join("module.js"),
        format!("// The engine's WebAssembly module, packed.\nexport default \"{text}\";\n"),
    )?;
    for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
        shell.copy_file(license, &package)?;
    }
    let features = native::FEATURES;
    cmd!(shell, "cargo run --quiet --locked --example schema {features...} -- {package}")
        .quiet()
        .run()
        .context("the types and JSON Schemas could not be written")
}

/// The version in the text of the package's `Cargo.toml`.
fn package_version(manifest: &str) -> Result<String> {
    let (_, package) = manifest.split_once("[package]").context("Cargo.toml has no [package]")?;
    let line = package.lines().find_map(|line| line.strip_prefix("version = "));
    let version = line.context("Cargo.toml names no version")?;
    Ok(version.trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_says_how_much_it_was() {
        let bytes = b"abcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabc".repeat(100);
        let packed = packed(&bytes, Sort::Text).expect("packed");
        assert!(packed.len() < 100, "{}", packed.len());
        assert_eq!(packed[5..13], 6000_u64.to_le_bytes());
    }

    #[test]
    fn the_version_is_that_of_the_package() {
        let manifest = "[workspace]\n\n[package]\nname = \"x\"\nversion = \"1.2.3\"\n";
        assert_eq!(package_version(manifest).expect("a version"), "1.2.3");
        assert!(package_version("[workspace]").is_err());
    }
}
