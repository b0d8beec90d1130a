//! What an archive must keep to before it is read: its kind, and what it unpacks to.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Refused;

/// Most bytes a file may have.
pub const MOST_BYTES: usize = 20_000_000;
/// Most bytes its parts may unpack to together, and most of them.
const MOST_UNPACKED: u64 = 100_000_000;
const MOST_PARTS: usize = 2_000;
/// Most marks in the parts that the reader keeps whole: each text and each style takes more room
/// there than in the file. Excel itself has at most 65,490 styles.
const MOST_TEXT_MARKS: usize = 4_000_000;
const MOST_STYLE_MARKS: usize = 500_000;

/// How an archive begins; how an old workbook and a protected one do.
const ARCHIVE: &[u8] = b"PK";
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// The name of the part that holds a protected workbook, as such files spell it.
const PROTECTED: &str = "EncryptedPackage";

/// Looks at a file without keeping anything of it.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooLarge);
    }
    if bytes.starts_with(COMPOUND) {
        let name: Vec<u8> = PROTECTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_protected = bytes.windows(name.len()).any(|part| part == name);
        return Err(if is_protected { Refused::Encrypted } else { Refused::OldExcel });
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
    let is_workbook = archive.file_names_raw().any(|name| ends_with(name, "workbook.xml"));
    if !is_workbook {
        return Err(Refused::NotAWorkbook);
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        left = part(&mut archive, index, left)?;
    }
    Ok(())
}

/// Unpacks one part to nowhere, whatever the directory says of its size; the bytes that are left.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, left: u64) -> Result<u64, Refused> {
    let part = archive.by_index(index).map_err(|_| Refused::Damaged)?;
    if part.encrypted() {
        return Err(Refused::Encrypted);
    }
    let name = part.name_raw().to_ascii_lowercase();
    let mut limited = part.take(left.saturating_add(1));
    let most = if name.ends_with(b"sharedstrings.xml") {
        MOST_TEXT_MARKS
    } else if name.ends_with(b"styles.xml") {
        MOST_STYLE_MARKS
    } else {
        let size = std::io::copy(&mut limited, &mut std::io::sink());
        return left.checked_sub(size.map_err(|_| Refused::Damaged)?).ok_or(Refused::Bomb);
    };
    let mut contents = Vec::new();
    limited.read_to_end(&mut contents).map_err(|_| Refused::Damaged)?;
    if contents.iter().filter(|byte| **byte == b'<').count() > most {
        return Err(Refused::Bomb);
    }
    counts(&contents)?;
    left.checked_sub(u64::try_from(contents.len()).unwrap_or(u64::MAX)).ok_or(Refused::Bomb)
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
