//! The pages of documentation that list the rules: what is committed is what is written from the files.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{rules_of, shipped};

#[path = "../../../examples/rules.rs"]
mod written;

use written::Language;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn the_committed_pages_are_those_of_the_rule_files() {
    for language in [Language::Japanese, Language::English] {
        let committed = fs::read_to_string(Path::new(ROOT).join(language.file()));
        let written = language.page().expect("rule files");
        assert!(
            committed.is_ok_and(|committed| committed == written),
            "{} is not what the rule files say: run `cargo run --example rules`, look at the difference and commit it",
            language.file()
        );
    }
}

#[test]
fn a_page_has_every_rule_once_with_all_that_is_said_of_it() {
    for (language, key) in [(Language::Japanese, "ja"), (Language::English, "en")] {
        // What Markdown would take for its own has a backslash before it.
        let page = language.page().expect("rule files").replace('\\', "");
        for (id, rule) in shipped().iter().flat_map(rules_of) {
            let id = rule["id"].as_str().unwrap_or(&id).to_owned();
            let parts: Vec<&str> = page.split(&format!("\n`{id}`\n")).collect();
            assert_eq!(parts.len(), 2, "{id}");
            let own = parts[1].split("\n#").next().unwrap_or_default();
            let said = |text: &Value| own.contains(text[key].as_str().expect("a text"));
            assert!(said(&rule["explanation"]), "{id}: {own}");
            assert!(rule.get("why").is_none_or(said), "{id}: {own}");
            let section = rule["source"]["section"].as_str().expect("a section");
            assert!(own.contains(section), "{id}: {own}");
            let title = rule["title"][key].as_str().expect("a title");
            assert!(parts[0].ends_with(&format!("#### {title}\n")), "{id}");
        }
    }
}
