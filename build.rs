//! Makes the brief rule files that the page's module carries: without the texts that say what a rule
//! means and where it comes from. The page loads those once it runs (`assets/more-*.json`), which
//! lets it start a good deal sooner. Every other build reads the files of `src/rules` as they are.

#![allow(clippy::expect_used, reason = "a build without its rules must stop")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};

fn main() {
    println!("cargo::rerun-if-changed=src/rules");
    println!("cargo::rustc-check-cfg=cfg(lean)");
    let has = |feature: &str| env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    let is_page = has("PAGE") && !has("LATE");
    let is_wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if !(is_page && is_wasm) {
        return;
    }
    println!("cargo::rustc-cfg=lean");
    let output = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder"));
    for entry in fs::read_dir("src/rules").expect("the rules") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let name = path.file_name().expect("a name");
            fs::write(output.join(name), brief(&path).to_string()).expect("a place to write");
        }
    }
}

fn brief(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a rule file");
    let mut file: Value = serde_json::from_str(&text).expect("JSON");
    shorten(&mut file);
    // What only views on demand go by is read by their own module.
    if let Some(parts) = file.as_object_mut() {
        for late in ["judging", "planning"] {
            parts.remove(late);
        }
    }
    // Advice is given at lines that are typed later; it comes with what is loaded later.
    if let Some(advice) = file.pointer_mut("/budget/advice") {
        *advice = json!([]);
    }
    file
}

/// Takes the texts out of every rule; what stands in their place is read like them.
fn shorten(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(shorten),
        Value::Object(entries) => {
            if entries.contains_key("basis") {
                entries.insert("explanation".into(), json!({"ja": "", "en": ""}));
                entries.insert("basis".into(), json!("guidebook"));
                entries.insert("source".into(), json!({"document": "", "section": ""}));
                entries.remove("why");
            }
            entries.values_mut().for_each(shorten);
        }
        _ => {}
    }
}
