//! The text of a file in whatever encoding it is: Unicode with a mark or without, or one of those that Japanese
//! programs write.

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// The text, and whether some of it could not be read; none where it is no text.
pub(super) fn read(bytes: &[u8]) -> Option<(String, bool)> {
    let encoding = encoding(bytes)?;
    let (text, _, is_lossy) = encoding.decode(bytes);
    // Nothing that a person wrote has such letters.
    let is_binary = text.chars().any(|c| matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1a}'));
    (!is_binary).then(|| (text.into_owned(), is_lossy))
}

fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return Some(marked);
    }
    if bytes.contains(&0) {
        return without_mark(bytes);
    }
    if is_shifted(bytes) {
        return Some(ISO_2022_JP);
    }
    if fits(bytes, UTF_8) {
        return Some(UTF_8);
    }
    match (oddness(bytes, SHIFT_JIS), oddness(bytes, EUC_JP)) {
        (Some(shift_jis), Some(euc)) if euc < shift_jis => Some(EUC_JP),
        (None, Some(_)) => Some(EUC_JP),
        // What can't be read in it shows as a sign, as in any other program.
        _ => Some(SHIFT_JIS),
    }
}

/// Letters of two bytes each without a mark: those of ASCII have a zero on one side.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let encoding = if low > high { UTF_16LE } else { UTF_16BE };
    (bytes.len().is_multiple_of(2) && fits(bytes, encoding)).then_some(encoding)
}

/// The signs by which ISO-2022-JP goes to other letters and back.
fn is_shifted(bytes: &[u8]) -> bool {
    let signs: [&[u8]; 4] = [b"\x1b$B", b"\x1b$@", b"\x1b(J", b"\x1b(I"];
    bytes.windows(3).any(|part| signs.contains(&part)) && fits(bytes, ISO_2022_JP)
}

fn fits(bytes: &[u8], encoding: &'static Encoding) -> bool {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// How much of a text is what no one writes: kana of half width, and letters for private use. None where it
/// can't be read in an encoding.
fn oddness(bytes: &[u8], encoding: &'static Encoding) -> Option<usize> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let is_odd = |c: &char| matches!(c, 'ｦ'..='ﾟ' | '\u{e000}'..='\u{f8ff}' | '\u{80}'..='\u{9f}');
    let is_usual = |c: &char| matches!(c, 'ぁ'..='ん' | 'ァ'..='ヶ' | 'ー' | '、' | '。');
    let odd = text.chars().filter(is_odd).count();
    // A little that is usual outweighs nothing odd.
    Some(3 * odd + text.chars().count().saturating_sub(text.chars().filter(is_usual).count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "費目\t内容\t単価\t数量\t金額\n人件費\tﾃｽﾄ 主任技師（調査）\t62,500\t32\t2,000,000\n外注費\t現地測定\t1,850,000\t1\t1,850,000\n";

    #[test]
    fn every_encoding_of_japanese_programs_is_read() {
        let utf_16 = |order: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
            let mark = mark.then_some(0xFEFF);
            mark.into_iter().chain(TABLE.encode_utf16()).flat_map(order).collect()
        };
        let other = |encoding: &'static Encoding| encoding.encode(TABLE).0.into_owned();
        let marked = [b"\xEF\xBB\xBF".as_slice(), TABLE.as_bytes()].concat();
        for (bytes, name) in [
            (TABLE.as_bytes().to_vec(), "UTF-8"),
            (marked, "UTF-8 with its mark"),
            (utf_16(u16::to_le_bytes, true), "UTF-16LE with its mark"),
            (utf_16(u16::to_be_bytes, true), "UTF-16BE with its mark"),
            (utf_16(u16::to_le_bytes, false), "UTF-16LE"),
            (utf_16(u16::to_be_bytes, false), "UTF-16BE"),
            (other(SHIFT_JIS), "Shift_JIS"),
            (other(EUC_JP), "EUC-JP"),
            (other(ISO_2022_JP), "ISO-2022-JP"),
        ] {
            let (text, is_lossy) = read(&bytes).expect(name);
            let text = text.replace(|c: char| ('ｦ'..='ﾟ').contains(&c), "");
            // ISO-2022-JP has no kana of half width.
            let plain = TABLE.replace(|c: char| ('ｦ'..='ﾟ').contains(&c), "");
            assert_eq!(text.replace("テスト", ""), plain, "{name}");
            assert!(!is_lossy, "{name}");
        }
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        assert_eq!(read(&[0, 1, 2, 3, 0xFF, 0]), None);
        assert_eq!(read(b"\x01\x02abc"), None);
        let (_, is_lossy) = read(b"a\x81 \xFF\xFFb").expect("a text");
        assert!(is_lossy);
    }
}
