//! Which category a text names: by the titles of the rules, by other names, by what it contains.

use std::collections::HashMap;

use super::fold::{bare, fold, half};
use super::outline;
use super::words::words;
use crate::rules::RuleSet;

/// What a text says of the category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// This one, as position in the rules.
    Category(usize),
    /// A group of costs that is not one category, such as 業務費 or Travel.
    NoCategory,
    /// Nothing that is known.
    Unknown,
}

/// What separates names that stand in one cell.
const SEPARATORS: [char; 6] = ['・', '、', '/', ',', '&', '+'];

/// The categories of a call by their names.
pub(super) struct Categories {
    names: HashMap<String, Naming>,
    /// Those of the names that are the rules' own titles.
    titles: HashMap<String, usize>,
    /// Parts of texts, and the category they point to.
    keywords: Vec<(&'static str, usize)>,
    /// Names that tell the category of a longer text they stand in: not those of a few letters.
    parts: Vec<(String, usize)>,
    codes: Vec<String>,
}

impl Categories {
    /// The names of the rules' categories.
    pub(super) fn of(rules: &RuleSet) -> Self {
        let words = words();
        let mut names = HashMap::new();
        for name in &words.no_category {
            names.insert(name.clone(), Naming::NoCategory);
        }
        let mut titles = HashMap::new();
        let mut keywords = Vec::new();
        let mut codes = Vec::new();
        for (index, category) in rules.budget.categories.iter().enumerate() {
            let code = &category.value.code;
            let others = words.categories.get(code).into_iter().flatten();
            let own = [&category.title.ja, &category.title.en, code].map(|title| fold(title));
            titles.extend(own.iter().map(|title| (title.clone(), index)));
            for name in own.into_iter().chain(others.cloned()) {
                names.insert(name, Naming::Category(index));
            }
            let parts = words.keywords.get(code).into_iter().flatten();
            keywords.extend(parts.map(|part| (part.as_str(), index)));
            codes.push(code.clone());
        }
        let is_telling = |name: &str| name.len() >= if name.is_ascii() { 8 } else { 6 };
        let parts = names.iter().filter_map(|(name, naming)| match naming {
            Naming::Category(index) if is_telling(name) => Some((name.clone(), *index)),
            _ => None,
        });
        let parts = parts.collect();
        Self { names, titles, keywords, parts, codes }
    }

    /// The code of a category.
    pub(super) fn code(&self, index: usize) -> Option<&str> {
        self.codes.get(index).map(String::as_str)
    }

    /// The category whose title a text is, without any mark.
    pub(super) fn titled(&self, text: &str) -> Option<usize> {
        self.titles.get(&fold(text)).copied()
    }

    /// What a text names as a whole, without its mark, number and remarks.
    pub(super) fn name(&self, text: &str) -> Naming {
        let half = half(text);
        let folded = fold(outline::split(&half).1);
        if let Some(naming) = self.known(&folded) {
            return naming;
        }
        // Numbering of some other style: 5301人件費, "Ⅰ-1 人件費", "A 人件費".
        if let Some(naming) = self.behind_numbering(&half, &folded) {
            return naming;
        }
        // Several names that mean one category are that category; else a person has to say.
        let parts = bare(&folded);
        let mut namings = parts.split(SEPARATORS).map(|part| self.known(part));
        match namings.next() {
            Some(Some(Naming::Category(first))) => {
                let alike = namings.all(|naming| naming == Some(Naming::Category(first)));
                if alike { Naming::Category(first) } else { Naming::Unknown }
            }
            _ => Naming::Unknown,
        }
    }

    /// What a text names behind digits, or behind a short first word.
    fn behind_numbering(&self, half: &str, folded: &str) -> Option<Naming> {
        let unnumbered = folded.trim_start_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '-' | '.' | '(' | ')' | '_' | ':' | '第' | '号')
        });
        let behind = Some(unnumbered).filter(|rest| rest.len() < folded.len());
        behind.and_then(|rest| self.known(rest)).or_else(|| {
            let (first, rest) = half.trim().split_once(' ')?;
            let is_number = first.chars().count() <= 6
                && first.chars().all(|c| c.is_alphanumeric() || c.is_ascii_punctuation())
                && (first.chars().count() == 1 || first.contains(|c: char| c.is_numeric()));
            if is_number { self.known(&fold(outline::split(rest).1)) } else { None }
        })
    }

    /// What a cell of categories, or a heading, names: as a whole, or as the one category whose name
    /// stands in it.
    pub(super) fn name_in(&self, text: &str) -> Naming {
        match self.name(text) {
            Naming::Unknown => self.contained(text).map_or(Naming::Unknown, Naming::Category),
            naming => naming,
        }
    }

    /// The one category whose name a longer text has in it.
    fn contained(&self, text: &str) -> Option<usize> {
        let folded = fold(text);
        let is_several = folded.contains(SEPARATORS)
            || words().not_one.iter().any(|word| folded.contains(word.as_str()))
            || half(text).to_ascii_lowercase().contains(" and ");
        if is_several || folded.is_empty() {
            return None;
        }
        let mut found = self.parts.iter().filter(|(name, _)| folded.contains(name.as_str()));
        let (_, first) = found.next()?;
        found.all(|(_, other)| other == first).then_some(*first)
    }

    /// What a folded text names, with or without its remark: 旅費（国内） is a name in itself.
    fn known(&self, folded: &str) -> Option<Naming> {
        let get = |name: &str| self.names.get(name).copied();
        get(folded)
            .filter(|naming| *naming != Naming::NoCategory)
            .or_else(|| get(&bare(folded)))
            .or_else(|| get(folded))
    }

    /// The same, and where it names nothing, the one category that its words point to.
    pub(super) fn name_or_hint(&self, text: &str) -> Naming {
        match self.name(text) {
            Naming::Unknown => self.hint(text).map_or(Naming::Unknown, Naming::Category),
            naming => naming,
        }
    }

    /// The category all known words of a text point to.
    pub(super) fn hint(&self, text: &str) -> Option<usize> {
        let folded = fold(text);
        let mut hints =
            self.keywords.iter().filter(|(part, _)| folded.contains(part)).map(|(_, index)| *index);
        let first = hints.next()?;
        hints.all(|hint| hint == first).then_some(first)
    }

    /// How long the names are that a folded text starts with.
    pub(super) fn starts(&self, folded: &str) -> Vec<usize> {
        let ends = folded.char_indices().map(|(at, c)| at + c.len_utf8());
        let is_name =
            |end: &usize| folded.get(..*end).is_some_and(|name| self.names.contains_key(name));
        ends.filter(is_name).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Book;

    #[test]
    fn names_are_known_and_none_is_guessed() {
        let rules = Book::shipped().newest().expect("rules");
        let categories = Categories::of(rules);
        for (text, code) in [
            ("人件費", "personnel"),
            ("Ⅰ　人件費", "personnel"),
            ("（１）諸　謝　金", "honoraria"),
            ("旅費（国内）", "domestic_travel"),
            ("外国旅費（現地調査）", "overseas_travel"),
            ("Travel (overseas)", "overseas_travel"),
            ("1. PERSONNEL", "personnel"),
            ("通訳・翻訳料", "miscellaneous_services"),
            ("通訳料・翻訳料", "miscellaneous_services"),
            ("会場借料", "rental"),
            ("水道光熱費", "utilities"),
            ("借料及び損料", "rental"),
            ("通訳者手配", "miscellaneous_services"),
            ("Joint implementation", "joint_implementation"),
        ] {
            let Naming::Category(index) = categories.name_or_hint(text) else {
                panic!("{text} names nothing");
            };
            assert_eq!(categories.code(index), Some(code), "{text}");
        }
        for text in ["業務費", "その他", "Travel", "(7) その他", "旅費"] {
            assert_eq!(categories.name_or_hint(text), Naming::NoCategory, "{text}");
        }
        for text in ["#REF!", "会議費・会場費", "現地活動", "航空券", "通訳と印刷", ""]
        {
            assert_eq!(categories.name_or_hint(text), Naming::Unknown, "{text}");
        }
    }
}
