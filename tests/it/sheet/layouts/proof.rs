//! A second look at a table in the making: its amounts are read back from the cells and added up anew.

use rust_decimal::Decimal;

use super::sheet::Sheet;
use super::style::Column;
use super::truth::Shape;

/// Yen of a cell, read in the plainest way.
fn yen(sheet: &Sheet, text: &str) -> i128 {
    let half = |c: char| match c {
        '０'..='９' | '．' => char::from_u32(u32::from(c) - 0xfee0).expect("a digit"),
        '▲' | '△' => '-',
        c => c,
    };
    let dots = |c: &char| !(sheet.shape == Shape::Dotted && *c == '.');
    let plain: String = text
        .chars()
        .map(half)
        .filter(|c| matches!(c, '0'..='9' | '.' | '-'))
        .filter(dots)
        .collect();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits: i128 = format!("{whole}{fraction:0<3}").parse().expect("a figure");
    if sheet.scale == super::truth::Scale::Yen { digits / 1000 } else { digits }
}

/// Fails where a sum that is written is not the sum of what is written, or an amount is not price times
/// quantities to the yen.
pub fn check(sheet: &Sheet, seed: u64) {
    let at = sheet.columns.iter().position(|column| *column == Column::Amount).expect("amounts");
    let shown = |row: usize| yen(sheet, &sheet.texts(&sheet.rows[row])[at]);
    for (number, row) in sheet.rows.iter().enumerate() {
        if !row.parts.is_empty() {
            let sum: i128 = row.parts.iter().map(|part| shown(*part)).sum();
            assert_eq!(shown(number), sum, "seed {seed}, row {}", number + 1);
        }
        if let Some(cost) = row.cost.map(|cost| &sheet.costs[cost]) {
            // The same product in whole numbers: each factor times its power of ten.
            let rate = cost.currency.map_or(Decimal::ONE, |(_, rate)| rate);
            let factors = cost.counts.iter().map(|(count, _)| *count).chain([cost.price, rate]);
            let (mut product, mut power) = (1_i128, 1_i128);
            for factor in factors {
                product *= factor.mantissa();
                power *= 10_i128.pow(factor.scale());
            }
            assert_eq!(shown(number), product / power, "seed {seed}, row {}", number + 1);
        }
    }
    let years =
        sheet.columns.iter().enumerate().filter(|(_, column)| matches!(column, Column::Year(_)));
    let years: Vec<usize> = years.map(|(at, _)| at).collect();
    for row in sheet.rows.iter().filter(|row| !years.is_empty() && !row.values.is_empty()) {
        let texts = sheet.texts(row);
        let sum: i128 = years.iter().map(|at| yen(sheet, &texts[*at])).sum();
        assert_eq!(yen(sheet, &texts[at]), sum, "seed {seed}: years");
    }
}
