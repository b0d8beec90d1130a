//! What holds for the repository itself: layers, purity, and things that must not be in it.

mod circles;
mod layers;
mod repository;
mod sources;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Rust files below a folder, with their path from the root and their text.
pub fn sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(ROOT).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((from_root(&path), fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no sources");
    found.sort();
    found
}

fn from_root(path: &Path) -> String {
    path.strip_prefix(ROOT).expect("below the root").to_string_lossy().replace('\\', "/")
}

/// The files git knows, with their text; pictures and fonts are left out.
fn tracked() -> Vec<(String, String)> {
    let listed =
        Command::new("git").args(["ls-files", "-z"]).current_dir(ROOT).output().expect("git");
    let names = String::from_utf8(listed.stdout).expect("names in UTF-8");
    let files: Vec<_> = names
        .split('\0')
        .filter(|name| !name.is_empty())
        .filter_map(|name| {
            Some((name.to_owned(), fs::read_to_string(PathBuf::from(ROOT).join(name)).ok()?))
        })
        .collect();
    assert!(files.len() > 50, "git lists {} files", files.len());
    files
}

/// The lines of a source before its tests, with their numbers and without comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().take_while(|line| !line.contains("#[cfg(test)]"));
    lines
        .zip(1..)
        .map(|(line, number)| (number, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}
