//! Assets under names that carry their fingerprint, so that hosts and browsers
//! may keep them forever.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::fingerprint;

/// The folder of assets inside a site.
pub const FOLDER: &str = "assets";

/// Writes assets into a site.
#[derive(Debug)]
pub struct Assets {
    folder: PathBuf,
}

impl Assets {
    pub fn new(site: &Path) -> Result<Self> {
        let folder = site.join(FOLDER);
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// Writes `start.js` as, say, `start-0123456789abcdef.js` and answers that name.
    pub fn add(&self, name: &str, contents: &[u8]) -> Result<String> {
        let (stem, extension) =
            name.rsplit_once('.').with_context(|| format!("the asset {name} has no extension"))?;
        let name = format!("{stem}-{}.{extension}", fingerprint(contents));
        fs::write(self.folder.join(&name), contents)?;
        Ok(name)
    }

    /// Copies a folder whose names are settled already.
    pub fn add_folder(&self, from: &Path) -> Result<()> {
        let name = from.file_name().context("a folder without a name")?;
        copy_folder(from, &self.folder.join(name))
    }
}

/// Replaces every mention of an asset by its new name; there must be one.
pub fn rename(text: &str, from: &str, to: &str) -> Result<String> {
    ensure!(
        text.contains(from),
        "no mention of {from} where one was expected: has wasm-bindgen's output changed?"
    );
    Ok(text.replace(from, to))
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
