//! Bytes packed for scripts, and as text inside an HTML document at little more than their own size.

use std::io::Write as _;

use anyhow::{Context as _, Result};
use lzma_rust2::{LzmaOptions, LzmaWriter};

/// Added to a letter that a document would not keep as it is. `static/copy.js` takes the lowest seven bits of
/// every letter.
const SHIFT: u32 = 0x100;

/// What bytes mostly are: packing goes by what is measured best for each.
#[derive(Clone, Copy)]
pub enum Sort {
    /// Instructions of WebAssembly.
    Code,
    /// Texts, many of them Japanese.
    Text,
}

/// Bytes as `xtask/npm/unpack.js` unpacks them: LZMA, with their number in its header.
pub fn packed(bytes: &[u8], sort: Sort) -> Result<Vec<u8>> {
    let size = u64::try_from(bytes.len())?;
    let (lc, lp, pb, nice_len) = match sort {
        Sort::Code => (4, 0, 0, 273),
        Sort::Text => (2, 1, 1, 80),
    };
    let options = LzmaOptions { lc, lp, pb, nice_len, ..LzmaOptions::with_preset(9) };
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(size))?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

/// Packed bytes as letters of seven bits, which `static/copy.js` takes apart again.
pub fn text(bytes: &[u8], sort: Sort) -> Result<String> {
    letters(&packed(bytes, sort)?)
}

fn letters(bytes: &[u8]) -> Result<String> {
    let mut sevens: Vec<u32> = Vec::with_capacity(bytes.len() * 8 / 7 + 1);
    let (mut bits, mut count) = (0_u32, 0);
    // The last bits are followed by zeros, too few to make a byte.
    for byte in bytes.iter().copied().chain([0]) {
        bits = bits << 8 | u32::from(byte);
        count += 8;
        while count >= 7 {
            count -= 7;
            sevens.push(bits >> count & 0x7f);
        }
        bits &= 0x7f;
    }
    // What the zeros took up beyond the bits before them says nothing.
    sevens.truncate((bytes.len() * 8).div_ceil(7));
    let letter = |(at, bits): (usize, &u32)| {
        let next = sevens.get(at + 1).copied().and_then(char::from_u32);
        let is_changed = match char::from_u32(*bits) {
            // The first is replaced, the second becomes another.
            Some('\0' | '\r') => true,
            // The end of a script, or a comment, would begin here.
            Some('<') => matches!(next, Some('/' | '!')),
            _ => false,
        };
        char::from_u32(bits + if is_changed { SHIFT } else { 0 }).context("a letter")
    };
    sevens.iter().enumerate().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `static/copy.js` does it.
    fn bytes(text: &str) -> Vec<u8> {
        let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
        for letter in text.chars() {
            bits = bits << 7 | (u32::from(letter) & 0x7f);
            count += 7;
            if count >= 8 {
                count -= 8;
                bytes.push((bits >> count & 0xff) as u8);
            }
            bits &= 0xff;
        }
        bytes
    }

    #[test]
    fn all_bytes_come_back() {
        for length in 0..600_usize {
            let given: Vec<u8> = (0..length).map(|at| (at * 7919 % 256) as u8).collect();
            let text = letters(&given).expect("letters");
            assert!(!text.contains(['\0', '\r']) && !text.contains("</") && !text.contains("<!"));
            assert_eq!(bytes(&text), given, "{length}");
        }
    }
}
