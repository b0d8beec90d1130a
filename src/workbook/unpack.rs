//! What an archive must keep to before it is read: its kind, and what it unpacks to.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Refused, compound, xls};

/// Most bytes a file may have.
pub const MOST_BYTES: usize = 20_000_000;
/// Most bytes its parts may unpack to together, and most of them.
pub(super) const MOST_UNPACKED: u64 = 100_000_000;
const MOST_PARTS: usize = 2_000;
/// Most marks in the parts that the reader keeps whole: each text and each style takes more room
/// there than in the file. Excel itself has at most 65,490 styles.
const MOST_TEXT_MARKS: usize = 4_000_000;
const MOST_STYLE_MARKS: usize = 500_000;
/// The same of the parts that list sheets, names of areas and other parts.
const MOST_LISTED_MARKS: usize = 500_000;
/// Most bytes that its longest mark takes in all its styles.
const MOST_MULTIPLIED: usize = 100_000_000;

/// How an archive begins.
pub(super) const ARCHIVE: &[u8] = b"PK";
/// The name of the stream that holds a protected workbook.
const PROTECTED: &str = "EncryptedPackage";
/// How OpenDocument spreadsheets name themselves.
const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// What kind of workbook a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Of Excel 2007 and later, with macros or without.
    Xlsx,
    /// The same in binary parts.
    Xlsb,
    /// Of LibreOffice.
    Ods,
    /// Of Excel 2003 and before.
    Xls,
}

/// Looks at a file without keeping anything of it: its kind, and the bytes of its largest part.
pub(super) fn check(bytes: &[u8]) -> Result<(Kind, u64), Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooLarge);
    }
    if bytes.starts_with(compound::START) {
        return old(bytes);
    }
    if !bytes.starts_with(ARCHIVE) {
        return Err(Refused::NotAWorkbook);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(Refused::Bomb);
    }
    let declared = archive.decompressed_size().unwrap_or(0);
    if declared > u128::from(MOST_UNPACKED) {
        return Err(Refused::Bomb);
    }
    let kind = kind(&mut archive)?;
    let (mut left, mut largest) = (MOST_UNPACKED, 0);
    for index in 0..archive.len() {
        let rest = part(&mut archive, index, left)?;
        (left, largest) = (rest, largest.max(left.saturating_sub(rest)));
    }
    Ok((kind, largest))
}

/// What a file of streams is.
fn old(bytes: &[u8]) -> Result<(Kind, u64), Refused> {
    let file = compound::Compound::read(bytes).ok_or(Refused::Damaged)?;
    if file.has(PROTECTED) {
        return Err(Refused::Encrypted);
    }
    let is_book = xls::STREAMS.into_iter().any(|name| file.has(name));
    if is_book { Ok((Kind::Xls, 0)) } else { Err(Refused::Document) }
}

/// What an archive is, by the names of its parts.
fn kind(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Kind, Refused> {
    let has = |end: &str| archive.file_names_raw().any(|name| ends_with(name, end));
    let within = |folder: &str| {
        archive
            .file_names_raw()
            .any(|name| name.to_ascii_lowercase().starts_with(folder.as_bytes()))
    };
    if has("workbook.xml") {
        return Ok(Kind::Xlsx);
    }
    if has("workbook.bin") {
        return Ok(Kind::Xlsb);
    }
    if has(".iwa") || has("index.zip") {
        return Err(Refused::Numbers);
    }
    if within("word/") || within("ppt/") {
        return Err(Refused::Document);
    }
    if !has("content.xml") {
        return Err(if has(".xlsx") || has(".csv") || has(".xls") {
            Refused::Archive
        } else {
            Refused::NotAWorkbook
        });
    }
    let mut named = Vec::new();
    if let Ok(part) = archive.by_name("mimetype") {
        part.take(100).read_to_end(&mut named).map_err(|_| Refused::Damaged)?;
    }
    if !named.starts_with(OPEN_DOCUMENT) {
        return Err(Refused::Document);
    }
    let mut manifest = String::new();
    if let Ok(part) = archive.by_name("META-INF/manifest.xml") {
        let part = part.take(MOST_UNPACKED).read_to_string(&mut manifest);
        part.map_err(|_| Refused::Damaged)?;
    }
    if manifest.contains("encryption-data") { Err(Refused::Encrypted) } else { Ok(Kind::Ods) }
}

/// Unpacks one part to nowhere, whatever the directory says of its size; the bytes that are left.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, left: u64) -> Result<u64, Refused> {
    let part = archive.by_index(index).map_err(|_| Refused::Damaged)?;
    if part.encrypted() {
        return Err(Refused::Encrypted);
    }
    let name = part.name_raw().to_ascii_lowercase();
    let mut limited = part.take(left.saturating_add(1));
    let is_list = name.ends_with(b"workbook.xml") || name.ends_with(b".rels");
    let most = if name.ends_with(b"sharedstrings.xml") {
        MOST_TEXT_MARKS
    } else if name.ends_with(b"styles.xml") {
        MOST_STYLE_MARKS
    } else if is_list {
        MOST_LISTED_MARKS
    } else {
        let size = std::io::copy(&mut limited, &mut std::io::sink());
        return left.checked_sub(size.map_err(|_| Refused::Damaged)?).ok_or(Refused::Bomb);
    };
    let mut contents = Vec::new();
    limited.read_to_end(&mut contents).map_err(|_| Refused::Damaged)?;
    if contents.iter().filter(|byte| **byte == b'<').count() > most {
        return Err(Refused::Bomb);
    }
    if !is_list {
        if is_multiplied(&contents) {
            return Err(Refused::Bomb);
        }
        counts(&contents)?;
    }
    left.checked_sub(u64::try_from(contents.len()).unwrap_or(u64::MAX)).ok_or(Refused::Bomb)
}

/// The reader copies a font and a number format to every style that names it: long ones, often, take more
/// room than there is.
fn is_multiplied(styles: &[u8]) -> bool {
    let longest = styles.split(|byte| *byte == b'<').map(<[u8]>::len).max().unwrap_or_default();
    let count = styles.windows(3).filter(|mark| mark == b"xf ").count();
    longest.saturating_mul(count) > MOST_MULTIPLIED
}

/// The shared texts say how many they are, and the reader makes room for as many: there can't be
/// more than there are bytes. The claim could hide in an encoding other than UTF-8.
fn counts(texts: &[u8]) -> Result<(), Refused> {
    let text = str::from_utf8(texts).map_err(|_| Refused::Damaged)?;
    for claim in text.split("uniqueCount").skip(1) {
        let claim = claim.trim_start_matches(|c: char| c.is_whitespace() || "='\"+".contains(c));
        let digits: String = claim.chars().take_while(char::is_ascii_digit).collect();
        if !digits.is_empty() && digits.parse::<usize>().map_or(true, |count| count > texts.len()) {
            return Err(Refused::Damaged);
        }
    }
    Ok(())
}

fn ends_with(name: &[u8], end: &str) -> bool {
    name.to_ascii_lowercase().ends_with(end.as_bytes())
}
