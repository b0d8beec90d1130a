//! A text in the two languages everything is said in.

use serde::{Deserialize, Serialize};

use crate::shape::described;

/// The same text in Japanese and in English.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Both languages at once.
    pub fn new(ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ja: ja.into(), en: en.into() }
    }
}

described!(
    /// A text in Japanese and in English.
    Text as "Text",
    |known| {
        crate::shape::Entries::new(known)
            .written("ja", "", |text: &Text, is| is.is(&text.ja))
            .written("en", "", |text: &Text, is| is.is(&text.en))
            .object()
    }
);

/// A sign in half width where ASCII has it, as people type either.
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// A mark that nobody sees: joiners, directions of writing, byte order marks. Programs leave them in numbers.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// A text to look for words in: half width, and small where ASCII has capitals. The letters of all
/// other languages stay as they are; their tables would be a good part of the page's program.
pub fn folded(text: &str) -> String {
    text.chars().map(|c| half_width(c).to_ascii_lowercase()).collect()
}

/// Plain decimal digits with commas between thousands.
pub fn grouped(number: &str) -> String {
    let (sign, unsigned) = number.split_at(usize::from(number.starts_with('-')));
    let (whole, fraction) = unsigned.split_at(unsigned.find('.').unwrap_or(unsigned.len()));
    let mut text = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_thousands_and_nothing_else() {
        let cases = [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-20000000", "-20,000,000"),
            ("1234567.8901", "1,234,567.8901"),
        ];
        for (exact, expected) in cases {
            assert_eq!(grouped(exact), expected);
        }
    }

    #[test]
    fn widths_and_capitals_are_alike() {
        for (typed, expected) in [
            ("Ｌｕｎｃｈ　ＢＯＸ", "lunch box"),
            ("！～", "!~"),
            ("会議費（弁当）", "会議費(弁当)"),
            ("ＥＳＴＡ／ÀÉ", "esta/ÀÉ"),
            ("\u{ff00}\u{ff5f}ﾗﾝﾁ", "\u{ff00}\u{ff5f}ﾗﾝﾁ"),
            ("", ""),
        ] {
            assert_eq!(folded(typed), expected, "{typed}");
        }
    }
}
