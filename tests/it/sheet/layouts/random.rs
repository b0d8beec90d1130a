//! Choices that follow from a number, so that a table can be made again, and the words to choose from.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

/// Numbers that look random and follow from a seed (splitmix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).expect("a size")).expect("a size")
    }

    /// From the first to the last number, both included.
    pub fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last.saturating_sub(first) + 1)
    }

    /// True so many times of a thousand.
    pub fn chance(&mut self, of_thousand: usize) -> bool {
        self.below(1000) < of_thousand
    }

    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// One of some values, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, list: &[(T, usize)]) -> T {
        let mut at = self.below(list.iter().map(|(_, weight)| weight).sum());
        for (value, weight) in list {
            if at < *weight {
                return *value;
            }
            at -= weight;
        }
        list[0].0
    }

    /// A word of a list, in one of the languages.
    pub fn word<'a>(&mut self, list: &'a Both, english: bool) -> &'a str {
        let list = list.of(english);
        &list[self.below(list.len())]
    }
}

/// Words of both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    ja: Vec<String>,
    en: Vec<String>,
}

impl Both {
    pub fn of(&self, english: bool) -> &[String] {
        if english { &self.en } else { &self.ja }
    }
}

type Lists = BTreeMap<String, Both>;

/// What people call things in cost tables.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub categories: Lists,
    pub costs: Lists,
    pub headers: Lists,
    pub notes: Lists,
    pub sums: Lists,
}

pub static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let text = include_str!("../../../cases/layouts/words.json");
    serde_json::from_str(text).expect("the words are JSON")
});

/// A category of the call: its code, and the group that administration may be taken on.
pub struct Category {
    pub code: String,
    pub group: String,
}

/// The categories in the order of the rules.
pub static CATEGORIES: LazyLock<Vec<Category>> = LazyLock::new(|| {
    let text = include_str!("../../../../src/rules/2026-1.json");
    let rules: Value = serde_json::from_str(text).expect("the rules are JSON");
    let listed = rules["budget"]["categories"].as_array().expect("categories").iter();
    let text = |entry: &Value, key: &str| entry["value"][key].as_str().expect("a code").to_owned();
    let listed =
        listed.map(|entry| Category { code: text(entry, "code"), group: text(entry, "group") });
    listed.collect()
});
