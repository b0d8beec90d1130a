//! Shapes as JSON Schema, draft 2020-12.

use std::rc::Rc;

use super::Document;
use crate::json::Node;
use crate::shape::{Definition, Entry, Shape};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a document.
pub(super) fn text(document: &Document) -> String {
    let definitions = document.known.all().iter().map(|definition| {
        let Definition { name, about, shape } = definition;
        (Rc::from(name.as_str()), described(about, schema(shape)))
    });
    let head = [(Rc::from("$schema"), Node::text(DIALECT))];
    let root = schema(&document.root);
    let parts = [(Rc::from("$defs"), Node::object(definitions))];
    let all = Node::object(head.into_iter().chain(root).chain(parts));
    // Writing texts, lists and maps into memory has no way to fail.
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

type Keywords = Vec<(Rc<str>, Node)>;

fn described(about: &str, schema: Keywords) -> Node {
    let about = (!about.is_empty()).then(|| (Rc::from("description"), Node::text(about)));
    Node::object(about.into_iter().chain(schema))
}

fn schema(shape: &Shape) -> Keywords {
    match shape {
        Shape::Named(name) => vec![key("$ref", Node::text(&format!("#/$defs/{name}")))],
        Shape::Null => of_type("null"),
        Shape::Boolean => of_type("boolean"),
        Shape::Whole(least, most) if least == most => vec![key("const", whole(*least))],
        Shape::Whole(least, most) => {
            let limits = [key("minimum", whole(*least)), key("maximum", whole(*most))];
            of_type("integer").into_iter().chain(limits).collect()
        }
        Shape::Text(pattern) => {
            let pattern = pattern.map(|pattern| key("pattern", Node::text(pattern)));
            of_type("string").into_iter().chain(pattern).collect()
        }
        Shape::Codes(codes) => {
            vec![key("enum", Node::list(codes.iter().map(|code| Node::text(code))))]
        }
        Shape::Object(entries) => object(entries),
        Shape::Map(values) => {
            let values = key("additionalProperties", Node::object(schema(values)));
            of_type("object").into_iter().chain([values]).collect()
        }
        Shape::List(rows, most) => {
            let rows = key("items", Node::object(schema(rows)));
            let most =
                most.map(|most| key("maxItems", whole(i64::try_from(most).unwrap_or(i64::MAX))));
            of_type("array").into_iter().chain([rows]).chain(most).collect()
        }
        Shape::Any(shapes) => {
            let shapes = shapes.iter().map(|shape| Node::object(schema(shape)));
            vec![key("anyOf", Node::list(shapes))]
        }
        Shape::Meant(_) => Vec::new(),
    }
}

fn object(entries: &[Entry]) -> Keywords {
    let properties = entries.iter().map(|entry| {
        let Entry { key, about, required: _, shape } = entry;
        (Rc::from(key.as_str()), described(about, schema(shape)))
    });
    let properties = key("properties", Node::object(properties));
    let required = entries.iter().filter(|entry| entry.required);
    let required: Vec<Node> = required.map(|entry| Node::text(&entry.key)).collect();
    let required = (!required.is_empty()).then(|| key("required", Node::list(required)));
    of_type("object").into_iter().chain([properties]).chain(required).collect()
}

fn of_type(name: &str) -> Keywords {
    vec![key("type", Node::text(name))]
}

fn key(key: &str, value: Node) -> (Rc<str>, Node) {
    (Rc::from(key), value)
}

fn whole(number: i64) -> Node {
    Node::Number(number.into())
}
