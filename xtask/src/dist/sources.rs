//! Which sources `dist` was built from, so that what is there is served without building it again.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::setup::Tools;

/// All that a build reads, but what is installed.
const SOURCES: [&str; 11] = [
    "src",
    "static",
    "styles",
    "wasm",
    "xtask",
    "examples",
    "index.html",
    "build.rs",
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
];

/// Whether `dist` is there whole, and of these sources.
pub fn is_current(tools: &Tools) -> Result<bool> {
    let record = fs::read_to_string(record(tools)).unwrap_or_default();
    Ok(record == digest(&tools.root)?)
}

/// Says that what is in `dist` is being changed, and answers what the sources are by now.
pub fn begin(tools: &Tools) -> Result<String> {
    let record = record(tools);
    if record.exists() {
        fs::remove_file(record)?;
    }
    digest(&tools.root)
}

/// Says that `dist` is there whole, built from sources as they were at the beginning.
pub fn finish(tools: &Tools, sources: &str) -> Result<()> {
    Ok(fs::write(record(tools), sources)?)
}

fn record(tools: &Tools) -> PathBuf {
    tools.root.join("dist/.sources")
}

fn digest(root: &Path) -> Result<String> {
    let mut digest = Sha256::new();
    for name in SOURCES {
        add(&root.join(name), &mut digest)?;
    }
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn add(path: &Path, digest: &mut Sha256) -> Result<()> {
    if path.ends_with("node_modules") {
        return Ok(());
    }
    digest.update(path.as_os_str().as_encoded_bytes());
    if path.is_dir() {
        let entries: Result<Vec<PathBuf>, _> =
            fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect();
        let mut entries = entries?;
        entries.sort();
        return entries.iter().try_for_each(|entry| add(entry, digest));
    }
    digest.update(fs::read(path).with_context(|| format!("{} can't be read", path.display()))?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_have_one_digest_until_they_change() {
        let folder = std::env::temp_dir().join(format!("c3p-sources-{}", std::process::id()));
        let file = folder.join("a/b");
        let digest_of = |text: &str| {
            fs::create_dir_all(folder.join("a")).expect("a folder");
            fs::write(&file, text).expect("a file");
            let mut digest = Sha256::new();
            add(&folder, &mut digest).expect("a digest");
            digest.finalize()
        };
        let (one, again, other) = (digest_of("1"), digest_of("1"), digest_of("2"));
        fs::remove_dir_all(&folder).expect("an end");
        assert_eq!(one, again);
        assert_ne!(one, other);
    }
}
