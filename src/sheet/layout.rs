//! Which column of a table holds what.

use super::category::{Categories, Naming};
use super::column::{Column, Head, Named};
use super::content;
use super::grid::{Row, cell, is_blank};
use super::{label, money};

/// A column of money.
#[derive(Clone, Debug)]
pub(super) struct MoneyColumn {
    pub at: usize,
    pub head: Head,
    /// Yen that one of its numbers stands for.
    pub scale: u32,
}

/// A column of quantities with the column of its units.
#[derive(Clone, Debug)]
pub(super) struct CountColumn {
    pub at: usize,
    pub unit_at: Option<usize>,
    /// The unit its header names.
    pub unit: Option<&'static str>,
}

/// The columns by what they hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// What each column is taken as.
    pub columns: Vec<Column>,
    pub categories: Vec<usize>,
    pub descriptions: Vec<usize>,
    pub prices: Vec<MoneyColumn>,
    /// The amount that is compared stands first.
    pub amounts: Vec<MoneyColumn>,
    pub counts: Vec<CountColumn>,
    pub breakdowns: Vec<usize>,
    pub currency: Option<usize>,
    pub exchange_rate: Option<usize>,
    pub tax: Option<usize>,
    pub work: Option<usize>,
    pub consumable_exception: Option<usize>,
    pub notes: Vec<usize>,
}

impl Layout {
    /// The columns that a header names, and what the cells below add to it.
    pub(super) fn of(heads: &[Head], rows: &[Row<'_>], remarks: &Head, known: &Categories) -> Self {
        let mut columns = resolved(heads, rows, known);
        let width = rows.iter().map(Vec::len).max().unwrap_or_default().max(columns.len());
        columns.resize(width, Column::Ignored);
        describe(&mut columns, heads, rows, known);
        Self::by(columns, heads, remarks)
    }

    /// The columns as they are assigned.
    pub(super) fn by(columns: Vec<Column>, heads: &[Head], remarks: &Head) -> Self {
        let mut layout = Self::default();
        for (at, column) in columns.iter().enumerate() {
            let head = heads.get(at).cloned().unwrap_or_default();
            layout.place(at, *column, head, remarks);
        }
        // One column of texts holds headings, categories and descriptions alike.
        if layout.descriptions.is_empty() {
            layout.descriptions = std::mem::take(&mut layout.categories);
        }
        layout.units(&columns);
        let price_tax = layout.prices.first().and_then(|price| price.head.includes_tax);
        layout.amounts.sort_by_key(|amount| {
            let tax = amount.head.includes_tax;
            (amount.head.is_foreign(), tax != price_tax && tax == Some(true))
        });
        layout.columns = columns;
        layout
    }

    fn place(&mut self, at: usize, column: Column, mut head: Head, remarks: &Head) {
        head.includes_tax = head.includes_tax.or(remarks.includes_tax);
        let scale = head.scale.or(remarks.scale).unwrap_or(1);
        match column {
            Column::Ignored | Column::Unit => {}
            Column::Category => self.categories.push(at),
            Column::Description => self.descriptions.push(at),
            Column::Breakdown => self.breakdowns.push(at),
            Column::UnitPrice => self.prices.push(MoneyColumn { at, head, scale }),
            Column::Amount => self.amounts.push(MoneyColumn { at, head, scale }),
            Column::Quantity => {
                self.counts.push(CountColumn { at, unit_at: None, unit: head.unit });
            }
            Column::Currency => self.currency = self.currency.or(Some(at)),
            Column::ExchangeRate => self.exchange_rate = self.exchange_rate.or(Some(at)),
            Column::Tax => self.tax = self.tax.or(Some(at)),
            Column::Work => self.work = self.work.or(Some(at)),
            Column::ConsumableException => {
                self.consumable_exception = self.consumable_exception.or(Some(at));
            }
            Column::Note => self.notes.push(at),
        }
    }

    /// Gives each column of units to the quantity before it, else to the one after it.
    fn units(&mut self, columns: &[Column]) {
        for (at, _) in columns.iter().enumerate().filter(|(_, column)| **column == Column::Unit) {
            let free = |count: &&mut CountColumn| count.unit_at.is_none();
            let before = self.counts.iter_mut().rfind(|count| count.at < at);
            let count = match before.filter(free) {
                Some(count) => Some(count),
                None => self.counts.iter_mut().filter(|count| count.at > at).find(free),
            };
            if let Some(count) = count {
                count.unit_at = Some(at);
            }
        }
    }

    /// It can be a table of costs: it has prices or amounts.
    pub(super) fn has_money(&self) -> bool {
        !(self.prices.is_empty() && self.amounts.is_empty() && self.breakdowns.is_empty())
    }

    /// The columns whose texts say what a row is, outermost first.
    pub(super) fn labels(&self) -> impl Iterator<Item = usize> {
        self.categories.iter().chain(&self.descriptions).copied()
    }
}

/// What the headers mean beside each other.
fn resolved(heads: &[Head], rows: &[Row<'_>], known: &Categories) -> Vec<Column> {
    let has = |column| heads.iter().any(|head| head.column() == Some(column));
    let described = has(Column::Description);
    // Where one column holds categories and what is below them, it describes the lines.
    let mixed = |at: usize| !described && is_mixed(at, heads, rows, known);
    let mixed: Vec<usize> =
        (0..heads.len()).filter(|at| names_lines(heads, *at) && mixed(*at)).collect();
    let described = described || !mixed.is_empty();
    let detailed = heads.iter().any(|head| head.named == Some(Named::Detail));
    let mut first_detail = true;
    let mut column = |(at, head): (usize, &Head)| match head.named {
        None | Some(Named::Number) => Column::Ignored,
        Some(_) if mixed.contains(&at) => Column::Description,
        Some(Named::Column(column)) => column,
        Some(Named::Item) if described || detailed => {
            if names_category(at, rows, known) || !has(Column::Category) {
                Column::Category
            } else {
                Column::Note
            }
        }
        Some(Named::Item) => Column::Description,
        Some(Named::Detail) => {
            let first = std::mem::take(&mut first_detail);
            let item = heads.iter().any(|head| head.named == Some(Named::Item));
            let named = described || (item && has(Column::Category));
            if first && !named { Column::Description } else { Column::Note }
        }
    };
    heads.iter().enumerate().map(&mut column).collect()
}

/// Finds the descriptions where no header names them: beside categories, in the column with most text.
fn describe(columns: &mut [Column], heads: &[Head], rows: &[Row<'_>], known: &Categories) {
    let head = |at: usize| heads.get(at);
    let described = columns.iter().position(|column| *column == Column::Description);
    let item = described.filter(|at| head(*at).is_some_and(|head| head.named == Some(Named::Item)));
    if described.is_some() && item.is_none_or(|at| !names_category(at, rows, known)) {
        return;
    }
    // Beside an item that is a category, only a column below the same header, which stands in the
    // first of them, can be meant.
    let can_be = |at: usize| {
        let head = head(at);
        let unnamed = head.is_none_or(|head| head.named.is_none());
        unnamed && (item.is_none() || head.is_none_or(|head| head.blank))
    };
    let found = content::wordiest(rows, can_be);
    // Beside an item that is a category nearly every row describes something.
    let filled = |at: usize| rows.iter().filter(|row| !cell(row, at).is_empty()).count();
    let is_enough = |found: &usize| item.is_none_or(|item| 2 * filled(*found) >= filled(item));
    let Some(found) = found.filter(is_enough) else { return };
    if let Some(slot) = item.and_then(|at| columns.get_mut(at)) {
        *slot = Column::Category;
    }
    if let Some(slot) = columns.get_mut(found) {
        *slot = Column::Description;
    }
}

/// The header is one of categories or items.
fn names_lines(heads: &[Head], at: usize) -> bool {
    let named = heads.get(at).and_then(|head| head.named);
    matches!(named, Some(Named::Item | Named::Column(Column::Category)))
}

/// Of the rows with a price, most name neither a category nor a group of costs in this column.
fn is_mixed(at: usize, heads: &[Head], rows: &[Row<'_>], known: &Categories) -> bool {
    let is_price = |at: &usize| heads.get(*at).and_then(Head::column) == Some(Column::UnitPrice);
    let prices: Vec<usize> = (0..heads.len()).filter(is_price).collect();
    let priced = |row: &Row<'_>| {
        prices.is_empty() || prices.iter().any(|at| money::read(cell(row, *at)).value().is_some())
    };
    let rows = rows.iter().filter(|row| !is_blank(row) && priced(row));
    let (mut names, mut others) = (0_usize, 0_usize);
    for text in rows.map(|row| cell(row, at)) {
        // A cell merged with the one above belongs to a column of categories.
        let names_group = text.is_empty() || known.name_in(text) != Naming::Unknown;
        names += usize::from(names_group);
        others += usize::from(!names_group && label::reason(text, known).is_none());
    }
    others > names
}

/// Some cell of the column names a category.
fn names_category(at: usize, rows: &[Row<'_>], known: &Categories) -> bool {
    rows.iter().any(|row| matches!(known.name(cell(row, at)), Naming::Category(_)))
}
