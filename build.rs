//! Takes the white space between its parts out of the data that the modules carry.
//!
//! Two of the WebAssembly builds carry brief rule files. What the page loads first goes without the texts that
//! say what a rule means and where it comes from: its chunks carry whole files, which lets it start a good deal
//! sooner. The npm package's goes without what neither an assessment nor an explanation ever says.

#![allow(clippy::expect_used, reason = "a build without its rules must stop")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};

/// Where the data of the modules stands, below `src`.
const FOLDERS: [&str; 7] = ["rules", "programme", "fitting", "sheet", "workbook", "ui", "ui/late"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/rules");
    println!("cargo::rustc-check-cfg=cfg(lean)");
    println!("cargo::rustc-check-cfg=cfg(spare)");
    let output = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder"));
    for folder in FOLDERS {
        let compact_folder = output.join(folder);
        fs::create_dir_all(&compact_folder).expect("a place to write");
        for path in data(&Path::new("src").join(folder)) {
            println!("cargo::rerun-if-changed={}", path.display());
            let text = fs::read_to_string(&path).expect("a text");
            let name = path.file_name().expect("a name");
            fs::write(compact_folder.join(name), compact(&text)).expect("a place to write");
        }
    }
    fs::write(output.join("viewpoints.txt"), viewpoints()).expect("a place to write");
    let has = |feature: &str| env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    let is_page = has("SPLIT");
    let is_package = has("JS") && !has("PAGE");
    let is_wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if !(is_wasm && (is_page || is_package)) {
        return;
    }
    println!("cargo::rustc-cfg=lean");
    // No part of the npm package has any use for what only views go by.
    if is_package {
        println!("cargo::rustc-cfg=spare");
    }
    for path in data(Path::new("src/rules")) {
        let name = path.file_name().expect("a name");
        let brief = brief(&path, is_page).to_string();
        fs::write(output.join(name), brief).expect("a place to write");
    }
}

/// Which item each viewpoint belongs to: all that the step with the items says of viewpoints, whose texts come later.
fn viewpoints() -> String {
    let files = data(Path::new("src/rules")).into_iter();
    let texts = files.map(|path| fs::read_to_string(path).expect("a rule file"));
    let rules = texts.map(|text| serde_json::from_str::<Value>(&text).expect("JSON"));
    let mut lines: Vec<String> = Vec::new();
    for file in rules {
        for rule in
            file.pointer("/judging/viewpoints").and_then(Value::as_array).into_iter().flatten()
        {
            let id = rule["id"].as_str().expect("an id").trim_start_matches("judging.viewpoints.");
            lines.push(format!(
                "{id} {}",
                rule.pointer("/value/item").and_then(|item| item.as_str()).expect("an item")
            ));
        }
    }
    lines.sort_unstable();
    lines.dedup();
    lines.join("\n")
}

/// The files of data in a folder.
fn data(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("a file").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect()
}

/// JSON without the white space between its parts; all else stays as it is, and in its order.
fn compact(json: &str) -> String {
    let (mut is_text, mut is_escaped) = (false, false);
    let keep = |c: &char| {
        let is_kept = is_text || !c.is_ascii_whitespace();
        if *c == '"' && !is_escaped {
            is_text = !is_text;
        }
        is_escaped = is_text && *c == '\\' && !is_escaped;
        is_kept
    };
    json.chars().filter(keep).collect()
}

fn brief(path: &Path, without_sources: bool) -> Value {
    let text = fs::read_to_string(path).expect("a rule file");
    let mut file: Value = serde_json::from_str(&text).expect("JSON");
    shorten(&mut file, without_sources);
    // What only views on demand go by comes with them.
    if let Some(parts) = file.as_object_mut() {
        for late in ["judging", "planning"] {
            parts.remove(late);
        }
    }
    // Advice is given at lines that are typed on the page; it comes with what is loaded later.
    if let Some(advice) = file.pointer_mut("/budget/advice") {
        *advice = json!([]);
    }
    file
}

/// Takes the texts out of every rule; what stands in their place is read like them.
fn shorten(value: &mut Value, without_sources: bool) {
    match value {
        Value::Array(values) => {
            values.iter_mut().for_each(|value| shorten(value, without_sources));
        }
        Value::Object(entries) => {
            if entries.contains_key("basis") {
                entries.insert("explanation".into(), json!({"ja": "", "en": ""}));
                entries.remove("why");
                if without_sources {
                    entries.insert("basis".into(), json!("guidebook"));
                    entries.insert("source".into(), json!({"document": "", "section": ""}));
                }
            }
            entries.values_mut().for_each(|value| shorten(value, without_sources));
        }
        _ => {}
    }
}
