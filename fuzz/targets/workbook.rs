//! Workbooks: any bytes, and a workbook of this tool with any of its parts changed anywhere.

#![no_main]

use std::io::{Cursor, Read as _, Write as _};
use std::sync::LazyLock;

use c3p_calculator::workbook::door;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Name and content of each part of a workbook with a few lines and a measure.
static PARTS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let proposal = include_str!("../../src/ui/more/samples/over-cap.json");
    let request = format!(r#"{{"proposal":{proposal},"draft":true,"language":"ja"}}"#);
    let bytes = door::write(&request).expect("a workbook");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let count = archive.len();
    let part = |index| {
        let mut file = archive.by_index(index).expect("a part");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("its content");
        (file.name().expect("a name").into_owned(), content)
    };
    (0..count).map(part).collect()
});

/// Each change: the part, where in it (two bytes, in 65,536ths), how much goes, how much comes, and that.
fn changed(mut changes: &[u8]) -> Vec<u8> {
    let mut parts = PARTS.clone();
    while let [part, high, low, gone, new, rest @ ..] = changes {
        let (new, rest) = rest.split_at(usize::from(*new).min(rest.len()));
        let count = parts.len();
        let content = &mut parts[usize::from(*part) % count].1;
        let start = content.len() * usize::from(u16::from_be_bytes([*high, *low])) / 65_536;
        let end = (start + usize::from(*gone)).min(content.len());
        content.splice(start..end, new.iter().copied());
        changes = rest;
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        writer.start_file(name, options).expect("memory");
        writer.write_all(&content).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    for workbook in [bytes.to_vec(), changed(bytes)] {
        let answer: Value =
            serde_json::from_str(&door::read(&workbook)).expect("an answer is JSON");
        assert!(answer.get("refused").is_some() || answer.get("sheets").is_some(), "{answer}");
    }
});
