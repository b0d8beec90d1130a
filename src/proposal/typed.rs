//! Numbers as people type them: full-width digits, commas, units of 万, minus signs of all kinds.

use rust_decimal::Decimal;

use crate::quantity::Number;
use crate::text::is_invisible;

/// The file's form of a number as it was typed; `None` where it can't be read as one.
///
/// Full-width digits, grouping commas, white space, a leading ¥ or trailing 円, 万 and 億 (also with
/// a number after them, as in "1億2,000万"), and a minus written "-", "−", "▲", "△" or as
/// parentheses are understood, and marks nobody sees are passed over. Nothing is guessed: a lone comma as
/// decimal point is not a number, and after a leading zero a comma can be nothing else.
pub fn normalised(typed: &str) -> Option<Number> {
    let seen = typed.chars().filter(|c| !is_invisible(*c));
    let plain = without_spaces(&seen.map(half_width).collect::<String>());
    let (negative, unsigned) = split_sign(&plain);
    let money = unsigned.strip_prefix('¥').unwrap_or(unsigned);
    let digits = money.strip_suffix('円').unwrap_or(money);
    let value = with_large_units(digits)?;
    let signed = if negative { -value } else { value };
    // The file's limits on digits hold for what was typed, too.
    Number::parse(&crate::quantity::plain(signed))
}

/// Without the spaces around it and its signs; a space between digits groups them like a comma.
fn without_spaces(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut joined = String::new();
    for word in words {
        let between_digits = joined.ends_with(|c: char| c.is_ascii_digit())
            && word.starts_with(|c: char| c.is_ascii_digit());
        if between_digits {
            joined.push(',');
        }
        joined.push_str(word);
    }
    joined
}

/// A lone comma after a zero, where a decimal point would stand: "0,402".
pub fn has_decimal_comma(typed: &str) -> bool {
    let seen = typed.chars().filter(|c| !is_invisible(*c) && !c.is_whitespace());
    let plain: String = seen.map(half_width).collect();
    let (_, unsigned) = split_sign(&plain);
    let Some((whole, fraction)) = unsigned.split_once(',') else { return false };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    whole.bytes().all(|byte| byte == b'0') && !whole.is_empty() && is_digits(fraction)
}

/// Full-width forms of ASCII, and other writings of the minus and the yen sign.
fn half_width(c: char) -> char {
    match c {
        '￥' => '¥',
        '\\' => '¥',
        '−' | '‐' | '‑' | '–' | '—' | 'ー' | '▲' | '△' => '-',
        '、' => ',',
        '。' => '.',
        other => crate::text::half_width(other),
    }
}

fn split_sign(text: &str) -> (bool, &str) {
    let parentheses = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    match parentheses {
        Some(inner) => (true, inner),
        None => match text.strip_prefix('-').or_else(|| text.strip_prefix("¥-")) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        },
    }
}

/// A number that may use 億 and 万, each once and in this order, and 千 in each part.
fn with_large_units(text: &str) -> Option<Decimal> {
    let mut rest = text;
    let mut sum = Decimal::ZERO;
    for (unit, factor) in [('億', 100_000_000_u32), ('万', 10_000)] {
        if let Some((before, after)) = rest.split_once(unit) {
            sum = sum.checked_add(with_thousands(before)?.checked_mul(factor.into())?)?;
            if after.is_empty() {
                return Some(sum);
            }
            rest = after;
        }
    }
    sum.checked_add(with_thousands(rest)?)
}

/// A number that may use 千.
fn with_thousands(text: &str) -> Option<Decimal> {
    let Some((before, after)) = text.split_once('千') else { return ungrouped(text) };
    let thousands = ungrouped(before)?.checked_mul(1_000.into())?;
    if after.is_empty() { Some(thousands) } else { thousands.checked_add(ungrouped(after)?) }
}

/// Digits with or without commas that group thousands.
fn ungrouped(text: &str) -> Option<Decimal> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let leads = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let well_grouped = groups.all(|group| group.len() == 3) && (!grouped || leads);
    if !well_grouped {
        return None;
    }
    let mut digits = whole.replace(',', "");
    // ".5" and "5." are how people type; the file has a digit on both sides.
    if digits.is_empty() && fraction.is_some_and(|fraction| !fraction.is_empty()) {
        digits.push('0');
    }
    match fraction {
        Some(fraction) if !fraction.is_empty() => {
            digits.extend(['.'].into_iter().chain(fraction.chars()))
        }
        _ => {}
    }
    Number::parse(&digits).filter(|_| !digits.starts_with('-')).map(|Number(value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        let cases = [
            ("1200.50", "1200.5"),
            ("１，２００", "1200"),
            ("1,234,567", "1234567"),
            (" 12 000 ", "12000"),
            ("¥1,000", "1000"),
            ("１２００円", "1200"),
            ("150万", "1500000"),
            ("1.5万円", "15000"),
            ("1億2,000万", "120000000"),
            ("3千", "3000"),
            ("２千万円", "20000000"),
            ("1千500", "1500"),
            ("1万5,000円", "15000"),
            ("1,200 円", "1200"),
            ("¥ 1 200 000", "1200000"),
            ("▲500", "-500"),
            ("△１", "-1"),
            ("(500)", "-500"),
            ("（1,000）", "-1000"),
            ("−3", "-3"),
            (".5", "0.5"),
            ("5.", "5"),
            ("０．３９５３９", "0.39539"),
            ("007", "7"),
            ("-0", "0"),
        ];
        for (typed, file) in cases {
            assert_eq!(normalised(typed).map(|n| n.to_string()), Some(file.into()), "{typed}");
        }
    }

    #[test]
    fn guesses_nothing() {
        let refused = [
            "",
            "abc",
            "1,5",
            "1,23,456",
            "1.2.3",
            "1e3",
            "万",
            "--5",
            "1万2億",
            "12a",
            "1/2",
            ".",
            "1000000000000000",
            "0.12345678901",
            "5-",
            "¥",
            "円",
            "1,",
            "5 10",
            "1 2 3",
            "千万",
        ];
        for typed in refused {
            assert_eq!(normalised(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_a_file_holds_reads_alike() {
        for text in ["0", "-5", "999999999999999.9999999999", "1.50", "-0.0"] {
            assert_eq!(normalised(text), Number::parse(text), "{text}");
        }
    }
}
