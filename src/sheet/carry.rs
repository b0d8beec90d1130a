//! The category that a merged cell, or a heading above, gives to the rows below it.

use super::category::{Categories, Naming};
use super::fold::half;
use super::outline::{self, Style};

/// What marks of lower levels start with.
const LOWER: [char; 5] = ['(', '①', '・', 'ア', 'a'];

/// A heading or category cell that still holds.
#[derive(Clone, Debug)]
struct Entry {
    column: usize,
    style: Option<Style>,
    /// Blanks before it: a mark that stands further in is of a lower level.
    indent: usize,
    /// The numbers of its mark, from the outermost on.
    path: Vec<String>,
    naming: Naming,
    text: String,
    is_heading: bool,
    /// The number of the last line below it that is marked as it is.
    last_line: Option<u32>,
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
        let (row, indent) = (self.row, indent(text));
        let entry = Entry {
            column,
            style,
            indent,
            path,
            naming,
            text: rest.to_owned(),
            is_heading,
            last_line: None,
            row,
        };
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
        let Entry { column, style, naming, path, indent, .. } = entry;
        // "2.1" is not below "1", however it is written.
        let is_child = |other: &Entry| {
            !other.path.is_empty() && path.len() > other.path.len() && path.starts_with(&other.path)
        };
        let is_elsewhere = |other: &Entry| {
            let have_numbers = !other.path.is_empty() && !path.is_empty();
            let is_deep = path.len() > 1 || other.path.len() > 1;
            other.column == *column && have_numbers && is_deep && !is_child(other)
        };
        self.entries.retain(|other| !is_elsewhere(other));
        // A category is no part of another one, unless its mark is one of lower levels.
        let is_lower = style.as_ref().is_some_and(|style| style.starts_with(LOWER));
        let is_category = |naming: &Naming| matches!(naming, Naming::Category(_));
        if is_category(naming) && !is_lower {
            self.entries.retain(|other| {
                let is_beside =
                    other.column == *column && other.indent >= *indent && !is_child(other);
                !(is_beside && is_category(&other.naming))
            });
        }
        let same = |other: &Entry| {
            other.column == *column && other.style == *style && other.indent >= *indent
        };
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
        let indent = indent(text);
        let same = |entry: &Entry| {
            entry.column == column && entry.style == style && entry.indent >= indent
        };
        let Some(level) = self.entries.iter().position(same) else { return };
        // Numbers of a lower level start anew, and go on from line to line.
        let number = self::number(&outline::path(&half));
        if let (Some(number), Some(entry)) = (number, self.entries.get_mut(level))
            && let Some(heading) = self::number(&entry.path)
        {
            let goes_on = entry.last_line.is_some_and(|last| number == last + 1);
            if goes_on || (entry.last_line.is_none() && number == 1 && heading + 1 != number) {
                entry.last_line = Some(number);
                return;
            }
        }
        self.entries.truncate(level);
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

/// The number of a mark of one number.
fn number(path: &[impl AsRef<str>]) -> Option<u32> {
    if let [one] = path { one.as_ref().parse().ok() } else { None }
}

/// Blanks before a text.
fn indent(text: &str) -> usize {
    text.chars().take_while(|c| c.is_whitespace()).count()
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
