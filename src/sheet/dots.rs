//! Numbers whose points may part thousands: "62.500", "2.000.000".

use super::figures::{Figures, Priced};
use super::fold::half;
use super::grid::Row;
use super::money::{Money, Reading};
use super::said::Said;
use crate::proposal::normalised;
use crate::quantity::{Exact, Number};

/// What a cell with points can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dotted {
    /// Several groups of three digits: only thousands are parted like that.
    Thousands(Number),
    /// One group: a decimal number, or thousands.
    Either { plain: Number, thousands: Number },
}

impl Dotted {
    fn of(cell: &str) -> Option<Self> {
        if !cell.contains('.') && !cell.contains('．') {
            return None;
        }
        let half = half(cell);
        let text = half.trim().trim_start_matches(['¥', '@']).trim_end_matches('円');
        let (sign, digits) = match text.strip_prefix(['-', '▲', '△']) {
            Some(digits) => ("-", digits),
            None => ("", text),
        };
        let mut groups = digits.split('.');
        let first = groups.next()?;
        let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
        let fits = (1..=3).contains(&first.len()) && is_digits(first) && !first.starts_with('0');
        let rest: Vec<&str> = groups.collect();
        if !fits || rest.is_empty() || !rest.iter().all(|g| g.len() == 3 && is_digits(g)) {
            return None;
        }
        let thousands = normalised(&format!("{sign}{first}{}", rest.concat()))?;
        match rest.as_slice() {
            [_] => Some(Self::Either { plain: normalised(text)?, thousands }),
            _ => Some(Self::Thousands(thousands)),
        }
    }

    /// What it may be, the usual first.
    fn numbers(self) -> Vec<Number> {
        match self {
            Self::Thousands(number) => vec![number],
            Self::Either { plain, thousands } => vec![plain, thousands],
        }
    }
}

/// A price, an amount and quantities, each in one of its readings.
type Way = (Option<Number>, Option<Number>, Vec<Number>);

/// Most combinations of readings that are tried for a row.
const MOST_TRIED: usize = 32;

/// Whether a cell of the table has points that can only part thousands.
pub(super) fn are_sure(rows: &[Row<'_>]) -> bool {
    let is_sure = |text: &str| {
        text.len() <= LONGEST && matches!(Dotted::of(text.trim()), Some(Dotted::Thousands(_)))
    };
    rows.iter().flatten().any(|text| is_sure(text))
}

/// Longest cell that can be such a number.
const LONGEST: usize = 40;

/// Decides what points mean in a row, by what makes it add up; where all readings do, by what points are
/// elsewhere in the table. `rate` is that of another currency.
pub(super) fn settle(
    figures: &mut Figures,
    rate: Option<Number>,
    are_thousands: bool,
) -> Option<Said> {
    let price = Dotted::of(&figures.price.typed);
    let amount = Dotted::of(&figures.amount.typed);
    let counts: Vec<Option<Dotted>> =
        figures.typed_counts.iter().map(|typed| Dotted::of(typed)).collect();
    let all = [price, amount].into_iter().chain(counts.iter().copied()).flatten();
    let all: Vec<Dotted> = all.collect();
    if all.is_empty() {
        return None;
    }
    let is_open = all.iter().any(|dotted| matches!(dotted, Dotted::Either { .. }));
    if figures.amount.typed.is_empty() && is_open {
        // A price or a quantity with decimals, and nothing that says otherwise.
        return None;
    }
    let read = |priced: &Priced, dotted: Option<Dotted>| match dotted {
        Some(dotted) => dotted.numbers().into_iter().map(Some).collect(),
        None => vec![priced.money.value().map(|money| money.number)],
    };
    let (prices, amounts) = (read(&figures.price, price), read(&figures.amount, amount));
    let of_counts: Vec<Vec<Number>> = counts
        .iter()
        .zip(&figures.counts)
        .map(|(dotted, count)| dotted.map_or_else(|| vec![count.number], Dotted::numbers))
        .collect();
    let mut tried: Vec<Way> = Vec::new();
    for price in &prices {
        for amount in &amounts {
            let mut ways = vec![Vec::new()];
            for numbers in &of_counts {
                let longer = |way: Vec<Number>| {
                    numbers.iter().map(move |n| way.iter().copied().chain([*n]).collect())
                };
                ways = ways.into_iter().flat_map(longer).take(MOST_TRIED).collect();
            }
            tried.extend(ways.into_iter().map(|counts| (*price, *amount, counts)));
        }
    }
    let fits = |(_, (price, amount, counts)): &(usize, &Way)| {
        let (Some(price), Some(amount)) = (price, amount) else { return false };
        adds_up(figures, *price, *amount, counts, rate)
    };
    let fitting: Vec<usize> =
        tried.iter().take(MOST_TRIED).enumerate().filter(fits).map(|(place, _)| place).collect();
    let found = match fitting.as_slice() {
        [one] => Some(*one),
        [.., last] if are_thousands => Some(*last),
        _ => None,
    };
    match found.and_then(|place| tried.get(place).cloned().map(|way| (place, way))) {
        // The plain reading adds up.
        Some((0, _)) if !all.iter().any(|dotted| matches!(dotted, Dotted::Thousands(_))) => None,
        Some((_, (price, amount, counts))) => {
            set(&mut figures.price, price);
            set(&mut figures.amount, amount);
            for (count, number) in figures.counts.iter_mut().zip(counts) {
                count.number = number;
            }
            Some(Said::DottedThousands)
        }
        None if !is_open || (are_thousands && figures.price.typed.is_empty()) => {
            // An amount by itself, or beside what is not dotted: there is only one reading.
            set(&mut figures.price, prices.last().copied().flatten());
            set(&mut figures.amount, amounts.last().copied().flatten());
            Some(Said::DottedThousands)
        }
        None => {
            for (priced, dotted) in [(&mut figures.price, price), (&mut figures.amount, amount)] {
                if dotted.is_some() {
                    priced.money = Reading::Unreadable;
                }
            }
            Some(Said::DottedOpen)
        }
    }
}

fn adds_up(
    figures: &Figures,
    price: Number,
    amount: Number,
    counts: &[Number],
    rate: Option<Number>,
) -> bool {
    let scaled =
        |number: Number, priced: &Priced| Exact::from(number).scaled_by(&priced.scale.into());
    let product =
        counts.iter().fold(scaled(price, &figures.price), |product, n| product.scaled(*n));
    let amount = scaled(amount, &figures.amount);
    let close = |product: &Exact| {
        product.minus(&amount).magnitude() <= Exact::from(figures.amount.scale.max(1))
    };
    !counts.is_empty() && (close(&product) || rate.is_some_and(|rate| close(&product.scaled(rate))))
}

/// Takes a number instead of what was read.
fn set(priced: &mut Priced, number: Option<Number>) {
    let Some(number) = number else { return };
    match &mut priced.money {
        Reading::Value(money) => {
            money.number = number;
            money.decimals = 0;
        }
        money if !priced.typed.is_empty() => {
            *money = Reading::Value(Money { number, ..Money::default() });
        }
        _ => {}
    }
}
