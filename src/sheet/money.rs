//! An amount of money in a cell: "1,500円", "245千円", "@10,000", "US$150.00", "▲8,000", "(30,000)",
//! "10,000円/人日", "107,800円（税込）".

use super::decimals::rounded;
use super::fold::{fold, half, remark};
use super::words::{has_any, starts_with_any, words};
use crate::quantity::{Exact, Number};

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Reading<T> {
    /// Nothing, or a dash.
    #[default]
    Empty,
    /// A spreadsheet's error, or something else that is no value.
    Unreadable,
    /// This.
    Value(T),
}

impl<T> Reading<T> {
    pub(super) fn value(&self) -> Option<&T> {
        if let Self::Value(value) = self { Some(value) } else { None }
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }
}

/// Money as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Money {
    /// The number, with its own 千, 万 and 百万 applied.
    pub number: Number,
    /// It names its scale itself, so that of the column does not apply.
    pub own_scale: bool,
    /// Code of the currency, where it is written there.
    pub currency: Option<&'static str>,
    /// Whether tax is in it, where it is written there.
    pub includes_tax: Option<bool>,
    /// The unit it is the price of.
    pub per: Option<String>,
    /// Digits after the point, as written.
    pub decimals: u32,
    /// The number as it was, where it had more decimals than a file holds.
    pub exact: Option<Exact>,
}

impl Money {
    /// In the currency's own unit, by the scale of its column.
    pub(super) fn scaled(&self, scale: u32) -> Option<Number> {
        let own = self.own_scale || self.is_foreign();
        multiplied(self.number, if own { 1 } else { scale })
    }

    /// Not in yen.
    pub(super) fn is_foreign(&self) -> bool {
        self.currency.is_some_and(|code| code != YEN)
    }
}

/// Code of the yen.
pub(super) const YEN: &str = "JPY";

/// A number times a whole one; none beyond the digits a file may have.
pub(super) fn multiplied(number: Number, by: u32) -> Option<Number> {
    if by == 1 {
        return Some(number);
    }
    Number::parse(&Exact::from(number).scaled_by(&by.into()).to_string())
}

/// Nothing but dashes, or a word for nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    text.chars().all(|c| matches!(c, '-' | '−' | '－' | '‐' | '–' | '—' | '―' | 'ー' | '…'))
        || matches!(text, "なし" | "N/A" | "n/a" | "／" | "/")
}

/// Reads a cell as money.
pub(super) fn read(cell: &str) -> Reading<Money> {
    if is_nothing(cell) {
        return Reading::Empty;
    }
    if !cell.contains(|c: char| c.is_numeric()) || starts_with_any(&words().errors, cell.trim()) {
        return Reading::Unreadable;
    }
    let plain = cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
    let money = if plain { plain_number(cell) } else { money(&half(cell)) };
    money.map_or(Reading::Unreadable, Reading::Value)
}

/// Whether it says of itself that tax is in it.
pub(super) fn tax_state(folded: &str) -> Option<bool> {
    if has_any(&words().tax_excluded, folded) {
        Some(false)
    } else if has_any(&words().tax_included, folded) {
        Some(true)
    } else {
        None
    }
}

/// Most cells: digits and nothing else.
fn plain_number(text: &str) -> Option<Money> {
    let (number, exact) = rounded(text)?;
    Some(Money {
        number,
        own_scale: false,
        currency: None,
        includes_tax: None,
        per: None,
        decimals: decimals(text),
        exact,
    })
}

fn decimals(digits: &str) -> u32 {
    let fraction = digits.split_once('.').map_or("", |(_, fraction)| fraction);
    u32::try_from(fraction.len()).unwrap_or_default()
}

fn money(half: &str) -> Option<Money> {
    let mut text = half.trim();
    let mut includes_tax = None;
    // A remark, unless the parentheses are the minus.
    while let Some((before, inside)) = remark(text).filter(|(before, _)| !before.trim().is_empty())
    {
        includes_tax = includes_tax.or_else(|| tax_state(&fold(inside)));
        text = before.trim();
    }
    let folded = fold(&grouped(text));
    let mut rest = folded.as_str();
    let words = words();
    while let Some(word) = words.price_prefixes.iter().find(|word| rest.starts_with(word.as_str()))
    {
        rest = rest.get(word.len()..)?;
    }
    let mut per = None;
    if let Some((before, after)) = rest.split_once('/') {
        if after.is_empty() || after.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        // As it was written, not folded.
        per = text.split_once('/').map(|(_, unit)| unit.trim().to_owned());
        rest = before;
    }
    for (marks, included) in [(&words.tax_included, true), (&words.tax_excluded, false)] {
        if let Some(before) = marks.iter().find_map(|mark| rest.strip_suffix(mark.as_str())) {
            (rest, includes_tax) = (before, Some(included));
        }
    }
    let (negative, unsigned) = sign(rest);
    let (currency, number) = currency(unsigned);
    let (more, number) = sign(number);
    let digits = closed(number);
    let (digits, factor) = match digits.strip_suffix("百万") {
        Some(millions) => (millions, 1_000_000),
        None => (digits, 1),
    };
    if digits.starts_with(['-', '(']) || (negative && more) {
        return None;
    }
    let (number, exact) = rounded(digits)?;
    let number = multiplied(number, factor)?;
    let is_below = negative || more;
    let sign = |exact: Exact| if is_below { Exact::zero().minus(&exact) } else { exact };
    let written = half.contains('円') || digits.contains(['千', '万', '億']) || factor != 1;
    Some(Money {
        number: if is_below { Number(-number.0) } else { number },
        own_scale: written,
        currency,
        includes_tax,
        per,
        decimals: decimals(digits),
        exact: exact.map(|exact| sign(exact.scaled_by(&factor.into()))),
    })
}

/// With a comma for the blanks between digits: they group them, or part two numbers.
fn grouped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut words = text.split(' ').filter(|word| !word.is_empty());
    out.push_str(words.next().unwrap_or_default());
    for word in words {
        let digits = out.ends_with(|c: char| c.is_ascii_digit())
            && word.starts_with(|c: char| c.is_ascii_digit());
        out.push(if digits { ',' } else { ' ' });
        out.push_str(word);
    }
    out
}

/// Without a minus of any kind.
fn sign(text: &str) -> (bool, &str) {
    if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (true, inner);
    }
    match text.strip_prefix(['-', '▲', '△']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// The currency written before or after a number, and the number.
fn currency(text: &str) -> (Option<&'static str>, &str) {
    let mut best: (usize, Option<&'static str>, &str) = (0, None, text);
    let is_digit = |c: char| c.is_ascii_digit();
    if text.starts_with(is_digit) && text.ends_with(is_digit) {
        return (None, text);
    }
    let yen = text.strip_suffix('円');
    if let Some(number) = yen.filter(|rest| rest.starts_with(is_digit) && rest.ends_with(is_digit))
    {
        return (Some(YEN), number);
    }
    for (code, marks) in &words().currencies {
        for mark in marks {
            let number =
                text.strip_prefix(mark.as_str()).or_else(|| text.strip_suffix(mark.as_str()));
            if let Some(number) = number.filter(|_| mark.len() > best.0) {
                best = (mark.len(), Some(code.as_str()), number);
            }
        }
    }
    (best.1, best.2)
}

/// Without what closes an amount of yen against additions: "10,000-", "10,000.-", "10,000円也".
fn closed(number: &str) -> &str {
    let number = number.strip_suffix('也').unwrap_or(number);
    let number = number.strip_suffix('-').map_or(number, |rest| rest.trim_end_matches('.'));
    number.strip_suffix('円').unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_stands_in_price_columns() {
        for (cell, number, own_scale, currency, per) in [
            ("62,500", "62500", false, None, None),
            ("２９，７００円", "29700", true, Some("JPY"), None),
            ("245千円", "245000", true, Some("JPY"), None),
            ("1.5百万円", "1500000", true, Some("JPY"), None),
            ("3万円", "30000", true, Some("JPY"), None),
            ("@10,000", "10000", false, None, None),
            ("＠２，５００円", "2500", true, Some("JPY"), None),
            ("10,000円/人日", "10000", true, Some("JPY"), Some("人日")),
            ("US$150.00", "150", false, Some("USD"), None),
            ("USD 820.00", "820", false, Some("USD"), None),
            ("500 THB", "500", false, Some("THB"), None),
            ("▲8,000", "-8000", false, None, None),
            ("△50,000円", "-50000", true, Some("JPY"), None),
            ("(30,000)", "-30000", false, None, None),
            ("（30,000円）", "-30000", true, Some("JPY"), None),
            ("-$50", "-50", false, Some("USD"), None),
            ("¥-500", "-500", false, Some("JPY"), None),
            ("¥10,000-", "10000", false, Some("JPY"), None),
            ("107,800円（税込）", "107800", true, Some("JPY"), None),
            ("1,234.5", "1234.5", false, None, None),
            ("約5,000", "5000", false, None, None),
        ] {
            let Reading::Value(money) = read(cell) else { panic!("{cell} is not read") };
            assert_eq!(money.number.to_string(), number, "{cell}");
            assert_eq!((money.own_scale, money.currency), (own_scale, currency), "{cell}");
            assert_eq!(money.per.as_deref(), per, "{cell}");
        }
        for cell in ["", " - ", "―", "なし"] {
            assert_eq!(read(cell), Reading::Empty, "{cell}");
        }
        for cell in [
            "#REF!",
            "######",
            "abc",
            "3月2日",
            "2026/10/20",
            "1,5",
            "--5",
            "-(5)",
            "10%",
            "3名",
            "1/2",
            "5 10",
            "R9.2",
            "100x2",
        ] {
            assert_eq!(read(cell), Reading::Unreadable, "{cell}");
        }
    }

    #[test]
    fn tells_tax_and_decimals() {
        let money = |cell| read(cell).value().cloned().expect("money");
        assert_eq!(money("500円（税込）").includes_tax, Some(true));
        assert_eq!(money("500円(税抜)").includes_tax, Some(false));
        assert_eq!(money("1,781.3").decimals, 1);
        assert_eq!(money("5").scaled(1000).map(|n| n.to_string()), Some("5000".into()));
        assert_eq!(money("5円").scaled(1000).map(|n| n.to_string()), Some("5".into()));
    }
}
