//! The columns of the cost table.

/// The columns a line is filled in by, in their order; what the rest holds stands below it.
pub(super) const COLUMNS: [&str; 7] =
    ["category", "description", "unit_price", "quantity", "unit", "quantity2", "unit2"];

/// The id of a column's name.
pub(super) fn head_id(list: &str, key: &str) -> String {
    format!("{list}:{key}")
}
