//! A JSON file as a tree that keeps everything it holds, known or not.
//!
//! Parts are shared, never changed in place: an edit copies the way from the root to the part, so an
//! older tree stays whole (undo) and an untouched part is recognised by its address (caches).

use std::collections::HashMap;
use std::rc::Rc;

use super::digits::Digits;

/// Objects above this size find repeated keys by hash, so that a hostile file stays quick.
const SMALL_OBJECT: usize = 16;

/// A JSON value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Node {
    /// `null`, or nothing there: not answered.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, in the file's own digits.
    Number(Digits),
    /// A text.
    Text(Rc<str>),
    /// A list.
    List(Rc<Vec<Node>>),
    /// An object, its keys in the file's order and each once.
    Object(Rc<Vec<(Rc<str>, Node)>>),
}

/// What stands at a place that is not there.
pub(super) const ABSENT: &Node = &Node::Null;

impl Node {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(text.into())
    }

    /// An object of these entries; of a repeated key the last counts, at the first one's place.
    pub fn object(entries: impl IntoIterator<Item = (Rc<str>, Self)>) -> Self {
        let mut kept: Vec<(Rc<str>, Self)> = Vec::new();
        let mut places: HashMap<Rc<str>, usize> = HashMap::new();
        for (key, value) in entries {
            let place = if kept.len() <= SMALL_OBJECT {
                kept.iter().position(|(known, _)| *known == key)
            } else {
                if places.is_empty() {
                    places = kept.iter().enumerate().map(|(i, (k, _))| (k.clone(), i)).collect();
                }
                places.get(&key).copied()
            };
            if let Some(slot) = place.and_then(|place| kept.get_mut(place)) {
                slot.1 = value;
            } else {
                if !places.is_empty() {
                    places.insert(key.clone(), kept.len());
                }
                kept.push((key, value));
            }
        }
        Self::Object(Rc::new(kept))
    }

    /// A list of these elements.
    pub fn list(elements: impl IntoIterator<Item = Self>) -> Self {
        Self::List(Rc::new(elements.into_iter().collect()))
    }

    /// The value of a key; not answered where there is none or this is no object.
    pub fn get(&self, key: &str) -> &Self {
        let Self::Object(entries) = self else { return ABSENT };
        entries.iter().find(|(known, _)| &**known == key).map_or(ABSENT, |(_, value)| value)
    }

    /// The element at a position; not answered where there is none or this is no list.
    pub fn element(&self, index: usize) -> &Self {
        self.elements().get(index).unwrap_or(ABSENT)
    }

    /// The elements, none where this is no list.
    pub fn elements(&self) -> &[Self] {
        if let Self::List(elements) = self { elements } else { &[] }
    }

    /// The entries, none where this is no object.
    pub fn entries(&self) -> &[(Rc<str>, Self)] {
        if let Self::Object(entries) = self { entries } else { &[] }
    }

    /// The list of codes with one more of them or one less; no codes left is not answered.
    pub fn with_code(&self, code: &str, is_there: bool) -> Self {
        let mut codes = self.elements().to_vec();
        codes.retain(|known| known.as_text() != Some(code));
        if is_there {
            codes.push(Self::text(code));
        }
        if codes.is_empty() { Self::Null } else { Self::list(codes) }
    }

    /// The text, where this is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// `null`, absent or the empty text: not answered.
    pub fn is_unanswered(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.is_empty(),
            _ => false,
        }
    }

    /// The same part in memory, or the same plain value: equal at the price of a comparison of
    /// addresses. Parts that merely look alike may count as different.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(left), Self::Bool(right)) => left == right,
            (Self::Number(left), Self::Number(right)) => left == right,
            (Self::Text(left), Self::Text(right)) => Rc::ptr_eq(left, right),
            (Self::List(left), Self::List(right)) => Rc::ptr_eq(left, right),
            (Self::Object(left), Self::Object(right)) => Rc::ptr_eq(left, right),
            _ => false,
        }
    }
}
