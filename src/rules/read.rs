//! Reads the tree of a rule file into types: every key must be known, and none that is needed may
//! be missing.
//!
//! A place that can't be read is noted, and reading goes on with a value that stands in for it; the
//! whole is refused at the end. A way out at each of a hundred keys would be most of the page's
//! program.

use crate::json::Node;

/// What a rule file is made of.
pub(super) trait Read {
    /// Reads it where it stands; where that can't be done it refuses, and gives any value.
    fn read(place: &mut Place<'_>) -> Self;
}

/// A place in a rule file.
pub(super) struct Place<'a> {
    /// What stands there; none where there is nothing, not even `null`.
    pub(super) node: Option<&'a Node>,
    path: String,
    /// Keys that were asked for here.
    asked: Vec<&'static str>,
    /// The first thing that is wrong with the file.
    refused: &'a mut Option<String>,
}

/// Reads a whole file.
///
/// # Errors
/// The first place that can't be read, and why.
pub(super) fn file<T: Read>(text: &str) -> Result<T, String> {
    let tree = parsed(text)?;
    let mut refused = None;
    let mut root =
        Place { node: Some(&tree), path: String::new(), asked: Vec::new(), refused: &mut refused };
    let value = T::read(&mut root);
    root.close();
    refused.map_or(Ok(value), Err)
}

/// Reads a list of such parts by itself; empty where anything in it can't be read.
pub(super) fn list<T: Read>(tree: &Node) -> Vec<T> {
    let mut refused = None;
    let mut root =
        Place { node: Some(tree), path: String::new(), asked: Vec::new(), refused: &mut refused };
    let list = Vec::read(&mut root);
    root.close();
    if refused.is_none() { list } else { Vec::new() }
}

fn parsed(text: &str) -> Result<Node, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

impl Place<'_> {
    /// What stands under a key of the object here.
    pub(super) fn get<T: Read>(&mut self, key: &'static str) -> T {
        let mut part = self.key(key);
        let value = T::read(&mut part);
        part.close();
        value
    }

    /// What the table says of the code here.
    pub(super) fn one_of<T: Copy>(&mut self, codes: &[(&str, T)], stand_in: T) -> T {
        let code = self.text();
        match codes.iter().find(|(known, _)| *known == code) {
            Some((_, value)) => *value,
            None => {
                self.refuse("is no known code");
                stand_in
            }
        }
    }

    /// The text here.
    pub(super) fn text(&mut self) -> &str {
        if self.node.and_then(Node::as_text).is_none() {
            self.refuse("is no text");
        }
        self.node.and_then(Node::as_text).unwrap_or_default()
    }

    /// The whole number here.
    pub(super) fn whole(&mut self) -> i64 {
        let number =
            if let Some(Node::Number(number)) = self.node { number.as_i64() } else { None };
        if number.is_none() {
            self.refuse("is no whole number");
        }
        number.unwrap_or_default()
    }

    /// Notes what is wrong here, unless something was wrong before.
    pub(super) fn refuse(&mut self, why: &str) {
        if self.refused.is_none() {
            let what = if self.node.is_none() { "is missing" } else { why };
            let place = if self.path.is_empty() { "the file" } else { &self.path };
            *self.refused = Some(format!("{place} {what}"));
        }
    }

    fn key(&mut self, key: &'static str) -> Place<'_> {
        self.asked.push(key);
        let entries = self.node.map(Node::entries).unwrap_or_default();
        let entry = entries.iter().find(|(known, _)| &**known == key);
        let path =
            if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        Place { node: entry.map(|(_, node)| node), path, asked: Vec::new(), refused: self.refused }
    }

    pub(super) fn element(&mut self, index: usize) -> Place<'_> {
        let elements = self.node.map(Node::elements).unwrap_or_default();
        Place {
            node: elements.get(index),
            path: format!("{}[{index}]", self.path),
            asked: Vec::new(),
            refused: self.refused,
        }
    }

    /// An entry of the object here, under whatever code.
    pub(super) fn entry<'a>(&'a mut self, code: &str, node: &'a Node) -> Place<'a> {
        let path = format!("{}.{code}", self.path);
        Place { node: Some(node), path, asked: Vec::new(), refused: self.refused }
    }

    /// How many elements the list here has.
    pub(super) fn count(&mut self) -> usize {
        let Some(Node::List(elements)) = self.node else {
            self.refuse("is no list");
            return 0;
        };
        elements.len()
    }

    /// Refuses keys that nobody asked for.
    pub(super) fn close(mut self) {
        let entries = self.node.map(Node::entries).unwrap_or_default();
        if self.asked.is_empty() {
            return;
        }
        let asked = |key: &str| self.asked.contains(&key);
        if let Some((unknown, _)) = entries.iter().find(|(key, _)| !asked(key)) {
            let why = format!("has an unknown key, {unknown}");
            self.refuse(&why);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Countries, Validity};

    fn refusal<T: Read>(text: &str) -> Option<String> {
        file::<T>(text).err()
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        let cases = [
            (r#"{"from": "2026-02-02", "until": null}"#, None),
            (r#"{"from": "2026-02-02"}"#, None),
            (r#"{"until": null}"#, Some("from is missing")),
            (r#"{"from": null, "until": 5}"#, Some("from is no text")),
            (r#"{"from": "", "to": ""}"#, Some("the file has an unknown key, to")),
            ("[]", Some("from is missing")),
        ];
        for (text, expected) in cases {
            assert_eq!(refusal::<Validity>(text).as_deref(), expected, "{text}");
        }
        let list = r#"{"as_of": "", "source": {"document": "", "section": ""},
            "countries": [{"code": "", "name": {"ja": "", "en": ""}, "standing": "friend"}]}"#;
        let standing = "countries[0].standing is no known code";
        assert_eq!(refusal::<Countries>(list).as_deref(), Some(standing));
    }
}
