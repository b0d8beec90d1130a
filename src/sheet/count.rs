//! Quantities as cells hold them: "3名", "一式", "延べ18人日", "3名×2回", "@2,500円×4時間×3回".

use rust_decimal::Decimal;

use super::decimals::rounded;
use super::fold::{fold, half, remark};
use super::money::{self, Money, Reading, is_nothing};
use super::words::words;
use crate::quantity::{Exact, Number};

/// A number of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// How many.
    pub number: Number,
    /// Of what, as written; may be empty.
    pub unit: String,
    /// The number as it was, where it had more decimals than a file holds.
    pub exact: Option<Exact>,
}

/// A product of counts, with a price among them where one is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Product {
    pub price: Option<Money>,
    pub counts: Vec<Count>,
}

const TIMES: [char; 8] = ['×', '*', '✕', '╳', '⨯', '✖', 'x', 'X'];
const KANJI: &str = "一二三四五六七八九";

/// Reads a cell as a product.
pub(super) fn read(cell: &str) -> Reading<Product> {
    if is_nothing(cell) {
        return Reading::Empty;
    }
    product(&half(cell)).map_or(Reading::Unreadable, Reading::Value)
}

fn product(half: &str) -> Option<Product> {
    // "3名×2回＝6人回" says its result, too.
    let said = half.split(['=', '≒']).next()?.trim();
    let mut product = Product::default();
    let factors = factors(said);
    for factor in &factors {
        let count = if has_sign(factor) { None } else { count(factor) };
        if let Some(count) = count.filter(|count| !is_currency(&count.unit)) {
            product.counts.push(count);
            continue;
        }
        let money = money::read(factor).value().cloned()?;
        if product.price.is_some() || !(has_sign(factor) || money.currency.is_some()) {
            return None;
        }
        product.price = Some(money);
    }
    (!factors.is_empty()).then_some(product)
}

/// The parts between signs of multiplication. An x between letters is a letter.
fn factors(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        // Looked for at signs only: behind every blank of a long row of them it takes the square of it.
        let opens = || {
            let next = text.get(at + c.len_utf8()..).unwrap_or_default().trim_start();
            next.starts_with(|c: char| c.is_ascii_digit() || "@¥$(".contains(c) || !c.is_ascii())
        };
        let letter = c.is_ascii_alphabetic();
        if TIMES.contains(&c) && (!letter || (!before.is_ascii_alphabetic() && opens())) {
            parts.push(text.get(start..at).unwrap_or_default().trim());
            start = at + c.len_utf8();
        }
        before = c;
    }
    parts.push(text.get(start..).unwrap_or_default().trim());
    parts
}

/// It is written as money.
fn has_sign(factor: &str) -> bool {
    let has = |mark: &str| factor.contains(mark);
    ["@", "¥", "円", "$", "€", "単価"].into_iter().any(has)
}

/// What is counted is money.
fn is_currency(unit: &str) -> bool {
    !unit.is_empty() && words().currencies_by_name.contains_key(&fold(unit))
}

/// A number and its unit.
fn count(text: &str) -> Option<Count> {
    let mut text = text.trim();
    while let Some((before, _)) = remark(text).filter(|(before, _)| !before.trim().is_empty()) {
        text = before.trim();
    }
    let prefix = words().count_prefixes.iter().find_map(|word| text.strip_prefix(word.as_str()));
    text = prefix.unwrap_or(text).trim_start();
    if let Some(count) = in_kanji(text) {
        return Some(count);
    }
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '▲' | '△');
    let end = text.find(|c| !is_number(c)).unwrap_or(text.len());
    let (digits, unit) = text.split_at_checked(end)?;
    let unit = unit.trim();
    // A digit in the unit makes it a date, a range or two numbers; m3 is a unit.
    let tail = unit.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let power = unit.len() > tail.len() && matches!(tail, "2" | "3");
    let odd = |c: char| c.is_numeric() || "%/(+<>~～〜=:".contains(c);
    if (unit.starts_with(odd) || unit.contains(|c: char| c.is_numeric())) && !power {
        return None;
    }
    let (number, exact) = rounded(digits)?;
    Some(Count { number, unit: unit.to_owned(), exact })
}

/// "一式", "二名".
fn in_kanji(text: &str) -> Option<Count> {
    let first = text.chars().next()?;
    let value = KANJI.chars().zip(1_u32..).find(|(c, _)| *c == first).map(|(_, value)| value)?;
    let unit = text.strip_prefix(first)?.trim();
    let known = words().kanji_units.iter().any(|known| known == unit);
    known.then(|| Count {
        number: Number(Decimal::from(value)),
        unit: unit.to_owned(),
        exact: None,
    })
}

/// A percentage in a column of quantities, such as the share of a person's time: 50% is half.
pub(super) fn share(cell: &str) -> Option<Count> {
    let half = half(cell);
    let (number, _) = rounded(half.trim().strip_suffix('%')?.trim())?;
    let share = Exact::from(number).shifted_right(2).to_string();
    let number = Number::parse(&share).filter(|number| !number.is_negative())?;
    Some(Count { number, unit: String::new(), exact: None })
}

/// The exact product of numbers; none beyond the digits a file may have.
pub(super) fn multiplied<'c>(counts: impl IntoIterator<Item = &'c Count>) -> Option<Number> {
    let one = Exact::from(1);
    let product = counts.into_iter().fold(one, |product, count| product.scaled(count.number));
    Number::parse(&product.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cell: &str) -> Option<String> {
        let Reading::Value(product) = read(cell) else { return None };
        let price = product.price.map(|price| format!("@{}", price.number));
        let counts = product.counts.iter().map(|count| format!("{}{}", count.number, count.unit));
        Some(price.into_iter().chain(counts).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn percentages_are_shares() {
        let shown = |cell| share(cell).map(|count| count.number.to_string());
        assert_eq!(shown("50%").as_deref(), Some("0.5"));
        assert_eq!(shown("１２．５ ％").as_deref(), Some("0.125"));
        for cell in ["50", "%", "a%", "-5%", "1/2%"] {
            assert_eq!(shown(cell), None, "{cell}");
        }
    }

    #[test]
    fn reads_what_stands_in_quantity_columns() {
        for (cell, expected) in [
            ("32", "32"),
            ("３名", "3名"),
            ("2 回", "2回"),
            ("1式", "1式"),
            ("一式", "1式"),
            ("延べ18人日", "18人日"),
            ("3名×2回", "3名 2回"),
            ("2人 × 5日 × 3回", "2人 5日 3回"),
            ("2人X4日X3回", "2人 4日 3回"),
            ("1名ｘ4回", "1名 4回"),
            ("40名*3回", "40名 3回"),
            ("3 persons x 2 days", "3persons 2days"),
            ("4 boxes", "4boxes"),
            ("@2,500円×4時間×3回", "@2500 4時間 3回"),
            ("65,000円×18人日＝1,170,000円", "@65000 18人日"),
            ("USD 150 x 3 nights", "@150 3nights"),
            ("6ヶ月", "6ヶ月"),
            ("12.5人日", "12.5人日"),
            ("30部（A4）", "30部"),
            ("20 m2", "20m2"),
            ("2,400", "2400"),
        ] {
            assert_eq!(shown(cell).as_deref(), Some(expected), "{cell}");
        }
        for cell in [
            "#VALUE!",
            "3月2日",
            "3-2",
            "10%",
            "1/2",
            "2～3回",
            "一般",
            "2泊3日",
            "人日",
            "(3+2)名",
            "×",
            "2026/10/20",
            "@5×@6",
            "3:00",
        ] {
            assert_eq!(read(cell), Reading::Unreadable, "{cell}");
        }
        assert_eq!(read(" － "), Reading::Empty);
    }
}
