//! The table that lines are copied out as, and its way back: every cell returns as it was.

use std::rc::Rc;

use super::codes::{BETWEEN, code, coded, codes};
use super::figures::Priced;
use super::grid::Row;
use super::line::{Compared, Fields, TakenLine, finished, put};
use super::money;
use super::words::{Texts, words};
use crate::json::Node;
use crate::rules::RuleSet;
use crate::text::{Text, half_width, is_invisible};

/// The fields of a line in the order of the columns. The amount is for the reader only.
pub(super) const FIELDS: [&str; 14] = [
    "category",
    "description",
    "unit_price",
    "currency",
    "exchange_rate",
    "quantity",
    "unit",
    "quantity2",
    "unit2",
    "price_includes_tax",
    "work",
    "consumable_exception",
    "note",
    "amount",
];

/// What a spreadsheet takes for the start of a formula.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// A language of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Lang {
    fn pick(self, text: &Text) -> &str {
        match self {
            Self::Ja => &text.ja,
            Self::En => &text.en,
        }
    }

    fn word(self, texts: &'static Texts, key: &str) -> &'static str {
        texts.get(key).map(|text| self.pick(text)).unwrap_or_default()
    }
}

/// The header of the table.
pub(super) fn header(lang: Lang) -> Vec<String> {
    FIELDS.iter().map(|field| lang.word(&words().own_headers, field).to_owned()).collect()
}

/// The row is such a header.
pub(super) fn is_header(row: &Row<'_>) -> bool {
    let is = |lang| header(lang).iter().eq(row.iter().map(|text| text.as_ref()));
    is(Lang::Ja) || is(Lang::En)
}

/// The cells of a line.
pub(super) fn cells(line: &Node, amount: &str, lang: Lang, rules: &RuleSet) -> Vec<String> {
    let value = |key| lang.word(&words().own_values, key).to_owned();
    let cell = |field: &&str| match (*field, line.get(field)) {
        ("amount", _) => amount.to_owned(),
        ("category", node) if node.is_unanswered() => value("undecided"),
        ("category", node) => {
            let categories = rules.budget.categories.iter();
            title(shown(node), categories.map(|rule| (rule.value.code.as_str(), &rule.title)), lang)
        }
        ("price_includes_tax", Node::Bool(true)) => value("tax_included"),
        ("price_includes_tax", Node::Bool(false)) => value("tax_excluded"),
        ("work", Node::List(_)) => {
            let titles = line
                .get(field)
                .elements()
                .iter()
                .map(|node| title(shown(node), coded(&rules.budget.required_work), lang));
            titles.collect::<Vec<_>>().join(BETWEEN)
        }
        ("consumable_exception", node) => {
            title(shown(node), coded(&rules.budget.consumable_exceptions), lang)
        }
        (_, node) => shown(node).to_owned(),
    };
    FIELDS.iter().map(|field| defused(cell(field))).collect()
}

fn shown(node: &Node) -> &str {
    match node {
        Node::Text(text) => text,
        Node::Number(number) => number.as_str(),
        _ => "",
    }
}

/// The title of a code; an unknown one stands for itself.
fn title<'r>(
    code: &str,
    mut titles: impl Iterator<Item = (&'r str, &'r Text)>,
    lang: Lang,
) -> String {
    titles.find(|(known, _)| *known == code).map_or(code, |(_, title)| lang.pick(title)).to_owned()
}

/// With an apostrophe before what a spreadsheet would compute, also behind quotes and what nobody sees. A plain
/// number stays one.
pub(super) fn defused(text: String) -> String {
    if looks_like_formula(&text) { format!("'{text}") } else { text }
}

fn looks_like_formula(text: &str) -> bool {
    let is_quote = |c: char| matches!(c, '\'' | '"' | '＇' | '＂');
    let is_passed = |c: char| is_quote(c) || c.is_whitespace() || is_invisible(c);
    let first = |text: &str| text.chars().next().map(plain_sign);
    let starts =
        [first(text.trim_start_matches(is_quote)), first(text.trim_start_matches(is_passed))];
    starts.into_iter().flatten().any(|sign| FORMULA.contains(&sign))
        && crate::quantity::Number::parse(text).is_none()
}

/// Spreadsheets in Japanese take wide and small forms of a sign for the same.
fn plain_sign(sign: char) -> char {
    match sign {
        '﹦' => '=',
        '﹢' => '+',
        '﹣' | '−' => '-',
        '﹫' => '@',
        sign => half_width(sign),
    }
}

/// The text without the apostrophe that [`defused`] gave it.
fn restored(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| looks_like_formula(rest)).unwrap_or(text)
}

/// The line of a row below such a header.
pub(super) fn line(number: usize, row: &Row<'_>, rules: &RuleSet) -> TakenLine {
    let mut fields = Fields::new();
    let mut compared = Compared::default();
    for (field, text) in FIELDS.iter().zip(row) {
        let text = restored(text);
        match *field {
            "amount" => {
                compared.amount = Priced {
                    money: money::read(text),
                    typed: text.to_owned(),
                    scale: 1,
                    ..Priced::default()
                };
                compared.amount.head.includes_tax = Some(false);
            }
            "category" if is_value("undecided", text) => {}
            "category" => put(&mut fields, field, &category(text, rules)),
            "price_includes_tax" if is_value("tax_included", text) => {
                compared.price_includes_tax = true;
                fields.push(((*field).into(), Node::Bool(true)));
            }
            "price_includes_tax" if is_value("tax_excluded", text) => {
                fields.push(((*field).into(), Node::Bool(false)));
            }
            "work" if !text.is_empty() => {
                fields.push((Rc::from(*field), codes(text, &rules.budget.required_work)));
            }
            "consumable_exception" => {
                put(&mut fields, field, &code(text, &rules.budget.consumable_exceptions));
            }
            _ => put(&mut fields, field, text),
        }
    }
    finished(number, fields, &compared, rules)
}

fn is_value(key: &str, text: &str) -> bool {
    words().own_values.get(key).is_some_and(|value| value.ja == text || value.en == text)
}

fn category(text: &str, rules: &RuleSet) -> String {
    let mut categories = rules.budget.categories.iter();
    let titled = categories.find(|rule| rule.title.ja == text || rule.title.en == text);
    titled.map_or(text, |rule| rule.value.code.as_str()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_compute_is_told_from_it() {
        for text in [
            "=1+1",
            "+5円",
            "-2+3",
            "@SUM(1)",
            " =1",
            "\u{a0}=1",
            "\u{3000}＝1",
            "\u{200b}=1",
            "﹦1+1",
            "﹢1+1",
            "﹣1+1",
            "﹫A1",
            "\"=1",
            "'=1",
            "'\"=1",
            "\t5",
            "\n5",
            "-",
        ] {
            let out = defused(text.to_owned());
            assert_eq!(out, format!("'{text}"), "{text}");
            assert_eq!(restored(&out), text);
        }
        for text in ["5", "-5", "-0.5", "a=1", "", "'", "\"引用\"", "人件費", "(1)"] {
            assert_eq!(defused(text.to_owned()), text);
            assert_eq!(restored(text), text);
        }
    }
}
