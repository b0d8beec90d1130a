//! Workbooks: any bytes, and workbooks of every kind with any of their parts changed anywhere; and what taking
//! their estimate over would do.

#![no_main]

use std::io::{Cursor, Read as _, Write as _};
use std::sync::LazyLock;

use c3p_calculator::json::Node;
use c3p_calculator::workbook::{door, open, taken};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The parts of a workbook: name and content. One without a name is the whole file.
type Parts = Vec<(String, Vec<u8>)>;

/// A workbook of this tool with a few lines and a measure, and one of each other kind.
static BOOKS: LazyLock<Vec<Parts>> = LazyLock::new(|| {
    let proposal = include_str!("../../src/ui/more/samples/over-cap.json");
    let request = format!(r#"{{"proposal":{proposal},"draft":true,"language":"ja"}}"#);
    let own = door::write(&request).expect("a workbook");
    let others: [&[u8]; 3] = [
        include_bytes!("../../tests/cases/books/libreoffice.ods"),
        include_bytes!("../../tests/cases/books/sheetjs.xlsb"),
        include_bytes!("../../tests/cases/books/libreoffice.xls"),
    ];
    let all = [own.as_slice()].into_iter().chain(others);
    all.map(|bytes| parts(bytes).unwrap_or_else(|| vec![(String::new(), bytes.to_vec())])).collect()
});

fn parts(bytes: &[u8]) -> Option<Parts> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let count = archive.len();
    let part = |index| {
        let mut file = archive.by_index(index).expect("a part");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("its content");
        (file.name().expect("a name").into_owned(), content)
    };
    Some((0..count).map(part).collect())
}

/// The kind of workbook, and changes of it: the part, where in it (two bytes, in 65,536ths), how much goes, how much comes, and that.
fn changed(changes: &[u8]) -> Vec<u8> {
    let Some((kind, mut changes)) = changes.split_first() else { return Vec::new() };
    let mut parts = BOOKS[usize::from(*kind) % BOOKS.len()].clone();
    while let [part, high, low, gone, new, rest @ ..] = changes {
        let (new, rest) = rest.split_at(usize::from(*new).min(rest.len()));
        let count = parts.len();
        let content = &mut parts[usize::from(*part) % count].1;
        let start = content.len() * usize::from(u16::from_be_bytes([*high, *low])) / 65_536;
        let end = (start + usize::from(*gone)).min(content.len());
        content.splice(start..end, new.iter().copied());
        changes = rest;
    }
    if let [(name, whole)] = parts.as_slice() {
        if name.is_empty() {
            return whole.clone();
        }
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
        let request = Node::object([("rules".into(), Node::text("2026-1"))]);
        let taken = taken(&open(&workbook), &request);
        assert!(matches!(taken.get("lines"), Node::List(_)));
    }
});
