//! The mark before a heading: "Ⅰ", "（１）", "2.", "①", "1-1", "A.", "【…】".

/// How a mark is written, whatever its number: headings with marks of one style are of one level.
pub(super) type Style = String;

const KANJI_NUMBERS: &str = "一二三四五六七八九十";

/// The style of the mark a half-width text starts with, and the text after it.
pub(super) fn split(half: &str) -> (Option<Style>, &str) {
    let text = half.trim();
    let marked = in_parentheses(text)
        .or_else(|| symbol(text))
        .or_else(|| number(text))
        .or_else(|| letter(text))
        .or_else(|| ordinal(text));
    match marked {
        Some((style, rest)) => (Some(style), rest.trim_start()),
        None => (None, text),
    }
}

/// The numbers of a mark such as "2-1", from the outermost on; empty where it has none.
pub(super) fn path(half: &str) -> Vec<&str> {
    let text = half.trim().trim_start_matches('(');
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-'))).unwrap_or(0);
    let mark = text.get(..end).unwrap_or_default();
    mark.split(['.', '-']).filter(|part| !part.is_empty()).collect()
}

/// "(1)", "(a)", "(ア)".
fn in_parentheses(text: &str) -> Option<(Style, &str)> {
    let (inside, rest) = text.strip_prefix('(')?.split_once(')')?;
    let kind = kind(inside.trim())?;
    (!rest.trim().is_empty()).then(|| (format!("({kind})"), rest))
}

/// A bullet, or one sign that is a number in itself.
fn symbol(text: &str) -> Option<(Style, &str)> {
    let c = text.chars().next()?;
    let style = match c {
        '①'..='⑳' => '①',
        '⑴'..='⒇' => '⑴',
        '⒈'..='⒛' => '⒈',
        'ⓐ'..='ⓩ' => 'ⓐ',
        'Ⅰ'..='Ⅻ' => 'Ⅰ',
        'ⅰ'..='ⅻ' => 'ⅰ',
        '■' | '□' | '●' | '○' | '◆' | '◇' | '◎' | '▼' | '▶' | '・' | '•' => c,
        _ => return None,
    };
    let rest = text.strip_prefix(c)?;
    Some((style.to_string(), rest.trim_start_matches(['.', ':', ')', ' ', '、'])))
}

/// "1.", "1-1", "2) ", "3 人件費": digits, and something that parts them from the words.
fn number(text: &str) -> Option<(Style, &str)> {
    let is_mark = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
    let end = text.find(|c| !is_mark(c))?;
    let (mark, rest) = text.split_at_checked(end)?;
    if !mark.starts_with(|c: char| c.is_ascii_digit()) || mark.contains("..") {
        return None;
    }
    let digits: String = mark.chars().map(|c| if c.is_ascii_digit() { '1' } else { c }).collect();
    let mut style = digits.clone();
    while style.contains("11") {
        style = style.replace("11", "1");
    }
    if rest.starts_with(')') {
        style.push(')');
    }
    let parted = mark.ends_with(['.', '-']) || rest.starts_with([' ', ')', ':', '、']);
    let words = rest.trim_start_matches([' ', ')', ':', '、']);
    let starts_word = words.starts_with(|c: char| c.is_alphabetic());
    (parted && starts_word).then_some((style, words))
}

/// "A.", "I ", "ア)".
fn letter(text: &str) -> Option<(Style, &str)> {
    let end = text.find(['.', ')', ':', ' ', '、'])?;
    let (mark, rest) = text.split_at_checked(end)?;
    let kind = kind(mark)?;
    let words = rest.trim_start_matches(['.', ')', ':', ' ', '、']);
    // "a workshop" and "10 persons" are no headings.
    let spaced = rest.starts_with(' ') && !matches!(kind, 'A' | 'I');
    (!spaced && kind != '1' && !words.is_empty()).then(|| (format!("{kind}."), words))
}

/// "第1章".
fn ordinal(text: &str) -> Option<(Style, &str)> {
    let rest = text.strip_prefix('第')?;
    let words = rest.trim_start_matches(|c: char| c.is_ascii_digit() || KANJI_NUMBERS.contains(c));
    let words = match words.strip_prefix(['章', '項', '部', '節', '号']) {
        Some(words) => words,
        None => {
            words.strip_prefix([' ', ':', '.', ')', '、']).filter(|_| words.len() < rest.len())?
        }
    };
    Some(("第".to_owned(), words))
}

/// What kind of number a mark is; none where it is a word.
fn kind(mark: &str) -> Option<char> {
    let all = |is: fn(char) -> bool| !mark.is_empty() && mark.chars().all(is);
    let one = mark.chars().count() == 1;
    if all(|c| c.is_ascii_digit()) && mark.len() <= 2 {
        Some('1')
    } else if all(|c| matches!(c, 'I' | 'V' | 'X')) && mark.len() <= 4 {
        Some('I')
    } else if all(|c| matches!(c, 'i' | 'v' | 'x')) && mark.len() <= 4 {
        Some('i')
    } else if all(|c| matches!(c, 'Ⅰ'..='Ⅻ')) {
        Some('Ⅰ')
    } else if one && all(|c| c.is_ascii_uppercase()) {
        Some('A')
    } else if one && all(|c| c.is_ascii_lowercase()) {
        Some('a')
    } else if one && all(|c| ('ア'..='ン').contains(&c)) {
        Some('ア')
    } else if mark.chars().count() <= 2 && all(|c| KANJI_NUMBERS.contains(c)) {
        Some('一')
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_set_apart() {
        for (text, style, rest) in [
            ("Ⅰ 人件費", Some("Ⅰ"), "人件費"),
            ("(1)諸謝金", Some("(1)"), "諸謝金"),
            ("(12) 賃金", Some("(1)"), "賃金"),
            ("1.人件費", Some("1."), "人件費"),
            ("10. Personnel", Some("1."), "Personnel"),
            ("1-2 旅費", Some("1-1"), "旅費"),
            ("1 人件費", Some("1"), "人件費"),
            ("2) Travel", Some("1)"), "Travel"),
            ("①航空賃", Some("①"), "航空賃"),
            ("A. Personnel", Some("A."), "Personnel"),
            ("II. Travel", Some("I."), "Travel"),
            ("ア)印刷", Some("ア."), "印刷"),
            ("一、人件費", Some("一."), "人件費"),
            ("第2章 業務費", Some("第"), "業務費"),
            ("・会場費", Some("・"), "会場費"),
            ("人件費", None, "人件費"),
            ("3名×2回", None, "3名×2回"),
            ("5", None, "5"),
            ("1.5", None, "1.5"),
            ("a workshop", None, "a workshop"),
            ("(税込)", None, "(税込)"),
            ("2026年度", None, "2026年度"),
        ] {
            assert_eq!(split(text), (style.map(str::to_owned), rest), "{text}");
        }
    }
}
