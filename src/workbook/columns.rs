//! The columns of an estimate's lines.

use super::shown::Kind;

/// A column that a person fills in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Key of the field in a line.
    pub key: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// Width in characters.
    pub width: u16,
}

const fn column(key: &'static str, kind: Kind, width: u16) -> Column {
    Column { key, kind, width }
}

/// The columns in their order.
pub(super) const COLUMNS: [Column; 14] = [
    column("id", Kind::Text, 6),
    column("category", Kind::Category, 18),
    column("description", Kind::Text, 26),
    column("unit_price", Kind::Number, 13),
    column("currency", Kind::Text, 8),
    column("exchange_rate", Kind::Number, 9),
    column("quantity", Kind::Number, 8),
    column("unit", Kind::Text, 6),
    column("quantity2", Kind::Number, 8),
    column("unit2", Kind::Text, 6),
    column("price_includes_tax", Kind::Flag, 10),
    column("work", Kind::Work, 26),
    column("consumable_exception", Kind::Exception, 14),
    column("note", Kind::Text, 20),
];

/// Columns of formulas behind them: the amount, what is missing, and where a thing belongs.
pub(super) const AMOUNT: u16 = 14;
pub(super) const STATE: u16 = 15;
pub(super) const PLACE: u16 = 16;
/// Widths of those.
pub(super) const FORMULA_WIDTHS: [u16; 3] = [14, 12, 12];
/// The hidden column that holds the line as the file has it.
pub(super) const SOURCE: u16 = 17;
/// Its key in the hidden row of keys.
pub(super) const SOURCE_KEY: &str = "source";

/// The position of a field's column.
pub(super) fn position(key: &str) -> u16 {
    let place = COLUMNS.iter().position(|column| column.key == key);
    place.and_then(|place| u16::try_from(place).ok()).unwrap_or(SOURCE)
}
