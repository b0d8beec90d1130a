//! Files of any kind as people have them, as data: what taking one over would do, and everything that is said.
//!
//! `tests/cases/books/NAME` is the file, `NAME.expected.json` the answer, of which only the keys that stand there
//! are compared.

use std::fs;
use std::path::{Path, PathBuf};

use c3p_calculator::workbook::{Opened, Refused, open, taken};
use serde_json::{Value, json};

use crate::generate::tree;
use crate::sheet::whole::spoken_of;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/books");

/// What taking a file over would do; a request may ask for more.
pub fn answer(bytes: &[u8], more: &Value) -> Value {
    let mut request = json!({"rules": "2026-1"});
    for (key, value) in more.as_object().expect("an object") {
        request[key] = value.clone();
    }
    let answer = taken(&open(bytes), &tree(&request));
    serde_json::from_str(&crate::generate::text(&answer)).expect("JSON")
}

fn file(name: &str) -> Vec<u8> {
    fs::read(Path::new(FOLDER).join(name)).expect(name)
}

#[test]
fn every_file_does_what_is_expected() {
    let files = fs::read_dir(FOLDER).expect("the folder").map(|file| file.expect("a file").path());
    let is_expected = |path: &PathBuf| path.to_string_lossy().ends_with(".expected.json");
    let mut expected: Vec<PathBuf> = files.filter(is_expected).collect();
    expected.sort();
    assert!(expected.len() > 10, "only {} files", expected.len());
    let mut failed = Vec::new();
    for path in expected {
        let text = fs::read_to_string(&path).expect("a text");
        let mut wanted: Value = serde_json::from_str(&text).expect("JSON");
        let why = wanted.as_object_mut().and_then(|keys| keys.remove("why"));
        assert!(why.is_some_and(|why| why.as_str().is_some_and(|why| why.len() > 20)), "{path:?}");
        let name =
            path.file_name().expect("a name").to_string_lossy().replace(".expected.json", "");
        let found = answer(&file(&name), &json!({}));
        let own = spoken_of(&found, &wanted);
        if own != wanted {
            failed.push(format!("{name}\n{own:#}\nis not\n{wanted:#}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn our_workbook_without_values_offers_no_change() {
    let Ok(Opened::Workbook(book)) = open(&file("02b-own-without-values.xlsx")) else {
        panic!("no workbook")
    };
    let own = book.own.expect("this tool's own");
    assert_eq!(own.changes, []);
    assert!(own.lines.len() > 10);
}

#[test]
fn rows_left_out_are_taken_by_their_code() {
    for (name, code) in [("07-hidden-row.xlsx", "hidden"), ("08-strike.xlsx", "struck")] {
        let lines = |take: &[&str]| {
            let found = answer(&file(name), &json!({"take": take}));
            found["lines"].as_array().expect("lines").len()
        };
        assert_eq!(lines(&[]), 3);
        assert_eq!(lines(&[code]), 4, "{name}");
        assert_eq!(lines(&[&format!("{code}:3")]), 4, "{name}");
        assert_eq!(lines(&[&format!("{code}:2")]), 3, "{name}");
    }
}

#[test]
fn what_is_no_estimate_is_named() {
    let padded = |length: usize| {
        let mut lock = vec![4, b'T', b'a', b'r', b'o'];
        lock.resize(55, b' ');
        lock.extend([4, 0]);
        lock.extend("Taro".encode_utf16().flat_map(u16::to_le_bytes));
        lock.resize(length, b' ');
        lock
    };
    let iwa = super::sheets::archive(&[
        ("Index/Document.iwa", b"x"),
        ("Metadata/Properties.plist", b"x"),
    ]);
    let word = super::sheets::archive(&[("word/document.xml", b"<x/>")]);
    let packed = super::sheets::archive(&[("mitsumori.xlsx", b"x")]);
    let locked = super::sheets::archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"x"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
    ]);
    let cases: [(&[u8], Refused); 18] = [
        (b"", Refused::Empty),
        (b"\xEF\xBB\xBF<html><table><tr><td>1</td></tr></table></html>", Refused::WebPage),
        (b"<table><tr><td>1</td></tr></table>", Refused::WebPage),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", Refused::WebPage),
        (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", Refused::OldExcel),
        (b"%PDF-1.7\n", Refused::Pdf),
        (b"\x89PNG\r\n\x1a\n", Refused::Picture),
        (b"\xFF\xD8\xFF\xE0", Refused::Picture),
        (b"\0\0\0\x18ftypheic", Refused::Picture),
        (b"{\\rtf1}", Refused::Document),
        (b"\x1F\x8B\x08", Refused::Archive),
        (b"{\"format\":\"c3p-proposal\",\"version\":1}", Refused::Proposal),
        (b",Taro,pc,30.11.2026 13:00,file:///home/taro/.config/libreoffice/4;", Refused::LockFile),
        (b"\x01\x02\x03\x04", Refused::NoText),
        (&iwa, Refused::Numbers),
        (&word, Refused::Document),
        (&packed, Refused::Archive),
        (&locked, Refused::Encrypted),
    ];
    for (bytes, refused) in cases {
        let found = open(bytes).expect_err("refused");
        assert_eq!(found, refused, "{}", String::from_utf8_lossy(bytes));
        let answer = answer(bytes, &json!({}));
        assert_eq!(answer["error"]["code"], refused.code());
        assert!(answer["error"]["message"]["ja"].as_str().is_some_and(|text| text.len() > 20));
        assert_eq!(answer["lines"], json!([]));
    }
    for length in [162, 165] {
        assert_eq!(open(&padded(length)), Err(Refused::LockFile));
    }
}

#[test]
fn every_refusal_stands_in_the_documentation() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tables.md"));
    let page = page.expect("the page");
    let own = Refused::ALL.iter().map(|refused| refused.code());
    let codes = own.chain(c3p_calculator::sheet::Refused::ALL.iter().map(|refused| refused.code()));
    for code in codes {
        assert!(page.contains(&format!("| `{code}` |")), "{code}");
    }
}
