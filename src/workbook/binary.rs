//! What both kinds of binary workbooks have in common: little-endian numbers at places that may not be there,
//! numbers in four bytes, errors, and how cells look.

use std::collections::HashMap;
use std::rc::Rc;

use super::digits;
use super::displayed::moved;
use super::format::Format;
use super::looks::CellLook;

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// The same, as a place.
pub(super) fn usize_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// Letters of two bytes each.
pub(super) fn wide(bytes: &[u8]) -> String {
    let letters = bytes.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
    String::from_utf16_lossy(&letters.collect::<Vec<u16>>())
}

/// A number in four bytes: whole or the upper half of a float, perhaps in hundredths.
pub(super) fn short_number(bytes: &[u8], at: usize) -> Option<f64> {
    let bits = u32_at(bytes, at)?;
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(i32::from_le_bytes(bits.to_le_bytes()) >> 2)
    };
    if bits & 1 == 0 {
        return Some(value);
    }
    let sign = if value < 0.0 { "-" } else { "" };
    format!("{sign}{}", moved(&digits::plain(value.abs()), -2)).parse().ok()
}

/// An error as a spreadsheet shows it.
pub(super) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

pub(super) fn truth(is: bool) -> String {
    if is { "TRUE" } else { "FALSE" }.to_owned()
}

/// How cells look, while a workbook is read.
#[derive(Default)]
pub(super) struct Styles {
    /// Formats by their numbers.
    pub formats: HashMap<u16, Option<Rc<Format>>>,
    /// Whether fonts strike through.
    pub fonts: Vec<bool>,
    /// The looks that cells name.
    pub looks: Vec<CellLook>,
}

/// Most formats, fonts and looks, as in the programs themselves.
const MOST: usize = 66_000;

impl Styles {
    /// A format of the workbook's own.
    pub(super) fn format(&mut self, number: u16, code: &str) {
        if self.formats.len() < MOST {
            self.formats.insert(number, Format::read(code).map(Rc::new));
        }
    }

    pub(super) fn font(&mut self, is_struck: bool) {
        if self.fonts.len() < MOST {
            self.fonts.push(is_struck);
        }
    }

    /// A look of a format and of the font at a place.
    pub(super) fn look(&mut self, format: u16, font: usize) {
        if self.looks.len() >= MOST {
            return;
        }
        let of_its_own = || Format::numbered(format.into()).and_then(Format::read).map(Rc::new);
        let format = self.formats.entry(format).or_insert_with(of_its_own).clone();
        let is_struck = self.fonts.get(font).copied().unwrap_or_default();
        self.looks.push(CellLook { format, is_struck });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_read() {
        let number = |bits: u32| short_number(&bits.to_le_bytes(), 0);
        assert_eq!(number(62_500 << 2 | 2), Some(62_500.0));
        assert_eq!(number(9_680 << 2 | 3), Some(96.8));
        assert_eq!(number((-5_i32 << 2 | 2).cast_unsigned()), Some(-5.0));
        assert_eq!(number(0x3FF8_0000), Some(1.5));
        assert_eq!(short_number(&[1, 2], 0), None);
    }
}
