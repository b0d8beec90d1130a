//! The costs that a table is made of, and what the contract says comes of them.
//!
//! Nothing here asks the engine: amounts and sums are worked out from the figures once more.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::random::{CATEGORIES, Random, WORDS};

/// How prices and amounts are written down, as far as it bounds what they can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Price, quantities, units and amount in columns.
    Columns,
    /// Quantities with their units in one cell: 3名×2回.
    Counts,
    /// Every sign in a cell of its own.
    Cells,
    /// Price and quantities in one cell.
    Calculation,
    /// Nothing but amounts.
    Amounts,
    /// Prices of other currencies, with a rate.
    Foreign,
    /// Prices with tax.
    Gross,
    /// An amount a year.
    Years,
    /// Days a month; with the sum of the days, or without.
    Months(bool),
    /// What was planned and what is planned now.
    Change,
    /// Thousands set apart by dots.
    Dotted,
}

/// The yen that one of a table stands for, and how exact its figures are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    Yen,
    /// Thousands, of which all figures are whole.
    Thousands,
    /// Thousands with a digit behind the point.
    Tenths,
}

#[derive(Clone)]
pub struct Cost {
    pub category: usize,
    pub description: String,
    /// As written, with tax where the table's prices have it; of one unit, or of all.
    pub price: Decimal,
    pub counts: Vec<(Decimal, String)>,
    /// Code and yen per unit.
    pub currency: Option<(&'static str, Decimal)>,
    /// Amounts of each year, where there are several.
    pub years: Vec<Decimal>,
}

impl Cost {
    /// All quantities multiplied.
    pub fn product(&self) -> Decimal {
        self.counts.iter().map(|(count, _)| *count).product()
    }

    /// Price × rate × quantities.
    pub fn exact(&self) -> Decimal {
        let rate = self.currency.map_or(Decimal::ONE, |(_, rate)| rate);
        self.price * rate * self.product()
    }

    /// Yen as a table shows them, truncated once.
    pub fn shown(&self) -> Decimal {
        self.exact().trunc()
    }
}

/// Yen without tax, truncated. A share of eleven has too few digits for the division to reach a whole.
pub fn net(gross: Decimal) -> Decimal {
    (gross * Decimal::TEN / Decimal::from(11)).trunc()
}

pub fn tax(before: Decimal) -> Decimal {
    (before / Decimal::TEN).trunc()
}

/// The kinds of costs of a category, taken apart.
struct Kind<'a> {
    name: &'a str,
    units: Vec<&'a str>,
    low: usize,
    high: usize,
    most: Vec<usize>,
}

fn kind(line: &str) -> Kind<'_> {
    let parts: Vec<&str> = line.split('/').collect();
    // Units may be written with a slash; names may not.
    let [name, unit, unit2, low, high, most, most2] = parts[..] else { panic!("{line}") };
    let number = |text: &str| text.parse().expect("a number");
    let units = [unit, unit2].into_iter().filter(|unit| !unit.is_empty()).collect();
    Kind {
        name,
        units,
        low: number(low),
        high: number(high),
        most: vec![number(most), number(most2)],
    }
}

const CURRENCIES: [(&str, i64, u32, usize); 6] = [
    ("USD", 15025, 2, 2),
    ("EUR", 1634, 1, 2),
    ("THB", 435, 2, 0),
    ("PHP", 261, 2, 0),
    ("VND", 6, 3, 0),
    ("IDR", 95, 4, 0),
];

/// Costs in the order of the categories.
pub fn costs(random: &mut Random, shape: Shape, scale: Scale, english: bool) -> Vec<Cost> {
    let span = random.weighted(&[((2, 6), 25), ((7, 15), 50), ((16, 30), 25)]);
    let wanted = random.between(span.0, span.1);
    let kinds = random.between(1, (wanted / 2 + 1).min(CATEGORIES.len()));
    let mut chosen = BTreeSet::new();
    if random.chance(700) {
        chosen.insert(0);
    }
    while chosen.len() < kinds {
        chosen.insert(random.below(CATEGORIES.len()));
    }
    let chosen: Vec<usize> = chosen.into_iter().collect();
    let foreign = CURRENCIES[random.below(CURRENCIES.len())];
    let mut costs: Vec<Cost> = Vec::new();
    for at in 0..wanted {
        let category =
            chosen.get(at).copied().unwrap_or_else(|| chosen[random.below(chosen.len())]);
        let list = WORDS.costs[&CATEGORIES[category].code].of(english);
        let line = &list[random.below(list.len())];
        costs.push(cost(random, shape, scale, category, &kind(line), foreign));
        // Two like amounts below each other are two lines: there and back.
        if shape == Shape::Amounts && random.chance(20) {
            costs.extend(costs.last().cloned());
        }
    }
    costs.sort_by_key(|cost| cost.category);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for cost in &mut costs {
        let times = seen.entry(cost.description.clone()).or_default();
        *times += 1;
        if *times > 1 {
            cost.description +=
                &if english { format!(", round {times}") } else { format!("（第{times}回）") };
        }
    }
    costs
}

fn cost(
    random: &mut Random,
    shape: Shape,
    scale: Scale,
    category: usize,
    kind: &Kind<'_>,
    foreign: (&'static str, i64, u32, usize),
) -> Cost {
    let mut counts = Vec::new();
    for (unit, most) in kind.units.iter().zip(&kind.most) {
        let halves = scale == Scale::Yen
            && shape != Shape::Dotted
            && unit.ends_with("日")
            && random.chance(120);
        let tenths = if halves { 5 } else { 0 };
        let count =
            Decimal::new(i64::try_from(random.between(1, *most) * 10 + tenths).expect("small"), 1);
        counts.push((count.normalize(), (*unit).to_owned()));
    }
    let step = match (shape, scale) {
        (_, Scale::Thousands) | (Shape::Dotted, _) => 1000,
        (_, Scale::Tenths) => 100,
        _ if kind.high < 2000 => 10,
        _ => random.weighted(&[(1, 1), (10, 2), (100, 6), (500, 2), (1000, 4)]),
    };
    let whole = random.between(kind.low / step, kind.high / step).max(1) * step;
    let mut price = Decimal::from(whole);
    let mut currency = None;
    match shape {
        Shape::Gross => price = Decimal::from((whole / 10).max(1) * 11),
        Shape::Columns | Shape::Cells if scale == Scale::Yen && random.chance(40) => {
            price += Decimal::new(random.pick(&[&50, &25, &5, &75]).to_owned(), 2);
        }
        Shape::Foreign if random.chance(650) => {
            let (code, mantissa, digits, cents) = foreign;
            let rate = Decimal::new(mantissa, digits);
            let units = (price / rate).trunc().max(Decimal::ONE);
            let small = Decimal::new(random.weighted(&[(0, 3), (50, 2), (80, 1), (25, 1)]), 2);
            price = if cents == 2 { units + small } else { units };
            currency = Some((code, rate));
        }
        Shape::Dotted => price = price.max(Decimal::from(1000)),
        _ => {}
    }
    let mut cost = Cost {
        category,
        description: kind.name.to_owned(),
        price,
        counts,
        currency,
        years: Vec::new(),
    };
    if matches!(shape, Shape::Amounts | Shape::Years) {
        cost.price = cost.shown();
        cost.counts.clear();
    }
    if shape == Shape::Change {
        // There is room for one quantity.
        cost.counts.truncate(1);
    }
    if let Shape::Months(_) = shape {
        cost.counts = vec![(Decimal::from(random.between(4, 32)), String::new())];
    }
    cost
}

/// No amount is the sum of two or more others directly above or below it: such a row could be either.
pub fn is_plain(costs: &[Cost]) -> bool {
    let amounts: Vec<Decimal> = costs.iter().map(Cost::shown).collect();
    let sums = |others: &mut dyn Iterator<Item = Decimal>, amount: Decimal| {
        let mut sum = Decimal::ZERO;
        others.enumerate().any(|(at, other)| {
            sum += other;
            at > 0 && sum == amount
        })
    };
    amounts.iter().enumerate().all(|(at, amount)| {
        let (above, below) = (&amounts[..at], &amounts[at + 1..]);
        !sums(&mut above.iter().rev().copied(), *amount)
            && !sums(&mut below.iter().copied(), *amount)
    })
}
