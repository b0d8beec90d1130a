//! A few values by code.

/// Values by code, in the codes' order. A sorted list: the tables are small, and a tree or hash
/// table for each kind of value would be a good part of the page's program.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T>(Vec<(String, T)>);

impl<T> Table<T> {
    /// Without entries.
    pub const EMPTY: Self = Self(Vec::new());

    /// Adds a value; one that has the code already gives way.
    pub fn insert(&mut self, code: String, value: T) {
        match self.0.iter().position(|(known, _)| *known >= code) {
            None => self.0.push((code, value)),
            Some(place) => match self.0.get_mut(place) {
                Some(entry) if entry.0 == code => entry.1 = value,
                _ => self.0.insert(place, (code, value)),
            },
        }
    }

    /// The value of a code.
    pub fn get(&self, code: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == code).map(|(_, value)| value)
    }

    /// There is a value of this code.
    pub fn contains_key(&self, code: &str) -> bool {
        self.get(code).is_some()
    }

    /// All codes.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(code, _)| code)
    }

    /// All codes with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &T)> {
        self.0.iter().map(|(code, value)| (code, value))
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T> FromIterator<(String, T)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        let mut table = Self::EMPTY;
        for (code, value) in entries {
            table.insert(code, value);
        }
        table
    }
}

impl<T, const N: usize> From<[(String, T); N]> for Table<T> {
    fn from(entries: [(String, T); N]) -> Self {
        entries.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_in_order_and_once() {
        let entries = [("b", 1), ("c", 2), ("a", 3), ("b", 4)];
        let table = Table::from(entries.map(|(code, value)| (code.to_owned(), value)));
        let all: Vec<_> = table.iter().map(|(code, value)| (code.as_str(), *value)).collect();
        assert_eq!(all, [("a", 3), ("b", 4), ("c", 2)]);
        assert_eq!((table.get("b"), table.get("d")), (Some(&4), None));
    }
}
