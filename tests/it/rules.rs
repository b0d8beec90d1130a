//! The rule files: those that are shipped, those that must be refused, and one that is yet to come.

mod draft;
mod next_call;
mod pages;
mod refused;
mod shipped;
mod validity;

use std::fs;

use serde_json::Value;

use crate::tree::walk;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
pub const COUNTRIES: &str = include_str!("../../src/rules/countries-2026-02.json");

/// Every shipped rule file.
pub fn shipped() -> Vec<Value> {
    let files = fs::read_dir(FOLDER).expect("a folder").map(|entry| entry.expect("a file").path());
    let mut files: Vec<_> = files
        .filter(|file| {
            file.extension().is_some_and(|extension| extension == "json")
                && !file.to_string_lossy().contains("countries-")
        })
        .collect();
    files.sort();
    let read = |file: &_| fs::read_to_string(file).expect("a readable file");
    files.iter().map(|file| serde_json::from_str(&read(file)).expect("JSON")).collect()
}

/// Every rule of a file with its path: an object that says what it is based on.
pub fn rules_of(file: &Value) -> Vec<(String, Value)> {
    let mut rules = Vec::new();
    walk(file, String::new(), &mut |path, value| {
        if value.get("basis").is_some() {
            rules.push((path.to_owned(), value.clone()));
        }
    });
    rules
}
