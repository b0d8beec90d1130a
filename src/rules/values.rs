//! How the values of rules are read, whatever rule they belong to.

use super::read::{Place, Read};
use super::table::Table;
use crate::json::Node;
use crate::quantity::Number;
use crate::text::Text;

/// Entries of a table at most. The longest are lists of countries; [`Table`] is slow with many more.
const MOST_ENTRIES: usize = 1_000;

impl Read for String {
    fn read(place: &mut Place<'_>) -> Self {
        place.text().to_owned()
    }
}

impl Read for Text {
    fn read(place: &mut Place<'_>) -> Self {
        Self { ja: place.get("ja"), en: place.get("en") }
    }
}

impl Read for Number {
    fn read(place: &mut Place<'_>) -> Self {
        let number = Self::parse(place.text());
        if number.is_none() {
            place.refuse("is no plain decimal");
        }
        number.unwrap_or_default()
    }
}

impl Read for i64 {
    fn read(place: &mut Place<'_>) -> Self {
        place.whole()
    }
}

impl Read for u32 {
    fn read(place: &mut Place<'_>) -> Self {
        let number = Self::try_from(place.whole());
        if number.is_err() {
            place.refuse("is too large or below zero");
        }
        number.unwrap_or_default()
    }
}

impl Read for bool {
    fn read(place: &mut Place<'_>) -> Self {
        let Some(Node::Bool(value)) = place.node else {
            place.refuse("is neither true nor false");
            return false;
        };
        *value
    }
}

/// The value of a rule that says something without a number: `null`.
impl Read for () {
    fn read(place: &mut Place<'_>) {
        if !matches!(place.node, Some(Node::Null)) {
            place.refuse("is not null");
        }
    }
}

/// `null`, or no such key: nothing.
impl<T: Read> Read for Option<T> {
    fn read(place: &mut Place<'_>) -> Self {
        let given = !matches!(place.node, None | Some(Node::Null));
        given.then(|| T::read(place))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(place: &mut Place<'_>) -> Self {
        let mut elements = Self::new();
        for index in 0..place.count() {
            let mut element = place.element(index);
            elements.push(T::read(&mut element));
            element.close();
        }
        elements
    }
}

impl<T: Read> Read for Table<T> {
    fn read(place: &mut Place<'_>) -> Self {
        let mut table = Self::EMPTY;
        let Some(Node::Object(entries)) = place.node else {
            place.refuse("is no object");
            return table;
        };
        if entries.len() > MOST_ENTRIES {
            place.refuse("has too many entries");
            return table;
        }
        for (code, node) in entries.iter() {
            let mut entry = place.entry(code, node);
            table.insert(code.as_ref().to_owned(), T::read(&mut entry));
            entry.close();
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::read::file;

    #[test]
    fn numbers_are_whole_or_plain_decimals() {
        for text in ["6", "0", "4294967295"] {
            assert!(file::<u32>(text).is_ok(), "{text}");
        }
        for text in ["6.5", "6.0", "6e0", "-1", "4294967296", "\"6\"", "null", "1e999"] {
            assert!(file::<u32>(text).is_err(), "{text}");
        }
        assert!(file::<Number>("\"2.5\"").is_ok());
        assert!(file::<Number>("2.5").is_err() && file::<Number>("\"2e7\"").is_err());
        assert!(file::<()>("null").is_ok() && file::<()>("{}").is_err());
    }

    #[test]
    fn tables_have_an_end() {
        let table = |count: usize| {
            let entries: Vec<String> = (0..count).map(|code| format!("\"{code}\":1")).collect();
            format!("{{{}}}", entries.join(","))
        };
        assert!(file::<Table<u32>>(&table(MOST_ENTRIES)).is_ok());
        assert!(file::<Table<u32>>(&table(MOST_ENTRIES + 1)).is_err());
    }
}
