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

/// One file of a site, in every encoding.
#[derive(Debug)]
pub struct Encoded {
    /// Its address relative to the site, with `/` between folders.
    pub path: String,
    pub plain: Vec<u8>,
    pub gzip: Vec<u8>,
    pub brotli: Vec<u8>,
}

/// All files of `dist/site` but the compressed copies beside them.
pub fn site(tools: &Tools) -> Result<Vec<Encoded>> {
    let site = tools.root.join("dist/site");
    let mut files = Vec::new();
    list(&site, &mut files)?;
    files.sort();

    let store = tools.root.join("target/encoded");
    fs::create_dir_all(&store)?;
    let read: Result<Vec<(PathBuf, Vec<u8>)>> =
        files.into_iter().map(|file| Ok((file.clone(), fs::read(file)?))).collect();
    let read = read?;
    let stored: Vec<PathBuf> =
        read.iter().map(|(_, plain)| store.join(fingerprint(plain))).collect();

    let missing =
        read.iter().zip(&stored).filter(|(_, stored)| !stored.with_extension("br").is_file());
    let pairs: Vec<&Path> =
        missing.flat_map(|((file, _), stored)| [file.as_path(), stored.as_path()]).collect();
    if !pairs.is_empty() {
        let shell = tools.shell()?;
        let script = tools.root.join("xtask/encode.mjs");
        cmd!(shell, "node {script} {pairs...}")
            .quiet()
            .run()
            .context("the site's files could not be compressed")?;
    }

    let encoded = read.into_iter().zip(stored).map(|((file, plain), stored)| {
        let parts = file.strip_prefix(&site)?.iter().map(|part| part.to_string_lossy());
        Ok(Encoded {
            path: parts.collect::<Vec<_>>().join("/"),
            plain,
            gzip: fs::read(stored.with_extension("gz"))?,
            brotli: fs::read(stored.with_extension("br"))?,
        })
    });
    encoded.collect()
}

/// Puts compressed copies beside the site's files where they are smaller, as `.br` and `.gz`, for hosts that
/// send what is there.
pub fn beside(tools: &Tools) -> Result<()> {
    let folder = tools.root.join("dist/site");
    for file in site(tools)? {
        for (ending, packed) in ENDINGS.into_iter().zip([&file.brotli, &file.gzip]) {
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
