//! Reads typed answers out of the tree, and says at each place what can't be read.

use std::rc::Rc;

use super::bounds::most_of;
use super::{Node, typed};
use crate::domain::answer::Answer;
use crate::domain::found::Problems;
use crate::domain::problem::{Issue, Problem};
use crate::quantity::Number;

/// How strictly quantities are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A file: plain decimals only.
    File,
    /// A draft that holds what was typed: full-width digits, commas and the like as well.
    Draft,
}

/// What is read of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listed<T> {
    /// The elements that are read.
    pub elements: T,
    /// There are no more than these.
    pub is_whole: bool,
}

impl<T> Listed<T> {
    /// The elements where these are all; what depends on a list that is longer can't be known.
    pub(super) fn whole(self) -> Answer<T> {
        if self.is_whole { Answer::Given(self.elements) } else { Answer::Unreadable }
    }
}

/// An object of the tree, its path, and the problems found so far.
pub(super) struct Reader<'a> {
    pub node: &'a Node,
    pub path: String,
    pub reading: Reading,
    pub problems: &'a mut Problems,
}

impl<'a> Reader<'a> {
    /// The object at a path; anything else there is a problem. Says whether it can be read.
    pub(super) fn of(
        node: &'a Node,
        path: String,
        reading: Reading,
        problems: &'a mut Problems,
    ) -> (Self, bool) {
        let readable = node.is_unanswered() || matches!(node, Node::Object(_));
        if !readable {
            problems.push(Problem::new(path.clone(), Issue::UnknownValue));
        }
        (Self { node, path, reading, problems }, readable)
    }

    /// The object under a key.
    pub(super) fn object(&mut self, key: &str) -> (Reader<'_>, bool) {
        let path = self.path_of(key);
        Reader::of(self.node.get(key), path, self.reading, self.problems)
    }

    /// The elements of the list under a key. A list of more than are read is a problem, and only the
    /// first of it are.
    pub(super) fn list(&mut self, key: &str) -> Answer<Listed<&'a [Node]>> {
        let most = most_of(key);
        match self.node.get(key) {
            Node::List(elements) => Answer::Given(match elements.get(..most) {
                Some(first) if elements.len() > most => {
                    let path = self.path_of(key);
                    self.problems.push(Problem::new(path, Issue::TooMany));
                    Listed { elements: first, is_whole: false }
                }
                _ => Listed { elements, is_whole: true },
            }),
            node if node.is_unanswered() => Answer::Missing,
            _ => self.refuse(key, Issue::UnknownValue),
        }
    }

    /// The elements of a list of objects, each with its path; one that is no object keeps its row.
    pub(super) fn objects<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Reader<'_>, bool) -> T,
    ) -> Answer<Listed<Vec<T>>> {
        self.list(key).map(|Listed { elements, is_whole }| {
            let mut rows = Vec::with_capacity(elements.len());
            for (index, node) in elements.iter().enumerate() {
                let path = format!("{}[{index}]", self.path_of(key));
                let (mut row, readable) = Reader::of(node, path, self.reading, self.problems);
                rows.push(read(&mut row, readable));
            }
            Listed { elements: rows, is_whole }
        })
    }

    /// A plain decimal of zero or more.
    pub(super) fn quantity(&mut self, key: &str) -> Answer<Number> {
        match quantity(self.node.get(key), self.reading) {
            (_, Some(issue)) => self.refuse(key, issue),
            (answer, None) => answer,
        }
    }

    /// A plain decimal of zero to a maximum.
    pub(super) fn quantity_up_to(&mut self, key: &str, most: Number) -> Answer<Number> {
        match self.quantity(key) {
            Answer::Given(number) if number > most => self.refuse(key, Issue::OutOfRange { most }),
            answer => answer,
        }
    }

    /// A plain decimal that may be negative.
    pub(super) fn signed(&mut self, key: &str) -> Answer<Number> {
        match number(self.node.get(key), self.reading) {
            Answer::Unreadable => self.refuse(key, Issue::NotANumber),
            answer => answer,
        }
    }

    /// Yes or no.
    pub(super) fn boolean(&mut self, key: &str) -> Answer<bool> {
        match self.node.get(key) {
            Node::Bool(value) => Answer::Given(*value),
            node if node.is_unanswered() => Answer::Missing,
            _ => self.refuse(key, Issue::UnknownValue),
        }
    }

    /// Yes, where it says exactly this.
    pub(super) fn flag(&mut self, key: &str) -> bool {
        self.boolean(key).is(&true)
    }

    /// A text.
    pub(super) fn text(&mut self, key: &str) -> Answer<Rc<str>> {
        match self.node.get(key) {
            Node::Text(text) if !text.is_empty() => Answer::Given(Rc::clone(text)),
            node if node.is_unanswered() => Answer::Missing,
            _ => self.refuse(key, Issue::UnknownValue),
        }
    }

    /// A text that names something.
    pub(super) fn code<T>(&mut self, key: &str, known: impl Fn(&str) -> Option<T>) -> Answer<T> {
        match self.text(key) {
            Answer::Given(code) => match known(&code) {
                Some(value) => Answer::Given(value),
                None => self.refuse(key, Issue::UnknownValue),
            },
            Answer::Missing => Answer::Missing,
            Answer::Unreadable => Answer::Unreadable,
        }
    }

    /// A list of texts that name something.
    pub(super) fn codes<T>(
        &mut self,
        key: &str,
        known: impl Fn(&str) -> Option<T>,
    ) -> Answer<Listed<Vec<Answer<T>>>> {
        self.list(key).map(|Listed { elements, is_whole }| {
            let mut codes = Vec::with_capacity(elements.len());
            for (index, node) in elements.iter().enumerate() {
                codes.push(match node.as_text().and_then(&known) {
                    _ if node.is_unanswered() => Answer::Missing,
                    Some(value) => Answer::Given(value),
                    None => self.refuse(&format!("{key}[{index}]"), Issue::UnknownValue),
                });
            }
            Listed { elements: codes, is_whole }
        })
    }

    /// The codes that can be read.
    pub(super) fn known_codes<T>(
        &mut self,
        key: &str,
        known: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let codes = self.codes(key, known).given().map(|listed| listed.elements);
        codes.unwrap_or_default().into_iter().filter_map(Answer::given).collect()
    }

    /// Checks that these hold texts or yes-or-nos; nothing is computed from them.
    pub(super) fn check(&mut self, texts: &[&str], flags: &[&str]) {
        for key in texts {
            self.text(key);
        }
        for key in flags {
            self.boolean(key);
        }
    }

    /// Checks that the object under a key holds texts only, under any keys; nothing is computed from them.
    pub(super) fn texts(&mut self, key: &str) {
        let (texts, _) = self.object(key);
        for (key, node) in texts.node.entries() {
            if !node.is_unanswered() && node.as_text().is_none() {
                let path = texts.path_of(key);
                texts.problems.push(Problem::new(path, Issue::UnknownValue));
            }
        }
    }

    /// The path of a key of this object.
    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn refuse<T>(&mut self, key: &str, issue: Issue) -> Answer<T> {
        let path = self.path_of(key);
        self.problems.push(Problem::new(path, issue));
        Answer::Unreadable
    }
}

/// The quantity under a key of an object at a path, and a problem where it can't be read.
pub fn quantity_at(
    node: &Node,
    path: &str,
    key: &str,
    reading: Reading,
    problems: &mut Problems,
) -> Option<Number> {
    Reader { node, path: path.to_owned(), reading, problems }.quantity(key).given()
}

/// The quantity a node holds, zero or more, and what is wrong with it.
pub(super) fn quantity(node: &Node, reading: Reading) -> (Answer<Number>, Option<Issue>) {
    match number(node, reading) {
        Answer::Unreadable => (Answer::Unreadable, Some(Issue::NotANumber)),
        Answer::Given(number) if number.is_negative() => {
            (Answer::Unreadable, Some(Issue::Negative))
        }
        answer => (answer, None),
    }
}

/// The number that a draft holds at a place, zero or not; none where there is none to be read.
pub fn number_typed(node: &Node) -> Option<Number> {
    number(node, Reading::Draft).given()
}

/// The number a node holds.
fn number(node: &Node, reading: Reading) -> Answer<Number> {
    let text = match node {
        Node::Text(text) => text,
        Node::Number(number) => number.as_str(),
        Node::Null => return Answer::Missing,
        _ => return Answer::Unreadable,
    };
    let number = match reading {
        _ if node.is_unanswered() => return Answer::Missing,
        // A fraction as JSON number has gone through someone's floats: it can't be trusted.
        _ if matches!(node, Node::Number(_)) => Number::parse(text).filter(|_| !text.contains('.')),
        Reading::File => Number::parse(text),
        Reading::Draft => typed::normalised(text),
    };
    number.map_or(Answer::Unreadable, Answer::Given)
}
