//! What a cell shows of an answer, and what it says when it is read back.

use super::digits;
use super::words::Language;
use crate::json::Node;
use crate::quantity::Number;
use crate::rules::{Rule, RuleSet};

/// Stands between the tasks that one cell names.
pub(super) const BETWEEN: &str = "; ";
/// Most characters a cell holds, with room to spare.
const MOST_CHARACTERS: usize = 32_000;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
    /// The name of a category.
    Category,
    /// The name of a reason why a dear thing is a consumable.
    Exception,
    /// Names of required tasks.
    Work,
    /// The name of a way to finance a measure.
    Route,
    /// The name of a way to compute tonnes.
    Method,
}

/// A cell's contents.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    /// Not answered.
    Blank,
    /// A number that a spreadsheet holds to the last digit.
    Number(f64),
    /// Anything else, never taken for a formula.
    Text(String),
}

impl Shown {
    /// As it will be read.
    pub(super) fn as_text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Number(value) => digits::plain(*value),
            Self::Text(text) => text.clone(),
        }
    }

    /// A text that a cell has room for.
    pub(super) fn text(text: &str) -> Self {
        if text.len() <= MOST_CHARACTERS {
            return Self::Text(text.to_owned());
        }
        let fits = text.char_indices().scan(0, |length, (at, c)| {
            *length += c.len_utf16();
            Some((at, *length))
        });
        let cut = fits.take_while(|(_, length)| *length <= MOST_CHARACTERS).last();
        Self::Text(text.get(..cut.map_or(0, |(at, _)| at)).unwrap_or_default().to_owned())
    }
}

/// The number an answer is, where a file may hold it so.
pub(super) fn number(node: &Node) -> Option<Number> {
    match node {
        Node::Text(text) => Number::parse(text),
        Node::Number(digits) if !digits.as_str().contains('.') => Number::parse(digits.as_str()),
        _ => None,
    }
}

/// A number that can be read but that a spreadsheet would cut off.
pub(super) fn is_too_long(node: &Node) -> bool {
    number(node).is_some_and(|number| digits::float(number).is_none())
}

/// What a cell shows of an answer. What can't be read is shown in a way that no formula takes for
/// something that can.
pub(super) fn shown(kind: Kind, node: &Node, rules: &RuleSet, language: Language) -> Shown {
    if node.is_unanswered() {
        return Shown::Blank;
    }
    match (kind, node) {
        (Kind::Text, Node::Text(text)) => Shown::text(text),
        (Kind::Number, _) => match number(node).and_then(digits::float) {
            Some(value) => Shown::Number(value),
            None => Shown::text(&node.as_text().map_or_else(|| json(node), str::to_owned)),
        },
        (Kind::Flag, Node::Bool(true)) => Shown::text(language.word("yes")),
        (Kind::Flag, Node::Bool(false)) => Shown::text(language.word("no")),
        (Kind::Work, Node::List(codes)) => {
            let given = codes.iter().filter(|code| !code.is_unanswered());
            let named: Vec<String> = given.map(|code| one(kind, code, rules, language)).collect();
            if named.is_empty() { Shown::Blank } else { Shown::text(&named.join(BETWEEN)) }
        }
        (
            Kind::Flag | Kind::Category | Kind::Exception | Kind::Work | Kind::Route | Kind::Method,
            _,
        ) => Shown::text(&one(kind, node, rules, language)),
        (Kind::Text, _) => Shown::text(&json(node)),
    }
}

/// The name of a code. A text that is no code but reads like a name is put in quotes.
fn one(kind: Kind, node: &Node, rules: &RuleSet, language: Language) -> String {
    let Node::Text(text) = node else { return json(node) };
    let names = names(kind, rules);
    if let Some((_, rule)) = names.iter().find(|(code, _)| *code == &**text) {
        return language.pick(&rule.title).to_owned();
    }
    let shown =
        if kind == Kind::Work { text.replace([';', '；', '\n'], "?") } else { text.to_string() };
    let misleads = code_of(kind, &shown, rules).is_some() || flag(&shown).is_some();
    if misleads { json(node) } else { shown }
}

/// An answer as JSON.
pub(super) fn json(node: &Node) -> String {
    // A tree is always JSON.
    serde_json::to_string(node).unwrap_or_default()
}

/// The answer that a cell's text is.
pub(super) fn read(kind: Kind, text: &str, rules: &RuleSet) -> Node {
    if text.is_empty() {
        return Node::Null;
    }
    match kind {
        Kind::Text | Kind::Number => Node::text(text),
        Kind::Flag => flag(text).map_or_else(|| Node::text(text), Node::Bool),
        Kind::Category | Kind::Exception | Kind::Route | Kind::Method => {
            Node::text(code_of(kind, text, rules).unwrap_or(text))
        }
        Kind::Work => {
            let named =
                text.split([';', '；', '\n']).map(str::trim).filter(|name| !name.is_empty());
            Node::list(named.map(|name| Node::text(code_of(kind, name, rules).unwrap_or(name))))
        }
    }
}

fn flag(text: &str) -> Option<bool> {
    let says = |word: &str| Language::ALL.iter().any(|language| is_like(language.word(word), text));
    if says("yes") { Some(true) } else { says("no").then_some(false) }
}

/// The code behind a name in either language, as loosely as a spreadsheet compares.
fn code_of<'r>(kind: Kind, name: &str, rules: &'r RuleSet) -> Option<&'r str> {
    let mut names = names(kind, rules).into_iter();
    let found = names.find(|(_, rule)| {
        Language::ALL.iter().any(|language| is_like(language.pick(&rule.title), name))
    });
    found.map(|(code, _)| code)
}

fn is_like(name: &str, text: &str) -> bool {
    name.to_lowercase() == text.trim().to_lowercase()
}

/// Codes with what names them.
fn names(kind: Kind, rules: &RuleSet) -> Vec<(&str, &crate::rules::About)> {
    fn listed(rules: &[Rule<String>]) -> Vec<(&str, &crate::rules::About)> {
        rules.iter().map(|rule| (rule.value.as_str(), &rule.about)).collect()
    }
    match kind {
        Kind::Category => {
            let categories = rules.budget.categories.iter();
            categories.map(|rule| (rule.value.code.as_str(), &rule.about)).collect()
        }
        Kind::Exception => listed(&rules.budget.consumable_exceptions),
        Kind::Work => listed(&rules.budget.required_work),
        Kind::Method => listed(&rules.co2.methods),
        Kind::Route => {
            let routes = rules.co2.routes.iter();
            routes.map(|rule| (rule.value.code.as_str(), &rule.about)).collect()
        }
        Kind::Text | Kind::Number | Kind::Flag => Vec::new(),
    }
}
