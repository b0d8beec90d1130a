//! The page's module in chunks that share one memory: linked so that it can be cut, cut, bound to JavaScript,
//! and each part made small.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use xshell::cmd;

use crate::setup::Tools;
use crate::wasm::{self, Build, Care};

/// The script that fetches chunks, as the tool names it.
const LOADER: &str = "__wasm_split.js";

/// A chunk: its name among the build's files, and what it holds.
#[derive(Debug)]
pub struct Chunk {
    pub name: String,
    pub wasm: Vec<u8>,
}

/// Compiles a build and cuts it; answers the folder of its JavaScript, its main part and its chunks.
pub fn compile(tools: &Tools, build: Build, folder: &Path) -> Result<()> {
    let Build { name, target, .. } = build;
    let shell = tools.wasm_shell()?;
    let profile = Care::Shipped.profile();
    let triple = wasm::TRIPLE;
    let manifest = tools.root.join("wasm").join(name).join("Cargo.toml");
    // What uses what is read from relocations. Only the last link has to keep them.
    cmd!(shell, "cargo rustc --quiet --locked --manifest-path {manifest} --lib --target {triple} --profile {profile} -- -C link-arg=--emit-relocs")
        .quiet()
        .run()
        .context("the page could not be linked")?;
    let linked = tools.wasm_target().join(triple).join(profile).join(format!("c3p_{name}.wasm"));
    let cut = folder.with_extension("cut");
    shell.remove_path(&cut)?;
    cmd!(shell, "wasm-split-cli {linked} {cut} --out-name {name} --target {target}")
        .quiet()
        .run()
        .context("the page could not be cut into chunks")?;
    let main = cut.join(format!("{name}.wasm"));
    // Chunks use what the linker exports: the memory, the table of functions, the stack's place.
    cmd!(shell, "wasm-bindgen {main} --target {target} --no-typescript --keep-lld-exports --out-dir {folder} --out-name {name}")
        .quiet()
        .run()
        .context("the page could not be bound to JavaScript")?;
    fs::write(folder.join(LOADER), loader(&fs::read_to_string(cut.join(LOADER))?)?)?;
    fs::copy(tools.root.join("static/chunks.js"), folder.join("chunks.js"))?;
    for path in chunks(&cut, &main)? {
        let name = path.file_name().context("a chunk without a name")?;
        fs::copy(&path, folder.join(name))?;
    }
    Ok(())
}

/// The chunks of a compiled build, each made small.
pub fn finish(tools: &Tools, build: Build, folder: &Path) -> Result<Vec<Chunk>> {
    let main = folder.join(format!("{}_bg.wasm", build.name));
    let chunk = |path: PathBuf| {
        let name =
            path.file_name().context("a chunk without a name")?.to_string_lossy().into_owned();
        let wasm = wasm::optimised(tools, name.trim_end_matches(".wasm"), &path)?;
        Ok(Chunk { name, wasm })
    };
    chunks(folder, &main)?.into_iter().map(chunk).collect()
}

/// All modules of a folder but one, in the order of their names.
fn chunks(folder: &Path, main: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") && path != main {
            found.push(path);
        }
    }
    found.sort();
    ensure!(!found.is_empty(), "nothing was cut from the page's module");
    Ok(found)
}

/// The tool's script with our own way to fetch.
fn loader(script: &str) -> Result<String> {
    let steps = [
        ("{\n    const src = fetch(new URL(", "chunk("),
        (
            ", import.meta.url));\n    src.catch(() => {});\n    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}",
            ")",
        ),
    ];
    let mut script = script.to_owned();
    for (from, to) in steps {
        ensure!(script.contains(from), "the script that fetches chunks has changed: no {from}");
        script = script.replace(from, to);
    }
    Ok(format!("import {{ chunk }} from \"./chunks.js\";\n{script}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_fetched_our_way() {
        let script = "makeLoad(() => {\n    const src = fetch(new URL(\"./split_x.wasm\", import.meta.url));\n    src.catch(() => {});\n    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}\n, []);";
        let changed = loader(script).expect("a script of the tool");
        assert!(changed.ends_with("makeLoad(() => chunk(\"./split_x.wasm\")\n, []);"), "{changed}");
        assert!(loader("something else").is_err());
    }
}
