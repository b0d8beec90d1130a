//! Which module may know which, and what the engine must not know at all.

use std::fs;
use std::path::Path;

use super::{ROOT, code, sources};

/// The crate's modules from the ground up: each may use those before it, and itself. The page and
/// the entry points for JavaScript stand side by side on top.
const LAYERS: [&[&str]; 13] = [
    &["coded", "shape"],
    &["text", "json"],
    &["quantity"],
    &["rules"],
    &["domain"],
    &["proposal"],
    &["explain", "sheet"],
    &["engine"],
    &["schema", "saving", "intake"],
    &["arrange", "fitting", "judging", "programme"],
    &["planning"],
    &["workbook"],
    &["js", "ui"],
];

/// Whole words of a line.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
}

#[test]
fn no_module_uses_one_above_it() {
    let level = |module: &str| LAYERS.iter().position(|layer| layer.contains(&module));
    for (file, text) in sources("src") {
        let module = file.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default();
        if module == "lib" {
            continue;
        }
        let own = level(module)
            .unwrap_or_else(|| panic!("{file}: {module} has no place among the layers"));
        for (number, line) in text.lines().zip(1..).map(|(line, number)| (number, line)) {
            for used in line.split("crate::").skip(1) {
                let used = used
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap_or_default();
                let top = LAYERS.len() - 1;
                let allowed =
                    level(used).map_or(own == top, |used_level| used_level < own || used == module);
                assert!(allowed, "{file}:{number} uses crate::{used}");
            }
        }
    }
}

#[test]
fn every_module_of_the_crate_has_a_layer() {
    let lib = fs::read_to_string(Path::new(ROOT).join("src/lib.rs")).expect("the crate's root");
    let modules = lib
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    let modules: Vec<_> = modules.collect();
    for module in &modules {
        assert!(LAYERS.iter().any(|layer| layer.contains(module)), "{module}");
    }
    for layer in LAYERS.concat() {
        assert!(modules.contains(&layer), "{layer} is no module");
    }
}

#[test]
fn the_engine_knows_no_browser_no_files_no_clock_and_no_floats() {
    let names = [
        "yew",
        "web_sys",
        "js_sys",
        "gloo",
        "wasm_bindgen",
        "SystemTime",
        "Instant",
        "f32",
        "f64",
        "println",
        "eprintln",
        "dbg",
    ];
    for folder in [
        "src/json",
        "src/shape",
        "src/domain",
        "src/quantity",
        "src/rules",
        "src/proposal",
        "src/explain",
        "src/sheet",
        "src/engine",
        "src/schema",
        "src/arrange",
        "src/fitting",
        "src/programme",
        "src/judging",
        "src/planning",
    ] {
        for (file, text) in sources(folder) {
            for (number, line) in code(&text) {
                // serde offers a float in this method's words only; ours refuses it.
                let line = line.replace("fn visit_f64<E: Error>(self, _: f64)", "");
                let named = names.iter().find(|name| words(&line).any(|word| word == **name));
                assert_eq!(named, None, "{file}:{number}");
                for path in
                    ["std::fs", "std::env", "std::net", "std::process", "std::io", "thread_local"]
                {
                    assert!(!line.contains(path), "{file}:{number} names {path}");
                }
            }
        }
    }
}
