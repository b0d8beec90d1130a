//! What the rows say that sum up, and the rows of tax and administration.

use super::category::Categories;
use super::figures::Figures;
use super::fold::{fold, half};
use super::grid::Row;
use super::label;
use super::money::{self, tax_state};
use super::reason::Reason;
use super::sums::Outcome;
use super::taken::Sum;
use super::words::{has_any, words};
use crate::proposal::normalised;
use crate::quantity::{Exact, Number};

/// A row of the table that sums up.
pub(super) fn of(
    index: usize,
    reason: Reason,
    row: &Row<'_>,
    figures: &Figures,
    outcome: Outcome,
) -> Sum {
    let text = told(row);
    let amount = figures.amount.number().or_else(|| figures.price.number());
    Sum {
        row: index + 1,
        reason,
        amount: amount.map(Exact::from),
        is_of_all: outcome.is_of_all,
        includes_tax: tax_state(&fold(&text)),
        is_exempt: has_any(&words().tax_exempt, &fold(&text)),
        percentages: percentages(&text),
    }
}

/// A total that stands above the table, such as 御見積金額.
pub(super) fn above(index: usize, row: &Row<'_>, known: &Categories) -> Option<Sum> {
    let mut reasons = row.iter().filter_map(|text| label::reason(text.trim(), known));
    let is_total = reasons.any(|reason| reason == Reason::Total);
    let amount = row.iter().find_map(|text| amount_in(text)).filter(|_| is_total)?;
    Some(Sum {
        row: index + 1,
        reason: Reason::Total,
        amount: Some(Exact::from(amount)),
        is_of_all: false,
        includes_tax: tax_state(&fold(&told(row))),
        is_exempt: false,
        percentages: Vec::new(),
    })
}

fn told(row: &Row<'_>) -> String {
    let texts: Vec<&str> = row.iter().map(|text| text.trim()).filter(|t| !t.is_empty()).collect();
    half(&texts.join(" "))
}

/// An amount of money, by itself or behind the words of its label.
fn amount_in(text: &str) -> Option<Number> {
    let half = half(text);
    let start = half.find(|c: char| c.is_ascii_digit() || matches!(c, '¥' | '▲'))?;
    let number = half.get(start..)?;
    let end = number.find(['(', ' ', '-', '/']).unwrap_or(number.len());
    let money = money::read(number.get(..end)?.trim());
    // A day or a number of pages is not an amount.
    money.value().and_then(|money| money.scaled(1)).filter(|n| n.whole().is_none_or(|n| n >= 1_000))
}

/// The percentages of a text: "10 %", "率 12.5%".
fn percentages(half: &str) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    for (before, _) in half.match_indices('%').filter_map(|(at, _)| half.split_at_checked(at)) {
        let before = before.trim_end();
        let start = before.rfind(|c: char| !(c.is_ascii_digit() || c == '.'));
        let digits = start.and_then(|at| before.get(at..)).unwrap_or(before);
        let digits = digits.trim_start_matches(|c: char| !c.is_ascii_digit());
        if let Some(number) = normalised(digits).filter(|number| !found.contains(number)) {
            found.push(number);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_and_amounts_are_found_in_texts() {
        let shown =
            |text: &str| percentages(&half(text)).iter().map(Number::to_string).collect::<Vec<_>>();
        assert_eq!(shown("一般管理費（直接経費×10％）"), ["10"]);
        assert_eq!(shown("率 12.5 % 1,468,020"), ["12.5"]);
        assert_eq!(shown("8% 10%"), ["8", "10"]);
        assert!(shown("%").is_empty());
        let amount = |text: &str| amount_in(text).map(|number| number.to_string());
        assert_eq!(amount("御見積金額：￥20,403,042－（税込）").as_deref(), Some("20403042"));
        assert_eq!(amount("20,403,042円").as_deref(), Some("20403042"));
        assert_eq!(amount("合計 3"), None);
    }
}
