//! The category that a merged cell, or a heading above, gives to the rows below it.

use super::category::{Categories, Naming};
use super::fold::half;
use super::outline::{self, Style};

/// A heading or category cell that still holds.
#[derive(Clone, Debug)]
struct Entry {
    column: usize,
    style: Option<Style>,
    /// The numbers of its mark, from the outermost on.
    path: Vec<String>,
    naming: Naming,
    text: String,
    is_heading: bool,
    /// The row it stands in.
    row: usize,
}

/// What holds at a row, outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Carry {
    entries: Vec<Entry>,
    /// Some text of the table has named a category.
    pub has_named: bool,
    /// The row that is read.
    row: usize,
}

impl Carry {
    /// Goes on to a row.
    pub(super) fn at(&mut self, row: usize) {
        self.row = row;
    }

    /// A cell of a category column, or a heading, takes the place of those of its level and of all
    /// that are deeper.
    pub(super) fn enter(
        &mut self,
        column: usize,
        text: &str,
        is_heading: bool,
        known: &Categories,
    ) {
        let half = half(text);
        let (style, rest) = outline::split(&half);
        let naming = known.name_in(text);
        self.has_named |= matches!(naming, Naming::Category(_));
        let path: Vec<String> = outline::path(&half).into_iter().map(str::to_owned).collect();
        let row = self.row;
        let entry = Entry { column, style, path, naming, text: rest.to_owned(), is_heading, row };
        self.entries.retain(|other| other.column <= column);
        if is_heading {
            self.close(&entry);
        } else {
            // A cell has words of its own: only a heading it is numbered below goes on holding.
            self.entries.retain(|other| other.column < column || other.holds(&entry));
        }
        self.entries.push(entry);
    }

    /// Ends what a heading's level has begun.
    fn close(&mut self, entry: &Entry) {
        let Entry { column, style, naming, .. } = entry;
        let same = |other: &Entry| other.column == *column && other.style == *style;
        // Without a mark its level is that of its column, unless it only titles what follows.
        let whole_column = style.is_none() && *naming != Naming::Unknown;
        let level = self
            .entries
            .iter()
            .position(|other| same(other) || (whole_column && other.column == *column));
        self.entries.truncate(level.unwrap_or(self.entries.len()));
    }

    /// A line that is marked like a heading above it ends what that heading began.
    pub(super) fn pass(&mut self, column: usize, text: &str, known: &Categories) {
        let half = half(text);
        let (style, _) = outline::split(&half);
        // Without marks on either, the title of a category is of the level of such headings.
        if style.is_none() && known.titled(text).is_none() {
            return;
        }
        let same = |entry: &Entry| entry.column == column && entry.style == style;
        if let Some(level) = self.entries.iter().position(same) {
            self.entries.truncate(level);
        }
    }

    /// Nothing holds beyond a sum.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }

    /// A mark of this style stands at a level that is still open.
    pub(super) fn has_style(&self, column: usize, style: &Style) -> bool {
        let same = |entry: &Entry| entry.column == column && entry.style.as_ref() == Some(style);
        self.entries.iter().any(same)
    }

    /// The category of the row: of its own cells the outermost that names one, else of what holds.
    pub(super) fn category(&self, known: &Categories) -> Option<usize> {
        let named = |own: bool| {
            self.entries.iter().find_map(|entry| match entry.naming {
                Naming::Category(index) if !own || entry.row == self.row => Some(index),
                _ => None,
            })
        };
        named(true).or_else(|| self.joined(known)).or_else(|| named(false))
    }

    /// Only a group of costs holds, such as 旅費, or nothing: the line may name its category itself.
    pub(super) fn leaves_open(&self) -> bool {
        self.entries.iter().all(|entry| entry.naming == Naming::NoCategory)
    }

    /// Two levels that name a category together, as 旅費 and 国内 do.
    fn joined(&self, known: &Categories) -> Option<usize> {
        let pairs = self.entries.iter().zip(self.entries.iter().skip(1));
        let orders = pairs.flat_map(|(outer, inner)| {
            [format!("{}{}", inner.text, outer.text), format!("{}({})", outer.text, inner.text)]
        });
        orders.into_iter().find_map(|text| match known.name(&text) {
            Naming::Category(index) => Some(index),
            _ => None,
        })
    }
}

impl Entry {
    /// A heading goes on above a cell that has a mark of a lower level.
    fn holds(&self, cell: &Self) -> bool {
        let is_below = || {
            cell.path.len() > self.path.len() && cell.path.starts_with(&self.path)
                || self.path.is_empty()
                || cell.path.is_empty()
        };
        self.is_heading
            && !matches!(cell.naming, Naming::Category(_))
            && cell.style.is_some()
            && cell.style != self.style
            && is_below()
    }
}
