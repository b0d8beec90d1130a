//! The service worker: it keeps exactly the files of this build.

use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::Shell;

use super::assets::rename;
use super::fingerprint;
use super::small::{Kind, small};

/// Writes the service worker of a site that is built. What is rarely asked for is kept when it is.
pub fn build(shell: &Shell, site: &Path, apart: &[&str]) -> Result<()> {
    let mut paths = Vec::new();
    list(shell, site, "", &mut paths)?;
    paths.retain(|path| !apart.iter().any(|name| path.ends_with(name)));
    paths.sort();
    let mut contents = paths.join(" ").into_bytes();
    for path in &paths {
        contents.extend(shell.read_binary_file(site.join(path))?);
    }
    let addresses: Vec<String> = paths.iter().map(|path| address(path)).collect();
    let worker = shell.read_file("static/sw.js")?;
    let worker = rename(&worker, "{{version}}", &fingerprint(&contents))?;
    let worker = rename(&worker, "{{files}}", &addresses.join(" "))?;
    shell.write_file(site.join("sw.js"), small(shell, Kind::Script, &worker)?)?;
    Ok(())
}

/// Where a file is asked for: a page at its folder.
fn address(path: &str) -> String {
    match path.strip_suffix("index.html") {
        Some(folder) => format!("./{folder}"),
        None => path.to_owned(),
    }
}

fn list(shell: &Shell, folder: &Path, prefix: &str, paths: &mut Vec<String>) -> Result<()> {
    for entry in shell.read_dir(folder)? {
        let name =
            entry.file_name().context("a file without a name")?.to_string_lossy().into_owned();
        if entry.is_dir() {
            list(shell, &entry, &format!("{prefix}{name}/"), paths)?;
        } else {
            paths.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_asked_for_at_their_folder() {
        assert_eq!(address("index.html"), "./");
        assert_eq!(address("en/index.html"), "./en/");
        assert_eq!(address("assets/page-1.js"), "assets/page-1.js");
    }
}
