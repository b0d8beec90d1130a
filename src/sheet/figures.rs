//! The figures of one row, wherever they stand: price, quantities, amount.

use super::column::Head;
use super::count::{self, Count};
use super::grid::{Row, cell};
use super::hours;
use super::layout::{CountColumn, Layout, MoneyColumn};
use super::money::{self, Money, Reading};
use crate::quantity::{Exact, Number, Yen, truncate_to_yen};

/// Money with the column it stands in.
#[derive(Clone, Debug, Default)]
pub(super) struct Priced {
    pub money: Reading<Money>,
    /// The text, as typed.
    pub typed: String,
    pub head: Head,
    pub scale: u32,
}

impl Priced {
    fn of(row: &Row<'_>, columns: &[MoneyColumn]) -> Self {
        let filled = columns.iter().find(|column| !money::is_nothing(cell(row, column.at)));
        let Some(column) = filled.or(columns.first()) else {
            return Self { scale: 1, ..Self::default() };
        };
        let typed = cell(row, column.at);
        Self {
            money: money::read(typed),
            typed: typed.to_owned(),
            head: column.head.clone(),
            scale: column.scale,
        }
    }

    /// In yen or in its currency.
    pub(super) fn number(&self) -> Option<Number> {
        self.money.value()?.scaled(self.factor())
    }

    /// The same as it was, where it had more decimals than a file holds.
    pub(super) fn exact(&self) -> Option<Exact> {
        let money = self.money.value()?;
        let factor = if money.own_scale || money.is_foreign() { 1 } else { self.factor() };
        money.exact.as_ref().map(|exact| exact.scaled_by(&factor.into()))
    }

    /// What one of its numbers stands for.
    fn factor(&self) -> u32 {
        if self.head.is_foreign() { 1 } else { self.scale }
    }

    /// Code of its currency, where the cell or its header says so.
    pub(super) fn currency(&self) -> Option<&'static str> {
        self.money.value().and_then(|money| money.currency).or(self.head.currency)
    }

    /// Whether tax is in it, where the cell or its header says so.
    pub(super) fn includes_tax(&self) -> Option<bool> {
        self.money.value().and_then(|money| money.includes_tax).or(self.head.includes_tax)
    }

    /// The smallest difference that it shows, at least one yen.
    pub(super) fn step(&self) -> Exact {
        let Some(money) = self.money.value() else { return Exact::from(1) };
        let factor = if money.own_scale || money.is_foreign() { 1 } else { self.factor() };
        let places = i32::try_from(money.decimals).unwrap_or_default();
        Exact::from(factor).shifted_right(places).max(Exact::from(1))
    }
}

/// The figures of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures {
    pub price: Priced,
    pub amount: Priced,
    pub counts: Vec<Count>,
    /// The cells of the counts that stand in columns of quantities, in their order.
    pub typed_counts: Vec<String>,
    /// A quantity that can't be read, as typed.
    pub unreadable_count: Option<String>,
    /// The unit beside a quantity that is not there or can't be read.
    pub unit: String,
    /// The calculation has been taken from its column.
    pub used_breakdown: bool,
}

impl Figures {
    /// Reads a row.
    pub(super) fn of(row: &Row<'_>, layout: &Layout) -> Self {
        let mut figures = Self {
            price: Priced::of(row, &layout.prices),
            amount: Priced::of(row, &layout.amounts),
            ..Self::default()
        };
        if figures.price.money == Reading::Unreadable {
            let typed = figures.price.typed.clone();
            figures.take_product(&typed);
        }
        for column in &layout.counts {
            figures.count(row, column);
        }
        for at in &layout.breakdowns {
            figures.used_breakdown |= figures.breakdown(cell(row, *at), false);
        }
        for at in &layout.notes {
            figures.breakdown(cell(row, *at), true);
        }
        figures
    }

    /// A price cell with quantities in it, or with nothing but a quantity such as "1式".
    fn take_product(&mut self, text: &str) {
        let Reading::Value(product) = count::read(text) else { return };
        let units = product.counts.iter().all(|count| !count.unit.is_empty());
        match product.price {
            Some(price) => self.price.money = Reading::Value(price),
            None if units => self.price.money = Reading::Empty,
            None => return,
        }
        self.counts.extend(product.counts);
    }

    fn count(&mut self, row: &Row<'_>, column: &CountColumn) {
        let typed = cell(row, column.at);
        let unit = column.unit_at.map(|at| cell(row, at)).unwrap_or_default();
        match count::read(typed) {
            Reading::Empty => self.note_unit(unit),
            Reading::Unreadable => {
                let named = if unit.is_empty() { column.unit.unwrap_or_default() } else { unit };
                if let Some(count) = hours::read(typed, named).or_else(|| count::share(typed)) {
                    self.typed_counts.resize(self.counts.len(), String::new());
                    self.typed_counts.push(String::new());
                    self.counts.push(count);
                    return;
                }
                self.unreadable_count.get_or_insert_with(|| typed.to_owned());
                self.note_unit(unit);
            }
            Reading::Value(mut product) => {
                if let [count] = product.counts.as_mut_slice() {
                    if !unit.is_empty() {
                        count.unit = unit.to_owned();
                    } else if count.unit.is_empty() && column.unit_at.is_none() {
                        count.unit = column.unit.unwrap_or_default().to_owned();
                    }
                }
                if let (Some(price), true) = (product.price, self.price.money.is_empty()) {
                    self.price.money = Reading::Value(price);
                }
                let typed = if product.counts.len() == 1 { typed } else { "" };
                self.typed_counts.resize(self.counts.len(), String::new());
                self.typed_counts.push(typed.to_owned());
                self.counts.append(&mut product.counts);
            }
        }
    }

    fn note_unit(&mut self, unit: &str) {
        if self.unit.is_empty() && !money::is_nothing(unit) {
            self.unit = unit.to_owned();
        }
    }

    /// Takes what a calculation gives that the row lacks; from a note only where it makes the amount.
    fn breakdown(&mut self, text: &str, must_agree: bool) -> bool {
        let free = self.counts.is_empty() && self.unreadable_count.is_none();
        if !free || text.is_empty() {
            return false;
        }
        let Reading::Value(mut product) = count::read(text) else { return false };
        if self.price.money.is_empty() && product.price.is_none() && product.counts.len() > 1 {
            // "62,500×32": without any sign, the first is the price.
            let first = product.counts.remove(0);
            product.price = money::read(&first.number.to_string()).value().cloned();
            product.price = product.price.filter(|_| first.unit.is_empty());
        }
        if !must_agree && self.price.money.is_empty() && product.price.is_none() {
            self.counts = product.counts;
            return true;
        }
        let price = match (&self.price.money, &product.price) {
            (Reading::Empty, Some(price)) => price.clone(),
            (Reading::Value(price), None) if !must_agree => price.clone(),
            _ => return false,
        };
        let counted = count::multiplied(&product.counts);
        let agrees = || {
            let product = Exact::from(price.scaled(self.price.scale)?).scaled(counted?);
            let amount = Exact::from(self.amount.number()?);
            Some(product.minus(&amount).magnitude() <= self.amount.step())
        };
        if must_agree && agrees() != Some(true) {
            return false;
        }
        self.price.money = Reading::Value(price);
        self.counts = product.counts;
        true
    }

    /// There is no figure at all.
    pub(super) fn is_empty(&self) -> bool {
        self.price.money.is_empty()
            && self.amount.money.is_empty()
            && self.counts.is_empty()
            && self.unreadable_count.is_none()
    }

    /// Some figure can be read.
    pub(super) fn has_value(&self) -> bool {
        let money = [&self.price.money, &self.amount.money];
        !self.counts.is_empty() || money.into_iter().any(|money| money.value().is_some())
    }

    /// The price is the amount, once.
    pub(super) fn is_once(&self) -> bool {
        let one = |count: &Count| count.number.whole() == Some(1);
        let price = self.price.number();
        price.is_some() && price == self.amount.number() && self.counts.iter().all(one)
    }

    /// What the row adds to a sum: its amount, or what its factors make, in ten thousandths of a yen.
    pub(super) fn ten_thousandths(&self) -> Option<i128> {
        let product = || {
            let price = Exact::from(self.price.number()?);
            let one = self.counts.is_empty();
            let counted = if one { Number(1.into()) } else { count::multiplied(&self.counts)? };
            Some(price.scaled(counted))
        };
        let amount = match &self.amount.money {
            Reading::Value(_) => self.amount.number().map(Exact::from)?,
            _ => product()?,
        };
        truncate_to_yen(&amount.shifted_right(-4)).map(|Yen(parts)| parts)
    }

    /// There is nothing but an amount: no price, no unit, no quantity but one.
    pub(super) fn is_bare_amount(&self) -> bool {
        let plain = |count: &Count| count.unit.is_empty();
        self.is_amount_only() && self.unit.is_empty() && self.counts.iter().all(plain)
    }

    /// There is an amount and nothing to compute it from; "1式" adds nothing.
    pub(super) fn is_amount_only(&self) -> bool {
        let one = |count: &Count| count.number.whole() == Some(1);
        !self.amount.money.is_empty()
            && self.price.money.is_empty()
            && self.counts.iter().all(one)
            && self.unreadable_count.is_none()
    }
}
