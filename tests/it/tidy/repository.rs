//! What the files of the repository say and what they must not.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{ROOT, tracked};
use crate::tree::walk;

#[test]
fn every_table_of_texts_has_both_languages() {
    let tables = tracked()
        .into_iter()
        .filter(|(file, _)| file.starts_with("src/") && file.ends_with(".json"));
    let mut texts = 0;
    for (file, text) in tables {
        let table: Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        walk(&table, String::new(), &mut |path, value| {
            if value.get("ja").is_some() || value.get("en").is_some() {
                texts += 1;
                for language in ["ja", "en"] {
                    let text = value[language].as_str().unwrap_or_default();
                    assert!(!text.trim().is_empty(), "{file}: {path} lacks {language}");
                }
                assert_eq!(
                    value.as_object().map(|entries| entries.len()),
                    Some(2),
                    "{file}: {path}"
                );
            }
        });
    }
    assert!(texts > 100, "only {texts} texts");
}

#[test]
fn nothing_names_a_registry_or_someones_machine() {
    let homes = ["home", "root", "work", "Users", "tmp", "mnt", "private"]
        .map(|folder| format!("/{folder}/"));
    let hosts = [
        "registry",
        "npmjs",
        "pypi",
        "artifactory",
        "nexus",
        "mirror",
        "proxy",
        "crates.io/",
        "jfrog",
    ];
    for (file, text) in tracked() {
        for (number, line) in text.lines().zip(1..).map(|(line, number)| (number, line)) {
            let place = || format!("{file}:{number}");
            for home in &homes {
                let absolute = line.match_indices(home.as_str()).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_alphanumeric() || "./-_}])*<>".contains(c))
                });
                assert!(!absolute, "{} names a place on someone's machine: {line}", place());
            }
            assert!(!line.contains(&format!("C:{}", '\\')), "{}", place());
            for url in line.split("://").skip(1) {
                let end = url
                    .find(|c: char| c.is_whitespace() || "\"'`)>#?".contains(c))
                    .unwrap_or(url.len());
                let (host, path) = url[..end].split_once('/').unwrap_or((&url[..end], ""));
                let index = file == "Cargo.lock"
                    && host == "github.com"
                    && path == "rust-lang/crates.io-index";
                let named = hosts.iter().any(|name| format!("{host}/").contains(name));
                assert!(index || !named, "{}: {host}", place());
            }
            if file.ends_with("package-lock.json") {
                assert!(
                    !line.contains("\"resolved\""),
                    "{} says where a package was fetched",
                    place()
                );
            }
        }
    }
}

#[test]
fn sources_in_the_lock_file_are_the_public_index() {
    let lock = fs::read_to_string(Path::new(ROOT).join("Cargo.lock")).expect("a lock file");
    let sources = lock.lines().filter_map(|line| line.strip_prefix("source = "));
    for source in sources {
        assert_eq!(source, "\"registry+https://github.com/rust-lang/crates.io-index\"");
    }
}

/// `:has()` has a browser look at the page anew whenever an element comes or goes: some ten milliseconds
/// a keystroke in a table of a thousand lines. What it would ask is told by attributes. On paper it costs nothing.
#[test]
fn styles_do_not_look_down() {
    for (file, text) in tracked().iter().filter(|(file, _)| file.ends_with(".css")) {
        let mut asks = text.lines().filter(|line| line.contains(":has("));
        assert!(asks.all(|line| line.contains("[data-print=")), "{file} uses :has()");
    }
}

#[test]
fn the_changelog_is_open_and_names_the_rules() {
    let text = fs::read_to_string(Path::new(ROOT).join("CHANGELOG.md")).expect("a changelog");
    let top = text.lines().find(|line| line.starts_with("## ")).unwrap_or_default();
    assert!(top.to_lowercase().contains("unreleased"), "no open section on top: {top}");
    for (file, _) in tracked().iter().filter(|(file, _)| file.starts_with("src/rules/20")) {
        let id = file.trim_start_matches("src/rules/").trim_end_matches(".json");
        assert!(text.contains(id), "no entry for the rules of {id}");
    }
}
