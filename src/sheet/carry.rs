//! The category that a merged cell, or a heading above, gives to the rows below it.

use super::category::{Categories, Naming};
use super::fold::half;
use super::outline::{self, Style};

/// A heading or category cell that still holds.
#[derive(Clone, Debug)]
struct Entry {
    column: usize,
    style: Option<Style>,
    naming: Naming,
    text: String,
}

/// What holds at a row, outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Carry {
    entries: Vec<Entry>,
    /// Some text of the table has named a category.
    pub has_named: bool,
}

impl Carry {
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
        let naming = known.name_or_hint(rest);
        self.has_named |= matches!(naming, Naming::Category(_));
        let entries = &mut self.entries;
        entries.retain(|entry| entry.column <= column);
        let same = |entry: &Entry| entry.column == column && entry.style == style;
        // Without a mark its level is that of its column, unless it only titles what follows.
        let whole_column = style.is_none() && (!is_heading || naming != Naming::Unknown);
        let level = entries
            .iter()
            .position(|entry| same(entry) || (whole_column && entry.column == column));
        entries.truncate(level.unwrap_or(entries.len()));
        entries.push(Entry { column, style, naming, text: rest.to_owned() });
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

    /// The category of the row: that of the outermost cell or heading which names one.
    pub(super) fn category(&self, known: &Categories) -> Option<usize> {
        let named = self.entries.iter().find_map(|entry| match entry.naming {
            Naming::Category(index) => Some(index),
            _ => None,
        });
        named.or_else(|| self.joined(known))
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
