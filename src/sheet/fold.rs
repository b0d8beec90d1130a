//! Texts made alike for comparing: full and half width, spaces, capitals, kinds of dashes and brackets.

use crate::text::{half_width, is_invisible};

/// The full-width kana of U+FF66 to U+FF9F, in that order.
const KANA: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

/// In half width where there is one, kana in full width; one kind of dash, of bracket and of space.
pub(super) fn half(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '［' => out.push('('),
            '］' => out.push(')'),
            '！'..='～' => out.push(half_width(c)),
            '￥' => out.push('¥'),
            '−' | '‐' | '‑' | '–' | '—' | '―' => out.push('-'),
            '〔' | '【' | '〈' | '《' => out.push('('),
            '〕' | '】' | '〉' | '》' => out.push(')'),
            c if is_invisible(c) => {}
            'ｦ'..='ﾟ' => kana(c, &mut out),
            '･' => out.push('・'),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A half-width kana; a voicing mark is joined to the kana before it.
fn kana(c: char, out: &mut String) {
    let mark = u32::from(c).saturating_sub(u32::from('ﾝ'));
    let voiced = out.chars().next_back().filter(|last| ('カ'..='ホ').contains(last));
    if let (1..=2, Some(last)) = (mark, voiced) {
        out.pop();
        out.push(char::from_u32(u32::from(last) + mark).unwrap_or(last));
        return;
    }
    let place = u32::from(c).saturating_sub(u32::from('ｦ'));
    out.extend(usize::try_from(place).ok().and_then(|place| KANA.chars().nth(place)));
}

/// The same without any space and in small letters: what names are compared by.
pub(crate) fn fold(text: &str) -> String {
    let mut out = half(text);
    out.retain(|c| c != ' ');
    if out.chars().any(char::is_uppercase) { out.to_lowercase() } else { out }
}

/// A folded text without its remarks in parentheses; where nothing else is left, the remark itself.
pub(super) fn bare(folded: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    if outside.is_empty() { folded.replace(['(', ')'], "") } else { outside }
}

/// A text on one line: white space of any kind and length is one blank.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // An ideographic space inside a text is how people set words apart; it stays.
    let breaks = |c: char| c.is_whitespace() && c != '\u{3000}';
    for word in text.trim().split(breaks).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// What stands in the last parentheses at the end of a half-width text, and what stands before.
pub(super) fn remark(half: &str) -> Option<(&str, &str)> {
    let inner = half.trim_end().strip_suffix(')')?;
    inner.rsplit_once('(')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_alike_is_alike() {
        for (typed, folded) in [
            ("単　価（千円）", "単価(千円)"),
            ("Ｕｎｉｔ Price", "unitprice"),
            ("ﾚﾝﾀﾙ料・ﾊﾟﾝﾌﾚｯﾄ", "レンタル料・パンフレット"),
            ("【小 計】", "(小計)"),
            ("ﾞ", "゛"),
        ] {
            assert_eq!(fold(typed), folded, "{typed}");
        }
    }

    #[test]
    fn remarks_are_set_apart() {
        assert_eq!(bare("合計(税込)"), "合計");
        assert_eq!(bare("(小計)"), "小計");
        assert_eq!(bare("1)人件費"), "1人件費");
        assert_eq!(remark("500円(税込) "), Some(("500円", "税込")));
        assert_eq!(one_line(" a\n b\t c　d "), "a b c　d");
    }
}
