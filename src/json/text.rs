//! The tree's way in from and out to JSON.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use super::Node;
use super::digits::{Digits, NUMBER_KEY};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Reading { left: &Cell::new(usize::MAX) }.deserialize(deserializer)
    }
}

/// Why a text is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is no JSON, or nested deeper than is read: 127 levels.
    NotJson,
    /// It holds more values than are read.
    TooMany,
}

impl Node {
    /// The tree of a text that may hold so many values, itself included. Reading ends at the first one
    /// too many: what such a text would unfold to, and whether it goes on as JSON, is not looked at.
    ///
    /// # Errors
    /// When it is no JSON, or holds more.
    pub fn read(text: &str, most_values: usize) -> Result<Self, Unread> {
        let left = Cell::new(most_values);
        let mut json = serde_json::Deserializer::from_str(text);
        let read = Reading { left: &left }.deserialize(&mut json);
        // Reading ends early for one reason only: an error of its own leaves nothing to be read.
        let unread = |_| if left.get() == OVER { Unread::TooMany } else { Unread::NotJson };
        let node = read.map_err(unread)?;
        json.end().map_err(|_| Unread::NotJson)?;
        Ok(node)
    }
}

/// What stands where values left to read were counted, once there was one too many.
const OVER: usize = usize::MAX - 1;

/// Reads a value, and all values in it, out of as many as are left to read.
#[derive(Clone, Copy)]
struct Reading<'a> {
    left: &'a Cell<usize>,
}

impl Reading<'_> {
    /// Takes one value out of those that are left.
    fn count<E: Error>(self) -> Result<(), E> {
        match self.left.get() {
            0 | OVER => {
                self.left.set(OVER);
                Err(E::custom("too many values"))
            }
            usize::MAX => Ok(()),
            left => {
                self.left.set(left - 1);
                Ok(())
            }
        }
    }

    /// Puts one back that turned out to be none by itself.
    fn uncount(self) {
        if self.left.get() < OVER {
            self.left.set(self.left.get() + 1);
        }
    }
}

impl<'de> DeserializeSeed<'de> for Reading<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_> {
    type Value = Node;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Number(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Number(value.into()))
    }

    /// Never asked for, as fractions come as their text. Left out, it would refuse by showing the
    /// number, and what writes floats is large.
    fn visit_f64<E: Error>(self, _: f64) -> Result<Node, E> {
        Err(E::custom("a fraction without its text"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        self.count()?;
        Ok(Node::text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Node, A::Error> {
        self.count()?;
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element_seed(self)? {
            elements.push(element);
        }
        Ok(Node::List(Rc::new(elements)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        self.count()?;
        let mut entries: Vec<(Rc<str>, Node)> = Vec::new();
        while let Some(key) = map.next_key::<Rc<str>>()? {
            // A number and the text that it comes as are one value.
            let is_text_of_number = entries.is_empty() && &*key == NUMBER_KEY;
            if is_text_of_number {
                self.uncount();
            }
            entries.push((key, map.next_value_seed(self)?));
        }
        if let Some(number) = exact_number(&entries) {
            return Ok(number);
        }
        if entries.first().is_some_and(|(key, _)| &**key == NUMBER_KEY) {
            self.count()?;
        }
        Ok(Node::object(entries))
    }
}

/// The number behind the entry serde_json makes of it. A file that spells such an entry out itself
/// gets the number too, or its object back when the text is no JSON number.
fn exact_number(entries: &[(Rc<str>, Node)]) -> Option<Node> {
    let [(key, Node::Text(digits))] = entries else { return None };
    if &**key != NUMBER_KEY {
        return None;
    }
    Digits::read(digits).map(Node::Number)
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => value.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(elements) => serializer.collect_seq(elements.iter()),
            Self::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries.iter() {
                    map.serialize_entry(&**key, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(json: &str) -> String {
        let node: Node = serde_json::from_str(json).expect("JSON");
        serde_json::to_string(&node).expect("a tree is JSON")
    }

    #[test]
    fn keeps_every_digit_and_every_key() {
        let json =
            r#"{"b":1.10,"a":[null,true,"x",{}],"n":1e+400,"big":123456789012345678901234567890}"#;
        assert_eq!(round_trip(json), json);
    }

    #[test]
    fn of_a_repeated_key_the_last_counts() {
        assert_eq!(round_trip(r#"{"a":1,"b":2,"a":3}"#), r#"{"a":3,"b":2}"#);
        let many: String = (0..40).map(|n| format!(r#""k{}":{n},"#, n % 20)).collect();
        let kept = round_trip(&format!("{{{many}\"z\":0}}"));
        assert!(kept.contains(r#""k0":20"#) && !kept.contains(r#""k0":0"#), "{kept}");
    }

    #[test]
    fn a_spelled_out_number_key_does_no_harm() {
        let json = r#"{"$serde_json::private::Number":"no number"}"#;
        let node: Node = serde_json::from_str(json).expect("JSON");
        assert_eq!(node.entries().len(), 1);
    }

    #[test]
    fn a_text_is_read_up_to_so_many_values_and_no_further() {
        for (json, values) in [
            ("null", 1),
            ("-1.50e3", 1),
            (r#""x""#, 1),
            ("[]", 1),
            (r#"{"a":[1,{"b":true}],"c":"x"}"#, 6),
            (r#"{"a":1,"a":2}"#, 3),
            (r#"[{"$serde_json::private::Number":"no number"}]"#, 3),
            (r#"[{"$serde_json::private::Number":[1,2]},3]"#, 6),
        ] {
            let whole = serde_json::from_str(json).expect("JSON");
            assert_eq!(Node::read(json, values), Ok(whole), "{json}");
            assert_eq!(Node::read(json, values - 1), Err(Unread::TooMany), "{json}");
        }
    }

    #[test]
    fn what_comes_after_one_value_too_many_is_not_looked_at() {
        let endless = format!("[{}", "0,".repeat(1000));
        assert_eq!(Node::read(&endless, 1000), Err(Unread::TooMany));
        assert_eq!(Node::read(&endless, 1001), Err(Unread::NotJson));
        assert_eq!(Node::read("1 2", 5), Err(Unread::NotJson));
    }

    #[test]
    fn what_browsers_read_and_this_does_not_is_refused() {
        for json in [r#"{"title":"\ud800"}"#, r#""\udc00x""#] {
            assert_eq!(Node::read(json, 10), Err(Unread::NotJson), "{json}");
        }
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(Node::read(&nested(127), 1000).is_ok());
        assert_eq!(Node::read(&nested(128), 1000), Err(Unread::NotJson));
        assert_eq!(Node::read(&nested(1_000_000), usize::MAX), Err(Unread::NotJson));
    }
}
