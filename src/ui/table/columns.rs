//! The columns of the cost table.

/// The fields of a line that stand in its row, where there is room for them.
pub(super) const COLUMNS: [&str; 5] = ["category", "description", "unit_price", "quantity", "unit"];

/// All fields of a line, in the order its drawer asks for them.
const FIELDS: [&str; 13] = [
    "category",
    "description",
    "unit_price",
    "currency",
    "exchange_rate",
    "price_includes_tax",
    "quantity",
    "unit",
    "quantity2",
    "unit2",
    "work",
    "consumable_exception",
    "note",
];

/// A field of this key has a place in the row, by itself or behind its button.
pub(super) fn is_in_row(key: &str, is_wide: bool) -> bool {
    is_wide && (key == "work" || COLUMNS.contains(&key))
}

/// The fields that stand in a line's drawer.
pub(super) fn in_drawer(is_wide: bool) -> impl Iterator<Item = &'static str> {
    FIELDS.into_iter().filter(move |key| !is_in_row(key, is_wide))
}

/// The id of a column's name.
pub(super) fn head_id(list: &str, key: &str) -> String {
    format!("{list}:{key}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::BUDGET_FIELDS;

    #[test]
    fn every_field_of_a_line_stands_in_its_row_or_in_its_drawer() {
        for is_wide in [true, false] {
            let shown =
                |key: &str| is_in_row(key, is_wide) || in_drawer(is_wide).any(|own| own == key);
            let fields = BUDGET_FIELDS.iter().filter_map(|spec| spec.path.strip_prefix("lines[]."));
            for key in fields {
                assert!(shown(key), "{key}");
            }
        }
        assert_eq!(in_drawer(false).count(), FIELDS.len());
        assert_eq!(in_drawer(true).count(), FIELDS.len() - COLUMNS.len() - 1);
    }
}
