//! Tells columns apart by what they hold, where no header names them.

use super::category::{Categories, Naming};
use super::column::Column;
use super::grid::{Row, cell, is_blank};
use super::money::{self, Reading};
use super::words::words;
use super::{count, fold};
use crate::quantity::{Exact, Number};

/// Rows looked at.
const LOOKED_AT: usize = 200;
/// Columns looked at.
const MOST_COLUMNS: usize = 40;
/// Columns of numbers among which products are looked for.
const MOST_FIGURES: usize = 10;

/// What the cells of a column are like.
#[derive(Default)]
struct Sample {
    /// Cells that hold something.
    filled: usize,
    /// Plain numbers, by row.
    numbers: Vec<Option<Number>>,
    categories: usize,
    /// Counts with a unit or several factors.
    counted: usize,
    /// Amounts with a sign of yen.
    yen: usize,
    /// Characters of all texts.
    characters: usize,
}

impl Sample {
    fn of(rows: &[&Row<'_>], at: usize, known: &Categories) -> Self {
        let mut sample = Self::default();
        for row in rows {
            let text = cell(row, at);
            let mut number = None;
            if !text.is_empty() {
                sample.filled += 1;
                if let Reading::Value(money) = money::read(text) {
                    number = Some(money.number);
                    sample.yen += usize::from(money.currency.is_some());
                } else {
                    sample.counted += usize::from(is_counted(text));
                    sample.characters += text.chars().count();
                    let category = matches!(known.name(text), Naming::Category(_));
                    sample.categories += usize::from(category);
                }
            }
            sample.numbers.push(number);
        }
        sample
    }

    fn numeric(&self) -> usize {
        self.numbers.iter().flatten().count()
    }

    fn is_numeric(&self) -> bool {
        self.numeric() > 0 && 5 * self.numeric() >= 3 * self.filled
    }

    /// 1, 2, 3: numbers of rows.
    fn is_running(&self) -> bool {
        let numbers: Vec<i64> = self.numbers.iter().flatten().filter_map(|n| n.whole()).collect();
        let steps = numbers.windows(2).filter(|pair| matches!(pair, [a, b] if *b == a + 1)).count();
        numbers.len() > 2 && steps + 1 == numbers.len()
    }
}

/// A quantity with its unit, or a product of several; "1 総括管理者" is a number before a name.
fn is_counted(text: &str) -> bool {
    let reading = count::read(text);
    let Some(product) = reading.value() else { return false };
    let is_unit = |unit: &str| {
        let known = [&words().kanji_units, &words().counted_units];
        unit.chars().count() <= 2 || known.into_iter().any(|list| list.contains(&fold::fold(unit)))
    };
    product.counts.len() > 1
        || product.price.is_some()
        || product.counts.iter().all(|count| is_unit(&count.unit))
}

/// The columns of a table without header; none where nothing shows that it is about costs.
pub(super) fn columns(rows: &[Row<'_>], known: &Categories) -> Option<Vec<Column>> {
    let looked_at: Vec<&Row<'_>> =
        rows.iter().filter(|row| !is_blank(row)).take(LOOKED_AT).collect();
    let width = looked_at.iter().map(|row| row.len()).max().unwrap_or_default();
    let samples: Vec<Sample> =
        (0..width.min(MOST_COLUMNS)).map(|at| Sample::of(&looked_at, at, known)).collect();
    if samples.iter().all(|sample| sample.categories == 0 && sample.yen == 0) {
        return None;
    }
    let mut columns = vec![Column::Ignored; width];
    let mut set = |at: usize, column| {
        if let Some(slot) = columns.get_mut(at) {
            *slot = column;
        }
    };
    let figures = figures(&samples);
    for (at, column) in &figures {
        set(*at, *column);
    }
    let texts = |at: &usize| {
        let sample = samples.get(*at);
        !figures.iter().any(|(figure, _)| figure == at)
            && sample.is_some_and(|sample| sample.filled > 0 && !sample.is_numeric())
            && !is_of_signs(rows, *at)
    };
    let mut texts: Vec<usize> = (0..samples.len()).filter(texts).collect();
    let of = |at: usize, key: fn(&Sample) -> usize| samples.get(at).map_or(0, key);
    // Of several, the one whose cells name categories the most often; 郵送料 is a description, too.
    let share = |at: usize| 1_000 * of(at, |s| s.categories) / of(at, |s| s.filled).max(1);
    let category = texts.iter().copied().max_by_key(|at| (share(*at), usize::MAX - at));
    let category = category.filter(|at| of(*at, |s| s.categories) > 0 && texts.len() > 1);
    if let Some(at) = category {
        set(at, Column::Category);
        texts.retain(|text| *text != at);
    }
    let long = |at: &usize| of(*at, |s| s.characters);
    if let Some(at) = texts.iter().copied().max_by_key(|at| (long(at), usize::MAX - at)) {
        set(at, Column::Description);
        texts.retain(|text| *text != at);
    }
    for at in texts {
        // Beside a quantity, a word is its unit; elsewhere only a few letters are.
        let is_counted = |count: usize| figures.contains(&(count, Column::Quantity));
        let most = if at.checked_sub(1).is_some_and(is_counted) { 12 } else { 5 };
        let short = long(&at) <= most * of(at, |s| s.filled);
        let counted = figures.iter().any(|(_, column)| *column == Column::Quantity);
        set(at, if short && counted { Column::Unit } else { Column::Note });
    }
    Some(columns)
}

/// A column of signs of multiplication, or of the yen beside a price: 62,500 | 円 | × | 20 | 人日.
pub(super) fn is_of_signs(rows: &[Row<'_>], at: usize) -> bool {
    let is_sign = |text: &str| {
        let folded = fold::fold(text);
        let signs = ["×", "x", "*", "✕", "=", "@", "+", "÷", "/"];
        signs.contains(&folded.as_str()) || words().currencies_by_name.contains_key(&folded)
    };
    let mut cells = rows.iter().take(LOOKED_AT).map(|row| cell(row, at)).filter(|t| !t.is_empty());
    // Other signs stand in rows of tax: × 10 ％.
    let is_passed = |text: &&str| !matches!(fold::fold(text).as_str(), "%");
    let mut filled = cells.by_ref().filter(is_passed).peekable();
    filled.peek().is_some() && filled.all(is_sign)
}

/// The columns of price, quantities and amount: those whose numbers multiply.
fn figures(samples: &[Sample]) -> Vec<(usize, Column)> {
    let is_free = |at: &usize| samples.get(*at).is_some_and(|s| s.is_numeric() && !s.is_running());
    let numeric: Vec<usize> = (0..samples.len()).filter(is_free).take(MOST_FIGURES).collect();
    let counted =
        |at: &usize| samples.get(*at).is_some_and(|s| !s.is_numeric() && s.counted * 2 > s.filled);
    let mut counts: Vec<usize> = (0..samples.len()).filter(counted).collect();
    let numbers = |at: usize| samples.get(at).map_or(&[][..], |sample| sample.numbers.as_slice());
    let mut best: (usize, Vec<(usize, Column)>) = (0, Vec::new());
    for (place, amount) in numeric.iter().enumerate().rev() {
        let factors = numeric.get(..place).unwrap_or_default();
        for (i, left) in factors.iter().enumerate() {
            for (j, right) in factors.iter().enumerate().skip(i + 1) {
                let thirds = factors.iter().skip(j + 1).map(|third| Some(*third));
                for third in [None].into_iter().chain(thirds) {
                    let more = third.map(numbers);
                    let agree = agreeing(numbers(*left), numbers(*right), more, numbers(*amount));
                    // A third factor of nothing but ones agrees as well, and has a unit.
                    let is_fuller = third.is_some() && agree > 0 && best.1.len() == 3;
                    if agree > best.0 || (agree == best.0 && is_fuller) {
                        let price = dearer(numbers(*left), numbers(*right));
                        let (price, count) = if price { (*left, *right) } else { (*right, *left) };
                        let mut found = vec![
                            (price, Column::UnitPrice),
                            (count, Column::Quantity),
                            (*amount, Column::Amount),
                        ];
                        found.extend(third.map(|third| (third, Column::Quantity)));
                        best = (agree, found);
                    }
                }
            }
        }
    }
    let mut found = best.1;
    if found.is_empty() {
        found = match numeric.as_slice() {
            [amount] => vec![(*amount, Column::Amount)],
            [left, right] if counts.is_empty() => {
                let price = dearer(numbers(*left), numbers(*right));
                let (price, count) = if price { (*left, *right) } else { (*right, *left) };
                vec![(price, Column::UnitPrice), (count, Column::Quantity)]
            }
            [price, .., amount] => vec![(*price, Column::UnitPrice), (*amount, Column::Amount)],
            [] => Vec::new(),
        };
    }
    found.extend(counts.drain(..).map(|at| (at, Column::Quantity)));
    found
}

/// In how many rows the product is the amount.
fn agreeing(
    left: &[Option<Number>],
    right: &[Option<Number>],
    third: Option<&[Option<Number>]>,
    amount: &[Option<Number>],
) -> usize {
    let one = Exact::from(1);
    let rows = left.iter().zip(right).zip(amount).enumerate();
    let agrees = rows.filter(|(row, ((left, right), amount))| {
        let (Some(left), Some(right), Some(amount)) = (left, right, amount) else { return false };
        // A third factor that is left out is one.
        let more = third.and_then(|third| third.get(*row).copied().flatten());
        let product = Exact::from(*left).scaled(*right);
        let product = more.map_or(product.clone(), |more| product.scaled(more));
        product.minus(&Exact::from(*amount)).magnitude() <= one
    });
    agrees.count()
}

/// In most rows the left number is the larger.
fn dearer(left: &[Option<Number>], right: &[Option<Number>]) -> bool {
    let both = left.iter().zip(right).filter(|(left, right)| left.is_some() && right.is_some());
    let (larger, all) = both
        .fold((0, 0), |(larger, all), (left, right)| (larger + usize::from(left > right), all + 1));
    2 * larger >= all
}

/// The column with the most text, of those that qualify.
pub(super) fn wordiest(rows: &[Row<'_>], qualifies: impl Fn(usize) -> bool) -> Option<usize> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let words = |at: usize| {
        let texts = rows.iter().take(LOOKED_AT).map(|row| cell(row, at));
        let letters = |text: &str| {
            let is_text =
                money::read(text).value().is_none() && count::read(text).value().is_none();
            if is_text { fold::fold(text).chars().filter(|c| c.is_alphabetic()).count() } else { 0 }
        };
        texts.map(letters).sum::<usize>()
    };
    let columns = (0..width.min(MOST_COLUMNS)).filter(|at| qualifies(*at));
    columns
        .map(|at| (words(at), usize::MAX - at))
        .filter(|(words, _)| *words > 0)
        .max()
        .map(|(_, at)| usize::MAX - at)
}
