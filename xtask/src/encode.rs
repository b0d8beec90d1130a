//! Compressed copies of a site's files, as a production host would send them.
//!
//! Node's zlib makes them, so no compressor is compiled; they are kept under the
//! fingerprint of what they hold.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::cmd;

use crate::dist::fingerprint;
use crate::setup::Tools;

/// How the names of compressed copies end.
const ENDINGS: [&str; 2] = ["br", "gz"];

/// One file of a site.
#[derive(Debug)]
pub struct File {
    /// Its address relative to the site, with `/` between folders.
    pub path: String,
    pub plain: Vec<u8>,
    /// The same compressed, where that was asked for.
    pub packed: Option<Packed>,
}

/// A file's contents in every encoding.
#[derive(Debug)]
pub struct Packed {
    pub gzip: Vec<u8>,
    pub brotli: Vec<u8>,
}

/// All files of `dist/site` as they are, but the compressed copies beside them.
pub fn plain(tools: &Tools) -> Result<Vec<File>> {
    let site = tools.root.join("dist/site");
    let mut files = Vec::new();
    list(&site, &mut files)?;
    files.sort();
    let read = |file: PathBuf| {
        let parts = file.strip_prefix(&site)?.iter().map(|part| part.to_string_lossy());
        let path = parts.collect::<Vec<_>>().join("/");
        Ok(File { path, plain: fs::read(file)?, packed: None })
    };
    files.into_iter().map(read).collect()
}

/// The same with what a production host would send.
pub fn packed(tools: &Tools) -> Result<Vec<File>> {
    let site = tools.root.join("dist/site");
    let store = tools.root.join("target/encoded");
    fs::create_dir_all(&store)?;
    let mut files = plain(tools)?;
    let stored: Vec<PathBuf> =
        files.iter().map(|file| store.join(fingerprint(&file.plain))).collect();

    let missing =
        files.iter().zip(&stored).filter(|(_, stored)| !stored.with_extension("br").is_file());
    let pairs: Vec<PathBuf> =
        missing.flat_map(|(file, stored)| [site.join(&file.path), stored.clone()]).collect();
    if !pairs.is_empty() {
        let shell = tools.shell()?;
        let script = tools.root.join("xtask/encode.mjs");
        cmd!(shell, "node {script} {pairs...}")
            .quiet()
            .run()
            .context("the site's files could not be compressed")?;
    }

    for (file, stored) in files.iter_mut().zip(stored) {
        file.packed = Some(Packed {
            gzip: fs::read(stored.with_extension("gz"))?,
            brotli: fs::read(stored.with_extension("br"))?,
        });
    }
    Ok(files)
}

/// Puts compressed copies beside the site's files where they are smaller, as `.br` and `.gz`, for hosts that
/// send what is there.
pub fn beside(tools: &Tools) -> Result<()> {
    let folder = tools.root.join("dist/site");
    for file in packed(tools)? {
        let packed = file.packed.iter().flat_map(|packed| [&packed.brotli, &packed.gzip]);
        for (ending, packed) in ENDINGS.into_iter().zip(packed) {
            if packed.len() < file.plain.len() {
                fs::write(folder.join(format!("{}.{ending}", file.path)), packed)?;
            }
        }
    }
    Ok(())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else if !path.extension().is_some_and(|ending| ENDINGS.iter().any(|own| ending == *own)) {
            files.push(path);
        }
    }
    Ok(())
}
