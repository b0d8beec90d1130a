//! A file of any kind, by what is in it: a workbook, a text, or something that is named and refused.

use super::read::read;
use super::{MOST_BYTES, Refused, Workbook, compound, encoded, unpack};

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "one is opened at a time")
)]
pub enum Opened {
    /// A workbook.
    Workbook(Workbook),
    /// A text; whether some of its letters could not be read.
    Text(String, bool),
}

/// Reads a file, whatever it is called.
///
/// # Errors
/// Says what else it is, and what to do.
pub fn open(bytes: &[u8]) -> Result<Opened, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooLarge);
    }
    if bytes.starts_with(unpack::ARCHIVE) || bytes.starts_with(compound::START) {
        return read(bytes).map(Opened::Workbook);
    }
    if let Some(other) = signed(bytes) {
        return Err(other);
    }
    let (text, is_lossy) = encoded::read(bytes).ok_or(Refused::NoText)?;
    match told(&text) {
        Some(other) => Err(other),
        None => Ok(Opened::Text(text, is_lossy)),
    }
}

/// Bytes that are looked at for a sign.
const LOOKED_AT: usize = 1_024;

/// What the first bytes say.
fn signed(bytes: &[u8]) -> Option<Refused> {
    let starts = |signs: &[&[u8]]| signs.iter().any(|sign| bytes.starts_with(sign));
    let at = |place: usize, sign: &[u8]| bytes.get(place..).is_some_and(|b| b.starts_with(sign));
    let first = bytes.get(..bytes.len().min(LOOKED_AT))?;
    if first.windows(5).any(|sign| sign == b"%PDF-") {
        return Some(Refused::Pdf);
    }
    let pictures: [&[u8]; 6] =
        [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"];
    let is_bitmap = starts(&[b"BM"]) && at(6, &[0; 4]);
    let of_phones: [&[u8]; 6] = [b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"];
    let is_modern = at(8, b"WEBP") || (at(4, b"ftyp") && of_phones.iter().any(|own| at(8, own)));
    if starts(&pictures) || is_bitmap || is_modern {
        return Some(Refused::Picture);
    }
    if starts(&[b"\x1F\x8B", b"7z\xBC\xAF", b"Rar!"]) {
        return Some(Refused::Archive);
    }
    if starts(&[b"{\\rtf"]) {
        return Some(Refused::Document);
    }
    // The name of who has a file open, in a field of 54 bytes and again in letters of two bytes.
    let length = first.first().copied().map(usize::from).filter(|n| (1..=54).contains(n))?;
    let rest = first.get(length + 1..55)?;
    let is_padded = rest.iter().all(|byte| matches!(byte, 0 | b' '));
    let is_kept = matches!(bytes.len(), 162 | 165) && is_padded && bytes.contains(&0);
    is_kept.then_some(Refused::LockFile)
}

/// What a text says that it is.
fn told(text: &str) -> Option<Refused> {
    let trimmed = text.trim_start();
    let end = trimmed.char_indices().nth(2 * LOOKED_AT).map_or(trimmed.len(), |(at, _)| at);
    let first = trimmed.get(..end).unwrap_or_default().to_ascii_lowercase();
    let starts = |signs: &[&str]| signs.iter().any(|sign| first.starts_with(sign));
    if starts(&["<"]) {
        if first.contains("urn:schemas-microsoft-com:office:spreadsheet")
            && !first.contains("<html")
        {
            return Some(Refused::OldExcel);
        }
        let pages = ["<html", "<!doctype html", "<table", "<head", "<body", "<meta"];
        if pages.iter().any(|sign| first.contains(sign)) {
            return Some(Refused::WebPage);
        }
        if first.contains("<svg") {
            return Some(Refused::Picture);
        }
        return starts(&["<?xml"]).then_some(Refused::NotAWorkbook);
    }
    // Tables as programs exchanged them before workbooks had many sheets.
    if starts(&["id;p", "table\r\n0,1", "table\n0,1", "socialcalc:"]) {
        return Some(Refused::NotAWorkbook);
    }
    if starts(&["mime-version:"]) {
        return Some(Refused::WebPage);
    }
    if starts(&["{"]) && first.contains("\"c3p-proposal\"") {
        return Some(Refused::Proposal);
    }
    let is_line = !text.trim_end().contains('\n') && text.trim_end().ends_with(';');
    (starts(&[","]) && is_line && first.contains(",file:///")).then_some(Refused::LockFile)
}
