//! A text in the two languages everything is said in.

use std::borrow::Cow;

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

/// Marks above, below or in the letter before them: accents, vowel signs and points, tones.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{6d6}'..='\u{6ed}'
        | '\u{93c}'..='\u{94d}' | '\u{951}'..='\u{954}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ecd}'
        | '\u{f71}'..='\u{f84}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1cd0}'..='\u{1cfa}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{2de0}'..='\u{2dff}' | '\u{302a}'..='\u{302f}'
        | '\u{3099}' | '\u{309a}' | '\u{a66f}'..='\u{a67d}' | '\u{fe20}'..='\u{fe2f}')
}

/// Marks on one letter that are shown: as many as Unicode's stream-safe texts have, more than any language
/// writes. Browsers lay out such a pile in the square of its height, and stand still at ten thousand.
const MOST_MARKS: usize = 30;

/// A text with no more marks on a letter than can be shown.
pub fn with_few_marks(text: &str) -> Cow<'_, str> {
    let mut marks = 0;
    let mut fits = |c: char| {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        marks <= MOST_MARKS
    };
    if text.len() <= MOST_MARKS || text.is_ascii() || text.chars().all(&mut fits) {
        return Cow::Borrowed(text);
    }
    marks = 0;
    let mut fits = |c: &char| {
        marks = if is_mark(*c) { marks + 1 } else { 0 };
        marks <= MOST_MARKS
    };
    Cow::Owned(text.chars().filter(|c| fits(c)).collect())
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
    fn piles_of_marks_are_cut_and_nothing_else() {
        for mark in [
            '\u{301}', '\u{5b0}', '\u{951}', '\u{e48}', '\u{1cd0}', '\u{2de0}', '\u{3099}',
            '\u{a66f}', '\u{a67d}',
        ] {
            let piled = |marks: usize| format!("a{}b{mark}c", mark.to_string().repeat(marks));
            assert_eq!(with_few_marks(&piled(30_000)), piled(30), "{mark:?}");
            assert!(matches!(with_few_marks(&piled(30)), Cow::Borrowed(_)));
        }
        for text in
            ["", "ascii", "ものづくり・カ\u{3099}ス", &"か\u{3099}".repeat(1_000), &"長".repeat(99)]
        {
            assert!(matches!(with_few_marks(text), Cow::Borrowed(same) if same == text));
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
