//! The words of cost tables, from one file: names of columns and categories, sums, units, texts.
//!
//! The file has them as people write them; here they are folded once, as what they are compared to.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use super::fold::fold;
use crate::json::Node;
use crate::text::Text;

const FILE: &str = include_str!(concat!(env!("OUT_DIR"), "/sheet/words.json"));

/// Words by what they stand for.
pub(super) type Lists = BTreeMap<String, Vec<String>>;
/// Texts by their code.
pub(super) type Texts = BTreeMap<String, Text>;

/// Everything the file holds, and what makes looking things up quick.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Columns by their names.
    pub columns_by_name: HashMap<String, String>,
    /// Currencies by how they are written.
    pub currencies_by_name: HashMap<String, String>,
    /// Characters that words of sums, tax and administration start with.
    pub special_starts: BTreeSet<char>,
    /// Names of columns, by column.
    pub headers: Lists,
    /// What may stand around a column's name.
    pub header_fillers: Vec<String>,
    /// Names of columns that say what they count, by the unit.
    pub header_units: Lists,
    /// How the scale of money is written, by yen.
    pub scales: Lists,
    /// Words of remarks on rounding, which name a scale and mean none.
    pub roundings: Vec<String>,
    /// What opens a remark on the scale of a whole table.
    pub unit_notes: Vec<String>,
    /// How currencies are written, by code.
    pub currencies: Lists,
    /// Names of categories beside their titles, by code.
    pub categories: Lists,
    /// Parts of a text that point to a category, by code.
    pub keywords: Lists,
    /// Names of groups of costs that are no category.
    pub no_category: Vec<String>,
    pub sum_cores: Vec<String>,
    /// Sums of everything.
    pub total_cores: Vec<String>,
    pub total_fillers: Vec<String>,
    pub sum_fillers: Vec<String>,
    pub sum_endings: Vec<String>,
    pub sum_starts: Vec<String>,
    /// Instruments whose name ends like a sum.
    pub no_sum: Vec<String>,
    pub tax_cores: Vec<String>,
    pub tax_fillers: Vec<String>,
    pub administration_starts: Vec<String>,
    pub administration_cores: Vec<String>,
    pub administration_fillers: Vec<String>,
    pub note_starts: Vec<String>,
    pub tax_included: Vec<String>,
    pub tax_excluded: Vec<String>,
    pub tax_exempt: Vec<String>,
    pub count_prefixes: Vec<String>,
    pub price_prefixes: Vec<String>,
    /// Units that are counted in kanji, as in 一式.
    pub kanji_units: Vec<String>,
    /// How a spreadsheet's errors start.
    pub errors: Vec<String>,
    /// Headers with several meanings: the columns they can name, the usual one first.
    pub header_alternatives: Lists,
    /// Units that a column of sums may say it counts, as in 計（日）.
    pub counted_units: Vec<String>,
    /// Headers above columns as they were before a change.
    pub before_change: Vec<String>,
    /// Headers above columns as they are after a change.
    pub after_change: Vec<String>,
    /// Headers of columns that show a change.
    pub change: Vec<String>,
    /// Amounts in another currency, whichever.
    pub abroad: Vec<String>,
    /// What repeats the cell above.
    pub ditto: Vec<String>,
    /// What opens the label of a part of the row above.
    pub parts: Vec<String>,
    /// What opens the label of a row that is not part of the estimate.
    pub optional: Vec<String>,
    /// With these words a text names more, or less, than one category.
    pub not_one: Vec<String>,
    /// What is said of a row or of the table, by code.
    pub said: Texts,
    /// Why a row is left out, by code.
    pub reasons: Texts,
    /// Why nothing is read, by code.
    pub refusals: Texts,
    /// Names of what a column can be, by code.
    pub columns: Texts,
    /// Headers of the tables written here, by field.
    pub own_headers: Texts,
    /// Cells of the tables written here.
    pub own_values: Texts,
}

/// The words. They are read once; a test proves that they can be.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words::read(&serde_json::from_str(FILE).unwrap_or_default()))
}

impl Words {
    /// Takes the file's tree apart and folds its words. By keys, since a reader made for this one type would
    /// be a good part of the module that a browser loads.
    fn read(file: &Node) -> Self {
        let mut words = Self::default();
        for (key, list) in words.lists() {
            *list = folded(file.get(key));
        }
        for (key, lists) in words.keyed() {
            let entries = file.get(key).entries().iter();
            *lists = entries.map(|(key, list)| (key.to_string(), folded(list))).collect();
        }
        for (key, texts) in words.texts() {
            let entries = file.get(key).entries().iter();
            *texts = entries.map(|(key, text)| (key.to_string(), both(text))).collect();
        }
        let alternatives = file.get("header_alternatives").entries().iter();
        words.header_alternatives =
            alternatives.map(|(name, columns)| (fold(name), typed(columns))).collect();
        words.errors = typed(file.get("errors"));
        words.columns_by_name = by_name(&words.headers);
        words.currencies_by_name = by_name(&words.currencies);
        let cores = [
            &words.sum_cores,
            &words.tax_cores,
            &words.administration_cores,
            &words.administration_starts,
        ];
        words.special_starts =
            cores.into_iter().flatten().filter_map(|core| core.chars().next()).collect();
        words
    }

    /// Lists of words, by the key they have in the file.
    fn lists(&mut self) -> Vec<(&'static str, &mut Vec<String>)> {
        vec![
            ("header_fillers", &mut self.header_fillers),
            ("roundings", &mut self.roundings),
            ("unit_notes", &mut self.unit_notes),
            ("no_category", &mut self.no_category),
            ("sum_cores", &mut self.sum_cores),
            ("total_cores", &mut self.total_cores),
            ("total_fillers", &mut self.total_fillers),
            ("sum_fillers", &mut self.sum_fillers),
            ("sum_endings", &mut self.sum_endings),
            ("sum_starts", &mut self.sum_starts),
            ("no_sum", &mut self.no_sum),
            ("tax_cores", &mut self.tax_cores),
            ("tax_fillers", &mut self.tax_fillers),
            ("administration_starts", &mut self.administration_starts),
            ("administration_cores", &mut self.administration_cores),
            ("administration_fillers", &mut self.administration_fillers),
            ("note_starts", &mut self.note_starts),
            ("tax_included", &mut self.tax_included),
            ("tax_excluded", &mut self.tax_excluded),
            ("tax_exempt", &mut self.tax_exempt),
            ("count_prefixes", &mut self.count_prefixes),
            ("price_prefixes", &mut self.price_prefixes),
            ("kanji_units", &mut self.kanji_units),
            ("counted_units", &mut self.counted_units),
            ("before_change", &mut self.before_change),
            ("after_change", &mut self.after_change),
            ("change", &mut self.change),
            ("abroad", &mut self.abroad),
            ("ditto", &mut self.ditto),
            ("parts", &mut self.parts),
            ("optional", &mut self.optional),
            ("not_one", &mut self.not_one),
        ]
    }

    /// Lists of words by what they stand for, likewise.
    fn keyed(&mut self) -> Vec<(&'static str, &mut Lists)> {
        vec![
            ("headers", &mut self.headers),
            ("header_units", &mut self.header_units),
            ("scales", &mut self.scales),
            ("currencies", &mut self.currencies),
            ("categories", &mut self.categories),
            ("keywords", &mut self.keywords),
        ]
    }

    /// Texts by their code, likewise.
    fn texts(&mut self) -> Vec<(&'static str, &mut Texts)> {
        vec![
            ("said", &mut self.said),
            ("reasons", &mut self.reasons),
            ("refusals", &mut self.refusals),
            ("columns", &mut self.columns),
            ("own_headers", &mut self.own_headers),
            ("own_values", &mut self.own_values),
        ]
    }
}

/// The words of a list as they are written.
fn typed(list: &Node) -> Vec<String> {
    list.elements().iter().filter_map(Node::as_text).map(str::to_owned).collect()
}

/// The same folded; longer ones first, so that the first that fits is the whole word.
fn folded(list: &Node) -> Vec<String> {
    let mut words: Vec<String> = typed(list).iter().map(|word| fold(word)).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

fn both(text: &Node) -> Text {
    let own = |key| text.get(key).as_text().unwrap_or_default();
    Text::new(own("ja"), own("en"))
}

/// The keys of lists by their words.
fn by_name(lists: &Lists) -> HashMap<String, String> {
    let names = lists.iter().flat_map(|(key, words)| words.iter().map(move |word| (word, key)));
    names.map(|(word, key)| (word.clone(), key.clone())).collect()
}

/// A key of a list whose words contain this one.
pub(super) fn named<'w>(lists: &'w Lists, folded: &str) -> Option<&'w str> {
    let entry = lists.iter().find(|(_, words)| words.iter().any(|word| word == folded));
    entry.map(|(key, _)| key.as_str())
}

/// The longest word of all lists that a text contains, and its key.
pub(super) fn contained<'w>(lists: &'w Lists, folded: &str) -> Option<&'w str> {
    let found = lists.iter().filter_map(|(key, words)| {
        let word = words.iter().find(|word| folded.contains(word.as_str()))?;
        Some((word.len(), key.as_str()))
    });
    found.max().map(|(_, key)| key)
}

/// A text contains one of these words.
pub(super) fn has_any(list: &[String], folded: &str) -> bool {
    list.iter().any(|word| folded.contains(word.as_str()))
}

/// A text starts with one of these words.
pub(super) fn starts_with_any(list: &[String], folded: &str) -> bool {
    list.iter().any(|word| folded.starts_with(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Book;
    use crate::sheet::column::Column;
    use crate::sheet::reason::Reason;
    use crate::sheet::refused::Refused;
    use crate::sheet::said::Said;

    #[test]
    fn the_file_is_whole() {
        let file: Node = serde_json::from_str(FILE).expect("a readable file");
        let mut words = Words::read(&file);
        let mut known: Vec<&str> = words.lists().into_iter().map(|(key, _)| key).collect();
        known.extend(words.keyed().into_iter().map(|(key, _)| key));
        known.extend(words.texts().into_iter().map(|(key, _)| key));
        known.extend(["errors", "header_alternatives"]);
        known.sort_unstable();
        let mut there: Vec<&str> = file.entries().iter().map(|(key, _)| &**key).collect();
        there.sort_unstable();
        assert_eq!(known, there);
        let columns: Vec<&str> = words.headers.keys().map(String::as_str).collect();
        assert!(columns.iter().all(|code| Column::of_header(code).is_some()), "{columns:?}");
        for column in Column::ALL {
            assert!(words.columns.contains_key(column.code()), "{}", column.code());
        }
        for reason in Reason::ALL {
            assert!(words.reasons.contains_key(reason.code()), "{}", reason.code());
        }
        for said in Said::ALL {
            assert!(words.said.contains_key(said.code()), "{}", said.code());
        }
        let alternatives = words.header_alternatives.values().flatten();
        for code in alternatives {
            assert!(Column::of(code).is_some(), "{code}");
        }
        for refused in Refused::ALL {
            assert!(words.refusals.contains_key(refused.code()), "{}", refused.code());
        }
    }

    #[test]
    fn categories_are_those_of_the_rules() {
        let rules = Book::shipped().newest().expect("rules");
        let known = |code: &String| rules.budget.categories.iter().any(|c| c.value.code == *code);
        assert!(words().categories.keys().all(known));
        assert!(words().keywords.keys().all(known));
        assert_eq!(words().categories.len(), rules.budget.categories.len());
    }

    #[test]
    fn no_word_names_two_things() {
        for lists in [&words().headers, &words().categories, &words().currencies] {
            let mut all: Vec<&String> = lists.values().flatten().collect();
            all.sort();
            let twice = all.windows(2).find(|pair| pair.first() == pair.last());
            assert_eq!(twice, None);
        }
    }
}
