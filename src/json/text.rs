//! The tree's way in from and out to JSON.

use std::fmt;
use std::rc::Rc;

use super::Node;
use super::digits::{Digits, NUMBER_KEY};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    /// Never asked for, as fractions come as their text. Left out, it would refuse by showing the
    /// number, and what writes floats is large.
    fn visit_f64<E: Error>(self, _: f64) -> Result<Node, E> {
        Err(E::custom("a fraction without its text"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Node, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element()? {
            elements.push(element);
        }
        Ok(Node::List(Rc::new(elements)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries: Vec<(Rc<str>, Node)> = Vec::new();
        while let Some((key, value)) = map.next_entry::<Rc<str>, Node>()? {
            entries.push((key, value));
        }
        Ok(exact_number(&entries).unwrap_or_else(|| Node::object(entries)))
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
}
