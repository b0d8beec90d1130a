//! Writes the figures of a cost into the cells of its row.

use rust_decimal::Decimal;

use super::sheet::{Row, Sheet};
use super::style::{Column, Mode};
use super::truth::{Cost, Scale, Shape, net};

impl Sheet {
    pub fn figures(&mut self, row: &mut Row, cost: &Cost, above: Option<&Cost>) {
        let amount = cost.shown();
        row.values.push((Column::Amount, amount));
        row.values.push((Column::TaxPart, amount - net(amount)));
        match self.shape {
            Shape::Amounts => {}
            Shape::Years => {
                let years = cost.years.iter().enumerate();
                row.values.extend(years.map(|(at, yen)| (Column::Year(at), *yen)));
            }
            Shape::Calculation => {
                let text = self.calculation(cost);
                row.cells.push((Column::Calculation, text));
            }
            Shape::Counts => {
                row.cells.push((Column::Price, self.price(cost)));
                let text = self.expression(cost);
                row.cells.push((Column::Quantity, text));
            }
            Shape::Months(_) => {
                row.cells.push((Column::Price, self.price(cost)));
                row.cells.push((Column::Quantity, self.digits.number(cost.product(), None)));
                self.months(row, cost);
            }
            _ => {
                row.cells.push((Column::Price, self.price(cost)));
                self.counts(row, cost, above);
            }
        }
        if self.shape == Shape::Cells {
            let signs = [(0, self.yen_sign()), (1, "×"), (3, "＝")];
            row.cells.extend(signs.map(|(at, sign)| (Column::Sign(at), sign.to_owned())));
            if cost.counts.len() > 1 {
                row.cells.push((Column::Sign(2), "×".to_owned()));
            }
        }
        if self.shape == Shape::Foreign {
            self.currency(row, cost);
        }
        if self.shape == Shape::Change {
            self.planned_before(row, cost);
        }
    }

    /// The price as a table shows it; a fraction of it has two places, as money has.
    pub fn price(&self, cost: &Cost) -> String {
        let digits = &self.digits;
        if self.shape == Shape::Foreign {
            let cents = cost.currency.is_some_and(|(code, _)| matches!(code, "USD" | "EUR"));
            return digits.number(cost.price, cents.then_some(2));
        }
        if self.scale == Scale::Yen && cost.price.fract() != Decimal::ZERO {
            let text = digits.number(cost.price, Some(2));
            return format!("{}{text}{}", digits.sign.0, digits.sign.1);
        }
        let at = if digits.sign.0.is_empty() { digits.at } else { "" };
        format!("{at}{}", digits.money(cost.price))
    }

    fn counts(&mut self, row: &mut Row, cost: &Cost, above: Option<&Cost>) {
        let columns = [(Column::Quantity, Column::Unit), (Column::Quantity2, Column::Unit2)];
        for ((number, unit), (count, of)) in columns.into_iter().zip(&cost.counts) {
            let within = if self.units_within { of.as_str() } else { "" };
            let space = if self.english && !within.is_empty() { " " } else { "" };
            row.cells
                .push((number, format!("{}{space}{within}", self.digits.number(*count, None))));
            let single = |cost: &Cost| cost.counts.len() == 1;
            let alike =
                |above: &&Cost| above.category == cost.category && single(above) && single(cost);
            let same = above.filter(alike).is_some_and(|above| above.counts[0].1 == *of);
            let ditto = self.mode == Mode::Ditto && same && self.random.chance(500);
            row.cells.push((unit, if ditto { self.ditto.to_owned() } else { of.clone() }));
        }
        if cost.counts.len() == 1
            && self.shape != Shape::Cells
            && !self.units_within
            && self.random.chance(300)
        {
            row.cells.push((Column::Quantity2, "1".to_owned()));
        }
    }

    /// "3名×2回"
    fn expression(&mut self, cost: &Cost) -> String {
        if let [(count, unit)] = &cost.counts[..]
            && *count == Decimal::ONE
            && unit == "式"
        {
            return self.random.pick(&["一式", "1式", "１式"]).to_owned();
        }
        let space = if self.english { " " } else { "" };
        let counts = cost.counts.iter();
        let counts = counts
            .map(|(count, unit)| format!("{}{space}{unit}", self.digits.number(*count, None)));
        let counts: Vec<String> = counts.collect();
        let whole = counts.join(self.times());
        let prefix = !self.english && counts.len() == 1 && self.random.chance(100);
        if prefix { format!("延べ{whole}") } else { whole }
    }

    /// The sign of multiplication that this table uses.
    fn times(&self) -> &'static str {
        let signs = ["×", " × ", "×", "*", "ｘ", "X", " x "];
        if self.english { " x " } else { signs[self.columns.len() % signs.len()] }
    }

    fn calculation(&mut self, cost: &Cost) -> String {
        let price =
            self.digits.number(cost.price, (cost.price.fract() != Decimal::ZERO).then_some(2));
        let counts = self.expression(cost);
        if self.english {
            return format!("JPY {price} x {counts}");
        }
        let (before, after) = self.random.weighted(&[
            (("", "円"), 6),
            (("@", ""), 2),
            (("@", "円"), 2),
            (("¥", ""), 1),
        ]);
        format!("{before}{price}{after}{}{counts}", self.times())
    }

    /// Days are dealt out to months; some have none.
    fn months(&mut self, row: &mut Row, cost: &Cost) {
        let months =
            self.columns.iter().filter(|column| matches!(column, Column::Month(_))).count();
        let mut left = cost.product();
        for month in 0..months {
            let most = usize::try_from(left.mantissa()).expect("whole") / 2;
            let days =
                if month + 1 == months { left } else { Decimal::from(self.random.below(most + 1)) };
            left -= days;
            if !days.is_zero() {
                row.cells.push((Column::Month(month), self.digits.number(days, None)));
            }
        }
    }

    fn currency(&mut self, row: &mut Row, cost: &Cost) {
        let Some((code, rate)) = cost.currency else {
            let yen = if self.english { "JPY" } else { self.random.pick(&["JPY", "円"]) };
            row.cells.push((Column::Currency, yen.to_owned()));
            let rate = self.random.pick(&["", "", "-", "1"]);
            row.cells.push((Column::Rate, rate.to_owned()));
            return;
        };
        row.cells.push((Column::Currency, code.to_owned()));
        row.cells.push((Column::Rate, rate.to_string()));
        row.cells.push((Column::Abroad, self.digits.number(cost.price * cost.product(), Some(2))));
    }

    fn planned_before(&mut self, row: &mut Row, cost: &Cost) {
        let count = cost.counts[0].0 + Decimal::from(self.random.between(1, 3));
        let rest: Decimal = cost.counts[1..].iter().map(|(count, _)| *count).product();
        let before = cost.price * count * rest;
        row.cells.push((Column::Old(0), self.digits.number(count * rest, None)));
        row.cells.push((Column::Old(1), self.digits.number(cost.price, None)));
        row.cells.push((Column::Quantity, self.digits.number(cost.product(), None)));
        row.values.push((Column::Old(2), before));
        row.values.push((Column::Difference, cost.shown() - before));
    }

    /// A rate as figures of its own, where the table has columns for it.
    pub fn rate_cells(&mut self, cells: &mut Vec<(Column, String)>, of: Decimal, rate: &str) {
        let yen = self.yen_sign();
        let mut put = |column, text: String| cells.push((column, text));
        let base = self.digits.money(of);
        match self.shape {
            Shape::Cells => {
                put(Column::Price, base);
                let signs = [(0, yen), (1, "×"), (3, "＝")];
                signs.into_iter().for_each(|(at, sign)| put(Column::Sign(at), sign.to_owned()));
                put(Column::Quantity, rate.to_owned());
                put(Column::Unit, "％".to_owned());
            }
            Shape::Calculation if !self.english => {
                put(Column::Calculation, format!("{}円×{rate}％", self.digits.number(of, None)));
            }
            Shape::Columns => match self.random.below(5) {
                0 => {}
                1 => put(Column::Quantity, format!("{rate}%")),
                2 if self.has(Column::Unit) => {
                    put(Column::Quantity, rate.to_owned());
                    put(Column::Unit, "％".to_owned());
                }
                way => {
                    put(Column::Price, base);
                    let share = rate.parse::<Decimal>().expect("a rate") / Decimal::ONE_HUNDRED;
                    let told =
                        if way == 3 { share.normalize().to_string() } else { format!("{rate}%") };
                    put(Column::Quantity, told);
                }
            },
            _ => {}
        }
    }
}
